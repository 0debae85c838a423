"""How far a long piece of work has come, for a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from extraction.outcome import Outcome

Item = TypeVar("Item")


def track(items: Sequence[Item], what: str) -> Iterable[Item]:
    """The items one by one, with a bar on standard error that goes when the work is done."""
    return counted(items, what, len(items))


def counted(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """As `track`, of items whose number is known beforehand."""
    if not total or not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import MofNCompleteColumn

    with _bar(MofNCompleteColumn()) as progress:
        task = progress.add_task(what, total=total)
        for item in items:
            yield item
            progress.advance(task)


def watch(outcomes: Iterable[Outcome], total: int) -> Iterable[Outcome]:
    """The outcomes one by one; the bar tells which share of the `total` bytes of all files is
    done, how many articles were read, at what rate, and the time left."""
    if not total or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.progress import TaskProgressColumn, TextColumn

    articles = skipped = 0
    columns = (TaskProgressColumn(), TextColumn("{task.fields[told]}"))
    with _bar(*columns) as progress:
        task = progress.add_task("reading", total=total, told="")
        for outcome in outcomes:
            yield outcome
            articles += len(outcome.records)
            skipped += outcome.error is not None
            rate = articles / max(0.001, progress.tasks[task].elapsed or 0.0)
            told = f"{articles:,} articles, {rate:.0f}/s, {skipped:,} skipped"
            place = outcome.source.position if outcome.source else None
            progress.update(task, completed=place, told=told)


@contextmanager
def _bar(*columns: object) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn

    inside = [column for column in columns if isinstance(column, ProgressColumn)]
    all_ = (TextColumn("{task.description}"), BarColumn(), *inside, TimeRemainingColumn())
    with Progress(*all_, console=Console(stderr=True), transient=True) as progress:
        yield progress
