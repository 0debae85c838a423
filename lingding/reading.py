"""From files to an archive: what `build` does, for the command line and for Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from graph.archive import Archive, Track, untracked
from graph.errors import CorpusError
from graph.record import Record


@dataclass(slots=True)
class Tally:
    """What came out of reading: articles kept, their parts, and files without any."""

    articles: int = 0
    sentences: int = 0
    entities: int = 0
    statements: int = 0
    skipped: int = 0

    def count(self, record: Record) -> None:
        """Add a record that was kept."""
        self.articles += 1
        self.sentences += len(record.sentences)
        self.entities += len(record.entities)
        self.statements += len(record.statements)


def files(paths: Iterable[Path]) -> list[Path]:
    """The files that `paths` name, each once: a folder stands for the `*.txt` in and under it."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.txt")) if path.is_dir() else []
        found.update(dict.fromkeys(inside or [path]))
    return list(found)


def read_into(
    archive: Archive,
    paths: Sequence[Path],
    failed: Callable[[ValueError], None],
    *,
    home_city: str | None = None,
    published: str | None = None,
    replace: bool = False,
    track: Track = untracked,
) -> Tally:
    """Read the files and keep their articles in the archive.

    `failed` is told of each file that could not be read or kept, and may raise to stop. Nothing
    is written before a first article has been read.
    """
    from extraction.extract import extract_file
    from extraction.reading import UnreadableError

    tally = Tally()
    with ExitStack() as stack:
        for name in track([str(path) for path in paths], "reading"):
            try:
                records = extract_file(Path(name), home_city=home_city, published=published)
                for record in records:
                    if not tally.articles:
                        stack.enter_context(archive.writing())
                    archive.put(record, replace=replace)
                    tally.count(record)
            except (UnreadableError, CorpusError) as error:
                tally.skipped += 1
                failed(error)
    return tally
