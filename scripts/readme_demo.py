"""Writes into README.md what the commands of `make demo` print in a terminal, shortened.

python scripts/readme_demo.py    (or: make docs)
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "README.md"
WIDTH = 100
# each command with how many lines of its answer are shown
SHOWN = (
    ("build data/article.txt", 1),
    ("query signed-agreements", 99),
    ("query partners --param name=中山", 8),
    ("query between-places --param one=深圳 --param other=中山", 9),
    ("check", 9),
)
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def page(written: str) -> str:
    """The README with its console block as the commands print it now."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "lingding-store"
        block = "\n".join(_shown(command, lines, store) for command, lines in SHOWN)
    return _BLOCK.sub(lambda _: block, written, count=1)


def _shown(command: str, lines: int, store: Path) -> str:
    answer = _printed(command, store).replace(str(store), store.name).splitlines()
    rest = ["…"] if len(answer) > lines else []
    return "\n".join([f"$ lingding {command}", *answer[:lines], *rest, ""])


def _printed(command: str, store: Path) -> str:
    """What a command prints in a terminal of WIDTH columns, without colours."""
    ours, theirs = pty.openpty()
    arguments = [sys.executable, "-c", "from lingding.cli import main; main()", *command.split()]
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen(
        [*arguments, "--store", str(store)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
    ) as process:
        os.close(theirs)
        parts: list[bytes] = []
        try:
            while part := os.read(ours, 65536):
                parts.append(part)
        except OSError:  # how the end of a terminal shows on Linux
            pass
    os.close(ours)
    if process.returncode:
        raise SystemExit(f"lingding {command} failed")
    text = re.sub(r"\x1b\[[0-9;]*m", "", b"".join(parts).decode("utf-8"))
    return "\n".join(line.rstrip() for line in text.splitlines())


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
