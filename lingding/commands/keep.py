"""`lingding articles`, `lingding remove` and `lingding check`: what is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import CorpusError, StoreError
from graph.store import Table
from lingding.options import (
    DEFAULT_STORE,
    CorpusOption,
    EncodingOption,
    FormatOption,
    StoreOption,
)
from lingding.output import Format, printable, show, tell

if TYPE_CHECKING:
    from extraction.reading import Source, UnreadableError

_MOST_FAULTS = 20  # printed one by one; all are counted


def articles(store: StoreOption = DEFAULT_STORE, format_: FormatOption = Format.table) -> None:
    """List the articles in the store.

    Example: lingding articles --format json
    """
    from graph.archive import Archive
    from lingding.articles import ARTICLES
    from lingding.progress import track

    show(Archive(store, track=track).cypher(ARTICLES), format_)


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="As `lingding articles` lists.")],
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
) -> None:
    """Forget articles, with every fact that no other article supports.

    Example: lingding remove article
    """
    from graph.archive import Archive
    from lingding.progress import track

    archive = Archive(store, corpus=corpus, track=track)
    for article in ids:
        archive.corpus.require(article)  # all are there before any goes
    with archive.writing():
        for article in dict.fromkeys(ids):
            archive.remove(article)
    print(f"removed {', '.join(map(printable, dict.fromkeys(ids)))}")


def check(
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
    encoding: EncodingOption = None,
    format_: FormatOption = Format.table,
) -> None:
    """Prove every sentence, mention and piece of evidence against the characters of its file.

    Exit status 1 if anything is not proven: a wrong offset, a file that changed or is gone.

    Example: lingding check --store lingding-store
    """
    from graph.archive import Archive
    from graph.proof import proves, spans
    from lingding.progress import counted, track
    from lingding.reading import again

    kept = Archive(store, corpus=corpus, track=track).corpus
    if not kept.folder.is_dir():
        raise StoreError(f"{kept.folder}: no records here to check; name their folder by --corpus")
    proven: Counter[str] = Counter()
    claimed: Counter[str] = Counter()
    faults: list[str] = []
    names: dict[Path, list[str]] = {}  # of records, by the path of what they were read from
    encodings: dict[Path, str | None] = {}
    for name in sorted(kept.files()):
        try:
            article = kept.read(name).article
        except CorpusError as error:
            faults.append(str(error))
            continue
        names.setdefault(kept.source(article), []).append(name)
        encodings[kept.source(article)] = encoding or article.encoding
    for path, source in counted(again(encodings), "checking", len(names)):
        file = _file(source, encodings[path])
        if isinstance(file, str):
            faults.append(file)
        for name in names[path]:
            record = kept.read(name)
            same = isinstance(file, File) and file.sha256 == record.article.sha256
            if isinstance(file, File) and not same:
                faults.append(f"{path}: changed since it was read; build it again")
            for span in spans(record):
                claimed[span.what] += 1
                if isinstance(file, File) and same and proves(file.text, span):
                    proven[span.what] += 1
                elif same:
                    place = f"{record.article.path}, characters {span.start} to {span.end}"
                    faults.append(f"{place}: not the {span.what} {span.text!r}")
    show(_results(proven, claimed), format_)
    tell(faults[:_MOST_FAULTS])
    if len(faults) > _MOST_FAULTS:
        tell([f"and {len(faults) - _MOST_FAULTS:,} more"])
    if faults:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is now."""

    sha256: str
    text: str


def _file(source: Source | UnreadableError, encoding: str | None) -> File | str:
    """The file behind a source, or why it cannot be read."""
    from extraction.reading import UnreadableError, text_of

    if isinstance(source, UnreadableError):
        return str(source)
    try:
        return File(sha256(source.data).hexdigest(), text_of(source, encoding))
    except UnreadableError as error:
        return str(error)


def _results(proven: Counter[str], claimed: Counter[str]) -> Table:
    rows = [
        (what, claimed[what], proven[what], _percent(proven[what], claimed[what]))
        for what in ("sentence", "mention", "evidence")
    ]
    total, right = claimed.total(), proven.total()
    rows.append(("all", total, right, _percent(right, total)))
    return Table(("what", "claimed", "proven", "percent"), tuple(rows))


def _percent(part: int, whole: int) -> str:
    """Rounded down, so that only everything is 100 %."""
    return f"{part * 1000 // whole / 10:.1f} %" if whole else "–"
