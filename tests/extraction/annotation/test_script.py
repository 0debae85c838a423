from __future__ import annotations

import pytest

from extraction.annotation.script import simplify


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("簽署「合作備忘錄」", "签署“合作备忘录”"),
        ("〝館〞落成", "“馆”落成"),
        ('两地共建"研究院"和"基地"', "两地共建“研究院”和“基地”"),
        ("企业,高校(广州):双方", "企业，高校（广州）：双方"),
        ("副行长沈默说，乾隆年间", "副行长沈默说，乾隆年间"),
        ("醫務衞生局敍述", "医务卫生局叙述"),
        ("12:30 到 1,000 人", "12:30 到 1,000 人"),
    ],
)
def test_one_form_for_matching(given: str, expected: str) -> None:
    assert simplify(given) == expected


def test_straight_quotes_begin_anew_in_each_line() -> None:
    assert simplify('"甲\n"乙"') == "“甲\n“乙”"


@pytest.mark.parametrize("text", ["後裏「乾」", '"', "ﾊﾟ", "①㎡"])
def test_the_length_stays(text: str) -> None:
    assert len(simplify(text)) == len(text)
