import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.extract import extract_source, extract_text
from extraction.reading import Document, Source, documents

BODY = (
    "昨日，深圳市与中山大学在深圳签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"
    "根据协议，双方还将推动一批科研成果到深圳转化，首批项目预计年内落地。"
)
HEAD = "深圳市与中山大学签约"
FONT = "STSong-Light"
WIDTH, HEIGHT, SIZE, PITCH = 600.0, 800.0, 12.0, 18.0
LENGTH = 20  # characters of a line

Placed = tuple[str, float, float, float]  # character, left, bottom, size


def down(text: str, left: float, top: float, size: float = SIZE) -> list[Placed]:
    return [(char, left, top - size * (i + 1), size) for i, char in enumerate(text)]


def across(text: str, left: float, low: float, size: float = SIZE) -> list[Placed]:
    return [(char, left + size * i, low, size) for i, char in enumerate(text)]


def columns(text: str, right: float, top: float) -> list[Placed]:
    """Vertical lines from right to left."""
    parts = [text[i : i + LENGTH] for i in range(0, len(text), LENGTH)]
    return [one for i, part in enumerate(parts) for one in down(part, right - PITCH * i, top)]


def pdf(placed: list[Placed]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    for char, left, low, size in placed:
        canvas.setFont(FONT, size)
        canvas.drawString(left, low, char)
    canvas.save()
    return file.getvalue()


def read(placed: list[Placed]) -> Document:
    return documents(Source("a.pdf", "a", pdf(placed)))[0]


def bare(document: Document) -> str:
    return "".join(document.text.split())


def test_read_goes_down_each_line_and_from_right_to_left() -> None:
    assert bare(read(columns(BODY, 500, 700))) == BODY


def test_read_takes_a_font_made_for_vertical_text() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT, isVertical=True))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont(FONT, SIZE)
    for i in range(0, len(BODY), LENGTH):
        canvas.drawString(500 - PITCH * i / LENGTH, 700, BODY[i : i + LENGTH])
    canvas.save()
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))  # as other tests take it
    assert bare(documents(Source("a.pdf", "a", file.getvalue()))[0]) == BODY


def test_read_takes_the_bands_of_a_page_from_above_to_below() -> None:
    placed = [*columns(BODY[60:], 500, 350), *columns(BODY[:60], 500, 700)]
    assert bare(read(placed)) == BODY


def test_read_takes_a_headline_across_a_vertical_page() -> None:
    document = read([*across(HEAD, 150, 740, 24), *columns(BODY, 500, 700)])
    assert document.title == HEAD
    assert bare(document) == HEAD + BODY


def test_read_takes_a_vertical_headline_beside_vertical_text() -> None:
    document = read([*down(HEAD, 520, 700, 24), *columns(BODY, 480, 700)])
    assert document.title == HEAD
    assert bare(document) == HEAD + BODY


def test_read_takes_a_vertical_headline_on_a_page_of_lines_across() -> None:
    text = [BODY[i : i + LENGTH] for i in range(0, len(BODY), LENGTH)]
    lines = [one for i, part in enumerate(text) for one in across(part, 150, 650 - PITCH * i)]
    document = read([*down(HEAD, 60, 700, 24), *lines])
    assert bare(document) == HEAD + BODY


def test_read_takes_digits_side_by_side_in_a_vertical_line() -> None:
    line = down("五月", 500, 700)
    digits = [("2", 500.0, 664.0, SIZE), ("0", 506.0, 664.0, SIZE)]
    placed = [*line, *digits, *down("日签署战略合作协议", 500, 664), *columns(BODY, 480, 700)]
    assert bare(read(placed)) == "五月20日签署战略合作协议" + BODY


def test_places_give_one_box_for_each_vertical_line() -> None:
    document = read(columns(BODY, 500, 700))
    start = document.text.index("联合培养")
    (box,) = (place.box for place in document.places(start, start + 3))
    assert box is not None
    assert box[2] - box[0] == pytest.approx(SIZE, abs=1)
    assert box[3] - box[1] == pytest.approx(3 * SIZE, abs=2)


def test_extract_reads_the_same_statements_from_vertical_text() -> None:
    (plain,) = extract_text(BODY)
    (record,) = extract_source(Source("a.pdf", "a", pdf(columns(BODY, 500, 700))))
    assert plain.statements
    assert [(s.subject, s.predicate, s.object) for s in record.statements] == [
        (s.subject, s.predicate, s.object) for s in plain.statements
    ]
