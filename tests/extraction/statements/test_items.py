"""Couples of lists whose verb stands in another sentence, and words for so many of a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]

FIRST, SECOND, THIRD = (
    frozenset({"绵阳市", "西南科技大学"}),
    frozenset({"德阳市", "四川农业大学"}),
    frozenset({"宜宾市", "浙江工业大学"}),
)


FOURTH = frozenset({"泸州市", "吉林大学"})


def working(pairs: Pairs, text: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in pairs(text, "COOPERATES_WITH")}


@pytest.mark.parametrize(
    "text",
    [
        "签约双方是：绵阳市与西南科技大学；德阳市与四川农业大学；宜宾市与浙江工业大学。",
        "会上举行签约仪式，名单如下：\n1.绵阳市与西南科技大学；\n2.德阳市与四川农业大学；\n"
        "3.宜宾市与浙江工业大学共建产业研究院项目。",
        "绵阳市与西南科技大学；德阳市与四川农业大学；宜宾市与浙江工业大学签署合作协议。",
        "3个项目现场签约，分别是：绵阳市与西南科技大学王远教授合作的光电研究项目，"
        "德阳市与四川农业大学合作的育种研究项目，宜宾市与浙江工业大学合作的研发项目。",
    ],
    ids=["behind a colon", "line by line", "one verb behind the last couple", "between commas"],
)
def test_each_couple_of_a_list_signs(pairs: Pairs, text: str) -> None:
    assert working(pairs, text) == {FIRST, SECOND, THIRD}
    assert len(pairs(text, "SIGNED")) == 6


@pytest.mark.parametrize(
    "text",
    [
        "座谈会上发言的有：绵阳市与西南科技大学；德阳市与四川农业大学。",
        "计划签约的有：绵阳市与西南科技大学；德阳市与四川农业大学。",
        "签约双方见面。\n会议开始。\n会议结束。\n宜宾市与浙江工业大学。",
    ],
    ids=["who spoke", "who is to sign", "long after the signing"],
)
def test_a_list_of_something_else_signs_nothing(pairs: Pairs, text: str) -> None:
    assert pairs(text, "SIGNED") == set()


@pytest.mark.parametrize(
    "text",
    [
        "绵阳市与西南科技大学、德阳市与某某医院、宜宾市与浙江工业大学签署协议。",
        "绵阳市与西南科技大学、某某街与四川农业大学、宜宾市与浙江工业大学签署协议。",
    ],
    ids=["the second", "the first"],
)
def test_a_couple_with_a_name_that_is_not_known_joins_no_others(pairs: Pairs, text: str) -> None:
    assert working(pairs, text) == {FIRST, THIRD}


@pytest.mark.parametrize(
    "text",
    [
        "先是绵阳市与西南科技大学签约，接着是德阳市与四川农业大学，最后登台的是宜宾市与浙江工业大学。",
        "绵阳市的签约对象是西南科技大学，德阳市的是四川农业大学，宜宾市的则是浙江工业大学。",
        "绵阳市与西南科技大学就耐火材料、德阳市与四川农业大学就育种、宜宾市与浙江工业大学就模具达成协议。",
        "绵阳市与西南科技大学“焊接机器人”、德阳市与四川农业大学“育种”、宜宾市与浙江工业大学"
        "“模具”等项目集中签约。",
        "绵阳市—西南科技大学光电项目、德阳市—四川农业大学育种项目、宜宾市—浙江工业大学模具项目签约。",
        "1.绵阳市与西南科技大学：光电；2.德阳市与四川农业大学：育种；3.宜宾市与浙江工业大学：模具。"
        "以上三项均已签约。",
    ],
    ids=["one after the other", "whom each signs with", "on what", "quoted", "dashes", "summed up"],
)
def test_couples_of_other_lists_sign(pairs: Pairs, text: str) -> None:
    assert working(pairs, text) == {FIRST, SECOND, THIRD}
    assert len(pairs(text, "SIGNED")) == 6


@pytest.mark.parametrize(
    "text",
    [
        "绵阳市与西南科技大学、吉林大学，德阳市与四川农业大学分别签订协议。",
        "西南科技大学、吉林大学与绵阳市，四川农业大学与德阳市分别签订协议。",
    ],
    ids=["behind", "before"],
)
def test_those_with_several_partners_sign_with_each(pairs: Pairs, text: str) -> None:
    assert working(pairs, text) == {FIRST, SECOND, frozenset({"绵阳市", "吉林大学"})}


def test_what_is_made_of_materials_is_not_only_expected(pairs: Pairs) -> None:
    text = "绵阳市与西南科技大学就新材料签署协议，泸州市与吉林大学就虚拟现实签署协议。"
    assert working(pairs, text) == {FIRST, FOURTH}
    assert len(pairs(text, "SIGNED")) == 4


def test_partners_of_a_side_left_out_do_not_sign_with_each_other(pairs: Pairs) -> None:
    text = "已与浙江出版集团、西南科技大学签订合作协议。"
    assert pairs(text, "COOPERATES_WITH") == set()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "绵阳市、德阳市、宜宾市、泸州市和内江市举行会议。会后，五地共同签署合作协议。",
            {"绵阳市", "德阳市", "宜宾市", "泸州市", "内江市"},
        ),
        (
            "昆明市、曲靖市、玉溪市和红河哈尼族彝族自治州在滇中座谈。4个州市签署合作协议。",
            {"昆明市", "曲靖市", "玉溪市", "红河哈尼族彝族自治州"},
        ),
        (
            "四川省的绵阳市、德阳市，贵州省的遵义市、毕节市开了会。四市签署协议。",
            {"绵阳市", "德阳市", "遵义市", "毕节市"},
        ),
    ],
    ids=["so many places", "places of several kinds", "lists of two provinces"],
)
def test_a_counted_word_stands_for_the_list_of_so_many(
    pairs: Pairs, text: str, members: set[str]
) -> None:
    assert {who for who, _ in pairs(text, "SIGNED")} == members


def test_a_counted_word_stands_for_no_list_of_another_length(pairs: Pairs) -> None:
    text = "绵阳市、德阳市、宜宾市、泸州市举行会议。会后，五地共同签署合作协议。"
    assert pairs(text, "SIGNED") == set()


def test_all_couples_of_a_list_sign_what_the_next_clause_tells(pairs: Pairs) -> None:
    text = "绵阳市与西南科技大学，德阳市与四川农业大学结成合作关系，签订协议书。"
    assert len(pairs(text, "SIGNED")) == 4
