"""Reading: the bytes of a file become `Document`s whose every character knows its place."""

from __future__ import annotations

from pathlib import Path

from extraction.reading.articles import articles
from extraction.reading.document import Block, Document, Place
from extraction.reading.errors import UnreadableError
from extraction.reading.formats import layer
from extraction.reading.source import Source
from extraction.reading.sources import find, sources

__all__ = [
    "Block",
    "Document",
    "Place",
    "Source",
    "UnreadableError",
    "documents",
    "find",
    "read",
    "sources",
    "text_of",
]


def read(path: Path, encoding: str | None = None) -> Document:
    """The (first) article at `path`: a file, or a member of an archive or table (`a.zip/b.txt`).

    encoding: of a text or web page, where it is known. Raises UnreadableError if it is missing,
    empty, too large, damaged, binary, in an encoding that cannot be told, or without Chinese.
    """
    return documents(find(path, encoding), encoding)[0]


def text_of(source: Source, encoding: str | None = None) -> str:
    """What the offsets of the articles in a source count; raises as `read` does."""
    return layer(source, encoding).text


def documents(source: Source, encoding: str | None = None) -> list[Document]:
    """The articles in a source; raises as `read` does."""
    return articles(layer(source, encoding), source)
