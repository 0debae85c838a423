"""What is read as one article or page, wherever it lies: a file, a member, a row of a table."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_FILE = 5_000_000  # bytes of text; a page of a newspaper has some ten thousand
LARGEST_BINARY = 100_000_000  # bytes of a PDF or Word file, which hold pictures too


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an article or page.

    path: as `lingding` takes it: of a member of an archive the archive's, a slash, the member's
    name; of a row the table's, a slash, the row's number from 1. id: of its (first) article.
    row: whether `data` is a table's cell, in UTF-8; html: whether that holds a web page.
    title, published, source, home_city: from the table's columns; encoding: of a text
    table, or as a column tells it of the row.
    position: how many bytes of the files to be read were gone through when it was found.
    """

    path: str
    id: str
    data: bytes
    row: bool = False
    html: bool = False
    title: str | None = None
    published: str | None = None
    source: str | None = None
    home_city: str | None = None
    encoding: str | None = None
    position: int = 0


def largest(head: bytes) -> int:
    """How many bytes a file may have that begins with `head`."""
    return LARGEST_BINARY if head.startswith((b"%PDF", b"PK")) else LARGEST_FILE
