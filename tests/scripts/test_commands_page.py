"""Every command, option and named query is documented, and the docs name none that is not there."""

import re
import runpy
import shlex
from pathlib import Path
from typing import Any

import pytest

from queries.library import library

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "commands_page.py"))
COMMANDS: dict[str, Any] = SCRIPT["commands"]()
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def options(name: str) -> set[str]:
    """The options that a command takes, in all their spellings."""
    found = {"--help"}
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option":
            found |= {*parameter.opts, *parameter.secondary_opts}
    return found


def lines() -> list[tuple[str, str]]:
    """(page, words behind `lingding`) of each command line that a page shows."""
    shown = re.compile(r"^(?: {4}|\$ )(?:\.venv/bin/)?lingding (.+)$|`lingding ([a-z][^`]*)`", re.M)
    found = []
    for page in PAGES:
        text = re.sub(r"(?<=\S)\n +(?=\S)", "\n    ", page.read_text("utf-8"))
        found += [(page.name, a or b) for a, b in shown.findall(text)]
    return found


def test_commands_page_is_what_the_script_writes() -> None:
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert written == SCRIPT["page"](), "run: make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_an_example_and_all_its_options(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    section = page[page.index(f"\n## {name}\n") :].split("\n## ")[1]
    assert f"\n    lingding {name}" in section
    for parameter in COMMANDS[name].params:
        if parameter.name != "help":
            assert parameter.help, f"{name} {parameter.name} has no help"
            name_ = parameter.metavar or parameter.name.upper()
            words = parameter.opts if parameter.param_type_name == "option" else [name_]
            assert all(f"`{word}`" in section for word in words), parameter.name


@pytest.mark.parametrize("name", library())
def test_every_named_query_is_documented(name: str) -> None:
    assert f"\n### `{name}` – " in (ROOT / "docs" / "queries.md").read_text("utf-8")


def test_the_docs_show_only_commands_options_and_queries_that_exist() -> None:
    shown = lines()
    assert len(shown) > 60
    for page, line in shown:
        words = shlex.split(line.replace("…", ""), comments=True)
        assert words[0] in COMMANDS, (page, line)
        given = {word.partition("=")[0] for word in words if re.match(r"--[a-z]", word)}
        assert given <= options(words[0]), (page, line)
        if words[0] == "query" and len(words) > 1 and re.fullmatch(r"[a-z-]+", words[1]):
            assert words[1] in library(), (page, line)
