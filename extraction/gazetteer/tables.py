"""Reading the gazetteer's tables, the .tsv files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table without its header, each a list of cells."""
    text = files("extraction.gazetteer").joinpath(name).read_text("utf-8")
    lines = iter(text.split("\n"))
    next(lines)
    return (line.split("\t") for line in lines if line)


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several."""
    return tuple(cell.split("|")) if cell else ()
