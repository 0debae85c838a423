"""One source read in this process: its records, or one line that says why there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.deadline import DeadlineError, deadline
from extraction.reading import Source, UnreadableError
from graph.collecting import uncollected
from graph.record import Record

if TYPE_CHECKING:
    from extraction.model.dropped import Dropped
    from extraction.model.second import Second

SECONDS = 120.0  # for one source; a page of a newspaper takes less than one


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: arguments as of `extraction.extract.extract_file`.

    second: how a language model reads too, if one does.
    """

    home_city: str | None = None
    published: str | None = None
    encoding: str | None = None
    second: Second | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its records, or why there are none. Its bytes are left out.

    dropped: what of a model's answers is in no record. missing: the questions without an answer.
    """

    source: Source | None
    records: tuple[Record, ...] = ()
    error: UnreadableError | None = None
    dropped: tuple[Dropped, ...] = ()
    missing: tuple[str, ...] = ()


@cache
def load() -> None:
    """Load what reading takes, a second's work, which is not to be counted as the first source's.

    The collector of cycles rests meanwhile: it would go through all of it again and again, for a
    quarter of a second more.
    """
    with uncollected():
        from extraction.annotation.pipeline import pipeline
        from extraction.annotation.tagger import tagger
        from extraction.gazetteer import gazetteer
        from extraction.minhash import signature

        pipeline()
        tagger()
        signature()
        gazetteer().towns("")


def extract_one(source: Source, how: Reading, *, seconds: float = SECONDS) -> Outcome:
    """What comes of one source, read in this process in the time that is allowed."""
    try:
        with deadline(seconds):
            return extract_freely(source, how)
    except DeadlineError:
        return failed(source, late(seconds))


def extract_freely(source: Source, how: Reading) -> Outcome:
    """As `extract_one`, however long it takes: for a process that others watch over."""
    from extraction.extract import extract_source

    bare = replace(source, data=b"")
    try:
        if how.second is not None:
            return _with_model(source, how, how.second)
        records = extract_source(
            source, home_city=how.home_city, published=how.published, encoding=how.encoding
        )
    except UnreadableError as error:
        return Outcome(bare, error=error)
    except (MemoryError, RecursionError):
        return failed(source, "too large to read; split it")
    return Outcome(bare, tuple(records))


def _with_model(source: Source, how: Reading, second: Second) -> Outcome:
    from extraction.model.reading import read_document
    from extraction.reading import documents

    read = [
        read_document(document, second, home_city=how.home_city, published=how.published)
        for document in documents(source, how.encoding)
    ]
    return Outcome(
        replace(source, data=b""),
        tuple(one.record for one in read),
        dropped=tuple(dropped for one in read for dropped in one.dropped),
        missing=tuple(name for one in read for name in one.missing),
    )


def failed(source: Source, cause: str) -> Outcome:
    """What comes of a source that could not be read."""
    error = UnreadableError(f"{source.path}: {cause}")
    return Outcome(replace(source, data=b""), error=error)


def late(seconds: float) -> str:
    """Why a source was given up."""
    return f"takes longer than {seconds:g} s; split it"
