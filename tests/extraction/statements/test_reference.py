"""Whom 双方, 两地, 五地 mean, where the sentence itself names nobody."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.extraction.statements.conftest import Pairs

C, B = "COOPERATES_WITH", "BUILDS"
LISTED = ["绵阳市", "德阳市", "广元市", "遂宁市"]
MEANT = {
    "四地 are the four that one sentence names": (
        "四川的绵阳市、德阳市、广元市、遂宁市都是农业大市。\n成都市是省会。\n四地签订《种业联盟协议》。",
        {frozenset(pair) for pair in combinations(LISTED, 2)},
    ),
    "两地 are the guest and the host named last": (
        "绵阳市市长李明率团赴德阳市、广元市考察。\n"
        "代表团先后考察了德阳市、广元市的园区。\n座谈会上，广元市介绍情况，两地签署协议。",
        {frozenset(("绵阳市", "广元市"))},
    ),
    "双方 are no part of one another": (
        "西南科技大学介绍了情况。\n绵阳市和绵阳市人民政府都派员参加。\n双方签署合作协议。",
        {frozenset(("西南科技大学", "绵阳市人民政府"))},
    ),
    "those who sign for 双方 stand for the sides": (
        "绵阳市市长李明率团赴德阳市、广元市考察。\n德阳市市长王强、广元市市长张伟参加。\n"
        "李明、王强代表双方签署合作协议。",
        {frozenset(("绵阳市", "德阳市"))},
    ),
    "who joins the founders works with each of them": (
        "育种联盟由西南科技大学牵头发起，联合成都大学、西华大学共同组建。",
        {frozenset(("西南科技大学", "成都大学")), frozenset(("西南科技大学", "西华大学"))},
    ),
    "双方 are those of the meeting's name, not what guests were shown": (
        "绵阳市党政代表团赴汶川县考察，先后到汶川县的阿坝师范学院、水磨中学考察。\n"
        "随后召开绵阳市—汶川县协作联席会，双方签署《协作框架协议》。",
        {frozenset(("绵阳市", "汶川县"))},
    ),
    "双方 who sign are those of the paper's title": (
        "西南科技大学与成都大学座谈，双方签署《绵阳市—德阳市产业合作协议》。",
        {frozenset(("西南科技大学", "成都大学")), frozenset(("绵阳市", "德阳市"))},
    ),
    "ties go on with the subject of the clause before": (
        "绵阳市与德阳市签署合作协议，与广元市友好关系进一步深化。",
        {frozenset(("绵阳市", "德阳市")), frozenset(("绵阳市", "广元市"))},
    ),
    "what they sign about does not sign": (
        "西南科技大学与成都大学围绕推动绵阳乡村振兴签订合作协议。",
        {frozenset(("西南科技大学", "成都大学"))},
    ),
    "三县法院 are the courts named last": (
        "秀山县法院邀请花垣县法院、龙山县法院召开会议，三县法院院长共同签署《司法协作协议》。",
        {
            frozenset(("秀山土家族苗族自治县人民法院", "花垣县人民法院")),
            frozenset(("秀山土家族苗族自治县人民法院", "龙山县人民法院")),
            frozenset(("花垣县人民法院", "龙山县人民法院")),
        },
    ),
    "nobody, where two provinces only say where five bodies are": (
        "鄂皖五地检察机关会签协作机制。",
        set(),
    ),
    "nobody but those named, where three are counted with one that has no name": (
        "绵阳市、德阳市、广元市参会。\n西南科技大学、成都大学同我们所三家签了备忘录。",
        {frozenset(("西南科技大学", "成都大学"))},
    ),
}


@pytest.mark.parametrize(("text", "expected"), MEANT.values(), ids=MEANT)
def test_group_means(pairs: Pairs, text: str, expected: set[frozenset[str]]) -> None:
    assert {frozenset(pair) for pair in pairs(text, C, published="2024-05-12")} == expected


def test_what_stands_before_a_passive_clause_is_built(pairs: Pairs) -> None:
    text = "绵阳市与西南科技大学签约。\n绵阳光电研究院、绵阳机器人研究院，都将由双方在绵阳市合建。"
    assert pairs(text, B, published="2024-05-12") == {
        (who, what)
        for who in ("绵阳市", "西南科技大学")
        for what in ("绵阳光电研究院", "绵阳机器人研究院")
    }


def test_companies_of_a_group_in_one_place_are_one(pairs: Pairs) -> None:
    text = "绵阳市与中国移动通信集团四川有限公司签约。\n四川移动公司将与绵阳市共建数据中心。"
    assert pairs(text, C) == {("中国移动通信集团四川有限公司", "绵阳市")} or pairs(text, C) == {
        ("绵阳市", "中国移动通信集团四川有限公司")
    }


def test_leaders_of_a_district_are_not_those_of_the_county_visited(pairs: Pairs) -> None:
    text = "游仙区代表团赴北川县\n12月2日，区委书记李明带领党政代表团赴北川县考察。"
    assert ("李明", "游仙区") in pairs(text, "WORKS_FOR")


def test_a_delegation_is_of_the_place_that_it_is_called_after(pairs: Pairs) -> None:
    text = "四川省委常委、绵阳市委书记、天府新区党工委书记李明率绵阳市党政代表团到德阳市考察。"
    assert pairs(text, "VISITED") == {("绵阳市", "德阳市")}


def test_an_office_told_before_tells_whose_a_bare_one_is(pairs: Pairs) -> None:
    text = (
        "德阳市农业农村局与成都大学签约，德阳市农业农村局局长王强、成都大学党委书记李明出席。\n"
        "王强局长、李明书记为中心揭牌。"
    )
    held = pairs(text, "WORKS_FOR")
    assert {body for person, body in held if person == "李明"} == {"成都大学"}


def test_what_settles_somewhere_without_a_name_is_nobody(pairs: Pairs) -> None:
    text = "成都大学将与汶川县合作，让更多新技术、新成果在汶川县落地生根。"
    assert ("成都大学", "汶川县") not in pairs(text, "LOCATED_IN")


def test_who_calls_on_a_governor_calls_on_the_province(pairs: Pairs) -> None:
    text = "成都大学校长李明在杭州拜会浙江省委副书记、省长王浩，双方展开交流。"
    assert pairs(text, "VISITED") == {("成都大学", "浙江省")}


def test_a_listed_company_with_the_word_for_it_is_the_company(pairs: Pairs) -> None:
    text = "绵阳市与中国电建公司签约。"
    assert {frozenset(p) for p in pairs(text, C)} == {
        frozenset(("绵阳市", "中国电力建设集团有限公司"))
    }
