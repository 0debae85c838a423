"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lingding import STORE
from lingding.output import Format

DEFAULT_STORE = Path(STORE)

StoreOption = Annotated[
    Path,
    typer.Option(
        "--store", metavar="DIR", envvar="LINGDING_STORE", help="The folder of corpus and graph."
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
