from __future__ import annotations

from collections.abc import Callable

Names = Callable[[str, str], set[str]]


def test_two_places_in_one_word(names: Names) -> None:
    assert {"茂名市", "化州市"} <= names("仪式在茂名化州举行。", "Place")


def test_a_known_name_across_two_words_is_none(names: Names) -> None:
    assert "江城区" not in names("滨江新区与九江城区一江之隔。", "Place")


def test_cities_in_general_are_no_place(names: Names) -> None:
    assert "皖北城市" not in names("上海与皖北城市合作。", "Place")


def test_an_everyday_word_behind_its_province_is_a_place_throughout(names: Names) -> None:
    text = "一边是湖南平江，另一边是安徽石台。签字的有石台的周国清。"
    assert "石台县" in names(text, "Place")


def test_an_everyday_word_listed_with_its_neighbour_is_a_place(names: Names) -> None:
    assert "石台县" in names("石台、东至两县签署协议。", "Place")


def test_a_country_and_its_city_are_two(names: Names) -> None:
    assert "越南" in names("株洲市与越南海防市签署合作备忘录。", "Place")


def test_a_village_is_not_in_the_city_it_shares_a_name_with(names: Names) -> None:
    assert "桂林市" not in names("岑溪乡桂林村与株洲市签署协议。", "Place")


def test_no_place_in_the_name_of_a_university_that_stands_elsewhere(names: Names) -> None:
    assert "中山市" not in names("大会在广东中山大学举行，由株洲市主办。", "Place")


def test_a_town_by_its_short_name_behind_its_district(names: Names) -> None:
    assert "丹灶镇" in names("签约仪式在南海丹灶举行。", "Place")


def test_a_quotation_of_everyday_words_is_no_place(names: Names) -> None:
    assert names("株洲市深化“双城联动、比翼双飞”部署。", "Place") == {"株洲市"}


def test_a_sentence_may_end_with_a_district_behind_its_city(names: Names) -> None:
    assert {"福州市", "台江区"} <= names("第一位：福州市台江区\n\n他们来到台江区。", "Place")
