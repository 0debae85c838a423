"""What the named queries answer over the gold records."""

import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.record import Record
from graph.store import Store
from queries.ask import ask
from queries.library import Query, library


def rows(store: Store, query: str, /, **given: str) -> list[dict[str, Any]]:
    table = ask(store, query, given)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_each_query_answers_its_example_with_the_columns_it_declares(
    store: Store, query: Query
) -> None:
    words = shlex.split(query.example)
    given = dict(word.split("=", 1) for word in words if "=" in word)
    table = ask(store, query.name, given)
    assert table.columns == tuple(name for name, _ in query.columns)
    assert table.rows


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_each_query_gives_the_same_rows_each_time(store: Store, query: Query) -> None:
    given = dict(word.split("=", 1) for word in shlex.split(query.example) if "=" in word)
    assert ask(store, query.name, given) == ask(store, query.name, given)


def test_partners_tells_the_universities_that_signed_with_zhongshan(store: Store) -> None:
    partners = {row["partner"]: row for row in rows(store, "partners", name="中山")}
    for university in ("香港中文大学", "香港理工大学"):
        assert partners[university]["ties"] == ["COOPERATES_WITH", "SIGNED"]
        assert partners[university]["status"] == "agreed"
        assert "签订战略合作协议" in partners[university]["sentence"]


def test_partners_counts_what_organisations_of_a_place_do(store: Store) -> None:
    partners = {row["partner"]: row for row in rows(store, "partners", name="中山")}
    assert partners["香港城市大学深圳研究院"]["through"] == ["洋紫荆油墨"]
    assert "金鼎光学" not in partners
    assert "中山市科学技术局" not in partners


def test_partners_tells_which_way_a_tie_goes(store: Store) -> None:
    partners = {row["partner"]: row for row in rows(store, "partners", name="中山")}
    assert partners["东莞市"]["ties"] == ["VISITED →"]
    assert partners["香港大学"]["ties"] == ["← BUILDS"]
    assert partners["香港大学"]["through"] == ["香港大学中山研究院"]


def test_partners_of_an_organisation_are_its_own(store: Store) -> None:
    found = rows(store, "partners", name="金鼎光学")
    assert {row["partner"] for row in found} == {"深圳大学", "中山市科学技术局"}


def test_partners_can_be_asked_by_status(store: Store) -> None:
    found = rows(store, "partners", name="中山", status="proposed")
    assert {row["status"] for row in found} == {"proposed"}
    assert "深圳创新设计研究院" in {row["partner"] for row in found}


def test_signed_agreements_shows_the_parties_with_the_sentence(store: Store) -> None:
    found = [r for r in rows(store, "signed-agreements", place="中山") if r["article"] == "article"]
    parties = sorted("、".join(row["parties"]) for row in found)
    assert parties == [
        "中山市、佛山市",
        "中山市、广州市",
        "中山市、深圳市",
        "中山市、香港中文大学",
        "中山市、香港理工大学",
    ]
    assert all("签" in row["sentence"] for row in found)


def test_signed_agreements_of_a_place_are_fewer_than_all(store: Store) -> None:
    some, every = rows(store, "signed-agreements", place="深圳"), rows(store, "signed-agreements")
    assert 0 < len(some) < len(every)
    assert all(row in every for row in some)


def test_universities_tells_ties_of_an_institute_as_its_university_s(store: Store) -> None:
    found = [r for r in rows(store, "universities-hk-macau") if r["article"] == "article"]
    (tie,) = (
        r for r in found if r["university"] == "香港城市大学" and r["partner"] == "洋紫荆油墨"
    )
    assert tie["through"] == "香港城市大学深圳研究院"


def test_universities_leaves_ties_among_the_regions_out(store: Store) -> None:
    found = rows(store, "universities-hk-macau")
    assert {row["region"] for row in found} == {"香港特别行政区", "澳门特别行政区"}
    assert not {"香港科技大学", "澳门大学"} & {row["partner"] for row in found}


