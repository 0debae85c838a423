"""What of an article goes into one question: overlapping windows of whole paragraphs.

Each window begins with the end of the one before, so that 双方 and a clause without a subject find
whom they mean, and a claim told across two windows stands whole in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.annotation.sentences import split
from extraction.reading.document import HEADINGS, PROSE, Document

LARGEST = 1500  # characters; an article of the gold set has 580
OVERLAP = 300  # characters of the window before that are read again, in whole paragraphs

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs of an article, as half-open ranges of its text (`annotation.text.Text`)."""

    ranges: tuple[Range, ...]
    text: str


def windows(document: Document, largest: int = LARGEST, overlap: int = OVERLAP) -> list[Window]:
    """The windows of an article, in order; together they hold all that sentences are read from.

    A paragraph that is longer than a window is cut between sentences.
    """
    surface, paragraphs = _paragraphs(document, largest)
    found: list[Window] = []
    here: list[Range] = []
    fresh = False
    for paragraph in paragraphs:
        if here and _length([*here, paragraph]) > largest:
            if fresh:
                found.append(_window(surface, here))
            here = _end(here, min(overlap, largest - _length([paragraph])))
        here.append(paragraph)
        fresh = True
    return [*found, _window(surface, here)] if here else found


def _paragraphs(document: Document, largest: int) -> tuple[str, list[Range]]:
    surface = "\n".join(block.text for block in document.blocks)
    found: list[Range] = []
    start = 0
    for block in document.blocks:
        if block.kind in PROSE or block.kind in HEADINGS:
            found.extend(_pieces(block.text, start, largest))
        start += len(block.text) + 1
    return surface, found


def _pieces(text: str, start: int, largest: int) -> Iterator[Range]:
    """A paragraph, or what it is cut into."""
    if len(text) <= largest:
        if text.strip():
            yield start, start + len(text)
        return
    first = last = -1
    for a, b in split(text, start):
        if first >= 0 and b - first > largest:
            yield first, last
            first = a
        elif first < 0:
            first = a
        last = b
    if first >= 0:
        yield first, last


def _end(ranges: list[Range], overlap: int) -> list[Range]:
    """The last paragraphs that are not longer than `overlap` together."""
    size = 0
    for k, (start, end) in enumerate(reversed(ranges)):
        size += end - start
        if size > overlap:
            return ranges[len(ranges) - k :]
    return ranges


def _window(surface: str, ranges: list[Range]) -> Window:
    return Window(tuple(ranges), "\n\n".join(surface[start:end] for start, end in ranges))


def _length(ranges: list[Range]) -> int:
    return sum(end - start for start, end in ranges)
