import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_readme_shows_what_the_commands_print() -> None:
    pytest.importorskip("pty")
    written = (ROOT / "README.md").read_text("utf-8")
    script = runpy.run_path(str(ROOT / "scripts" / "readme_demo.py"))
    assert written == script["page"](written), "run: make docs"


def test_readme_shows_commands_of_the_demo() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "readme_demo.py"))
    demo = (ROOT / "scripts" / "demo").read_text("utf-8")
    for command, _ in script["SHOWN"]:
        assert command.removeprefix("query ") in demo