def test_between_places_tells_what_organisations_on_both_sides_do(store: Store) -> None:
    found = rows(store, "between-places", one="深圳", other="中山")
    ties = {(row["from"], row["tie"], row["to"]) for row in found}
    assert ("中山市", "COOPERATES_WITH", "深圳市") in ties
    assert ("深圳大学", "COOPERATES_WITH", "金鼎光学") in ties
    assert ("中山市", "VISITED", "深圳大学") in ties
    assert any(tie.startswith("SIGNED 22个深中科技合作项目") for _, tie, _ in ties)


def test_between_places_gives_the_same_whichever_is_named_first(store: Store) -> None:
    def ties(one: str, other: str) -> set[tuple[frozenset[str], str]]:
        found = rows(store, "between-places", one=one, other=other)
        return {(frozenset((row["from"], row["to"])), row["tie"]) for row in found}

    assert ties("深圳", "中山") == ties("中山", "深圳") != set()


def test_visits_can_be_asked_by_either_side(store: Store) -> None:
    visited = {row["visited"] for row in rows(store, "visits", name="中山")}
    assert {"澳门科技大学", "香港科学园", "东莞市"} <= visited
    assert {row["visitor"] for row in rows(store, "visits", name="澳门科技大学")} == {"中山市"}


def test_proposed_only_leaves_out_what_has_come_further(store: Store) -> None:
    found = {(row["from"], row["tie"], row["to"]) for row in rows(store, "proposed-only")}
    pairs = {frozenset((one, other)) for one, _, other in found}
    assert frozenset(("中山市", "香港科技大学")) in pairs
    assert ("香港大学", "BUILDS", "香港大学中山研究院") in found
    assert frozenset(("中山市", "香港中文大学")) not in pairs


def test_proposed_only_does_not_take_a_visit_for_a_step_further(store: Store) -> None:
    pairs = {frozenset((row["from"], row["to"])) for row in rows(store, "proposed-only")}
    assert frozenset(("中山市", "澳门科技大学")) in pairs


def test_events_name_their_organisers(store: Store) -> None:
    found = {row["event"]: row for row in rows(store, "events", name="中山")}
    event = found["“深圳—中山产业创新资源对接”活动"]
    assert event["organisers"] == ["中山市科学技术局"]
    assert event["kind"] == "matchmaking"
    assert event["article"] == "article"


def test_events_without_an_organiser_are_told_by_their_mention(store: Store) -> None:
    found = {row["event"]: row for row in rows(store, "events")}
    event = found["2024年广东知识产权宣传周活动发布会"]
    assert event["organisers"] == []
    assert "广东知识产权宣传周" in event["sentence"]


def test_path_leads_from_one_name_to_the_other(store: Store) -> None:
    steps = rows(store, "path", one="金鼎光学", other="香港中文大学")
    assert [row["step"] for row in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["from"] == "金鼎光学"
    assert steps[-1]["to"] == "香港中文大学"
    for before, after in pairwise(steps):
        assert before["to"] == after["from"]
    assert all(row["sentence"] for row in steps)


def test_path_from_a_name_to_itself_is_empty(store: Store) -> None:
    assert rows(store, "path", one="中山", other="中山市") == []


def test_evidence_gives_every_claim_of_a_pair_with_its_place(store: Store, page: Record) -> None:
    found = rows(store, "evidence", one="中山", other="香港中文大学")
    assert {row["claim"] for row in found} == {"COOPERATES_WITH", "SIGNED 战略合作协议"}
    file = Path(page.article.path).read_text("utf-8")
    for row in found:
        assert "".join(file[row["start"] : row["end"]].split()) == row["sentence"]


def test_evidence_does_not_depend_on_who_is_named_first(store: Store) -> None:
    one = rows(store, "evidence", one="中山", other="深圳大学")
    other = rows(store, "evidence", one="深圳大学", other="中山")
    assert one == other != []
