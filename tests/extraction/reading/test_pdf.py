import io
import random
from pathlib import Path
from time import process_time

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.reading import Block, Document, Source, UnreadableError, documents, read

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"
FONT = "STSong-Light"


def printed(lines: list[tuple[float, float, float, str]], encrypt: str | None = None) -> bytes:
    """A PDF with lines of text: left, bottom, size, text."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 800), invariant=1, encrypt=encrypt)
    for left, low, size, text in lines:
        canvas.setFont(FONT, size)
        canvas.drawString(left, low, text)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf(data: bytes) -> list[Document]:
    return documents(Source("a.pdf", "a", data))


def column(
    left: float, top: float, text: str, width: int = 15
) -> list[tuple[float, float, float, str]]:
    parts = [text[i : i + width] for i in range(0, len(text), width)]
    return [(left, top - 15 * i, 10, part) for i, part in enumerate(parts)]


def test_read_goes_down_one_column_before_the_next() -> None:
    (document,) = pdf(
        printed(
            [
                (50, 700, 24, "两市签约共建"),
                *column(50, 650, BODY[:20] * 4),
                *column(250, 650, BODY),
            ]
        )
    )
    text = "".join(document.text.split())
    assert text == "两市签约共建" + BODY[:20] * 4 + BODY


def test_read_does_not_follow_the_order_of_the_file() -> None:
    lines = [*column(50, 650, BODY[:30]), *column(250, 650, BODY[30:])]
    assert "".join(pdf(printed(lines[::-1]))[0].text.split()) == BODY


def test_read_goes_on_from_the_foot_of_a_column_inside_a_sentence() -> None:
    whole = f"\u3000\u3000{BODY}{BODY}"
    lines = [*column(50, 650, whole[:45]), *column(250, 650, whole[45:])]
    (document,) = pdf(printed(lines))
    assert [block.text for block in document.blocks if block.kind == "lead"] == [BODY + BODY]


def test_read_takes_the_largest_lines_above_the_text_as_headline() -> None:
    heads = [(50, 740, 14, "合作再上新台阶"), (50, 700, 28, "两市签约共建")]
    (document,) = pdf(printed([*heads, *column(50, 650, BODY)]))
    assert [(b.kind, b.text) for b in document.blocks[:2]] == [
        ("kicker", "合作再上新台阶"),
        ("headline", "两市签约共建"),
    ]
    assert document.title == "两市签约共建"


def test_read_takes_text_printed_twice_to_look_bold_once() -> None:
    lines = [*column(50, 650, BODY), *column(50.3, 650, BODY)]
    assert "".join(pdf(printed(lines))[0].text.split()) == BODY


def test_read_tells_the_articles_of_a_page_apart() -> None:
    lines = [
        *((50, 740, 24, "两市签约共建"), *column(50, 700, BODY * 2)),
        *((50, 560, 24, "丙市办论坛"), *column(50, 520, BODY.replace("甲", "丙") * 2)),
    ]
    one, other = pdf(printed(lines))
    assert (one.id, one.title) == ("a", "两市签约共建")
    assert (other.id, other.title) == ("a-2", "丙市办论坛")
    assert (one.text, one.sha256) == (other.text, other.sha256)


def test_read_does_not_part_an_article_at_its_subheads() -> None:
    lines = [
        *((50, 740, 24, "两市签约共建"), *column(50, 700, BODY * 2)),
        *((50, 580, 14, "研究院明年动工"), *column(50, 560, BODY * 2)),
    ]
    assert len(pdf(printed(lines))) == 1


def test_places_give_page_and_box_of_each_line() -> None:
    (document,) = pdf(printed(column(50, 650, BODY)))
    start = document.text.index(BODY[12])
    places = document.places(start, start + 7)
    assert [place.page for place in places] == [1, 1]
    first, second = (place.box for place in places)
    assert first is not None
    assert second is not None
    assert first[0] == pytest.approx(50 + 12 * 10, abs=2)
    assert second[0] == pytest.approx(50, abs=2)
    assert second[1] == pytest.approx(first[1] - 15, abs=2)


def test_places_cover_every_character(typeset, blocks: tuple[Block, ...]) -> None:
    (document,) = pdf(typeset(blocks))
    for block in document.blocks:
        for char, at in zip(block.text, block.offsets, strict=True):
            assert document.text[at] == char or char == " "
            (place,) = document.places(at, at + 1)
            assert place.page == 1
            assert place.box is not None
            assert 0 <= place.box[0] < place.box[2] <= 842


def test_read_gives_the_blocks_that_were_printed(typeset, blocks: tuple[Block, ...]) -> None:
    kinds = ("kicker", "headline", "lead", "body", "byline")
    (document,) = pdf(typeset(blocks))
    assert [b for b in _bare(document.blocks) if b[0] in kinds] == [
        b for b in _bare(blocks) if b[0] in kinds
    ]


def _bare(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (printed([]), "OCR"),
        (printed(column(50, 650, BODY), encrypt="secret"), "password"),
        (printed(column(50, 650, BODY))[:400], "damaged"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (printed([(50, 700, 12, "All in English")]), "no Chinese"),
    ],
)
def test_read_refuses_in_one_line_with_the_cure(tmp_path: Path, data: bytes, cause: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=cause) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")


def scattered(number: int) -> bytes:
    """A page with that many characters at random places and sizes."""
    chance = random.Random(0)
    return printed(
        [
            (chance.uniform(0, 590), chance.uniform(0, 790), chance.uniform(1, 12), "甲")
            for _ in range(number)
        ]
    )


def test_read_takes_no_longer_for_a_page_of_scattered_characters() -> None:
    data = scattered(20_000)
    started = process_time()
    pdf(data)
    assert process_time() - started < 10


def test_read_refuses_more_characters_than_a_page_can_hold() -> None:
    with pytest.raises(UnreadableError, match="page 1 has"):
        pdf(scattered(40_000))
