"""`lingding query` and `lingding cypher`: questions."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from graph.errors import QueryError
from graph.store import Limits, Table
from lingding.options import (
    DEFAULT_STORE,
    FormatOption,
    ParamOption,
    RowsOption,
    SecondsOption,
    StoreOption,
)
from lingding.output import Format, show


def query(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The query; without it all of them are listed."),
    ] = None,
    param: ParamOption = [],  # noqa: B006
    store: StoreOption = DEFAULT_STORE,
    format_: FormatOption = Format.table,
    describe: Annotated[
        bool, typer.Option("--describe", help="Print what the query takes and gives instead.")
    ] = False,
    seconds: SecondsOption = 60,
    rows: RowsOption = 10_000,
) -> None:
    """Ask a named query. Names are taken in any alias, Traditional script too.

    Example: lingding query partners --param name=港科大 --format csv
    """
    from queries.library import named

    if name is None:
        show(_list(), format_)
    elif describe:
        show(_describe(name), format_)
    else:
        named(name)  # a wrong name is said before a store is missed
        from graph.archive import Archive
        from lingding.progress import track
        from queries.ask import ask

        archive = Archive(store, track=track)
        given = {key: value for key, value, _ in map(split, param)}
        show(ask(archive.store, name, given, limits=Limits(seconds, rows)), format_)


def cypher(
    text: Annotated[str, typer.Argument(metavar="CYPHER", help="The question.")],
    param: ParamOption = [],  # noqa: B006
    write: Annotated[
        bool, typer.Option("--write", help="Allow changes; they last until the graph is rebuilt.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    format_: FormatOption = Format.table,
    seconds: SecondsOption = 60,
    rows: RowsOption = 10_000,
) -> None:
    """Ask in Cypher; the engine refuses changes unless --write is given.

    A parameter NAME=VALUE is text, NAME:=VALUE is JSON (a number, a list, …).

    Example: lingding cypher "MATCH (u:University) RETURN u.name AS name LIMIT \\$n" --param n:=5
    """
    from graph.archive import Archive
    from lingding.progress import track

    given = [split(one) for one in param]
    parameters = {key: _json(key, value) if raw else value for key, value, raw in given}
    archive = Archive(store, track=track)
    limits = Limits(seconds, rows)
    show(archive.cypher(text, parameters, write=write, limits=limits), format_)


def split(given: str) -> tuple[str, str, bool]:
    """`name=value` or `name:=value` in its parts, and whether the value is JSON."""
    name, equals, value = given.partition("=")
    if not equals or not name.rstrip(":"):
        raise QueryError(f"--param {given}: write it as NAME=VALUE, e.g. --param name=中山")
    return name.removesuffix(":"), value, name.endswith(":")


def _json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise QueryError(f"--param {name}:={value}: not JSON ({error})") from error


def _list() -> Table:
    from queries.library import library

    rows = []
    for query in library().values():
        takes = [p.name if not p.optional else f"[{p.name}]" for p in query.parameters]
        rows.append((query.group, query.name, " ".join(takes), query.answers))
    return Table(("group", "query", "parameters", "answers"), tuple(rows))


def _describe(name: str) -> Table:
    from queries.library import named

    query = named(name)
    rows = [("query", query.name, query.answers), ("example", "", query.example)]
    for parameter in query.parameters:
        more = f"; default {parameter.default}" if parameter.default is not None else ""
        kind = f"{parameter.type}, optional" if parameter.optional else parameter.type
        rows.append(("parameter", f"{parameter.name} ({kind})", parameter.says + more))
    rows += [("column", column, says) for column, says in query.columns]
    return Table(("part", "name", "says"), tuple(rows))
