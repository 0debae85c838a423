"""Aid whose receiver or giver the verb does not name."""

from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., set[tuple[str, str]]]


def test_the_money_for_what_was_just_told_of(pairs: Pairs) -> None:
    text = "遵义市与贵州大学合办黔北材料研究院，首期经费由汇川区政府拨付。"
    assert pairs(text, "SUPPORTS") == {("汇川区人民政府", "黔北材料研究院")}


def test_who_gives_to_the_body_the_sentence_names_before(pairs: Pairs) -> None:
    text = "贵州大学在遵义设立了黔北材料研究院，遵义银行分三年给予1亿元经费。"
    assert pairs(text, "SUPPORTS") == {("遵义银行", "黔北材料研究院")}


def test_who_pays_its_own_part_supports_nobody(pairs: Pairs) -> None:
    assert not pairs("贵州大学与遵义银行签约，投入500万元开发系统。", "SUPPORTS")


def test_a_bank_grants_its_partner_credit(pairs: Pairs) -> None:
    text = "遵义银行与黔北材料研究院签约，授信10亿元。"
    assert pairs(text, "SUPPORTS") == {("遵义银行", "黔北材料研究院")}


def test_what_a_body_got_from_whom(pairs: Pairs) -> None:
    text = "黔北材料研究院去年得到遵义市政府500万元的经费支持。"
    assert pairs(text, "SUPPORTS") == {("遵义市人民政府", "黔北材料研究院")}


def test_a_title_that_was_got_is_no_aid(pairs: Pairs) -> None:
    assert not pairs("黔北材料研究院去年获得遵义市政府授牌。", "SUPPORTS")


def test_those_who_are_sent_help_the_body_they_are_sent_to(pairs: Pairs) -> None:
    text = "汇川区派出12名医生到黔西县人民医院坐诊。"
    assert pairs(text, "SUPPORTS") == {("汇川区", "黔西县人民医院")}


def test_those_who_are_sent_to_learn_do_not_help(pairs: Pairs) -> None:
    assert not pairs("汇川区派出12人到黔西县人民医院学习。", "SUPPORTS")


def test_a_gift_by_which_something_is_set_up_at_a_school_is_the_schools(pairs: Pairs) -> None:
    text = "遵义银行捐资100万元，在贵州大学设立奖学金。"
    assert pairs(text, "SUPPORTS") == {("遵义银行", "贵州大学")}


def test_who_gets_aid_from_somebody(pairs: Pairs) -> None:
    text = "黔北材料研究院从遵义银行获得5000万元授信。"
    assert pairs(text, "SUPPORTS") == {("遵义银行", "黔北材料研究院")}


def test_whose_money_a_body_has(pairs: Pairs) -> None:
    text = "黔北材料研究院的建设经费来自遵义银行。"
    assert pairs(text, "SUPPORTS") == {("遵义银行", "黔北材料研究院")}
