"""Answers as people and programs read them: table, CSV, JSON."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TextIO

from graph.store import Table


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def show(table: Table, format_: Format) -> None:
    """Print an answer on standard output, and its notes on standard error.

    A table fits a terminal's width; in a pipe it is plain, one line a row, and never cut off.
    """
    if format_ is Format.csv:
        _as_csv(table, sys.stdout)
    elif format_ is Format.json:
        _as_json(table, sys.stdout)
    elif sys.stdout.isatty():
        _for_terminal(table)
    else:
        _for_pipe(table, sys.stdout)
    tell(table.notes)


def tell(notes: Iterable[str]) -> None:
    """Print notes for the user on standard error, one a line."""
    for note in notes:
        print(f"lingding: {printable(note)}", file=sys.stderr)


_LATIN = "\u2e80"  # Chinese characters and marks come after it


def cell(value: Any) -> str:
    """A value as text: lists of words with commas, nodes and other structures as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ("、" if any(char > _LATIN for item in value for char in item) else ", ").join(value)
    if isinstance(value, (list, dict, bool)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows as dicts by column."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def printable(text: str) -> str:
    """The text in one line, without characters that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _as_csv(table: Table, out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)


def _as_json(table: Table, out: TextIO) -> None:
    out.write(json.dumps(rows_of(table), ensure_ascii=False, indent=1, default=str) + "\n")


def _for_terminal(table: Table) -> None:
    """Columns that fit the terminal; a sentence gets a line of its own below its row."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table as RichTable
    from rich.text import Text

    console = Console()
    lines = _lines(table)
    told = table.columns[-1] == "sentence"
    columns = [line[:-1] for line in lines] if told else lines
    numeric = [
        any(isinstance(v, (int, float)) for v in column) for column in zip(*table.rows, strict=True)
    ]
    widths = _fitting(_natural(columns), _unbroken(columns), console.width - 2 * len(columns[0]))
    for number, (line, whole) in enumerate(zip(columns, lines, strict=True)):
        row = RichTable.grid(padding=(0, 2, 0, 0))
        for index, width in enumerate(widths):
            right = bool(numeric) and numeric[index]
            row.add_column(width=width, overflow="fold", justify="right" if right else "left")
        row.add_row(*map(Text, line), style="" if number else "bold")
        console.print(row)
        if told and number:
            console.print(Padding(Text(whole[-1], style="dim"), (0, 0, 0, 4)))
    if not table.rows:
        console.print("no rows", style="dim")


def _for_pipe(table: Table, out: TextIO) -> None:
    from rich.cells import set_cell_size

    lines = _lines(table)
    widths = _natural(lines)
    for line in lines:
        padded = (set_cell_size(text, width) for text, width in zip(line, widths, strict=True))
        out.write("  ".join(padded).rstrip() + "\n")


def _lines(table: Table) -> list[tuple[str, ...]]:
    """The head and the rows as text without control characters."""
    rows = (tuple(printable(cell(value)) for value in row) for row in table.rows)
    return [table.columns, *rows]


def _natural(lines: list[tuple[str, ...]]) -> list[int]:
    """For each column the terminal cells of its widest text; a Chinese character takes two."""
    from rich.cells import cell_len

    return [max(map(cell_len, column)) for column in zip(*lines, strict=True)]


def _unbroken(lines: list[tuple[str, ...]]) -> list[int]:
    """For each column the length of its longest Latin word, which should not be folded."""
    words = (
        (re.findall(r"[!-~]+", text) or [""] for text in column)
        for column in zip(*lines, strict=True)
    )
    return [max(len(word) for found in column for word in found) for column in words]


def _fitting(natural: list[int], least: list[int], total: int) -> list[int]:
    """Column widths that fit into `total` cells: the widest are folded first.

    No column is folded below its longest Latin word unless there is no other way.
    """
    folded = natural
    for floors in (least, [6] * len(least)):
        widest = max(natural, default=0)
        while widest > 6 and sum(folded) > total:
            widest -= 1
            folded = [min(w, max(widest, floor)) for w, floor in zip(natural, floors, strict=True)]
        if sum(folded) <= total:
            break
    return folded
