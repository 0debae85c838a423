"""The front door of extraction: a file or a text becomes records."""

from __future__ import annotations

from pathlib import Path

from extraction.annotation.pipeline import annotate
from extraction.assembly import build, told
from extraction.reading import Document, Source, UnreadableError, documents, sources
from graph.record import Record


def extract_file(
    path: Path,
    *,
    home_city: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
) -> list[Record]:
    """The records of the articles in a file, an archive, a table or a folder.

    home_city: what the paper calls 我市, where its pages do not tell; published: ISO date;
    encoding: of texts and web pages, where it cannot be guessed.
    Raises extraction.reading.UnreadableError with a message of one line at the first source that
    cannot be read.
    """
    records: list[Record] = []
    for source in sources([path], encoding):
        if isinstance(source, UnreadableError):
            raise source
        records += extract_source(
            source, home_city=home_city, published=published, encoding=encoding
        )
    return records


def extract_source(
    source: Source,
    *,
    home_city: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
) -> list[Record]:
    """The records of the articles in one source; arguments and errors as of `extract_file`."""
    return [
        extract_document(document, home_city=home_city, published=published)
        for document in documents(source, encoding)
    ]


def extract_text(
    text: str, id: str = "text", *, home_city: str | None = None, published: str | None = None
) -> list[Record]:
    """The records of a text in memory; offsets count its characters."""
    source = Source(path=f"{id}.txt", id=id, data=text.encode("utf-8"))
    return extract_source(source, home_city=home_city, published=published)


def extract_document(
    document: Document, *, home_city: str | None = None, published: str | None = None
) -> Record:
    """The record of one article."""
    article = annotate(document, document.home_city or home_city, published)
    claims = told(article.reading, article.entities)
    return build(article.text, article.sentences, article.entities, claims, article.setting)
