"""Makes the pictures in docs/img by the commands that docs/pictures.md shows beside them.

python scripts/pictures.py    (or: make docs)

A command `$ lingding …` is run as it stands. A picture with a comment below it,
`page.html#… 1366x768`, is what Chromium shows of that page, at that address, in a window of that
size; without Chromium these are left as they are.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "pictures.md"
_COMMAND = re.compile(r"^\$ lingding (.+)$", re.MULTILINE)
_SHOT = re.compile(r"!\[[^]]*\]\((img/[^)]+)\)\n<!-- (\S+?)(#\S*)? (\d+)x(\d+)( dark)? -->")
RUN = "from lingding.cli import main; main()"


def commands() -> Iterator[list[str]]:
    """The commands of the page, in order."""
    return (shlex.split(match[1]) for match in _COMMAND.finditer(PAGE.read_text("utf-8")))


def run(folder: Path) -> None:
    """Run the commands in a folder that has the project's data, and keep pictures in docs/img."""
    (folder / "data").symlink_to(ROOT / "data")
    (folder / "docs" / "img").mkdir(parents=True)
    for command in commands():
        subprocess.run([sys.executable, "-c", RUN, *command], cwd=folder, check=True)


def shoot(folder: Path) -> None:
    """Take the pictures of pages in a browser."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("no Chromium: the pictures of pages stay as they are")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for match in _SHOT.finditer(PAGE.read_text("utf-8")):
            image, file, part, wide, high, dark = match.groups()
            page = browser.new_page(
                viewport={"width": int(wide), "height": int(high)},
                color_scheme="dark" if dark else "light",
                locale="zh-CN",
            )
            page.goto((folder / file).as_uri() + (part or ""))
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(300)
            page.screenshot(path=folder / "docs" / image)
            page.close()
        browser.close()


def main() -> None:
    """Make all pictures anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(folder)
        shoot(folder)
        for image in sorted((folder / "docs" / "img").iterdir()):
            shutil.copyfile(image, ROOT / "docs" / "img" / image.name)


if __name__ == "__main__":
    main()
