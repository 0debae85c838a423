"""`lingding diff` and `lingding rebuild`: corpora compared, and the graph made anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph.errors import StoreError
from graph.store import Table
from lingding.options import DEFAULT_STORE, CorpusOption, FormatOption, StoreOption
from lingding.output import Format, show


def rebuild(store: StoreOption = DEFAULT_STORE, corpus: CorpusOption = None) -> None:
    """Make the graph anew from the records and the corrections.

    Example: lingding rebuild --store lingding-store
    """
    from graph.archive import Archive
    from lingding.progress import track

    archive = Archive(store, corpus=corpus, track=track)
    with archive.writing():
        archive.rebuild()
    print(f"built the graph of {len(archive.corpus):,} articles anew")


def diff(
    one: Annotated[Path, typer.Argument(metavar="STORE", help="A folder with a corpus.")],
    other: Annotated[Path, typer.Argument(metavar="STORE", help="Another one.")],
    format_: FormatOption = Format.table,
) -> None:
    """Tell what the records of two stores say differently; exit status 1 if anything.

    Example: lingding diff lingding-store other-store
    """
    from graph.corpus import Corpus
    from graph.difference import differences

    for folder in (one, other):
        if not (folder / "articles").is_dir():
            raise StoreError(f"{folder}: no store here; name two folders made by lingding build")
    corpora = [Corpus(folder / "articles", folder.resolve().parent) for folder in (one, other)]
    rows = tuple(
        (d.change, d.what, d.article, d.name, d.before, d.after) for d in differences(*corpora)
    )
    show(Table(("change", "what", "article", "name", "before", "after"), rows), format_)
    if rows:
        raise typer.Exit(1)
