"""Writes docs/commands.md, every command with its arguments and options, from the command line.

python scripts/commands_page.py    (or: make docs)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from lingding.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """\
# The commands

This page is made from the command line itself by `make docs`; change the docstrings and help
texts in `lingding/commands/`, not this page. What a command says of a mistake is one line on
standard error, and the exit status 2, unless said otherwise.
"""


def commands() -> dict[str, Any]:
    """Every command of the command line by its name, those of groups as `GROUP NAME`."""
    return dict(_walk("", typer.main.get_command(app)))


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for word, one in inner.items():
        yield from _walk(f"{name} {word}".strip(), one)


def page() -> str:
    """The page as Markdown."""
    return "\n".join([HEAD, *(_section(name, one) for name, one in commands().items())])


def _section(name: str, command: Any) -> str:
    told, _, example = (command.help or "").strip().partition("\n\nExample: ")
    lines = [f"## {name}", told, ""]
    if example:
        lines += [f"    {line.strip()}" for line in example.splitlines()] + [""]
    rows = [row for parameter in command.params if (row := _row(parameter))]
    if rows:
        lines += ["| | |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def _row(parameter: Any) -> str | None:
    if getattr(parameter, "hidden", False) or parameter.name == "help":
        return None
    option = parameter.param_type_name == "option"
    metavar = parameter.metavar or ("" if option else parameter.name.upper())
    words = parameter.opts if option else [metavar]
    name = ", ".join(f"`{word}`" for word in words)
    if option and metavar:
        name += f" {metavar}".replace("|", " or ")
    says = " ".join((parameter.help or "").split()).replace("|", "\\|")
    default = getattr(parameter.default, "value", parameter.default)
    if isinstance(default, (str, int, float)) and not isinstance(default, bool) and default != "":
        says += f" Default: `{default}`."
    return f"| {name} | {says.strip()} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
