"""`lingding build`: articles in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from extraction.model.second import Reader
from lingding.options import (
    DEFAULT_STORE,
    AnswersOption,
    CorpusOption,
    DroppedOption,
    DryRunOption,
    EncodingOption,
    HomeCityOption,
    JobsOption,
    MaxCostOption,
    PathsArgument,
    PublishedOption,
    ReaderOption,
    ReplaceOption,
    StoreOption,
    StrictOption,
)

if TYPE_CHECKING:
    from graph.archive import Archive
    from lingding.keeping import Tally

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
    replace: ReplaceOption = False,
    reader: ReaderOption = Reader.frames,
    answers: AnswersOption = None,
    strict: StrictOption = False,
    dry_run: DryRunOption = False,
    max_cost: MaxCostOption = None,
    dropped: DroppedOption = None,
) -> None:
    """Read articles and put what they say into the graph; one read before is replaced.

    Exit status 1 if something was skipped (skipped.csv in the store tells what and why), 2 if
    nothing could be read.

    Example: lingding build data/article.txt --store lingding-store
    """
    from extraction.outcome import Reading
    from graph.archive import Archive
    from lingding.estimate import estimate
    from lingding.progress import track, watch
    from lingding.reading import read_into
    from lingding.second import Options, SecondReader

    if dry_run:
        print("\n".join(estimate(paths, reader, home_city, encoding)))
        return
    options = Options(reader, answers, strict, max_cost, dropped)
    with SecondReader(options, home_city, encoding) as second:
        archive = Archive(store, corpus=corpus, create=True, track=track)
        tally = read_into(
            archive,
            paths,
            told(),
            Reading(home_city, published, encoding, second.second),
            replace=replace,
            resume=resume,
            jobs=jobs,
            watch=lambda outcomes, total: second.heeded(watch(outcomes, total)),
            answered=second.answered,
        )
    second.report()
    finish(tally, archive, store)


def told() -> Callable[[ValueError], None]:
    """Tells of sources that were skipped, of the first ones only."""
    from lingding.output import tell

    reasons = 0

    def failed(error: ValueError) -> None:
        nonlocal reasons
        reasons += 1
        if reasons <= _MOST_REASONS:
            tell([str(error)])

    return failed


def finish(tally: Tally, archive: Archive, store: str) -> None:
    """Print what was kept and what was not; exits with 1 or 2 if something was skipped."""
    from lingding.keeping import SKIPPED
    from lingding.output import tell

    if tally.skipped > _MOST_REASONS:
        place = archive.corpus.folder.with_name(SKIPPED)
        tell(
            [
                f"{tally.skipped:,} skipped in all; {place} lists them"
                if tally.articles
                else f"{tally.skipped:,} skipped in all"
            ]
        )
    if tally.articles or tally.already:
        known = f" ({count(tally.already, 'source')} read before)" if tally.already else ""
        print(
            f"read {count(tally.articles, 'article')}{known}: "
            f"{count(tally.sentences, 'sentence')}, "
            f"{count(tally.entities, 'entity', 'entities')}, "
            f"{count(tally.statements, 'statement')}; "
            f"{store} now holds {count(len(archive.corpus), 'article')}"
        )
    if tally.skipped:
        raise typer.Exit(1 if tally.articles or tally.already else 2)


def count(number: int, one: str, several: str | None = None) -> str:
    """A number with the word for what it counts."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"
