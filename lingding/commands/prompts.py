"""`lingding prompts`: what a language model is asked, as files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lingding.options import EncodingOption, HomeCityOption, PathsArgument

if TYPE_CHECKING:
    from extraction.model.questions import Question


def prompts(
    paths: PathsArgument,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the files go; made if missing.")
    ],
    home_city: HomeCityOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Write what a language model is asked of articles as files, for use by hand or in batch.

    ID-PART-DIGITS.txt is a prompt; put what the model answers into a file of the same name with
    the ending .json. requests.jsonl holds all of them for a batch API, whose output (*.jsonl) is
    taken as it is. Then read the articles by: lingding build PATH… --reader both --answers DIR

    Example: lingding prompts data/article.txt --out prompts
    """
    from extraction.model.asking import asked_of
    from extraction.model.byhand import write
    from extraction.model.settings import MAX_TOKENS, MODEL
    from extraction.reading import UnreadableError, sources
    from lingding.output import tell

    skipped = 0

    def questions() -> Iterator[Question]:
        nonlocal skipped
        for source in sources(paths, encoding):
            if isinstance(source, UnreadableError):
                skipped += 1
                tell([str(source)])
            else:
                yield from asked_of(source, home_city, encoding)

    count = write(questions(), out, os.environ.get(MODEL) or "MODEL", MAX_TOKENS)
    print(f"wrote {count:,} {'prompt' if count == 1 else 'prompts'} into {out}")
    if skipped:
        raise typer.Exit(1 if count else 2)
