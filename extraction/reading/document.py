"""A document: the file's text, cut into blocks whose characters map back to the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

# what a block of a page is; sentences are read from PROSE, mentions from these and from HEADINGS
PROSE = ("lead", "body", "sidebar", "caption")
HEADINGS = ("kicker", "headline", "heading")
FURNITURE = ("header", "byline", "furniture")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, caption or piece of furniture.

    text: the repaired text (wrapped lines joined, doubled runs halved).
    offsets: for each character of `text` its place in the file, in characters as decoded.
    """

    kind: str
    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The file's half-open range behind `text[start:end]` (start < end)."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where characters stand in a file that is not plain text.

    page: of a PDF, from 1; box: left, bottom, right, top on it, in points (1/72 inch) from its
    lower left corner. paragraph: of a Word file, from 1, with those in tables. start, end: the
    half-open range of characters in the source of a web page, or in that paragraph.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


class Origin(Protocol):
    """The way back from the text of a file that is not plain text."""

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where `text[start:end]` stands in the file, in order."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The text of a file, before its layout is repaired.

    text: what all offsets count; of a plain file its characters as decoded, of a web page what a
    reader sees, of a PDF its text layer in reading order. titles, aside: half-open ranges of it
    that are printed as titles, and that are no part of the article (menus, links). heads: titles
    so large that an article begins there. title, published, source: as the file's own
    description tells them. encoding: that its characters were decoded by. cut: whether it may hold
    several articles.
    """

    text: str
    titles: tuple[tuple[int, int], ...] = ()
    aside: tuple[tuple[int, int], ...] = ()
    heads: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    published: str | None = None
    source: str | None = None
    origin: Origin | None = None
    encoding: str | None = None
    cut: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read.

    id: the file's name without its ending. text: the text of the whole file. sha256: of its bytes.
    published: ISO date, source: newspaper or publisher, dateline: the place it was sent from
    (本报深圳7月4日电), where the page tells them. home_city: as a table's column names it.
    origin: from characters of `text` to places of the file; None where they are the file's own.
    encoding: of a text, web page or table, as it was read.
    """

    id: str
    path: str
    sha256: str
    text: str
    title: str
    blocks: tuple[Block, ...]
    published: str | None = None
    source: str | None = None
    dateline: str | None = None
    home_city: str | None = None
    origin: Origin | None = None
    encoding: str | None = None

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where `text[start:end]` stands: on pages and in boxes, in the source, in paragraphs."""
        if self.origin is None:
            return (Place(start=start, end=end),)
        return self.origin.places(start, end)
