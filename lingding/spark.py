"""Extraction on a Spark cluster: Parquet in, Parquet records out.

    spark-submit --master yarn …/lingding/spark.py IN OUT
    python -m lingding.spark IN OUT --master 'local-cluster[2,1,1024]'

Every executor needs Lingding installed; nothing else is sent there. `lingding load OUT` then puts
the records into a graph, and docs/scale.md says when all this is worth while.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pandas as pd

from extraction.batch import SCHEMA, extract_batch
from extraction.reading import tables

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

TASK = 500  # articles; an executor that dies loses one task, some ten seconds of work
SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # rows in an executor's memory at a time
    "spark.sql.execution.arrow.maxBytesPerBatch": "64m",
}
_MOST_REASONS = 20


def records(
    spark: SparkSession,
    place: str,
    *,
    task: int = TASK,
    home_city: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
) -> DataFrame:
    """The records of the articles in a Parquet file, or a folder of them, in tasks of `task` rows
    or less, so that each processor has one.

    Columns and arguments as of `extract_batch`. Articles get the `id` and `path` that reading the
    same files on one machine would give them, unless the table has such columns.
    """

    def extract(batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        for batch in batches:
            yield extract_batch(
                located(batch, place), home_city=home_city, published=published, encoding=encoding
            )

    table = spark.read.option("recursiveFileLookup", "true").parquet(place)
    columns = [
        _column(table, name) for name in table.columns if tables.role(name) or name == "path"
    ]
    found = table.select(*columns, "_metadata.file_path", "_metadata.row_index")
    wanted = max(-(-table.count() // task), spark.sparkContext.defaultParallelism)
    if wanted > found.rdd.getNumPartitions():
        found = found.repartition(wanted)
    return found.mapInPandas(extract, SCHEMA)


def located(batch: pd.DataFrame, place: str) -> pd.DataFrame:
    """Rows with `id` and `path` from the file and row that Spark read them from.

    file_path: an address; row_index: from 0. Both are taken out.
    """
    files = [_plain(address) for address in batch["file_path"]]
    rows = [str(row + 1) for row in batch["row_index"]]
    batch = batch.drop(columns=["file_path", "row_index"])
    if not any(tables.role(name) == "id" for name in batch.columns):
        batch["id"] = [f"{_stem(file, place)}/{row}" for file, row in zip(files, rows, strict=True)]
    if "path" not in batch.columns:
        batch["path"] = [f"{file}/{row}" for file, row in zip(files, rows, strict=True)]
    return batch


def _column(table: DataFrame, name: str) -> Column:
    """A column as text, unless it holds the bytes of files."""
    column = table[f"`{name}`"]
    bytes_ = dict(table.dtypes)[name] == "binary"
    return column if bytes_ else column.cast("string").alias(name)


def _plain(address: str) -> str:
    """The path of a file on this machine; another address as it is."""
    parts = urlsplit(address)
    return unquote(parts.path) if parts.scheme in ("", "file") else address


def _stem(file: str, place: str) -> str:
    """As `extraction.reading.sources` names a file, or one in a folder."""
    path, folder = PurePosixPath(file), PurePosixPath(_plain(place))
    within = path.relative_to(folder) if folder != path and path.is_relative_to(folder) else path
    return str(within.with_suffix("")) if within is not path else path.stem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job; returns 0 all read, 1 some skipped, 2 nothing read or a mistake."""
    parser = argparse.ArgumentParser(
        prog="lingding.spark", description="Extract records on Spark, Parquet to Parquet."
    )
    parser.add_argument("articles", metavar="IN", help="a Parquet file, or a folder of them")
    parser.add_argument("records", metavar="OUT", help="the folder to write; must not exist")
    parser.add_argument("--master", help="the cluster, if spark-submit does not say it")
    parser.add_argument("--task", type=int, default=TASK, help="articles in a task (%(default)s)")
    parser.add_argument("--home-city")
    parser.add_argument("--published")
    parser.add_argument("--encoding")
    given = parser.parse_args(arguments)
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    except ImportError:
        print("pyspark is not installed; pip install 'lingding[spark]'", file=sys.stderr)
        return 2
    spark = session(given.master)
    try:
        table = records(
            spark,
            given.articles,
            task=max(1, given.task),
            home_city=given.home_city,
            published=given.published,
            encoding=given.encoding,
        )
        table.write.parquet(given.records)
        return _report(spark, given.records)
    except (PySparkException, Py4JError) as error:
        cause = getattr(error, "java_exception", None) or error
        print(f"lingding.spark: {str(cause).partition(chr(10))[0]}", file=sys.stderr)
        return 2
    finally:
        spark.stop()


def session(master: str | None = None) -> SparkSession:
    """A session with what extraction needs; with a master on this machine, this very Python."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("lingding")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    if master:
        builder = builder.master(master)
        if master.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return builder.getOrCreate()


def _report(spark: SparkSession, place: str) -> int:
    table = spark.read.parquet(place)
    read = table.where("record IS NOT NULL").count()
    skipped = table.where("error IS NOT NULL")
    for row in skipped.limit(_MOST_REASONS).collect():
        print(row["error"], file=sys.stderr)
    missed = skipped.count()
    print(f"read {read:,} articles, skipped {missed:,}; {place}")
    return 0 if not missed else 1 if read else 2


if __name__ == "__main__":
    sys.exit(main())
