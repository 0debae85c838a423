"""Parquet between a cluster and this machine: articles there, records back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extraction.outcome import Outcome
from extraction.reading import Source, UnreadableError
from graph.record import Record

ROWS = 500  # in a part of the table, so that a cluster can share them out
BYTES = 50_000_000  # of texts in a part, unless one alone has more
_ARTICLES = pa.schema(
    [
        *[pa.field(name, pa.string()) for name in ("id", "path")],
        pa.field("content", pa.binary()),
        *[pa.field(name, pa.string()) for name in ("text", "html", "title", "published")],
        *[pa.field(name, pa.string()) for name in ("source", "home_city", "encoding")],
    ]
)
_BATCH = 64  # records of a Parquet file in memory at a time


@dataclass(slots=True)
class Packed:
    """How many sources were packed, and how many could not be."""

    articles: int = 0
    skipped: int = 0


def write(
    sources: Iterable[Source | UnreadableError], file: Path, failed: Callable[[ValueError], None]
) -> Packed:
    """Write what is to be read into a table that `extraction.extract_batch` takes.

    It gives there the records that it gives here. The file is written whole or not at all, and
    not if there is nothing to write. `failed` is told of what cannot be read. Raises OSError.
    """
    packed = Packed()
    part = file.with_name(f".{file.name}.part")
    try:
        with pq.ParquetWriter(part, _ARTICLES, compression="zstd") as table:
            for rows in _parts(sources, packed, failed):
                table.write_table(pa.Table.from_pylist(rows, _ARTICLES))
        if packed.articles:
            part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return packed


def _parts(
    sources: Iterable[Source | UnreadableError],
    packed: Packed,
    failed: Callable[[ValueError], None],
) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    held = 0
    for source in sources:
        if isinstance(source, UnreadableError):
            packed.skipped += 1
            failed(source)
            continue
        try:
            source.path.encode("utf-8")
        except UnicodeEncodeError:
            packed.skipped += 1
            failed(UnreadableError(f"{source.path}: its name is not in Unicode; rename it"))
            continue
        packed.articles += 1
        rows.append(_row(source))
        held += len(source.data)
        if len(rows) >= ROWS or held >= BYTES:
            yield rows
            rows, held = [], 0
    if rows:
        yield rows


def _row(source: Source) -> dict[str, Any]:
    """A source as `extraction.reading.tables.source` understands it."""
    kind = ("html" if source.html else "text") if source.row else "content"
    return {
        "id": source.id,
        "path": str(Path(source.path).absolute()),
        kind: source.data.decode("utf-8") if source.row else source.data,
        "title": source.title,
        "published": source.published,
        "source": source.source,
        "home_city": source.home_city,
        "encoding": source.encoding,
    }


def outcomes(paths: Iterable[Path]) -> Iterator[Outcome]:
    """What a cluster found, article by article; what cannot be read comes as an error.

    paths: Parquet files with columns `path`, `record` and `error`, or folders of them, as
    `extraction.extract_batch` gives them; or lines of JSON, a record each.
    """
    for path in paths:
        try:
            for file in _files(path):
                yield from _of_pages(file)
        except (OSError, pa.ArrowException) as error:
            cause = " ".join(str(error).split())
            yield Outcome(None, error=UnreadableError(f"{path}: cannot be read ({cause})"))


def number(paths: Iterable[Path]) -> int:
    """How many rows the Parquet files have; 0 if it cannot be told before they are read."""
    with suppress(OSError, pa.ArrowException):
        return sum(pq.read_metadata(file).num_rows for path in paths for file in _files(path))
    return 0


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*.parquet") if not file.name.startswith((".", "_")))
    if not found:
        raise FileNotFoundError("no Parquet file in it")
    return found


def _of_pages(file: Path) -> Iterator[Outcome]:
    """The articles of one page, which stand beside each other, come together."""
    for path, rows in groupby(_rows(file), key=lambda row: row["path"]):
        records = []
        for row in rows:
            if row["error"] is not None:
                yield Outcome(None, error=UnreadableError(row["error"]))
                continue
            try:
                records.append(Record.from_json(row["record"]))
            except (ValueError, TypeError) as error:
                yield Outcome(None, error=UnreadableError(f"{file}: {path}: {error}"))
        yield Outcome(None, tuple(records))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open("rb") as stream:
        if stream.read(4) == b"PAR1":
            table = pq.ParquetFile(stream)
            columns = ["path", "record", "error"]
            if not {*columns} <= {*table.schema_arrow.names}:
                raise pa.ArrowInvalid(f"no columns {', '.join(columns)} in it")
            for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
                yield from batch.to_pylist()
            return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield {"path": _path(line) or f"line {number}", "record": line, "error": None}


def _path(line: str) -> str | None:
    try:
        return str(json.loads(line)["article"]["path"])
    except (ValueError, LookupError, TypeError):
        return None
