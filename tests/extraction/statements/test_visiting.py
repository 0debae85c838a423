"""Visits that no verb tells by itself, and those who go without 率团."""

from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., set[tuple[str, str]]]


def test_stations_of_a_tour_are_visited(pairs: Pairs) -> None:
    text = "遵义市市长李明率团南下考察，首站贵阳学院，次站广州的珠江学院。"
    found = pairs(text, "VISITED")
    assert {("遵义市", "贵阳学院"), ("遵义市", "珠江学院")} <= found


def test_a_station_of_an_exhibition_is_not_visited(pairs: Pairs) -> None:
    assert not pairs("黔货巡展首站贵阳学院，次站珠江学院。", "VISITED")


def test_a_body_goes_on_an_errand_without_a_leader(pairs: Pairs) -> None:
    text = "3月5日，遵义市科技局赴上海市开展产业协作座谈。"
    assert pairs(text, "VISITED") == {("遵义市科学技术局", "上海市")}


def test_a_body_sends_others(pairs: Pairs) -> None:
    text = "遵义市公安局3月5日派出五人小组赴贵阳市公安局。"
    assert pairs(text, "VISITED") == {("遵义市公安局", "贵阳市公安局")}


def test_who_is_sent_to_help_does_not_visit(pairs: Pairs) -> None:
    assert not pairs("遵义市人民医院分批派医生到贵阳市第二人民医院。", "VISITED")


def test_a_host_who_walks_with_the_guests_does_not_visit(pairs: Pairs) -> None:
    text = "遵义市市长李明率团赴上海市考察。同济大学校长王强陪大家参观了临港科技园。"
    found = pairs(text, "VISITED")
    assert ("遵义市", "临港科技园") in found
    assert all(visitor != "同济大学" for visitor, _ in found)


def test_a_delegation_received_need_not_be_behind_its_leader(pairs: Pairs) -> None:
    text = "贵州省省长李明会见了上海市市长王强率领的上海市代表团。"
    assert pairs(text, "VISITED") == {("上海市", "贵州省")}


def test_who_arrives_comes_to_those_who_tell(pairs: Pairs) -> None:
    text = "3月，贵阳市副市长王强率团到访，与我市互换备忘录。"
    assert ("贵阳市", "遵义市") in pairs(text, "VISITED", home_city="遵义市")


def test_guests_go_on_though_nobody_is_named(pairs: Pairs) -> None:
    text = "遵义市市长李明率团赴上海市考察。客人还参观了同济大学。"
    assert ("遵义市", "同济大学") in pairs(text, "VISITED")


def test_a_visit_that_was_to_be_is_none(pairs: Pairs) -> None:
    assert not pairs("遵义市市长李明原定3月率团赴上海市考察，因台风未成行。", "VISITED")


def test_a_port_that_is_visited_is_a_body(pairs: Pairs) -> None:
    text = "遵义市市长李明率团考察了新田港。"
    assert pairs(text, "VISITED") == {("遵义市", "新田港")}


def test_a_head_who_is_not_named_goes_for_the_place(pairs: Pairs) -> None:
    text = "汇川区副区长上月到贵阳市花溪区走亲。"
    assert ("汇川区", "花溪区") in pairs(text, "VISITED")


def test_who_carries_out_a_visit_visits(pairs: Pairs) -> None:
    text = "遵义市考察团对贵州大学进行了访问。"
    assert pairs(text, "VISITED") == {("遵义市", "贵州大学")}


def test_guests_with_whom_a_body_talks_visit_it(pairs: Pairs) -> None:
    text = "遵义师范学院与来访的贵州大学代表团举行座谈。"
    assert pairs(text, "VISITED") == {("贵州大学", "遵义师范学院")}


def test_what_the_guests_only_think_of_does_not_go_on(pairs: Pairs) -> None:
    text = "遵义市代表团一行参观了上海博物馆，重温了江南造船厂的光辉历程，深入临港科技园实地考察。"
    found = pairs(text, "VISITED")
    assert ("遵义市", "临港科技园") in found
    assert all(visitor == "遵义市" for visitor, _ in found)
