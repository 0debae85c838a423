"""`lingding export`: the graph, or a part of it, as a file."""

from __future__ import annotations

from errno import ENOENT
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lingding.options import DEFAULT_STORE, CorpusOption, ParamOption, StoreOption

if TYPE_CHECKING:
    from graph.archive import Archive


def export(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            show_default=False,
            help="By its ending: .html .svg .png .pdf .graphml .gexf .cyjs .csv (a folder) .jsonld",
        ),
    ] = None,
    neo4j_admin: Annotated[
        Path | None,
        typer.Option(
            "--neo4j-admin",
            metavar="DIR",
            help="Instead of a FILE: all of the graph as `neo4j-admin database import` takes it.",
        ),
    ] = None,
    around: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what is near this entity.")
    ] = None,
    hops: Annotated[int, typer.Option(min=0, help="How many ties away from --around.")] = 1,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="NAME NAME", help="Only what joins these two, or what is in them."),
    ] = None,
    query: Annotated[
        str | None, typer.Option(metavar="QUERY", help="Only what this named query answers with.")
    ] = None,
    param: ParamOption = [],  # noqa: B006
    type_: Annotated[
        list[str], typer.Option("--type", metavar="TYPE", help="Only these ties, e.g. SIGNED.")
    ] = [],  # noqa: B006
    status: Annotated[
        list[str], typer.Option(metavar="STATUS", help="Only ties of these statuses, e.g. agreed.")
    ] = [],  # noqa: B006
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from then on, e.g. 2024-03.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only until then.")] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Only statements that are as sure as this.")
    ] = 0.0,
    title: Annotated[str, typer.Option(help="Above a picture or a page.")] = "",
    text: Annotated[
        bool, typer.Option("--text", help="Keep text in .svg and .pdf that can be searched.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
) -> None:
    """Write the graph, or a part of it, as a page, a picture or data.

    Example: lingding export zhongshan.html --around 中山 --hops 2
    """
    from graph.archive import Archive
    from graph.export.formats import Options, format_of
    from graph.view import look
    from lingding.commands.ask import split
    from lingding.progress import track
    from lingding.selecting import selection

    if neo4j_admin is not None:
        parts = (around, between, query, *type_, *status, since, until)
        if file is not None or any(parts) or param or min_confidence:
            raise typer.BadParameter("--neo4j-admin writes all of the graph, and no FILE beside it")
        _bulk(Archive(store, corpus=corpus, track=track), neo4j_admin)
        return
    if file is None:
        raise typer.BadParameter("name a FILE, e.g. graph.html, or --neo4j-admin DIR")
    format_ = format_of(file)  # what is wrong with the file is said before a long read
    if not file.parent.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(file.parent))
    archive = Archive(store, corpus=corpus, track=track)
    chosen = selection(
        archive.store,
        around=around,
        hops=hops,
        between=between,
        query=query,
        parameters={name: value for name, value, _ in map(split, param)},
        types=type_,
        statuses=status,
        since=since,
        until=until,
        min_confidence=min_confidence,
    )
    view = look(archive, chosen)
    format_.write(view, file, Options(title, text))
    entities, statements = view.graph.number_of_nodes(), view.graph.number_of_edges()
    print(f"wrote {file}: {entities:,} entities, {statements:,} statements")


def _bulk(archive: Archive, folder: Path) -> None:
    from graph.neo4j_admin import write

    written = write(archive.store, folder)
    print(f"wrote {folder}: {written.nodes:,} nodes, {written.relationships:,} relationships")
    print(
        f"next, in {folder}: neo4j-admin database import full neo4j @import.args; then start the "
        "server and run schema.cypher"
    )
