"""Founders named behind a body in a list."""

from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., set[tuple[str, str]]]
CENTRE = "绍兴纺织新材料研究中心"


def test_those_in_brackets_behind_a_new_body_founded_it(pairs: Pairs) -> None:
    text = f"昨日揭牌的有{CENTRE}（绍兴文理学院、绍兴银行）等三家平台。"
    assert pairs(text, "BUILDS") == {("绍兴文理学院", CENTRE), ("绍兴银行", CENTRE)}


def test_a_verb_in_the_brackets_is_enough_for_one_founder(pairs: Pairs) -> None:
    text = f"{CENTRE}（绍兴文理学院牵头建设）通过评审。"
    assert pairs(text, "BUILDS") == {("绍兴文理学院", CENTRE)}


def test_one_name_in_brackets_tells_nothing(pairs: Pairs) -> None:
    assert pairs(f"{CENTRE}（绍兴文理学院）招聘五人。", "BUILDS") == set()


def test_a_place_in_brackets_is_a_seat(pairs: Pairs) -> None:
    assert pairs(f"昨日揭牌的有{CENTRE}（柯桥区、越城区）。", "BUILDS") == set()
