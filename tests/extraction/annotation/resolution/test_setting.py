"""Whose article it is."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text


def meant(text: str, words: str) -> str:
    """The name of the entity that some words of a text mean."""
    (record,) = extract_text(text)
    return next(e.name for e in record.entities if words in {m.text for m in e.mentions})


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("上海市长宁区党政代表团来我市考察。我市与长宁区签约。克拉玛依将派出团队。", "克拉玛依市"),
        ("市发改局局长李文带队，昨日去了贵州省六盘水市。中山将助六盘水融入湾区。", "中山市"),
        ("我市党政代表团赴海口学习考察。湛江与海口签约，海口代表致辞，海口企业参加。", "湛江市"),
        ("深圳市市长覃立中和我市市委书记郭文海出席。深圳与中山签约。", "中山市"),
    ],
)
def test_guests_come_to_the_home_city_and_it_goes_to_others(text: str, home: str) -> None:
    (record,) = extract_text(text)
    assert record.article.home_city == home


def test_a_name_inside_a_listed_university_says_nothing_of_home() -> None:
    (record,) = extract_text("中山大学与珠海市合作。中山大学、中山大学附属医院到会。我市欢迎。")
    assert record.article.home_city == "珠海市"


def test_the_paper_named_by_the_furniture_tells_home() -> None:
    text = "两市签约\n来源：佛山日报\n\n江门市与茂名市、江门市与湛江市签约，江门各界参加了活动。"
    (record,) = extract_text(text)
    assert record.article.home_city == "佛山市"


@pytest.mark.parametrize(
    ("imprint", "home"),
    [
        ("来源：盐阜晚报", "盐城市"),
        ("无锡市科学技术协会  2019-08-12", "无锡市"),
        ("佛山市发展和改革委员会  发布时间：2023-07-04 来源：区域协作处", "佛山市"),
        ("来源：光明网", "茂名市"),
    ],
)
def test_an_imprint_tells_home(imprint: str, home: str) -> None:
    text = f"两市签约\n{imprint}\n\n茂名市与湛江市签约，茂名各界参加了茂名的活动。"
    (record,) = extract_text(text)
    assert record.article.home_city == home


def test_a_place_behind_our_city_lies_in_it() -> None:
    text = "我市大余县与广东省南雄市签约。广东省南雄市水务局局长到会，南雄各界参加。"
    (record,) = extract_text(text)
    assert record.article.home_city == "赣州市"


def test_a_provincial_paper_has_a_province_and_no_city() -> None:
    text = "签约\n来源：安徽日报\n\n省教育厅与合肥市签约，合肥市各界参加了合肥的活动。"
    (record,) = extract_text(text)
    assert record.article.home_city is None
    assert "organisation:安徽省教育厅" in {entity.id for entity in record.entities}


def test_the_users_word_comes_first() -> None:
    (record,) = extract_text("我市与佛山市签约。佛山日报报道。", home_city="珠海市")
    assert record.article.home_city == "珠海市"


def test_a_district_of_another_city_is_not_the_own_one() -> None:
    (record,) = extract_text("区政府设宴。重庆市开州区与我市签约。", home_city="达州市")
    assert "organisation:开州区人民政府" not in {entity.id for entity in record.entities}


def test_our_school_is_not_the_one_whose_people_come_to_us() -> None:
    text = "浙江大学党委书记王明、校长李红、副校长张平一行12人来我校。湘大与浙大签约。"
    assert meant(text, "我校") == "湘潭大学"


def test_our_school_may_be_called_the_school_only() -> None:
    text = "苏州市科技局局长陈美一行来校调研。湘潭大学副校长王明出席，学校将继续与苏州市合作。"
    assert meant(text, "学校") == "湘潭大学"


def test_our_school_is_the_one_that_the_first_line_names() -> None:
    text = "江淮理工大学\n原创 宣传部 2023-10-20\n\n苏州大学校长陈美来校。我校与苏州大学签约。"
    assert meant(text, "我校") == "江淮理工大学"


def test_our_school_is_the_one_whose_account_tells_it() -> None:
    text = "我校走进苏州\n江淮理工大学　2023-05-31 18:20　江苏\n\n5月6日，我校与苏州大学签署协议。"
    assert meant(text, "我校") == "江淮理工大学"
