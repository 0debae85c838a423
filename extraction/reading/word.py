"""Word files (.docx): their paragraphs in order, those in tables with them."""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from extraction.reading.document import Layer, Place
from extraction.reading.errors import UnreadableError

LARGEST_CONTENT = 100_000_000  # bytes of all parts, unpacked
DEEPEST_TABLE = 10
_TITLES = ("title", "heading 1")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Where each paragraph begins in the text."""

    starts: tuple[int, ...]

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """One place for each paragraph that the range touches."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
        bounds = (*self.starts, end)
        return tuple(
            Place(
                paragraph=i + 1,
                start=max(start, bounds[i]) - bounds[i],
                end=min(end, bounds[i + 1]) - bounds[i],
            )
            for i in range(first, last)
        )


def layer(data: bytes, path: str) -> Layer:
    """The text of a Word file; raises UnreadableError if it is damaged or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > LARGEST_CONTENT:
            raise UnreadableError(
                f"{path}: unpacks to {size:,} bytes, more than {LARGEST_CONTENT:,}; split it"
            )
        document = docx.Document(io.BytesIO(data))
        texts, starts, titles = [], [], []
        length = 0
        for paragraph in _paragraphs(document, 0):
            text = paragraph.text
            starts.append(length)
            style = paragraph.style
            if text.strip() and style is not None and (style.name or "").lower() in _TITLES:
                titles.append((length, length + len(text)))
            texts.append(text)
            length += len(text) + 2
    except UnreadableError:
        raise
    except Exception as error:  # python-docx lets those of zip, XML and its own through
        raise UnreadableError(
            f"{path}: a damaged Word file ({type(error).__name__}); save it again as .docx"
        ) from error
    return Layer(
        text="\n\n".join(texts),
        titles=tuple(titles),
        origin=Paragraphs(tuple(starts)),
    )


def _paragraphs(parent: WordDocument | _Cell, depth: int) -> Iterator[Paragraph]:
    for item in parent.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item
        elif isinstance(item, Table) and depth < DEEPEST_TABLE:
            seen = set()
            for row in item.rows:
                for cell in row.cells:  # a merged cell comes once for each it spans
                    if cell._tc not in seen:
                        seen.add(cell._tc)
                        yield from _paragraphs(cell, depth + 1)
