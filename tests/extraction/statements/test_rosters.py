"""Couples and partners that a sentence lists, through the real pipeline: one wording a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]

TYPE = "COOPERATES_WITH"
THREE = {
    frozenset(("西南科技大学", "瑞丰精工")),
    frozenset(("四川轻化工大学", "恒源智能")),
    frozenset(("成都工业学院", "德阳市人民政府")),
}
HUB = {frozenset(("绵阳市", name)) for name in ("四川大学", "东南大学", "重庆大学")}

COUPLES = {
    "before one verb": (
        "西南科技大学与瑞丰精工、四川轻化工大学与恒源智能、成都工业学院与德阳市政府分别签署协议。"
    ),
    "joined by 和": (
        "西南科技大学和瑞丰精工、四川轻化工大学和恒源智能、"
        "成都工业学院和德阳市政府先后在协议上签字。"
    ),
    "lists that match": (
        "西南科技大学、四川轻化工大学、成都工业学院分别与瑞丰精工、恒源智能、德阳市政府签署协议。"
    ),
    "behind a colon": (
        "现场签约的有：西南科技大学与瑞丰精工、四川轻化工大学与恒源智能、成都工业学院与德阳市政府。"
    ),
    "each with its paper": (
        "协议共三份：西南科技大学与瑞丰精工一份，"
        "四川轻化工大学与恒源智能一份，成都工业学院与德阳市政府一份。"
    ),
    "joined by 对": (
        "西南科技大学对瑞丰精工，四川轻化工大学对恒源智能，"
        "成都工业学院对德阳市政府，三对新人交换了协议文本。"
    ),
    "told one after another": (
        "先签的是西南科技大学与瑞丰精工，接着是四川轻化工大学与恒源智能，"
        "最后是成都工业学院和德阳市政府。"
    ),
}

PARTNERS = {
    "of whom signs": "与绵阳市签约的高校有：四川大学、东南大学、重庆大学。",
    "of whom works": "同绵阳市合作的高校有三所，分别是四川大学、东南大学、重庆大学。",
    "of the hub": "绵阳市的合作伙伴包括四川大学、东南大学和重庆大学。",
    "said to be signed": "绵阳市签的是四川大学、东南大学和重庆大学。",
    "behind a relative clause": "绵阳市与位于外地的四川大学、东南大学、重庆大学签署合作协议。",
    "behind further commas": "绵阳市与四川大学、东南大学，以及重庆大学签署合作协议。",
    "with their seats": "绵阳市与成都的四川大学、南京的东南大学、沙坪坝的重庆大学签署合作协议。",
}

NOBODY = {
    "a match": "与绵阳市比赛的高校有：四川大学、东南大学、重庆大学。",
    "a plan": "拟与绵阳市签约的高校有：四川大学、东南大学、重庆大学。",
    "parks": "与绵阳市结对的有2个，是四川大学、东南大学。",
    "so many bodies of a place": "四川19所高校与医院签约。",
}


@pytest.mark.parametrize("text", COUPLES.values(), ids=COUPLES)
def test_each_couple_of_a_list_cooperates(pairs: Pairs, text: str) -> None:
    assert {frozenset(pair) for pair in pairs(text, TYPE)} == THREE


@pytest.mark.parametrize("text", PARTNERS.values(), ids=PARTNERS)
def test_each_of_a_list_of_partners_cooperates_with_one(pairs: Pairs, text: str) -> None:
    assert {frozenset(pair) for pair in pairs(text, TYPE)} == HUB


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_nobody_is_said_to_cooperate(pairs: Pairs, text: str) -> None:
    assert pairs(text, TYPE) == set()


def test_several_titles_are_several_agreements(pairs: Pairs) -> None:
    signed = pairs("绵阳市与四川大学签署《人才合作协议》《科技合作协议》。", "SIGNED")
    assert {paper for _, paper in signed} == {"人才合作协议", "科技合作协议"}
    assert {who for who, _ in signed} == {"绵阳市", "四川大学"}


def test_becoming_friends_and_another_agreement_are_two(pairs: Pairs) -> None:
    signed = pairs("绵阳市与德阳市签署战略合作协议。两市早在2004年就缔结为友好城市。", "SIGNED")
    assert len({paper for _, paper in signed}) == 2
