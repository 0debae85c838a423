"""From files to an archive: what `build` does, for the command line and for Python."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graph.archive import Archive
from graph.errors import CorpusError
from graph.record import Record
from lingding.keeping import Tally, keep, write_whole

if TYPE_CHECKING:
    from extraction.outcome import Outcome, Reading
    from extraction.reading import Source, UnreadableError

TYPED = "typed"  # the folder in the store with what came on standard input

Watch = Callable[[Iterable["Outcome"], int], Iterable["Outcome"]]
# sees to it that the questions on sources are answered, and gives them back
Answered = Callable[[Iterable["Source | UnreadableError"]], Iterable["Source | UnreadableError"]]


def unwatched(outcomes: Iterable[Outcome], total: int) -> Iterable[Outcome]:
    """The `Watch` that shows nothing."""
    return outcomes


def unasked(sources: Iterable[Source | UnreadableError]) -> Iterable[Source | UnreadableError]:
    """The `Answered` that asks nothing."""
    return sources


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
    answered: Answered = unasked,
) -> Tally:
    """Read what `paths` name and keep its articles in the archive.

    `failed` is told of each source that could not be read or kept, and may raise to stop. Nothing
    is written before a first article has been read. resume: leave sources alone whose articles
    were kept before, from the same bytes.
    """
    from extraction.parallel import extract_all
    from extraction.reading import UnreadableError, sources
    from extraction.reading.sources import STANDARD_INPUT, size

    tally = Tally(failed)
    typed: dict[str, bytes] = {}  # what came on standard input, by the path it is to be kept at

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

    def keep_typed(record: Record) -> None:
        if data := typed.pop(record.article.path, None):
            write_whole(Path(record.article.path), data)

    outcomes = watch(extract_all(answered(new()), how, jobs=jobs), size(paths))
    keep(archive, outcomes, tally, replace=replace, first=keep_typed)
    return tally


def again(
    encodings: Mapping[Path, str | None],
) -> Iterator[tuple[Path, Source | UnreadableError]]:
    """The sources at paths (see `Source.path`), each archive and table gone through once; in
    place of one that is gone or cannot be read comes the reason.

    encodings: by path that of its text, where it is known.
    """
    from extraction.reading import UnreadableError, sources

    inside: dict[Path, dict[str, Path]] = {}
    tables: dict[str, str] = {}
    for path, encoding in encodings.items():
        file = next((place for place in (path, *path.parents) if place.is_file()), path)
        inside.setdefault(file, {})[str(path)] = path
        if encoding:
            tables[str(path.parent)] = encoding  # of a row that is its table
    for file, wanted in inside.items():
        whole = wanted.get(str(file))
        for source in sources([file], tables):
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


def _typed(archive: Archive, source: Source) -> Source:
    """What came on standard input as a file of the store, so that it can be checked later."""
    mark = sha256(source.data).hexdigest()[:16]
    path = archive.corpus.folder.with_name(TYPED) / f"{mark}.txt"
    return dataclasses.replace(source, path=str(path), id=f"stdin-{mark}")
