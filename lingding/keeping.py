"""From outcomes of reading to an archive, for `build` and `load`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive import Archive
from graph.errors import CorpusError
from graph.record import Record

if TYPE_CHECKING:
    from extraction.outcome import Outcome

SKIPPED = "skipped.csv"  # in the store: what the last build left out, and why


def _nothing(record: Record) -> None:
    """What is to be done before a record is kept: nothing."""


@dataclass(slots=True)
class Tally:
    """What came out of reading: articles kept, their parts, sources without any and why.

    failed: is told of each source that could not be read or kept, and may raise to stop.
    already: sources that were left alone because their articles were kept before.
    """

    failed: Callable[[ValueError], None]
    articles: int = 0
    sentences: int = 0
    entities: int = 0
    statements: int = 0
    already: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def skipped(self) -> int:
        """How many sources could not be read or kept."""
        return len(self.reasons)

    def skip(self, error: ValueError) -> None:
        """Note a source that could not be read or kept."""
        self.reasons.append(str(error))
        self.failed(error)

    def count(self, record: Record) -> None:
        """Add a record that was kept."""
        self.articles += 1
        self.sentences += len(record.sentences)
        self.entities += len(record.entities)
        self.statements += len(record.statements)


def keep(
    archive: Archive,
    outcomes: Iterable[Outcome],
    tally: Tally,
    *,
    replace: bool = False,
    first: Callable[[Record], None] = _nothing,
) -> None:
    """Keep the articles of all outcomes in the archive, and count them in the tally.

    Nothing is written before a first article has been read; `first` is done before each is kept.
    """
    with ExitStack() as stack:
        writing = False
        for outcome in outcomes:
            if outcome.error:
                tally.skip(outcome.error)
            try:
                # the first of a page comes last: where it is kept, all are
                for record in reversed(outcome.records):
                    if not writing:
                        stack.enter_context(archive.writing())
                        writing = True
                    first(record)
                    archive.put(record, replace=replace)
                    tally.count(record)
                if outcome.records:
                    _forget_more(archive, outcome.records)
            except CorpusError as error:
                tally.skip(error)
        if tally.articles:
            _list(tally.reasons, archive.corpus.folder.with_name(SKIPPED))


def _forget_more(archive: Archive, records: Sequence[Record]) -> None:
    """Remove articles that the same page had when it was read before, and has no more."""
    first, number = records[0].article, len(records) + 1
    while True:
        id_ = f"{first.id}-{number}"
        try:
            other = archive.corpus.get(id_).article
        except CorpusError:
            return
        if archive.corpus.source(other).resolve() != Path(first.path).resolve():
            return
        archive.remove(id_)
        number += 1


def _list(reasons: Sequence[str], path: Path) -> None:
    """Write down what was skipped; nothing skipped, no file."""
    if not reasons:
        path.unlink(missing_ok=True)
        return
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("path", "reason"))
    table.writerows(reason.split(": ", 1) for reason in reasons)
    write_whole(path, text.getvalue().encode("utf-8", "backslashreplace"))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
