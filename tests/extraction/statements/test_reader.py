"""What sentences say, through the real pipeline: one wording a case."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text
from graph.record import Record

C, S, V, B, H, L = "COOPERATES_WITH", "SIGNED", "VISITED", "BUILDS", "SUPPORTS", "LOCATED_IN"


def read(text: str) -> Record:
    (record,) = extract_text(text, published="2024-05-12")
    return record


def ends(record: Record, type_: str) -> set[tuple[str, str]]:
    names = {entity.id: entity.name for entity in record.entities}
    return {(names[s.subject], names[s.object]) for s in record.statements if s.predicate == type_}


def pairs(text: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in ends(read(text), C)}


def status(text: str, type_: str = C) -> set[str | None]:
    return {s.status for s in read(text).statements if s.predicate == type_}


def pair(one: str, other: str) -> frozenset[str]:
    return frozenset((one, other))


def parties(text: str) -> list[set[str]]:
    """The signatories of each agreement."""
    signed = ends(read(text), S)
    return [
        {who for who, what in signed if what == paper} for paper in sorted({p for _, p in signed})
    ]


UNIVERSITY, CITY, OTHER = "西南科技大学", "绵阳市", "德阳市"

PAIRS = {
    "one with each by default": (
        "绵阳市与西南科技大学、成都市签署合作协议。",
        {pair(CITY, UNIVERSITY), pair(CITY, "成都市")},
    ),
    "three sides each with each": (
        "绵阳市、德阳市和成都市三方共同签署合作协议。",
        {pair(CITY, OTHER), pair(CITY, "成都市"), pair(OTHER, "成都市")},
    ),
    "pairs that follow one another": (
        "绵阳市与成都市、德阳市与宜宾市分别签署合作协议。",
        {pair(CITY, "成都市"), pair(OTHER, "宜宾市")},
    ),
    "sides named one by one": (
        "《产业合作协议》在成都签署，一方是绵阳市人民政府，另一方是西南科技大学。",
        {pair("绵阳市人民政府", UNIVERSITY)},
    ),
    "not these but those": (
        "签字双方不是两座城市，而是西南科技大学和浙江工业大学。",
        {pair(UNIVERSITY, "浙江工业大学")},
    ),
    "a counted group behind a colon": (
        "次日签约的主角换成了三家：绵阳市、浙江工业大学、西南科技大学。",
        {
            pair(CITY, "浙江工业大学"),
            pair(CITY, UNIVERSITY),
            pair("浙江工业大学", UNIVERSITY),
        },
    ),
    "bodies listed by commas": (
        "绵阳市与四川农业大学，西南科技大学，浙江工业大学三所高校签署合作协议。",
        {pair(CITY, "四川农业大学"), pair(CITY, UNIVERSITY), pair(CITY, "浙江工业大学")},
    ),
    "a ceremony with a partner": (
        "绵阳市与西南科技大学举行了战略合作签约仪式。",
        {pair(CITY, UNIVERSITY)},
    ),
    "the subject that follows": (
        "在与西南科技大学签约之时，绵阳市提出了三点希望。",
        {pair(CITY, UNIVERSITY)},
    ),
    "a subject taken over": (
        "绵阳市市长李明来到西南科技大学，与该校签署合作协议。",
        {pair(CITY, UNIVERSITY)},
    ),
    "the signing of others attended": (
        "绵阳市出席了西南科技大学与浙江工业大学的签约。",
        {pair(UNIVERSITY, "浙江工业大学")},
    ),
    "both sides spoken of before": (
        "绵阳市与西南科技大学签署合作协议。双方将共同开展人才培养。",
        {pair(CITY, UNIVERSITY)},
    ),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.values(), ids=PAIRS)
def test_cooperation_is_between(text: str, expected: set[frozenset[str]]) -> None:
    assert pairs(text) == expected


def test_witness_is_no_party() -> None:
    text = "在成都市副市长王强见证下，绵阳市与西南科技大学签署合作协议。"
    assert parties(text) == [{CITY, UNIVERSITY}]


def test_partners_by_default_sign_one_agreement_each() -> None:
    assert len(parties("绵阳市分别与成都市、德阳市签署合作协议。")) == 2


def test_three_sides_sign_one_agreement() -> None:
    (signed,) = parties("绵阳市、德阳市和成都市三方共同签署合作协议。")
    assert signed == {CITY, OTHER, "成都市"}


def test_signing_told_twice_is_one_agreement() -> None:
    text = "绵阳市与西南科技大学签约。\n绵阳市与西南科技大学签署《市校战略合作协议》。"
    assert len(parties(text)) == 1


STATUS = {
    "agreed when signed": ("绵阳市与西南科技大学签署合作协议。", {"agreed"}),
    "proposed when it is to be signed": ("绵阳市拟与西南科技大学签署合作协议。", {"proposed"}),
    "not proposed by 人才 before the verb": (
        "绵阳市与西南科技大学就人才培养签署《框架协议》。",
        {"agreed"},
    ),
    "proposed when only talked of": ("绵阳市与西南科技大学就人才培养进行洽谈。", {"proposed"}),
    "active when it goes on": ("绵阳市与西南科技大学联合攻关。", {"active"}),
    "ended when the contract has run out": (
        "绵阳市与西南科技大学2017年签订的服务合同，上月底期满终止。",
        {"ended"},
    ),
    "ended when it is dissolved": ("绵阳市与西南科技大学解除《科技园合作协议》。", {"ended"}),
}


@pytest.mark.parametrize(("text", "expected"), STATUS.values(), ids=STATUS)
def test_status_is(text: str, expected: set[str]) -> None:
    assert status(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "绵阳市尚未与西南科技大学签署合作协议。",
        "绵阳市没有与西南科技大学签约。",
        "网传绵阳市与西南科技大学签署合作协议。",
        "绵阳市与西南科技大学签署合作协议了吗？",
    ],
)
def test_what_is_denied_or_asked_or_rumoured_is_no_claim(text: str) -> None:
    assert pairs(text) == set()


VISITS = {
    "who leads stands for the city": (
        "绵阳市市长李明率团赴浙江工业大学考察。",
        {(CITY, "浙江工业大学")},
    ),
    "a delegation looking around": ("德阳市党政代表团在绵阳市考察。", {(OTHER, CITY)}),
    "a host does not travel": ("绵阳市迎来了德阳市党政代表团。", {(OTHER, CITY)}),
    "an unfounded coming": ("德阳的企业到了绵阳市。", set()),
}


@pytest.mark.parametrize(("text", "expected"), VISITS.values(), ids=VISITS)
def test_visits_are(text: str, expected: set[tuple[str, str]]) -> None:
    assert ends(read(text), V) == expected


def test_visitors_go_on_to_others() -> None:
    text = "我市迎来客人。浙江工业大学校长李明率队赴绵阳市考察。此次考察先后走访了涪江药业集团。"
    (record,) = extract_text(text, home_city="绵阳市")
    assert ("浙江工业大学", "涪江药业集团") in ends(record, V)


def test_those_whom_a_ceremony_is_named_after_have_signed() -> None:
    text = "绵阳市与浙江工业大学、西南科技大学战略合作协议签约仪式举行。"
    assert pairs(text) == {pair(CITY, "浙江工业大学"), pair(CITY, UNIVERSITY)}


def test_the_kinds_of_two_sides_tell_who_they_are() -> None:
    text = "西南科技大学与绵阳市签约。绵阳市与德阳市合作。校地双方将共建绵阳新材料研究院。"
    assert ends(read(text), B) == {(CITY, "绵阳新材料研究院"), (UNIVERSITY, "绵阳新材料研究院")}


def test_two_museums_are_bodies_called_so() -> None:
    text = "绵阳市与德阳市合作。绵阳图书馆与德阳图书馆签约。两馆将共建西蜀文献研究院。"
    built = ends(read(text), B)
    assert built == {("绵阳图书馆", "西蜀文献研究院"), ("德阳图书馆", "西蜀文献研究院")}


def test_visitors_talk_with_the_body_they_visit() -> None:
    text = "绵阳市市长李明到访浙江工业大学，就人才培养进行沟通交流。"
    assert pairs(text) == {pair(CITY, "浙江工业大学")}


def test_builders_stand_behind_by() -> None:
    built = ends(read("绵阳新材料研究院由绵阳市与西南科技大学共建。"), B)
    assert built == {(CITY, "绵阳新材料研究院"), (UNIVERSITY, "绵阳新材料研究院")}


def test_building_without_an_object_places_nobody() -> None:
    assert ends(read("西南科技大学要在桑日县建一座酒庄。"), L) == set()


def test_bare_body_is_named_after_its_builder_and_place() -> None:
    assert ends(read("西南科技大学在德阳市建设研究院。"), B) == {
        (UNIVERSITY, "西南科技大学德阳研究院")
    }


def test_event_opens_the_body_it_is_named_after() -> None:
    text = "由西南科技大学和绵阳市共建的“绵阳新材料研究中心”开幕仪式昨日举行。"
    assert (UNIVERSITY, "绵阳新材料研究中心") in ends(read(text), B)


def test_money_is_given_to() -> None:
    assert ends(read("绵阳市安排500万元，拨给西南科技大学。"), H) == {(CITY, UNIVERSITY)}


def test_thanks_for_support_are_no_support() -> None:
    assert ends(read("绵阳市市长李明感谢西南科技大学对浙江工业大学的支持。"), H) == set()


def test_evidence_of_the_furthest_status_comes_first() -> None:
    record = read("绵阳市拟与西南科技大学签署合作协议。\n绵阳市与西南科技大学签署合作协议。")
    (statement,) = [s for s in record.statements if s.predicate == C]
    assert statement.status == "agreed"
    assert "拟" not in statement.evidence[0].text


def test_a_plan_in_a_name_plans_nothing() -> None:
    text = "绵阳市人民医院与德阳市妇幼保健计划生育服务中心举行医联体签约仪式。"
    assert status(text) == {"agreed"}


def test_those_who_signed_are_named_before() -> None:
    text = "绵阳市、德阳市、成都市签署合作协议。绵阳市的负责人说，签约的三方都扎根四川。"
    (signed,) = parties(text)
    assert signed == {CITY, OTHER, "成都市"}


@pytest.mark.parametrize(
    "text",
    [
        "绵阳市处于要道，具有打造绵阳国际物流枢纽的天然优势。",
        "绵阳市给予德阳市支持，尤其是绵阳港区铁路建设、绵阳物流园建设等举措。",
    ],
    ids=["what it could do", "a list of works"],
)
def test_what_nobody_says_is_built_is_not(text: str) -> None:
    assert ends(read(text), B) == set()


def test_one_paper_is_signed_by_all_whom_one_verb_joins() -> None:
    (signed,) = parties("绵阳市与成都市、德阳市签署《产业合作框架协议》。")
    assert signed == {CITY, OTHER, "成都市"}


def test_who_leads_an_alliance_told_of_before_founds_it() -> None:
    text = (
        "川渝产教融合共同体是在四川省指导下，由西南科技大学、四川农业大学共同牵头，"
        "联合多家企业共同组建。"
    )
    body = "川渝产教融合共同体"
    assert ends(read(text), B) == {(UNIVERSITY, body), ("四川农业大学", body)}


def test_the_internet_joins_nobody() -> None:
    assert pairs("绵阳市工业互联网、德阳市工业互联网发展迅速。") == set()


def test_a_body_founded_with_support_is_built_by_who_founds_it() -> None:
    text = "绵阳产业联盟在四川省教育厅、成都市人民政府的支持下，由西南科技大学发起成立。"
    assert ends(read(text), B) == {(UNIVERSITY, "绵阳产业联盟")}


def test_works_joined_in_are_not_those_told_of_others() -> None:
    record = read("绵阳市与西南科技大学共建光电产业园，德阳市与四川农业大学共建冰雪线路。")
    assert ends(record, "BUILDS") == {("绵阳市", "光电产业园"), ("西南科技大学", "光电产业园")}


def test_who_founded_a_body_with_another_is_no_partner_of_it() -> None:
    text = "绵阳光电研究院由绵阳市与西南科技大学共同揭牌，标志着合作迈上新台阶。"
    assert pair("绵阳光电研究院", "西南科技大学") not in pairs(text)
