"""Which format a source has, told by what it holds before what it is called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from extraction.reading import webpage
from extraction.reading.decoding import decode
from extraction.reading.document import Layer
from extraction.reading.source import Source

_PAGES = (".html", ".htm", ".shtml", ".xhtml")
_PDF_WITHIN = 1024  # bytes before a PDF's mark that its readers allow


def layer(source: Source, encoding: str | None = None) -> Layer:
    """The text of a source; encoding: of a text or web page, where it is known.

    Raises UnreadableError if it is damaged, has no text, or if its encoding cannot be told.
    """
    if source.row:
        text = decode(source.data, source.path, "utf-8").text
        found = webpage.layer(text) if source.html else Layer(text)
        return Layer(
            found.text,
            found.titles,
            found.aside,
            origin=found.origin,
            encoding=source.encoding,
            cut=False,
        )
    if b"%PDF-" in source.data[:_PDF_WITHIN]:
        from extraction.reading import pdf

        return pdf.layer(source.data, source.path)
    if source.data.startswith(b"PK\x03\x04"):
        from extraction.reading import word

        return word.layer(source.data, source.path)
    decoded = decode(source.data, source.path, encoding or source.encoding)
    suffix = PurePosixPath(source.path).suffix.lower()
    page = webpage.is_page(decoded.text) or suffix in _PAGES
    found = webpage.layer(decoded.text) if page else Layer(decoded.text)
    return replace(found, encoding=decoded.encoding)
