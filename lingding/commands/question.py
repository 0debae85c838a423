"""`lingding ask`: a question in plain words."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from graph.store import Limits
from lingding.options import DEFAULT_STORE, FormatOption, RowsOption, SecondsOption, StoreOption
from lingding.output import Format, rows_of, show, tell

if TYPE_CHECKING:
    from lingding.questions import Answer
    from queries.understanding.understand import NotUnderstood


def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In Chinese or English.")],
    cypher: Annotated[
        bool,
        typer.Option(
            "--cypher",
            help="Let the model that LINGDING_LLM_BASE_URL and LINGDING_LLM_MODEL name write "
            "Cypher; it is sent the question and the schema.",
        ),
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    format_: FormatOption = Format.table,
    seconds: SecondsOption = 60,
    rows: RowsOption = 10_000,
) -> None:
    """Ask in plain words; the named query that fits is chosen, shown, and asked.

    Where none fits well, that is said, and the nearest ones are named (status 2).

    Example: lingding ask "深圳和中山之间签了哪些协议？"
    """
    from graph.archive import Archive
    from lingding.progress import track
    from lingding.questions import answer, run, write
    from queries.understanding.understand import NotUnderstood

    archive = Archive(store, track=track)
    limits = Limits(seconds, rows)
    if cypher:
        written = write(archive.store, question)
        if format_ is not Format.json:
            tell(["the model's Cypher:", *written.splitlines()])
        _print(run(archive.store, written, limits=limits), format_)
        return
    try:
        found = answer(archive.store, question, limits=limits)
    except NotUnderstood as error:
        tell(_told(error))
        raise typer.Exit(2) from error
    if format_ is not Format.json:
        tell([f"asked: {found.asked}", *(f"or meant: {other}" for other in found.others)])
    _print(found, format_)


def _print(found: Answer, format_: Format) -> None:
    if format_ is not Format.json:
        show(found.table, format_)
        return
    data = {
        "query": found.query,
        "parameters": dict(found.parameters),
        "cypher": found.cypher,
        "others": found.others,
        "notes": found.table.notes,
        "rows": rows_of(found.table),
    }
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n")


def _told(error: NotUnderstood) -> list[str]:
    """Why there is no answer, and the nearest queries as commands, each with what it answers."""
    from lingding.questions import command
    from queries.library import named

    near = [
        f"  {command(choice.query, choice.parameters)}   ({named(choice.query).answers})"
        for choice in error.nearest
    ]
    return [str(error), *(["nearest are:", *near] if near else [])]
