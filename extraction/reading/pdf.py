"""PDF pages with a text layer: characters with their boxes, from which lines and columns are made.

The characters come from PDFium; which of them stand in a line, a column, a headline is told by
position and size (see `columns`), not by the order in which the file draws them.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from extraction.reading.char import Box, Char
from extraction.reading.columns import Line, ordered
from extraction.reading.document import Layer, Place
from extraction.reading.errors import UnreadableError
from extraction.reading.vertical import below

MOST_PAGES = 200
MOST_CHARS = 100_000  # on a page; a page of a newspaper has some ten thousand
MOST_TEXT = 1_000_000  # characters of all pages
LARGE = 1.25  # times the size of the running text, of what counts as a title
HEAD = 1.8  # likewise, of a headline that begins an article
_PARAGRAPH = 1.7  # times the size of a line, from line to line, that begins something new
_INDENT = 1.2  # times the size of its characters by which a line stands in
_NEARLY = 0.75  # of the largest line of a title, what is still of the title
_COLUMNS_ALIKE = 0.15  # of its width by which a column that goes on may differ
_SAME = 1  # points by which a character printed twice, to look bold, may be off


@dataclass(frozen=True, slots=True)
class Boxes:
    """For each character of the text its page and box."""

    found: tuple[tuple[int, Box], ...]

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """A box for each line that the range touches, with the page it is on."""
        places: list[Place] = []
        for page, (left, low, right, high) in self.found[start:end]:
            if places and (last := places[-1]).page == page and last.box is not None:
                box = last.box
                level = low < box[3] and high > box[1]
                beside = level and left >= box[0] and left - box[2] < high - low
                if beside or below(box, (left, low, right, high)):
                    whole = (
                        *(min(left, box[0]), min(low, box[1])),
                        *(max(right, box[2]), max(high, box[3])),
                    )
                    places[-1] = Place(page=page, box=whole)
                    continue
            places.append(Place(page=page, box=(left, low, right, high)))
        return tuple(places)


def layer(data: bytes, path: str) -> Layer:
    """The text of a PDF in reading order.

    Raises UnreadableError if it is damaged, locked, longer than MOST_PAGES, or has no text layer.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        cause = "locked with a password; unlock it" if locked else "a damaged PDF; save it again"
        raise UnreadableError(f"{path}: {cause}") from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableError(
                f"{path}: {len(document)} pages, more than {MOST_PAGES}; split it into issues"
            )
        pages = []
        left = MOST_TEXT
        for number in range(len(document)):
            chars = _chars(document, number, path)
            left -= len(chars)
            if left < 0:
                raise UnreadableError(
                    f"{path}: more than {MOST_TEXT:,} characters; split it into issues"
                )
            pages.append(ordered(chars))
    finally:
        document.close()
    if not any(column for page in pages for column in page):
        raise UnreadableError(f"{path}: a PDF without text, as scanned; run OCR over it first")
    return _written(pages)


def _chars(document: pypdfium2.PdfDocument, number: int, path: str) -> list[Char]:
    """The printed characters of a page, each once; raises UnreadableError if it cannot be read."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            f"{path}: page {number + 1} is damaged; save the PDF again"
        ) from error
    try:
        count = text.count_chars()
        if count > MOST_CHARS:
            raise UnreadableError(f"{path}: page {number + 1} has {count:,} characters; split it")
        return list(_once(_char(text.raw, i) for i in range(count)))
    finally:
        text.close()
        page.close()


def _char(page: object, index: int) -> Char | None:
    """One character; None if it is made up by PDFium, unknown or without a place."""
    code = pdfium.FPDFText_GetUnicode(page, index)
    if code < 0x20 or code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
        return None
    if code > 0x10FFFF or pdfium.FPDFText_IsGenerated(page, index) == 1:
        return None
    char = chr(code)
    if char.isspace() and char != "\u3000":
        char = " "
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(rect)):
        return None
    loose = (rect.left, rect.bottom, rect.right, rect.top)
    if not all(abs(side) < 1e6 for side in loose):
        return None
    return Char(char, loose, abs(rect.top - rect.bottom), loose)


def _once(chars: Iterator[Char | None]) -> Iterator[Char]:
    """The characters without those printed a second time at the same place, to look bold."""
    there: set[tuple[str, int, int]] = set()
    for char in chars:
        if char is None or char.size <= 0:
            continue
        x, y = round(char.box[0] / _SAME), round(char.box[1] / _SAME)
        around = [(char.text, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        if there.isdisjoint(around):
            there.add((char.text, x, y))
            yield char


def _written(pages: list[list[list[Line]]]) -> Layer:
    """Columns one below the other: lines as lines, an empty line between what stands apart."""
    body = _body_size(pages)
    text: list[str] = []
    boxes: list[tuple[int, Box]] = []
    large: list[tuple[int, int, float]] = []

    def write(string: str, page: int, box: Box) -> None:
        text.extend(string)
        boxes.extend([(page, box)] * len(string))

    above: Line | None = None
    width = 0.0
    for number, page in enumerate(pages, 1):
        for column in page:
            left, before = min(line.box[0] for line in column), width
            width = max(line.box[2] for line in column) - left
            for i, line in enumerate(column):
                first = line.chars[0].printed
                inset = line.box[0] - left > _INDENT * line.size or line.chars[0].text == "\u3000"
                if above is not None:
                    on = (
                        _goes_on(above, line, inset, before, width)
                        if i == 0
                        else _close(above, line)
                    )
                    write("\n" if on else "\n\n", number, first)
                if inset and line.chars[0].text != "\u3000" and line.size < LARGE * body:
                    write("\u3000\u3000", number, first)
                if line.size > LARGE * body:
                    large.append((len(text), len(text) + len(line.chars), line.size))
                for char in line.chars:
                    write(char.text, number, char.printed)
                above = line
    whole = "".join(text)
    return Layer(
        text=whole,
        titles=_titles(whole, large),
        heads=tuple((start, end) for start, end, size in large if size > HEAD * body),
        origin=Boxes(tuple(boxes)),
    )


def _titles(text: str, large: list[tuple[int, int, float]]) -> tuple[tuple[int, int], ...]:
    """Of large lines that follow each other those that are nearly the largest; what is smaller
    beside them is a kicker or a subtitle."""
    runs: list[list[tuple[int, int, float]]] = []
    for line in large:
        if runs and not text[runs[-1][-1][1] : line[0]].strip():
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(
        (start, end)
        for run in runs
        for start, end, size in run
        if size > _NEARLY * max(size for _, _, size in run)
    )


def _goes_on(above: Line, below: Line, inset: bool, before: float, width: float) -> bool:
    """Whether a column goes on with the text of the one before: alike, and not with an indent."""
    alike = abs(above.size - below.size) < 0.15 * max(above.size, below.size)
    over = above.chars[-1].text in "。！？…”）"
    return alike and not inset and not over and abs(before - width) < _COLUMNS_ALIKE * width


def _close(above: Line, below: Line) -> bool:
    """Whether two lines of a column stand together, by their distance and their size."""
    pitch = above.box[1] - below.box[1]
    alike = abs(above.size - below.size) < 0.15 * max(above.size, below.size)
    return alike and pitch < _PARAGRAPH * below.size


def _body_size(pages: list[list[list[Line]]]) -> float:
    """The size, in points, that most characters are printed in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for column in page:
            for line in column:
                sizes[round(line.size * 2) / 2] += len(line.chars)
    return max(sorted(sizes), key=lambda size: sizes[size], default=0.0)
