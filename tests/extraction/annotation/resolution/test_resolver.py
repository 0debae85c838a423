"""Which entity a mention means."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text
from graph.record import Entity, Record


def mentioned(record: Record, surface: str) -> set[str]:
    """Names of the entities that a surface form refers to."""
    return {e.name for e in record.entities if any(m.text == surface for m in e.mentions)}


def organisations(record: Record) -> dict[str, Entity]:
    return {e.name: e for e in record.entities if e.label == "Organisation"}


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("湖南大学与长沙市签约。该校将派出团队。", "该校", "湖南大学"),
        ("湖南大学珠海研究院昨日揭牌。该校校长段文斌出席。", "该校", "湖南大学"),
        ("红豆科技有限公司与珠海市签约。该公司将建厂。", "该公司", "红豆科技有限公司"),
        ("湖南大学与中南大学医学院签约。该校与中南大学医学院合作。", "该校", "湖南大学"),
    ],
)
def test_a_noun_with_a_demonstrative_means_the_body_last_named(
    text: str, surface: str, name: str
) -> None:
    (record,) = extract_text(text)
    assert mentioned(record, surface) == {name}


def test_an_office_without_its_place_is_the_one_that_was_named_with_it() -> None:
    (record,) = extract_text("湖南省教育厅与长沙市签约。教育厅李远副厅长致辞。")
    assert mentioned(record, "教育厅") == {"湖南省教育厅"}


def test_the_group_on_its_own_page_is_its_publisher() -> None:
    text = (
        "集团与长沙市签约\n发布日期：2022-07-26 来源：海川建设集团\n\n长沙市市长李远一行莅临集团。"
    )
    (record,) = extract_text(text)
    assert mentioned(record, "集团") == {"海川建设集团"}


def test_an_academy_in_short_is_the_one_of_the_place_named_before() -> None:
    (record,) = extract_text("长沙市农科院与株洲市签约。农科院将派出专家。")
    assert mentioned(record, "农科院") == {"长沙市农业科学院"}


def test_school_means_the_own_university_of_an_article_in_the_first_person() -> None:
    text = "我校与苏州市人民政府签约。浙江大学王文立教授到会。学校与南京大学签署合作协议。"
    (record,) = extract_text(text)
    assert {"学校", "我校"} <= {m.text for m in organisations(record)["浙江大学"].mentions}


def test_a_company_with_and_without_its_legal_form_is_one() -> None:
    text = "红豆港口集团有限公司与中山市签约。红豆港口集团将建码头。"
    (record,) = extract_text(text)
    assert [n for n in organisations(record) if "红豆" in n] == ["红豆港口集团有限公司"]


def test_a_short_name_is_of_the_body_and_not_of_its_branch() -> None:
    text = (
        "中国科学院重庆绿色智能技术研究院与合肥市签约。中国科学院重庆绿色智能技术研究院合肥分院揭牌。"
        "重庆研究院将派出团队。"
    )
    (record,) = extract_text(text)
    assert mentioned(record, "重庆研究院") == {"中国科学院重庆绿色智能技术研究院"}


def test_a_short_parent_is_written_out() -> None:
    (record,) = extract_text("澳门大学与深圳市签约。澳大健康科学学院派员出席。")
    assert "澳门大学健康科学学院" in organisations(record)


def test_a_body_abroad_is_one_with_and_without_its_country() -> None:
    (record,) = extract_text("日本九州大学与深圳市签约。九州大学将派员。")
    assert [n for n in organisations(record) if "九州大学" in n] == ["九州大学"]


def test_a_bureau_of_a_university_is_not_a_bureau_of_a_city() -> None:
    (record,) = extract_text("中山大学港澳台事务办公室与澳门大学签约。")
    assert not any("中山市" in name for name in organisations(record))


def test_the_office_of_a_town_is_the_town() -> None:
    (record,) = extract_text("中山市横栏镇与顺德区签约。活动由横栏镇主办。")
    assert {e.label for e in record.entities if "横栏镇" in (e.name, *e.aliases)} == {"Place"}


def test_a_bare_body_of_the_city_is_the_home_citys() -> None:
    (record,) = extract_text("我市昨日签约。代表团到市图书馆参观。", home_city="珠海市")
    assert "珠海市图书馆" in organisations(record)


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("湖南大学与长沙市签约。该校土木工程学院揭牌。", "土木工程学院", "湖南大学土木工程学院"),
        ("浙江大学与长沙市签约。是我校机械工程学院。", "我校机械工程学院", "浙江大学机械工程学院"),
    ],
)
def test_a_college_behind_that_school_has_the_universitys_name(
    text: str, surface: str, name: str
) -> None:
    (record,) = extract_text(text)
    assert mentioned(record, surface) == {name}


@pytest.mark.parametrize("surface", ["市财政", "市里"])
def test_the_purse_of_a_place_is_the_place(surface: str) -> None:
    (record,) = extract_text(f"我市与湖南大学签约，{surface}出资。", home_city="无锡市")
    assert mentioned(record, surface) == {"无锡市"}


def test_a_county_is_asked_for_by_its_level() -> None:
    (record,) = extract_text("客人先到长兴县，再到南湖区，县府设宴。")
    assert mentioned(record, "县府") == {"长兴县人民政府"}


def test_a_bureau_that_publishes_calls_itself_ours() -> None:
    (record,) = extract_text("来源：珠海市教育局\n\n会议\n\n昨日，我局与中山市教育局签约。")
    assert mentioned(record, "我局") == {"珠海市教育局"}


def test_the_numbered_middle_school_of_a_county_is_one_with_its_full_name() -> None:
    (record,) = extract_text("安吉县第一中学与德清县第一中学签约。安吉一中派出教师。")
    assert mentioned(record, "安吉一中") == {"安吉县第一中学"}


def test_the_numbered_hospital_of_a_county_is_one_with_its_full_name() -> None:
    (record,) = extract_text("安吉县第二医院与德清县中医院签约。安吉二院派出医师。")
    assert mentioned(record, "安吉二院") == {"安吉县第二医院"}


def test_a_bare_alliance_is_the_one_named_inside_the_name_of_its_meeting() -> None:
    text = "“太湖流域图书馆服务联盟”成立大会在湖州举行。联盟由湖州学院发起。"
    (record,) = extract_text(text)
    assert mentioned(record, "联盟") == {"太湖流域图书馆服务联盟"}


@pytest.mark.parametrize("mark", ["", "、"])
def test_a_government_beside_a_committee_is_of_the_same_place(mark: str) -> None:
    text = f"我市与岳阳市签约。湘潭市委{mark}市政府对此表示感谢。"
    (record,) = extract_text(text, home_city="株洲市")
    assert mentioned(record, "市政府") == {"湘潭市人民政府"}


@pytest.mark.parametrize(
    ("text", "listed", "full"),
    [
        (
            "深圳市盐田港集团有限公司与湘潭市签约。盐田港集团董事长王远出席。",
            "深圳港集团有限公司",
            "深圳市盐田港集团有限公司",
        ),
        (
            "山东港口与湘潭市签约。山东省港口集团董事长王远出席。",
            "山东港口集团",
            "山东省港口集团",
        ),
    ],
)
def test_a_listed_body_is_one_with_its_name_behind_a_place(
    text: str, listed: str, full: str
) -> None:
    (record,) = extract_text(text)
    bodies = {e.name: e.aliases for e in record.entities if e.label == "Organisation"}
    assert full not in bodies
    assert full in bodies[listed]


def test_a_bare_government_in_a_paper_of_hong_kong_is_of_the_city_last_named() -> None:
    text = "来源：香港商报\n\n赣州市市委常委、市政府常务副市长王远出席仪式。"
    (record,) = extract_text(text)
    names = {entity.name for entity in record.entities}
    assert "赣州市人民政府" in names
    assert "香港特别行政区政府" not in names


def test_a_hospital_with_a_number_is_not_the_one_without() -> None:
    (record,) = extract_text("湘潭市人民医院和湘潭市第七人民医院签约。")
    assert {"湘潭市人民医院", "湘潭市第七人民医院"} <= set(organisations(record))


def test_an_affiliated_hospital_is_the_one_of_the_school_that_was_named() -> None:
    text = "广东医科大学附属东莞第一医院揭牌。学校将与附属东莞第一医院合作。"
    (record,) = extract_text(text)
    assert mentioned(record, "附属东莞第一医院") == {"广东医科大学附属东莞第一医院"}


def test_a_company_without_the_words_of_a_holding_is_one_with_its_full_name() -> None:
    text = "云岭港务控股集团与株洲市签约。它由云岭港务、湘江港务等企业整合而成。"
    (record,) = extract_text(text)
    found = organisations(record)
    assert "云岭港务" not in found
    assert "云岭港务" in found["云岭港务控股集团"].aliases


def test_an_academy_in_short_is_the_one_named_last() -> None:
    (record,) = extract_text("湘潭市与株洲市农科院签约。牌子就挂在农科院院内。")
    assert mentioned(record, "农科院") == {"株洲市农业科学院"}


def test_a_company_of_the_school_has_its_name() -> None:
    text = "来源：湘潭大学\n\n我校与株洲市签约。学校资产公司与株洲城投签署合作协议。"
    (record,) = extract_text(text)
    assert mentioned(record, "资产公司") == {"湘潭大学资产公司"}


def test_a_school_abroad_is_also_called_with_its_country() -> None:
    (record,) = extract_text("新加坡株洲理工学院校长王远到访湘潭大学。")
    assert "新加坡株洲理工学院" in organisations(record)["株洲理工学院"].aliases


def test_a_bare_company_is_the_one_named_last() -> None:
    text = "株洲九洲集团是一家老企业。3月，公司与湘潭大学合作成立株洲研究院。"
    (record,) = extract_text(text)
    assert mentioned(record, "公司") == {"株洲九洲集团"}
