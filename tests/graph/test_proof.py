from dataclasses import replace
from pathlib import Path

import pytest

from graph.proof import Span, proves, spans
from graph.record import Record


def claim(file: str, text: str) -> bool:
    return proves(file, Span("mention", "a#0", 0, len(file), text))


def test_proves_every_span_of_the_gold_records(gold_records: list[Record]) -> None:
    for record in gold_records:
        file = Path(record.article.path).read_text("utf-8")
        found = list(spans(record))
        assert {span.what for span in found} == {"sentence", "mention", "evidence"}
        assert all(proves(file, span) for span in found)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("中山市", "中山市"),
        ("中山\n 市", "中山市"),
        ("创新创新一体化跑出加速度一体化跑出加速度", "创新一体化跑出加速度"),
        ("20242024年", "2024年"),
        ("《《推动》》", "《推动》"),
        ("去年33月正式揭牌成立月正式揭牌成立，，", "去年3月正式揭牌成立，"),
    ],
)
def test_proves_what_reading_repairs(file: str, text: str) -> None:
    assert claim(file, text)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("中山市", "中山"),
        ("中山", "中山市"),
        ("中山市", "中市"),
        ("创新发展创新", "创新发展"),
        ("2024年", "2042年"),
        ("中山市", ""),
    ],
)
def test_proves_nothing_else(file: str, text: str) -> None:
    assert not claim(file, text)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 99), (2, 2), (3, 1)])
def test_proves_no_span_outside_of_the_file(start: int, end: int) -> None:
    assert not proves("中山市", Span("mention", "a#0", start, end, "中山市"[start:end]))


def test_proves_no_span_that_is_one_character_off(page: Record) -> None:
    file = Path(page.article.path).read_text("utf-8")
    span = next(iter(spans(page)))
    assert not proves(file, replace(span, end=span.end - 1))
