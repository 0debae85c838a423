"""From files to an archive: what `build` does, for the command line and for Python."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive import Archive
from graph.errors import CorpusError
from graph.record import Record

if TYPE_CHECKING:
    from extraction.outcome import Outcome, Reading
    from extraction.reading import Source, UnreadableError

TYPED = "typed"  # the folder in the store with what came on standard input
SKIPPED = "skipped.csv"  # in the store: what the last build left out, and why

Watch = Callable[[Iterable["Outcome"], int], Iterable["Outcome"]]


@dataclass(slots=True)
class Tally:
    """What came out of reading: articles kept, their parts, sources without any and why.

    already: sources that were left alone because their articles were kept before.
    """

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

    def count(self, record: Record) -> None:
        """Add a record that was kept."""
        self.articles += 1
        self.sentences += len(record.sentences)
        self.entities += len(record.entities)
        self.statements += len(record.statements)


def unwatched(outcomes: Iterable[Outcome], total: int) -> Iterable[Outcome]:
    """The `Watch` that shows nothing."""
    return outcomes


def read_into(
    archive: Archive,
    paths: Sequence[Path],
    failed: Callable[[ValueError], None],
    how: Reading,
    *,
    replace: bool = False,
    resume: bool = False,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> Tally:
    """Read what `paths` name and keep its articles in the archive.

    `failed` is told of each source that could not be read or kept, and may raise to stop. Nothing
    is written before a first article has been read. resume: leave sources alone whose articles
    were kept before, from the same bytes.
    """
    from extraction.parallel import extract_all
    from extraction.reading import UnreadableError, sources
    from extraction.reading.sources import STANDARD_INPUT, size

    tally = Tally()
    typed: dict[str, bytes] = {}  # what came on standard input, by the path it is to be kept at

    def skip(error: ValueError) -> None:
        tally.reasons.append(str(error))
        failed(error)

    def new() -> Iterator[Source | UnreadableError]:
        for source in sources(paths, how.encoding):
            if isinstance(source, UnreadableError):
                yield source
                continue
            if source.path == STANDARD_INPUT:
                source = _typed(archive, source)
                typed[source.path] = source.data
            if resume and _kept(archive, source):
                tally.already += 1
            else:
                yield source

    with ExitStack() as stack:
        writing = False
        for outcome in watch(extract_all(new(), how, jobs=jobs), size(paths)):
            if outcome.error:
                skip(outcome.error)
            try:
                # the first of a page comes last: where it is kept, all are
                for record in reversed(outcome.records):
                    if not writing:
                        stack.enter_context(archive.writing())
                        writing = True
                    if data := typed.pop(record.article.path, None):
                        _write(Path(record.article.path), data)
                    archive.put(record, replace=replace)
                    tally.count(record)
                if outcome.records:
                    _forget_more(archive, outcome.records)
            except CorpusError as error:
                skip(error)
        if tally.articles:
            _list(tally.reasons, archive.corpus.folder.with_name(SKIPPED))
    return tally


def again(
    paths: Iterable[Path], encoding: str | None
) -> Iterator[tuple[Path, Source | UnreadableError]]:
    """The sources at `paths` (see `Source.path`), each archive and table gone through once; in
    place of one that is gone or cannot be read comes the reason."""
    from extraction.reading import UnreadableError, sources

    inside: dict[Path, dict[str, Path]] = {}
    for path in paths:
        file = next((place for place in (path, *path.parents) if place.is_file()), path)
        inside.setdefault(file, {})[str(path)] = path
    for file, wanted in inside.items():
        whole = wanted.get(str(file))
        for source in sources([file], encoding):
            if isinstance(source, UnreadableError):
                if whole:
                    yield wanted.pop(str(file), whole), source
            elif source.path in wanted:
                yield wanted.pop(source.path), source
        for path in wanted.values():
            yield path, UnreadableError(f"{path}: not there any more; build {file} again")


def _kept(archive: Archive, source: Source) -> bool:
    """Whether the archive has the articles of a source, read from the same bytes."""
    try:
        article = archive.corpus.get(source.id).article
    except CorpusError:
        return False
    same = archive.corpus.source(article).resolve() == Path(source.path).resolve()
    return same and article.sha256 == sha256(source.data).hexdigest()


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


def _typed(archive: Archive, source: Source) -> Source:
    """What came on standard input as a file of the store, so that it can be checked later."""
    mark = sha256(source.data).hexdigest()[:16]
    path = archive.corpus.folder.with_name(TYPED) / f"{mark}.txt"
    return dataclasses.replace(source, path=str(path), id=f"stdin-{mark}")


def _list(reasons: Sequence[str], path: Path) -> None:
    """Write down what was skipped; nothing skipped, no file."""
    if not reasons:
        path.unlink(missing_ok=True)
        return
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("path", "reason"))
    table.writerows(reason.split(": ", 1) for reason in reasons)
    _write(path, text.getvalue().encode("utf-8", "backslashreplace"))


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
