"""Who builds what, by where the words stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]
INSTITUTE = "嘉善新材料研究院"
COUNTY, UNIVERSITY, BANK = "嘉善县", "上海大学", "绍兴银行"

TOLD = {
    "the founder before a copula": (f"{UNIVERSITY}是{INSTITUTE}的发起单位之一。", {UNIVERSITY}),
    "the founder behind 作为": (f"作为{INSTITUTE}的建设单位，{UNIVERSITY}派出理事。", {UNIVERSITY}),
    "a noun of building behind a verb that furthers it": (
        f"{UNIVERSITY}正加快{INSTITUTE}建设。",
        {UNIVERSITY},
    ),
    "a leader and the partner of the next clause": (
        f"{INSTITUTE}由{UNIVERSITY}牵头，联合{COUNTY}共同建设。",
        {UNIVERSITY, COUNTY},
    ),
    "a leader who also founds and the partner of the next clause": (
        f"{INSTITUTE}由{UNIVERSITY}牵头发起，联合{COUNTY}共同组建。",
        {UNIVERSITY, COUNTY},
    ),
    "a leader and those who join in the next clause": (
        f"{UNIVERSITY}牵头，{COUNTY}、{BANK}参与，组建了{INSTITUTE}。",
        {UNIVERSITY, COUNTY, BANK},
    ),
    "two who unveil it": (f"{UNIVERSITY}与{COUNTY}为{INSTITUTE}揭牌。", {UNIVERSITY, COUNTY}),
    "what two built together is unveiled": (
        f"{UNIVERSITY}与{COUNTY}签约，并为双方共建的{INSTITUTE}揭牌。",
        {UNIVERSITY, COUNTY},
    ),
    "the agreement on it": (
        f"{UNIVERSITY}与{COUNTY}签订{INSTITUTE}共建协议。",
        {UNIVERSITY, COUNTY},
    ),
}


@pytest.mark.parametrize(("text", "builders"), TOLD.values(), ids=TOLD)
def test_builders_are(pairs: Pairs, text: str, builders: set[str]) -> None:
    assert pairs(text, "BUILDS") == {(builder, INSTITUTE) for builder in builders}


def test_who_only_runs_a_body_did_not_build_it(pairs: Pairs) -> None:
    assert pairs(f"{INSTITUTE}由{BANK}负责运行。", "BUILDS") == set()


def test_a_place_alone_builds_nothing_without_a_name(pairs: Pairs) -> None:
    assert pairs("绍兴市将打造纺织展销中心。", "BUILDS") == set()


def test_two_heads_unveil_the_body_that_one_of_theirs_named(pairs: Pairs) -> None:
    text = f"{UNIVERSITY}校长李明与{COUNTY}县长王强共同为上海大学嘉善研究院揭牌。"
    assert pairs(text, "BUILDS") == {
        (UNIVERSITY, "上海大学嘉善研究院"),
        (COUNTY, "上海大学嘉善研究院"),
    }


def test_an_event_at_a_venue_takes_place_where_the_venue_stands(pairs: Pairs) -> None:
    text = "第三届黔北科技论坛，31日在遵义国际会议中心召开。"
    assert ("第三届黔北科技论坛", "遵义市") in pairs(text, "LOCATED_IN")


def test_aid_goes_to_the_one_told_of_before(pairs: Pairs) -> None:
    text = f"{INSTITUTE}昨日揭牌，{BANK}每年拨付200万元。"
    assert pairs(text, "SUPPORTS") == {(BANK, INSTITUTE)}


def test_china_holds_a_city_where_other_countries_are_named(pairs: Pairs) -> None:
    assert ("郑州市", "中国") in pairs("俄罗斯喀山市与中国郑州市结好。", "PART_OF")


def test_a_site_chosen_is_that_of_what_is_built(pairs: Pairs) -> None:
    text = f"{UNIVERSITY}与{BANK}共建{INSTITUTE}，院址选在姚庄镇。"
    assert (INSTITUTE, "姚庄镇") in pairs(text, "LOCATED_IN")
    assert (BANK, "姚庄镇") not in pairs(text, "LOCATED_IN")


def test_a_visit_that_was_cancelled_is_none(pairs: Pairs) -> None:
    assert pairs("绍兴市代表团取消了赴上海市考察的计划。", "VISITED") == set()


def test_aid_goes_to_whom_it_is_given_behind_the_verb(pairs: Pairs) -> None:
    text = f"{BANK}捐赠20台设备给{INSTITUTE}。"
    assert pairs(text, "SUPPORTS") == {(BANK, INSTITUTE)}


@pytest.mark.parametrize(
    "text",
    [
        f"{UNIVERSITY}与{COUNTY}签约，成立{INSTITUTE}建设领导小组。",
        f"{UNIVERSITY}与{COUNTY}合作，设立{INSTITUTE}发展专项基金。",
    ],
)
def test_a_name_that_only_begins_a_longer_phrase_is_not_what_is_built(
    pairs: Pairs, text: str
) -> None:
    assert pairs(text, "BUILDS") == set()


def test_the_name_before_a_closing_noun_is_what_is_built(pairs: Pairs) -> None:
    text = f"{UNIVERSITY}与{COUNTY}签约共建{INSTITUTE}项目。"
    assert pairs(text, "BUILDS") == {(UNIVERSITY, INSTITUTE), (COUNTY, INSTITUTE)}


def test_what_an_agreement_is_good_for_is_not_built_by_it(pairs: Pairs) -> None:
    text = f"{UNIVERSITY}与{COUNTY}签署协议，助推{INSTITUTE}建设。"
    assert pairs(text, "BUILDS") == set()


def test_one_who_builds_what_has_no_name_is_told_in_the_clause(pairs: Pairs) -> None:
    assert pairs(f"{UNIVERSITY}落户后，打造现代物流枢纽。", "BUILDS") == set()
