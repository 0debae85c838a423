"""`lingding pack` and `lingding load`: articles to a cluster, and records from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lingding.commands.build import count, finish, told
from lingding.options import (
    DEFAULT_STORE,
    CorpusOption,
    EncodingOption,
    PathsArgument,
    ReplaceOption,
    StoreOption,
)


def pack(
    paths: PathsArgument,
    to: Annotated[Path, typer.Option("--to", metavar="FILE.parquet", help="The table to write.")],
    encoding: EncodingOption = None,
) -> None:
    """Put articles into one Parquet table, for a cluster to read; see docs/scale.md.

    Exit status 1 if something was skipped, 2 if nothing could be packed.

    Example: lingding pack press.zip --to press.parquet
    """
    from extraction.reading import sources
    from lingding.packing import write

    packed = write(sources(paths, encoding), to, told())
    if packed.articles:
        print(f"packed {count(packed.articles, 'source')} into {to}")
    if packed.skipped:
        raise typer.Exit(1 if packed.articles else 2)


def load(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="RECORDS…",
            help="What the cluster wrote (Parquet files, folders of them), or what "
            "lingding extract --json printed.",
        ),
    ],
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
    replace: ReplaceOption = False,
) -> None:
    """Put records that were made elsewhere into the graph; one loaded before is replaced.

    Exit status 1 if something was skipped (skipped.csv in the store tells what and why), 2 if
    nothing could be loaded.

    Example: lingding load records/ --store bolt://localhost:7687
    """
    from graph.archive import Archive
    from lingding.keeping import Tally, keep
    from lingding.packing import number, outcomes
    from lingding.progress import counted, track

    archive = Archive(store, corpus=corpus, create=True, track=track)
    tally = Tally(told())
    found = counted(outcomes(paths), "loading", number(paths))
    keep(archive, found, tally, replace=replace)
    finish(tally, archive, store)
