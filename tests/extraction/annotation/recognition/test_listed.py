"""Names of bodies that only their place in a list gives away."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text


def bodies(text: str) -> set[str]:
    (record,) = extract_text(text)
    return {e.name for e in record.entities if e.label == "Organisation"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("走访皖西机床、鸠兹机器人两家企业。", {"皖西机床", "鸠兹机器人"}),
        ("绵阳市与迈创、金禾、盛虹三家企业签约。", {"迈创", "金禾", "盛虹"}),
        ("南京的钢铁、石化、电子三家龙头企业参会。", set()),
        ("绵阳市与新能源、新材料等12家企业签约。", set()),
    ],
)
def test_what_is_counted_as_companies(text: str, names: set[str]) -> None:
    assert bodies(text) == names


def test_a_brand_of_two_words_beside_a_body() -> None:
    assert "恒源精工" in bodies("西南科技大学与恒源精工、四川大学与瑞丰智能分别签约。")


def test_a_preposition_is_no_part_of_a_name() -> None:
    assert "四川轻化工大学" in bodies("恒源精工则同四川轻化工大学签了五年。")
