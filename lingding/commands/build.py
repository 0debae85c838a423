"""`lingding build` and `lingding extract`: articles in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from lingding.options import (
    DEFAULT_STORE,
    CorpusOption,
    HomeCityOption,
    PathsArgument,
    PublishedOption,
    StoreOption,
)

if TYPE_CHECKING:
    from graph.record import Record


def build(
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
    home_city: HomeCityOption = None,
    published: PublishedOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let an article replace another one of the same id.")
    ] = False,
) -> None:
    """Read articles and put what they say into the graph; one read before is replaced.

    Exit status 1 if some files were skipped, 2 if nothing could be read.

    Example: lingding build data/article.txt --store lingding-store
    """
    from graph.archive import Archive
    from lingding.output import tell
    from lingding.progress import track
    from lingding.reading import files, read_into

    found = files(paths)
    archive = Archive(store, corpus=corpus, create=True, track=track)
    tally = read_into(
        archive,
        found,
        lambda error: tell([str(error)]),
        home_city=home_city,
        published=published,
        replace=replace,
        track=track,
    )
    if tally.articles:
        print(
            f"read {_count(tally.articles, 'article')}: {_count(tally.sentences, 'sentence')}, "
            f"{_count(tally.entities, 'entity', 'entities')}, "
            f"{_count(tally.statements, 'statement')}; "
            f"{store} now holds {_count(len(archive.corpus), 'article')}"
        )
    if tally.skipped:
        raise typer.Exit(1 if tally.articles else 2)


def extract(
    paths: PathsArgument,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line and article.")
    ] = False,
    home_city: HomeCityOption = None,
    published: PublishedOption = None,
) -> None:
    """Read articles and print what they say, keeping nothing.

    Example: lingding extract data/article.txt --json > records.jsonl
    """
    from pathlib import Path

    from extraction.extract import extract_file
    from extraction.reading import UnreadableError
    from lingding.output import tell
    from lingding.progress import track
    from lingding.reading import files

    read = skipped = 0
    for name in track([str(path) for path in files(paths)], "reading"):
        try:
            records = extract_file(Path(name), home_city=home_city, published=published)
        except UnreadableError as error:
            skipped += 1
            tell([str(error)])
            continue
        for record in records:
            read += 1
            if as_json:
                sys.stdout.write(f"{record.to_json()}\n")
            else:
                _print(record)
    if skipped:
        raise typer.Exit(1 if read else 2)


def _print(record: Record) -> None:
    from graph.store import Table
    from lingding.output import Format, printable, show

    print(printable(f"{record.article.id}: {record.article.title}"))
    names = {entity.id: entity.name for entity in record.entities}
    rows = tuple(
        (
            names[statement.subject],
            statement.predicate,
            names[statement.object],
            statement.status,
            statement.date,
            statement.confidence,
            statement.evidence[0].text,
        )
        for statement in record.statements
    )
    columns = ("subject", "predicate", "object", "status", "date", "confidence", "evidence")
    show(Table(columns, rows), Format.table)


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
