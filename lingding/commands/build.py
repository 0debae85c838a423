"""`lingding build`: articles in."""

from __future__ import annotations

from typing import Annotated

import typer

from lingding.options import (
    DEFAULT_STORE,
    CorpusOption,
    EncodingOption,
    HomeCityOption,
    JobsOption,
    PathsArgument,
    PublishedOption,
    StoreOption,
)

_MOST_REASONS = 20  # printed one by one; all are in the store's list


def build(
    paths: PathsArgument,
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
    home_city: HomeCityOption = None,
    published: PublishedOption = None,
    encoding: EncodingOption = None,
    jobs: JobsOption = 1,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Leave alone what was read before, from the same bytes."),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let an article replace another one of the same id.")
    ] = False,
) -> None:
    """Read articles and put what they say into the graph; one read before is replaced.

    Exit status 1 if something was skipped (skipped.csv in the store tells what and why), 2 if
    nothing could be read.

    Example: lingding build data/article.txt --store lingding-store
    """
    from extraction.outcome import Reading
    from graph.archive import Archive
    from lingding.output import tell
    from lingding.progress import track, watch
    from lingding.reading import SKIPPED, read_into

    reasons = 0

    def failed(error: ValueError) -> None:
        nonlocal reasons
        reasons += 1
        if reasons <= _MOST_REASONS:
            tell([str(error)])

    archive = Archive(store, corpus=corpus, create=True, track=track)
    tally = read_into(
        archive,
        paths,
        failed,
        Reading(home_city, published, encoding),
        replace=replace,
        resume=resume,
        jobs=jobs,
        watch=watch,
    )
    if reasons > _MOST_REASONS:
        place = archive.corpus.folder.with_name(SKIPPED)
        tell(
            [
                f"{reasons:,} skipped in all; {place} lists them"
                if tally.articles
                else f"{reasons:,} skipped in all"
            ]
        )
    if tally.articles or tally.already:
        known = f" ({_count(tally.already, 'source')} read before)" if tally.already else ""
        print(
            f"read {_count(tally.articles, 'article')}{known}: "
            f"{_count(tally.sentences, 'sentence')}, "
            f"{_count(tally.entities, 'entity', 'entities')}, "
            f"{_count(tally.statements, 'statement')}; "
            f"{store} now holds {_count(len(archive.corpus), 'article')}"
        )
    if tally.skipped:
        raise typer.Exit(1 if tally.articles or tally.already else 2)


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or one + 's'}"
