"""A document: the file's text, cut into blocks whose characters map back to the file."""

from __future__ import annotations

from dataclasses import dataclass

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
class Document:
    """One article as read.

    id: the file's name without its ending. text: the whole file as decoded. sha256: of its bytes.
    published: ISO date, source: newspaper or publisher, dateline: the place it was sent from
    (本报深圳7月4日电), where the page tells them.
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
