"""Tables with an article a row: `.csv`, `.tsv`, `.jsonl` and `.parquet`, read row by row.

Which column holds what is told by its name (`tables.toml`).
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from extraction.reading.decoding import decode
from extraction.reading.errors import UnreadableError
from extraction.reading.furniture import first_date, plain
from extraction.reading.source import LARGEST_FILE, Source, largest

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
BATCH = 64  # rows of a Parquet file in memory at a time
_HEAD = 200_000  # bytes from which the encoding of a table is told
_LONGEST_LINE = 3 * LARGEST_FILE  # characters; JSON may write one in six

Row = Mapping[str, Any]


def rows(
    stream: BinaryIO, path: str, id_: str, encoding: str | None
) -> Iterator[Source | UnreadableError]:
    """The articles of the table at `path`, each row one; empty rows are left out.

    `id_` with the row's number is the article's id where no column gives one.
    """
    number = 0
    try:
        packed = _is_parquet(stream, path)
        used = None if packed else encoding or _encoding(stream, path)
        found = _text(stream, path, used) if used else _parquet(stream, path)
        for number, row in enumerate(found, 1):
            if isinstance(row, UnreadableError):
                yield row
            else:
                yield source(row, f"{path}/{number}", f"{id_}/{number}", used)
    except UnreadableError as error:
        yield error
    except (csv.Error, OSError, ValueError, LookupError) as error:
        cause = " ".join(str(error).split())
        yield UnreadableError(f"{path}: a damaged table behind row {number} ({cause}); mend it")


def _is_parquet(stream: BinaryIO, path: str) -> bool:
    head = stream.read(4)
    stream.seek(0)
    if head != b"PAR1" and Path(path).suffix.lower() == ".parquet":
        raise UnreadableError(f"{path}: not a Parquet file; write it again")
    return head == b"PAR1"


def _text(stream: BinaryIO, path: str, encoding: str) -> Iterator[Row | UnreadableError]:
    suffix = Path(path).suffix.lower()
    text = io.TextIOWrapper(stream, encoding, newline="")
    yield from _csv(text, path, suffix) if suffix in (".csv", ".tsv") else _json(text, path)


def _encoding(stream: BinaryIO, path: str) -> str:
    """The encoding of a text table, told from its first lines."""
    head = stream.read(_HEAD)
    stream.seek(0)
    whole = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1]
    return decode(whole or head, path).encoding


def _parquet(stream: BinaryIO, path: str) -> Iterator[Row]:
    import pyarrow as pa  # here, for it takes a tenth of a second that others do not need
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream)
        wanted = [name for name in table.schema_arrow.names if role(name)]
        _require(wanted, path)
        for batch in table.iter_batches(batch_size=BATCH, columns=wanted):
            yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _csv(text: io.TextIOWrapper, path: str, suffix: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_LINE)
    header = text.readline(_HEAD)
    mark = "\t" if suffix == ".tsv" else max(",;\t|", key=header.count)
    names = next(csv.reader([header], delimiter=mark), [])
    _require(names, path)
    for cells in csv.reader(text, delimiter=mark):
        yield dict(zip(names, cells, strict=False))


def _json(text: io.TextIOWrapper, path: str) -> Iterator[Row | UnreadableError]:
    number = 0
    while line := text.readline(_LONGEST_LINE):
        number += 1
        if not line.endswith("\n") and len(line) >= _LONGEST_LINE:
            raise UnreadableError(
                f"{path}: line {number} has over {_LONGEST_LINE:,} characters; split it"
            )
        try:
            row = json.loads(line) if line.strip() else {}
        except (ValueError, RecursionError):
            yield UnreadableError(f"{path}/{number}: not JSON; write one object a line")
            continue
        if not isinstance(row, dict):
            yield UnreadableError(f"{path}/{number}: not a JSON object; write one a line")
        else:
            yield row


def _require(names: list[str], path: str) -> None:
    if not any(role(name) in ("text", "html") for name in names):
        known = ", ".join((*_roles()["text"], *_roles()["html"]))
        raise UnreadableError(f"{path}: no column with the text; call it one of: {known}")


@cache
def _roles() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def role(name: object) -> str | None:
    """What the column of that name holds."""
    bare = str(name).strip("\ufeff \t\r\n").lower()
    return next((what for what, names in _roles().items() if bare in names), None)


def source(row: Row, path: str, id_: str, encoding: str | None = None) -> Source | UnreadableError:
    """The article of one row of a table: its text, or the bytes of a whole file.

    path: of the row; id_: of the article where no column gives one.
    encoding: of the table, where it is text.
    """
    cells: dict[str, Any] = {}
    for name, cell in row.items():
        what = role(name)
        if what and cell is not None and str(cell).strip():
            file = isinstance(cell, bytes) and what in ("text", "html")
            cells.setdefault(what, cell if file else str(cell))
    html = "text" not in cells
    text = cells.get("html", "") if html else cells["text"]
    if not text:
        return UnreadableError(f"{path}: no text in this row; fill it or take it out")
    try:
        data = text if isinstance(text, bytes) else text.encode("utf-8")
    except UnicodeEncodeError:
        return UnreadableError(f"{path}: half of a character (a lone surrogate); mend the text")
    limit = largest(data) if isinstance(text, bytes) else LARGEST_FILE
    if len(data) > limit:
        return UnreadableError(
            f"{path}: {len(data):,} bytes, more than {limit:,}; split it into articles"
        )
    return Source(
        path=path,
        id=cells.get("id", "").strip() or id_,
        data=data,
        row=isinstance(text, str),
        html=html,
        title=cells.get("title"),
        published=first_date(plain(cells["published"])) if "published" in cells else None,
        source=cells.get("source"),
        home_city=cells.get("home_city"),
        encoding=cells.get("encoding", encoding),
    )
