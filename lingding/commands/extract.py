"""`lingding extract`: what articles say, printed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from extraction.model.second import Reader
from lingding.options import (
    AnswersOption,
    DroppedOption,
    DryRunOption,
    EncodingOption,
    HomeCityOption,
    JobsOption,
    MaxCostOption,
    PathsArgument,
    PublishedOption,
    ReaderOption,
    StrictOption,
)

if TYPE_CHECKING:
    from graph.record import Record


def extract(
    paths: PathsArgument,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line and article.")
    ] = False,
    home_city: HomeCityOption = None,
    published: PublishedOption = None,
    encoding: EncodingOption = None,
    jobs: JobsOption = 1,
    reader: ReaderOption = Reader.frames,
    answers: AnswersOption = None,
    strict: StrictOption = False,
    dry_run: DryRunOption = False,
    max_cost: MaxCostOption = None,
    dropped: DroppedOption = None,
) -> None:
    """Read articles and print what they say, keeping nothing.

    Exit status 1 if something was skipped, 2 if nothing could be read.

    Example: lingding extract data/article.txt --json > records.jsonl
    """
    from extraction.outcome import Reading
    from extraction.parallel import extract_all
    from extraction.reading import sources
    from extraction.reading.sources import size
    from lingding.estimate import estimate
    from lingding.output import tell
    from lingding.progress import watch
    from lingding.second import Options, SecondReader

    if dry_run:
        print("\n".join(estimate(paths, reader, home_city, encoding)))
        return
    options = Options(reader, answers, strict, max_cost, dropped)
    read = skipped = 0
    with SecondReader(options, home_city, encoding) as second:
        how = Reading(home_city, published, encoding, second.second)
        outcomes = extract_all(second.answered(sources(paths, encoding)), how, jobs=jobs)
        for outcome in second.heeded(watch(outcomes, size(paths))):
            if outcome.error:
                skipped += 1
                tell([str(outcome.error)])
            for record in outcome.records:
                read += 1
                if as_json:
                    sys.stdout.write(f"{record.to_json()}\n")
                else:
                    _print(record)
    second.report()
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
