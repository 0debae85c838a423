"""Word files (.docx): their paragraphs in order, those in tables, text boxes and forms with them.

Read from the XML itself, since python-docx leaves out what stands in boxes and content controls.
"""

from __future__ import annotations

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from extraction.reading.document import Layer, Place
from extraction.reading.errors import UnreadableError

LARGEST_CONTENT = 100_000_000  # bytes of all parts, unpacked
_TITLES = ("title", "heading 1")
_PARAGRAPH, _TEXT = qn("w:p"), qn("w:t")
# what is written otherwise than as text; a break of page or column is none of the text
_WRITTEN = {
    **{qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:br"): "\n"},
    qn("w:noBreakHyphen"): "-",
}
# what stands there a second time, or no more, or in small letters above the words, or is no text
_UNSEEN = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    *(qn("w:del"), qn("w:moveFrom"), qn("w:rt"), qn("w:pPr")),
)


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
        for paragraph in _paragraphs(document):
            text = _text(paragraph._p)
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


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """All paragraphs in order; a box comes behind the paragraph that it hangs on."""
    for found in document.element.body.iter(_PARAGRAPH):
        if not any(above.tag in _UNSEEN for above in found.iterancestors()):
            yield Paragraph(found, document._body)


def _text(paragraph: CT_P) -> str:
    """What a paragraph says, without the paragraphs of boxes in it."""
    parts: list[str] = []
    left = list(paragraph[::-1])
    while left:
        part = left.pop()
        if part.tag == _TEXT:
            parts.append(part.text or "")
        elif part.tag in _WRITTEN and part.get(qn("w:type")) not in ("page", "column"):
            parts.append(_WRITTEN[part.tag])
        elif part.tag != _PARAGRAPH and part.tag not in _UNSEEN:
            left.extend(part[::-1])
    return "".join(parts)
