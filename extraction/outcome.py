"""One source read in this process: its records, or one line that says why there are none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extraction.deadline import DeadlineError, deadline
from extraction.reading import Source, UnreadableError
from graph.record import Record

SECONDS = 120.0  # for one source; a page of a newspaper takes less than one


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: arguments as of `extraction.extract.extract_file`."""

    home_city: str | None = None
    published: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its records, or why there are none. Its bytes are left out."""

    source: Source | None
    records: tuple[Record, ...] = ()
    error: UnreadableError | None = None


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
        records = extract_source(
            source, home_city=how.home_city, published=how.published, encoding=how.encoding
        )
    except UnreadableError as error:
        return Outcome(bare, error=error)
    except (MemoryError, RecursionError):
        return failed(source, "too large to read; split it")
    return Outcome(bare, tuple(records))


def failed(source: Source, cause: str) -> Outcome:
    """What comes of a source that could not be read."""
    error = UnreadableError(f"{source.path}: {cause}")
    return Outcome(replace(source, data=b""), error=error)


def late(seconds: float) -> str:
    """Why a source was given up."""
    return f"takes longer than {seconds:g} s; split it"
