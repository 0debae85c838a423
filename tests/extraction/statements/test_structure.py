"""What names and lists say of where bodies stand and what belongs to what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "body", "place"),
    [
        ("珠海市与湖南大学珠海研究院签约。", "湖南大学珠海研究院", "珠海市"),
        ("佛山市顺德区与顺德职业技术大学签约。", "顺德职业技术大学", "顺德区"),
        ("清远市考察广州（清远）产业转移工业园。", "广州（清远）产业转移工业园", "清远市"),
        ("苏州市科技局与南京大学签约。", "苏州市科学技术局", "苏州市"),
        ("澳门与广东省人民政府驻澳门办事处合作。", "广东省人民政府驻澳门办事处", "澳门特别行政区"),
        ("日本九州大学与深圳市签约。", "九州大学", "日本"),
        ("中国人民银行兰州中心支行与深圳市签约。", "中国人民银行兰州中心支行", "兰州市"),
        ("本地代表团走访我市红豆科技有限公司。", "无锡市红豆科技有限公司", "无锡市"),
        ("株洲市代表团在邹城市考察了邹鲁重装集团。", "邹鲁重装集团", "邹城市"),
        ("武汉的楚江科技有限公司与佛山市签约。", "楚江科技有限公司", "武汉市"),
        ("佛山企业美岭电器有限公司与武汉市签约。", "美岭电器有限公司", "佛山市"),
        ("南宁市人民医院医疗集团与桂林市签约。", "南宁市人民医院医疗集团", "南宁市"),
    ],
)
def test_a_body_stands_where_its_name_says(pairs: Pairs, text: str, body: str, place: str) -> None:
    assert (body, place) in pairs(text, "LOCATED_IN", home_city="无锡市")


def test_a_listed_university_stands_in_a_city_that_the_article_names(pairs: Pairs) -> None:
    assert ("湖南大学", "长沙市") in pairs("湖南大学与长沙市签约。", "LOCATED_IN")
    assert pairs("湖南大学与中山市签约。", "LOCATED_IN") == set()


def test_a_place_in_a_listed_name_is_no_seat(pairs: Pairs) -> None:
    found = pairs("中山大学与中山市签约，随后到广州市座谈。", "LOCATED_IN")
    assert ("中山大学", "中山市") not in found
    assert ("中山大学", "广州市") in found


def test_a_site_of_two_places_stands_in_neither_by_its_name(pairs: Pairs) -> None:
    found = pairs("乐清市与南翔镇共建乐清·南翔科创合作基地。", "LOCATED_IN")
    assert not any(body.endswith("科创合作基地") and place == "乐清市" for body, place in found)


def test_a_body_whose_name_ends_with_its_place_is_read(pairs: Pairs) -> None:
    text = "本次发行的联席牵头行及簿记行为中银香港和中银国际。"
    assert all(place == "香港特别行政区" for _, place in pairs(text, "LOCATED_IN"))


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("厦门大学航空航天学院与厦门大学签约。", "厦门大学航空航天学院", "厦门大学"),
        ("浙江省温州市与上海市签约。", "温州市", "浙江省"),
        ("中国工商银行中山分行与中山市签约。", "中国工商银行中山分行", "中国工商银行"),
        ("甘肃的兰州市、张掖市与青海的西宁市签约。", "张掖市", "甘肃省"),
        ("嘉定区与横栏镇签约，中山市见证。", "横栏镇", "中山市"),
        ("潍坊市与潍坊市峡山生态经济开发区签约。", "峡山生态经济开发区", "潍坊市"),
        (
            "长沙市与株洲市签约，客人参观了湖南大学的环境健康工程中心。",
            "环境健康工程中心",
            "湖南大学",
        ),
        ("迁安市与迁安经济开发区管委会座谈，迁安经济开发区作了推介。", "迁安经济开发区", "迁安市"),
        ("湘潭市与湘潭高新区管委会签约。", "湘潭高新技术产业开发区", "湘潭市"),
        ("崇左市的对方是老挝的沙湾拿吉省。", "沙湾拿吉省", "老挝"),
        ("大庆市与韩国忠清北道忠州市签约。", "忠州市", "忠清北道"),
        (
            "中国纺织科学研究院海西分院与晋江市签约，中国纺织科学研究院院长李新出席。",
            "中国纺织科学研究院海西分院",
            "中国纺织科学研究院",
        ),
        (
            "我校与株洲市签约。湖南大学校长李新出席，机电工程学院与株洲重工集团另签合同。",
            "机电工程学院",
            "湖南大学",
        ),
        ("教育部科学技术司与长沙市签约。", "教育部科学技术司", "教育部"),
        (
            "山东海川股份有限公司（以下简称“公司”）公告，公司子公司绿膜科技有限公司与东营市签约。",
            "绿膜科技有限公司",
            "山东海川股份有限公司",
        ),
        (
            "山东海川股份有限公司全资子公司东营绿膜科技有限公司与东营市签约。",
            "东营绿膜科技有限公司",
            "山东海川股份有限公司",
        ),
        (
            "复旦大学下属的信息科学学院、材料科学学院与苏州市签约。",
            "材料科学学院",
            "复旦大学",
        ),
    ],
)
def test_a_part_belongs_to_its_whole(pairs: Pairs, text: str, part: str, whole: str) -> None:
    assert (part, whole) in pairs(text, "PART_OF")


def test_a_body_of_several_places_is_not_only_of_the_last(pairs: Pairs) -> None:
    found = pairs("落户定远、凤阳、明光的江北新材料科技园签约。", "LOCATED_IN")
    assert all(place != "明光市" for _, place in found)


def test_a_zone_of_two_places_is_part_of_neither_by_its_name(pairs: Pairs) -> None:
    text = "海曙区与五河县共建海曙—五河协同发展合作区。"
    assert not any(whole == "海曙区" for _, whole in pairs(text, "PART_OF"))


def test_a_joint_institute_is_no_part_of_its_first_founder(pairs: Pairs) -> None:
    text = "吉林大学与双方共建的“吉林大学—红旗集团工业技术研究院”揭牌。"
    assert not any(whole == "吉林大学" for _, whole in pairs(text, "PART_OF"))


def test_nothing_is_said_to_be_part_of_the_country(pairs: Pairs) -> None:
    assert pairs("中国郑州与中国洛阳签约。", "PART_OF") == set()


def test_a_capital_is_part_of_the_country_named_before_it(pairs: Pairs) -> None:
    assert ("万象", "老挝") in pairs("列车开往老挝首都万象。", "PART_OF")


def test_a_port_stands_in_the_country_named_before_it(pairs: Pairs) -> None:
    assert ("林查班港", "泰国") in pairs("泰国林查班港与钦州港结好。", "LOCATED_IN")
