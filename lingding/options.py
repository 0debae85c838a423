"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lingding import STORE
from lingding.output import Format

DEFAULT_STORE = STORE

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        envvar="LINGDING_STORE",
        help="The folder of corpus and graph, or a Neo4j server (bolt://…, neo4j://…) whose user "
        "and password are in NEO4J_USERNAME and NEO4J_PASSWORD.",
    ),
]
CorpusOption = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        envvar="LINGDING_CORPUS",
        help=f"The folder of the records where the graph is on a server ({STORE} if not given).",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
ParamOption = Annotated[
    list[str],
    typer.Option("--param", metavar="NAME=VALUE", help="A parameter; may be given several times."),
]
SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0.001, help="Stop a question that takes longer.")
]
RowsOption = Annotated[
    int, typer.Option("--rows", min=0, help="Cut longer answers off, saying so.")
]
PathsArgument = Annotated[
    list[Path],
    typer.Argument(metavar="PATH…", help="Text files, or folders (all *.txt in and under them)."),
]
HomeCityOption = Annotated[
    str | None,
    typer.Option("--home-city", metavar="CITY", help="What 我市 stands for, e.g. 中山市."),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="The day of publication, e.g. 2024-05-12."),
]
