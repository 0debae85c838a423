"""The loaded gazetteer: names, homonyms, chains, short names."""

import timeit
from time import process_time

import pytest

from extraction.gazetteer import Place, gazetteer
from extraction.gazetteer.gazetteer import Gazetteer


def names(candidates: tuple[Place, ...]) -> list[str]:
    return [place.name for place in candidates]


@pytest.mark.parametrize(
    ("surface", "name", "kind"),
    [
        ("中山", "中山市", "city"),
        ("北京市", "北京市", "city"),
        ("香港", "香港特别行政区", "sar"),
        ("内蒙古", "内蒙古自治区", "province"),
        ("恩施州", "恩施土家族苗族自治州", "city"),
        ("五峰", "五峰土家族自治县", "district"),
        ("昆山", "昆山市", "city"),
        ("嘉定", "嘉定区", "district"),
        ("大湾区", "粤港澳大湾区", "region"),
        ("长三角", "长江三角洲", "region"),
        ("横琴", "横琴粤澳深度合作区", "zone"),
        ("成都高新区", "成都高新技术产业开发区", "zone"),
        ("中关村", "中关村国家自主创新示范区", "zone"),
        ("里斯本", "里斯本", "city"),
        ("大韩民国", "韩国", "country"),
    ],
)
def test_a_usual_surface_means_one_place(surface: str, name: str, kind: str) -> None:
    (place,) = gazetteer().by_surface[surface]
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize("surface", ["鼓楼区", "朝阳区", "西湖区", "城关区"])
def test_districts_that_share_a_name_are_called_by_their_city(surface: str) -> None:
    candidates = gazetteer().by_surface[surface]
    assert len(candidates) > 1
    assert all(place.name == place.parent + surface for place in candidates)


def test_a_district_whose_name_is_used_once_keeps_it() -> None:
    assert names(gazetteer().by_surface["嘉定区"]) == ["嘉定区"]


def test_larger_units_come_first() -> None:
    assert names(gazetteer().by_surface["吉林"]) == ["吉林省", "吉林市"]


def test_a_short_name_of_a_larger_place_is_not_one_of_a_smaller() -> None:
    found = gazetteer()
    assert names(found.by_surface["中山"]) == ["中山市"]
    assert "中山" not in found.places["中山区"].aliases


def test_towns_hang_directly_below_a_city_without_districts() -> None:
    (town,) = gazetteer().towns("横栏镇")
    assert names(gazetteer().ancestors(town)) == ["中山市", "广东省", "中国"]


def test_towns_that_share_a_name_are_called_by_the_place_above() -> None:
    towns = gazetteer().towns("长安镇")
    assert "东莞市长安镇" in names(towns)
    assert all(town.name == f"{town.parent}长安镇" for town in towns)


def test_the_chain_of_a_district_reaches_the_country() -> None:
    found = gazetteer()
    chain = names(found.ancestors(found.places["杭州市西湖区"]))
    assert chain == ["杭州市", "浙江省", "中国"]


def test_within_follows_parents_and_members_of_regions() -> None:
    found = gazetteer()
    places = found.places
    (town,) = found.towns("横栏镇")
    assert found.within(town, places["广东省"])
    assert found.within(town, places["粤港澳大湾区"])
    assert found.within(places["中山市"], places["中山市"])
    assert not found.within(places["广东省"], places["中山市"])
    assert not found.within(places["汕头市"], places["粤港澳大湾区"])


def test_every_parent_and_member_exists() -> None:
    found = gazetteer()
    used = {name for place in found.places.values() for name in (place.parent, *place.members)}
    assert used - {""} <= found.places.keys()


def test_only_countries_and_supranational_regions_have_no_parent() -> None:
    kinds = {place.kind for place in gazetteer().places.values() if not place.parent}
    assert kinds == {"country", "region"}


def test_a_character_stands_for_its_places_most_usual_first() -> None:
    found = gazetteer()
    assert names(found.abbreviation("中")) == ["中山市", "中国"]
    assert names(found.abbreviation("粤")) == ["广东省"]
    assert found.abbreviation("的") == ()


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("粤港澳", ("广东省", "香港特别行政区", "澳门特别行政区")),
        ("深中", ("深圳市", "中山市")),
        ("中日韩", ("中国", "日本", "韩国")),
        ("苏锡常", ("苏州市", "无锡市", "常州市")),
        ("沪苏浙皖", ("上海市", "江苏省", "浙江省", "安徽省")),
    ],
)
def test_a_compound_has_its_members(text: str, members: tuple[str, ...]) -> None:
    assert gazetteer().compounds[text] == members


def test_every_compound_has_one_member_for_each_character() -> None:
    found = gazetteer()
    for text, members in found.compounds.items():
        assert all(member in found.places for member in members)
        assert len(members) == len(text.replace("印尼", "印")), text


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("港科大", "香港科技大学"),
        ("北大", "北京大学"),
        ("哈工大（深圳）", "哈尔滨工业大学（深圳）"),
        ("澳科大", "澳门科技大学"),
        ("佛山科学技术学院", "佛山大学"),
    ],
)
def test_a_usual_short_name_means_one_university(surface: str, name: str) -> None:
    (university,) = gazetteer().universities[surface]
    assert university.name == name


def test_a_campus_is_its_own_institution_with_parent_and_place() -> None:
    (campus,) = gazetteer().universities["香港中文大学（深圳）"]
    assert (campus.place, campus.parent) == ("深圳市", "香港中文大学")


def test_an_independent_college_has_its_university_as_parent() -> None:
    (college,) = gazetteer().universities["电子科技大学中山学院"]
    assert (college.place, college.parent) == ("中山市", "电子科技大学")


def test_every_university_and_organisation_stands_in_a_place_of_the_gazetteer() -> None:
    found = gazetteer()
    for candidates in found.universities.values():
        assert all(university.place in found.places for university in candidates)
    for candidates in found.organisations.values():
        assert all(body.place in {"", *found.places} for body in candidates)


def test_no_surface_means_two_universities_or_two_organisations() -> None:
    found = gazetteer()
    for table in (found.universities, found.organisations):
        assert [surface for surface, bodies in table.items() if len(bodies) > 1] == []


def test_an_ambiguous_short_name_lists_universities_and_is_no_alias() -> None:
    found = gazetteer()
    assert found.shortnames["中大"] == ("香港中文大学", "中山大学")
    for text, candidates in found.shortnames.items():
        assert text not in found.universities
        assert all(found.universities[name][0].name == name for name in candidates)


@pytest.mark.parametrize("surface", ["合作", "通道", "和平", "城区", "资源", "东方", "联想"])
def test_everyday_words_are_marked(surface: str) -> None:
    assert surface in gazetteer().everyday


@pytest.mark.parametrize("surface", ["中山", "广州", "香港", "合作市", "华为", "保定"])
def test_names_that_are_no_everyday_words_are_not_marked(surface: str) -> None:
    assert surface not in gazetteer().everyday


def test_only_surfaces_of_the_gazetteer_are_marked_everyday() -> None:
    found = gazetteer()
    assert found.everyday <= {*found.by_surface, *found.universities, *found.organisations}


def test_loading_without_towns_is_quick() -> None:
    assert min(timeit.repeat(Gazetteer, timer=process_time, number=1, repeat=3)) < 0.15
