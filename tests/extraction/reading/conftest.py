"""The newspaper page in other formats, made here from its text: as PDF with columns, as Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.reading import Block, read

FONT = "STSong-Light"  # named, not embedded, as many Chinese PDFs do
PAGE = (842.0, 1191.0)  # A3 in points
MARGIN, GUTTER, SIZE, PITCH = 50.0, 20.0, 10.0, 15.0
COLUMNS = 4
# which characters do not begin or end a line
CLOSING = "，。、；：！？”’）》】…"
OPENING = "“‘（《【"

Typeset = Callable[[Sequence[Block]], bytes]


@pytest.fixture(scope="session")
def article() -> Path:
    """The newspaper page as a text file."""
    return Path(__file__).parents[3] / "data" / "article.txt"


@pytest.fixture(scope="session")
def blocks(article: Path) -> tuple[Block, ...]:
    """The blocks of the newspaper page."""
    return read(article).blocks


@pytest.fixture(scope="session")
def typeset() -> Typeset:
    """A function that prints blocks on one page: heads across it, the text in columns."""
    return _typeset


@pytest.fixture(scope="session")
def word() -> Typeset:
    """A function that writes blocks as a Word file, a paragraph each."""
    return _word


def _typeset(blocks: Sequence[Block]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=PAGE, invariant=1)
    top = PAGE[1] - MARGIN
    rest = list(blocks)
    while rest and rest[0].kind not in ("lead", "body"):
        block = rest.pop(0)
        size = {"headline": 30.0, "kicker": 16.0}.get(block.kind, SIZE)
        top -= size * 1.6
        canvas.setFont(FONT, size)
        canvas.drawString(MARGIN, top, block.text)
    width = (PAGE[0] - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS
    canvas.setFont(FONT, SIZE)
    top -= 2 * PITCH
    column, y = 0, top
    for block in rest:
        for line in _lines(f"\u3000\u3000{block.text}", width):
            if y < MARGIN:
                column, y = column + 1, top
            canvas.drawString(MARGIN + column * (width + GUTTER), y, line)
            y -= PITCH
        y -= PITCH
    assert column < COLUMNS, "the page is full"
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _lines(text: str, width: float) -> list[str]:
    lines = []
    while text:
        end = 1
        while end < len(text) and pdfmetrics.stringWidth(text[: end + 1], FONT, SIZE) <= width:
            end += 1
        while end > 1 and (text[end : end + 1] in tuple(CLOSING) or text[end - 1] in OPENING):
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def _word(blocks: Sequence[Block]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if block.kind == "headline":
            document.add_heading(block.text, 1)
        else:
            document.add_paragraph(block.text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
