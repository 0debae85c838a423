"""The front door of extraction: a file or a text becomes records."""

from __future__ import annotations

from pathlib import Path

from extraction.annotation.pipeline import annotate
from extraction.assembly import build
from extraction.reading import Document, read
from extraction.reading.text import parse
from graph.record import Record


def extract_file(path: Path, *, home_city: str | None = None, published: str | None = None) -> list[Record]:
    """The records of the articles in a file.

    home_city: what the paper calls 我市, where its pages do not tell; published: ISO date.
    Raises extraction.reading.UnreadableError with a message of one line.
    """
    return [extract_document(read(path), home_city=home_city, published=published)]


def extract_text(
    text: str, id: str = "text", *, home_city: str | None = None, published: str | None = None
) -> list[Record]:
    """The records of a text in memory; offsets count its characters."""
    document = parse(text.encode("utf-8"), Path(f"{id}.txt"))
    return [extract_document(document, home_city=home_city, published=published)]


def extract_document(
    document: Document, *, home_city: str | None = None, published: str | None = None
) -> Record:
    """The record of one article."""
    article = annotate(document, home_city, published)
    return build(article.text, article.sentences, article.entities, article.reading, article.setting)
