"""How far a long piece of work has come, for a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence


def track(items: Sequence[str], what: str) -> Iterable[str]:
    """The items one by one, with a bar on standard error that goes when the work is done."""
    if not items or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=len(items))
        for item in items:
            yield item
            progress.advance(task)
