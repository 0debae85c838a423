"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extraction.model.second import Reader
from lingding import STORE
from lingding.output import Format

DEFAULT_STORE = STORE


def _encoding(name: str | None) -> str | None:
    """The name of a text encoding that Python knows; raises typer.BadParameter at another."""
    try:
        if name is not None:
            "字".encode(name, "replace")
    except (LookupError, ValueError) as error:
        raise typer.BadParameter(f"no encoding {name!r}; say e.g. gb18030 or big5") from error
    return name


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
    typer.Argument(
        metavar="PATH…",
        help="Texts, web pages, PDF and Word files, tables (CSV, JSON lines, Parquet), archives "
        "(ZIP, tar) and folders of them; - is standard input.",
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        callback=_encoding,
        help="Of texts and web pages, where it cannot be guessed, e.g. gb18030 or big5.",
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", min=1, help="Read in so many processes side by side.")
]
HomeCityOption = Annotated[
    str | None,
    typer.Option("--home-city", metavar="CITY", help="What 我市 stands for, e.g. 中山市."),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="The day of publication, e.g. 2024-05-12."),
]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Let an article replace another one of the same id.")
]
ReaderOption = Annotated[
    Reader,
    typer.Option(
        "--reader",
        help="Who reads: frames, a language model (LINGDING_LLM_BASE_URL, LINGDING_LLM_MODEL, "
        "LINGDING_LLM_API_KEY), or both. See docs/llm.md.",
    ),
]
AnswersOption = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        metavar="DIR",
        help="Take the model's answers from these files and ask nothing; "
        "`lingding prompts` writes the questions.",
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option("--strict", help="Stop where the model does not answer, instead of going on."),
]
DryRunOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Tell what asking the model would cost, and do nothing."),
]
MaxCostOption = Annotated[
    float | None,
    typer.Option(
        "--max-cost",
        min=0.0,
        metavar="DOLLARS",
        help="Ask no more of the model before this is exceeded.",
    ),
]
DroppedOption = Annotated[
    Path | None,
    typer.Option(
        "--dropped",
        metavar="FILE",
        help="List, as CSV, what of the model's answers the text does not prove.",
    ),
]
