"""Extraction as a pure function from a pandas batch to a pandas batch, for a cluster.

On Spark, Ray Data and Dask:

    frame.mapInPandas(lambda batches: map(extract_batch, batches), SCHEMA)        # Spark
    dataset.map_batches(extract_batch, batch_format="pandas")                     # Ray Data
    frame.map_partitions(extract_batch, meta=extract_batch(frame.head(0)))        # Dask
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from extraction.outcome import Reading, extract_one
from extraction.reading import UnreadableError, tables

COLUMNS = ("id", "path", "record", "error")
SCHEMA = "id string, path string, record string, error string"  # of the answer, in SQL


def extract_batch(
    batch: pd.DataFrame,
    *,
    home_city: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
) -> pd.DataFrame:
    """The records of a batch of articles, in its order.

    batch: a row an article, in columns as of the tables that `lingding build` reads: `text` or
    `html`, `id`, `title`, `published`, `source`, `home_city`, `encoding`, under any
    name of `tables.toml`.
    Where the text is `bytes`, it is that of a file (PDF, Word, web page, text). `path`, if there is
    such a column, says where the row or file lies; otherwise the id does, and the other way round.
    home_city, published, encoding: as of `extraction.extract.extract_file`.

    Returns columns `id` of the article, `path`, `record` (its JSON, as `Record.to_json`) and
    `error`. A page of several articles gives several rows; what cannot be read gives one without a
    record, whose `error` is one line. The answer depends on the batch alone, and each row's on that
    row alone. Raises ValueError if there is no column for the text, or neither an id nor a path.
    """
    named = {tables.role(name) for name in batch.columns}
    if not {"text", "html"} & named:
        raise ValueError(f"no column with the text among: {', '.join(map(str, batch.columns))}")
    if "id" not in named and "path" not in batch.columns:
        raise ValueError("no column `id` or `path` to tell the articles apart")
    how = Reading(home_city, published, encoding)
    cells = batch.astype(object).where(batch.notna(), None)
    found = [found for row in cells.to_dict("records") for found in _found(row, how)]
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)


def _found(row: Mapping[Any, Any], how: Reading) -> Iterator[tuple[str | None, ...]]:
    """Rows of the answer that come of one row."""
    id_ = next((str(cell) for name, cell in row.items() if tables.role(name) == "id" and cell), "")
    path = str(row.get("path") or id_)
    if not path:
        yield None, None, None, "a row without an id or a path; fill one of them"
        return
    source = tables.source(row, path, path)
    if isinstance(source, UnreadableError):
        yield id_ or path, path, None, str(source)
        return
    outcome = extract_one(source, how)
    if outcome.error:
        yield source.id, path, None, str(outcome.error)
    for record in outcome.records:
        yield record.article.id, path, record.to_json(), None
