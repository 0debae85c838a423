"""Whose office a title is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction.extract import extract_text

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("惠州市委书记刘文海出席签约仪式。", "刘文海", "惠州市"),
        ("广东省教育厅党组书记、厅长陈思远介绍了情况。", "陈思远", "广东省教育厅"),
        ("湖南大学党委副书记李建平率队到访长沙市。", "李建平", "湖南大学"),
        ("湛江市人大常委会主任王立新在座。", "王立新", "湛江市"),
        ("苏州大学科技处处长赵明远参加座谈。", "赵明远", "苏州大学"),
        ("桂林市副市长林小燕与南宁市签约。", "林小燕", "桂林市"),
        ("政务司司长李文辉昨日访问广州。", "李文辉", "香港特别行政区"),
        ("中山市委常委、宣传部长林远熙参加座谈。", "林远熙", "中山市"),
        ("湘潭市第一医院主任医师罗远辉出席。", "罗远辉", "湘潭市第一医院"),
        ("泸县县委常委张文杰来访。", "张文杰", "泸县"),
        ("经济财政司司长李伟农昨日访问广州。", "李伟农", "澳门特别行政区"),
        ("万晓晖（南昌大学教授）：两省的合作刚刚开始。", "万晓晖", "南昌大学"),
        ("香港贸易发展局华中首席代表梁绮雯到访武汉市。", "梁绮雯", "香港贸易发展局"),
        ("红湖水产公司老板戴红兵与监利市签约。", "戴红兵", "红湖水产公司"),
        ("湖南大学与长沙市签约，湖南大学校（院）党委书记王英龙出席。", "王英龙", "湖南大学"),
    ],
)
def test_the_body_named_beside_a_title(pairs: Pairs, text: str, person: str, body: str) -> None:
    assert (person, body) in pairs(text, "WORKS_FOR")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "湖南大学校长段文斌，副校长李树涛、谢赤出席。",
            {("段文斌", "湖南大学"), ("李树涛", "湖南大学"), ("谢赤", "湖南大学")},
        ),
        (
            "西北大学校长郭文宏，校党委常委、宣传部部长田大纲出席。",
            {("郭文宏", "西北大学"), ("田大纲", "西北大学")},
        ),
        (
            "甘肃省委书记、省人大常委会主任林国铎，省委副书记、省长唐志健会见了客人。",
            {("林国铎", "甘肃省"), ("唐志健", "甘肃省")},
        ),
        (
            "福建省教育厅张程远副厅长、对外合作处吴金兴处长到会。",
            {("张程远", "福建省教育厅"), ("吴金兴", "福建省教育厅")},
        ),
        (
            "广东省供销合作联社主任李朝明，副主任周根旺、林少俊出席。",
            {
                ("李朝明", "广东省供销合作联社"),
                ("周根旺", "广东省供销合作联社"),
                ("林少俊", "广东省供销合作联社"),
            },
        ),
        (
            "韶关市委书记郑海涛和市委副书记、市长艾学平带队。",
            {("郑海涛", "韶关市"), ("艾学平", "韶关市")},
        ),
    ],
)
def test_a_bare_title_is_of_the_body_before_it_in_the_list(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs(text, "WORKS_FOR") == expected


def test_a_title_of_a_level_is_of_the_home_city(pairs: Pairs) -> None:
    text = "市委书记李国华会见了来访的客人。"
    found = pairs(text, "WORKS_FOR", home_city="珠海市")
    assert found == {("李国华", "珠海市")}


def test_a_title_of_a_level_after_guests_is_of_the_home_city(pairs: Pairs) -> None:
    text = "长沙市副市长刘建平率考察团来我市，市领导黄志豪陪同。"
    assert ("黄志豪", "惠州市") in pairs(text, "WORKS_FOR", home_city="惠州市")


def test_a_title_without_a_body_is_of_the_only_one_that_fits(pairs: Pairs) -> None:
    text = "镇党委书记黄永强介绍了情况。代表团随后走访中山市横栏镇。"
    assert ("黄永强", "横栏镇") in pairs(text, "WORKS_FOR")


def test_a_title_of_the_autonomous_region_is_not_of_a_province(pairs: Pairs) -> None:
    text = "四川省副省长杨文波与广西壮族自治区代表团座谈。自治区副主席秦大培签字。"
    found = pairs(text, "WORKS_FOR", home_city="成都市")
    assert ("秦大培", "广西壮族自治区") in found


def test_the_own_school_is_meant_by_its_title(pairs: Pairs) -> None:
    text = "我校与南宁市签约。浙江大学师生代表参加。校党委书记任立波与南宁市市长周文签字。"
    assert ("任立波", "浙江大学") in pairs(text, "WORKS_FOR")


def test_a_department_belongs_to_the_role(pairs: Pairs) -> None:
    (record,) = extract_text("苏州大学党委常委、组织部部长王明科参加座谈。")
    (statement,) = [s for s in record.statements if s.predicate == "WORKS_FOR"]
    assert statement.role == "党委常委、组织部部长"
    assert "organisation:组织部" not in {entity.id for entity in record.entities}


def test_a_head_of_a_bureau_is_not_of_a_committee(pairs: Pairs) -> None:
    text = "珠海市科技局、珠海市商务局和横琴新区管委会三方签约，孙文明副局长致辞。"
    bodies = {body for _, body in pairs(text, "WORKS_FOR")}
    assert bodies <= {"珠海市科学技术局", "珠海市商务局"}


def test_an_unknown_body_is_nobody_elses(pairs: Pairs) -> None:
    text = "广东省教育厅厅长陈思远、公务员事务局局长李玉仪出席。"
    assert not any(person == "李玉仪" for person, _ in pairs(text, "WORKS_FOR"))


def test_several_offices_of_one_person(pairs: Pairs) -> None:
    text = "惠州市委常委、大亚湾经济技术开发区党工委书记陈利民到场。"
    found = {body for person, body in pairs(text, "WORKS_FOR") if person == "陈利民"}
    assert len(found) == 2
    assert "惠州市" in found


def test_an_office_behind_the_name(pairs: Pairs) -> None:
    text = "南京大学张文涛教授与苏州市李建平副市长交谈。"
    assert ("李建平", "苏州市") in pairs(text, "WORKS_FOR")


def test_a_bare_mayor_is_of_the_government_named_last(pairs: Pairs) -> None:
    text = "长沙市人民政府与湖南大学签约，协议由副市长王建国与该校副校长李晓明签署。"
    assert pairs(text, "WORKS_FOR") == {("王建国", "长沙市"), ("李晓明", "湖南大学")}


def test_a_university_named_after_a_city_has_no_mayor(pairs: Pairs) -> None:
    text = "长沙市人民政府与武汉大学签约，协议由副市长王建国签署。"
    assert pairs(text, "WORKS_FOR") == {("王建国", "长沙市")}


def test_a_counted_list_shares_one_title(pairs: Pairs) -> None:
    text = "到会的是两位县长：安吉县的王建国、德清县的李晓明。"
    assert pairs(text, "WORKS_FOR") == {("王建国", "安吉县"), ("李晓明", "德清县")}


def test_officers_of_companies(pairs: Pairs) -> None:
    text = "红豆科技有限公司首席技术官王建国、总裁助理李晓明出席。"
    assert {("王建国", "红豆科技有限公司"), ("李晓明", "红豆科技有限公司")} == pairs(
        text, "WORKS_FOR"
    )


@pytest.mark.parametrize("words", ["两人签署了合作协议", "由二人签署合作协议"])
def test_people_counted_stand_for_their_bodies(pairs: Pairs, words: str) -> None:
    text = f"佛山市副市长王建国到会，湖南大学校长李晓明也到了。{words}。"
    assert pairs(text, "COOPERATES_WITH") == {("湖南大学", "佛山市")}


def test_people_counted_otherwise_stand_for_nobody(pairs: Pairs) -> None:
    text = "佛山市副市长王建国到会，湖南大学校长李晓明也到了。三人签署了合作协议。"
    assert pairs(text, "COOPERATES_WITH") == set()


def test_an_office_told_by_a_verb_is_of_the_body_told_of(pairs: Pairs) -> None:
    text = "嘉善新材料研究院昨日揭牌，首任院长为李建刚。"
    assert ("李建刚", "嘉善新材料研究院") in pairs(text, "WORKS_FOR")


def test_an_office_taken_elsewhere_is_held_besides(pairs: Pairs) -> None:
    text = "上海大学教授陈俊强受邀担任绍兴市人民医院名誉院长。"
    assert pairs(text, "WORKS_FOR") == {("陈俊强", "上海大学"), ("陈俊强", "绍兴市人民医院")}


def test_the_mayor_of_a_city_whose_name_ends_in_a_level_word(pairs: Pairs) -> None:
    assert ("王剑飞", "嵊州市") in pairs("嵊州市长王剑飞到会。", "WORKS_FOR")


def test_who_leads_a_delegation_is_not_of_the_body_it_visits(pairs: Pairs) -> None:
    assert pairs("校长刘远率代表团访问湖南大学。", "WORKS_FOR") == set()


def test_whom_a_mayor_receives_is_of_another_city(pairs: Pairs) -> None:
    text = "副市长邵为民会见日本大分市副市长一行。"
    assert ("邵为民", "大分市") not in pairs(text, "WORKS_FOR")


def test_no_special_administrative_region_has_the_organs_of_a_city(pairs: Pairs) -> None:
    text = "本港代表与长沙市副市长邱继兴、市政协副主席彭继球座谈。"
    assert ("彭继球", "长沙市") in pairs(text, "WORKS_FOR", home_city="香港")
