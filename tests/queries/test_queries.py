"""What the named queries answer over the gold records."""

import json
import shlex
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.embedded import EmbeddedStore
from graph.record import Record
from graph.store import Store
from queries.ask import ask
from queries.library import Query, library

NOT_IN_GOLD = {"subjects", "contradictions", "reprints"}  # asked of records made for them


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
    assert table.rows or query.name in NOT_IN_GOLD


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


def test_signed_agreements_can_be_asked_of_two_sides(store: Store) -> None:
    found = rows(store, "signed-agreements", place="海口", other="湛江")
    assert found
    one, other = rows(store, "signed-agreements", place="海口"), found
    assert all(row in one for row in other)
    assert found == rows(store, "signed-agreements", place="湛江", other="海口")
    assert rows(store, "signed-agreements", place="深圳", other="海口") == []


def test_signed_agreements_of_a_place_with_a_part_of_it_need_both(store: Store) -> None:
    for row in rows(store, "signed-agreements", place="惠州", other="惠州市人民政府"):
        assert len(row["parties"]) > 1


@pytest.mark.parametrize("query", ["signed-agreements", "visits", "events", "policies", "projects"])
def test_a_time_keeps_what_is_dated_to_it(store: Store, query: str) -> None:
    dates = sorted(row["date"] for row in rows(store, query) if row["date"])
    year = dates[len(dates) // 2][:4]
    found = [row["date"] for row in rows(store, query, since=year, until=year)]
    assert sorted(found) == [day for day in dates if day.startswith(year)] != []
    later = [row["date"] for row in rows(store, query, since=f"{year}-02")]
    assert sorted(later) == [day for day in dates if day >= f"{year}-02"]
    earlier = [row["date"] for row in rows(store, query, until=f"{year}-02")]
    assert sorted(earlier) == [day for day in dates if day[:7] <= f"{year}-02"]


def test_between_places_can_be_asked_of_a_time(store: Store) -> None:
    every = rows(store, "between-places", one="深圳", other="中山")
    found = rows(store, "between-places", one="深圳", other="中山", since="2024", until="2024")
    assert 0 < len(found) <= len(every)
    assert all(row["date"].startswith("2024") for row in found)


def test_visits_can_be_asked_of_two_sides(store: Store) -> None:
    found = rows(store, "visits", name="东莞", other="中山")
    assert found == rows(store, "visits", name="中山", other="东莞")
    assert {(row["visitor"], row["visited"]) for row in found} == {("中山市", "东莞市")}


@pytest.mark.parametrize(("query", "word"), [("signed-agreements", "科技"), ("policies", "创新")])
def test_a_word_keeps_what_is_about_it(store: Store, query: str, word: str) -> None:
    found = rows(store, query, about=word)
    assert 0 < len(found) < len(rows(store, query))
    assert all(
        word in json.dumps([row[c] for c in row if c != "article"], ensure_ascii=False)
        for row in found
    )


def test_on_theme_tells_what_has_the_word_in_it(store: Store) -> None:
    found = rows(store, "on-theme", about="农业")
    assert all("农业" in f"{row['from']}{row['to']}{row['sentence']}" for row in found)
    part = rows(store, "on-theme", about="农业", name="广东")
    assert 0 < len(part) < len(found)
    assert all(row in found for row in part)


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


def test_common_partners_work_with_both(store: Store) -> None:
    (partner,) = (
        row
        for row in rows(store, "common-partners", one="香港理工大学", other="深圳")
        if row["partner"] == "中山市"
    )
    assert partner["with_one"] == ["香港理工大学"]
    assert "深圳大学" not in partner["with_one"]


def test_joint_agreements_have_at_least_as_many_parties_as_asked(store: Store) -> None:
    found = rows(store, "joint-agreements", least="4")
    assert found
    assert all(row["number"] == len(row["parties"]) >= 4 for row in found)


def test_off_site_institutes_stand_elsewhere(store: Store) -> None:
    found = rows(store, "off-site-institutes")
    assert {"university": "香港城市大学", "institute": "香港城市大学深圳研究院"}.items() <= (
        next(r for r in found if r["institute"] == "香港城市大学深圳研究院").items()
    )
    assert all(row["home"] != row["place"] for row in found)


def test_city_matrix_rolls_organisations_up_to_their_cities(store: Store) -> None:
    (pair,) = (
        row
        for row in rows(store, "city-matrix", place="中山")
        if {row["one"], row["other"]} == {"中山市", "深圳市"}
    )
    direct = store.cypher(
        "MATCH (a:Place {name: '中山市'})-[r:COOPERATES_WITH]-(b:Place {name: '深圳市'}) "
        "RETURN count(DISTINCT b) AS n"
    ).rows[0][0]
    assert pair["ties"] > direct == 1
    assert 0 < pair["agreed"] <= pair["ties"]


def test_unsigned_promises_leave_out_what_was_signed(store: Store) -> None:
    pairs = {frozenset((r["one"], r["other"])) for r in rows(store, "unsigned-promises")}
    assert frozenset(("中山市", "深圳创新设计研究院")) in pairs
    assert frozenset(("中山市", "香港中文大学")) not in pairs


def test_new_since_tells_nothing_older(store: Store) -> None:
    found = rows(store, "new-since", since="2025")
    assert found
    assert all(row["date"] >= "2025" for row in found)
    assert len(found) < len(rows(store, "new-since", since="2024"))


def test_history_is_in_order_of_time(store: Store) -> None:
    found = rows(store, "history", one="中山", other="深圳")
    dates = [row["date"] or "" for row in found]
    assert dates == sorted(dates)
    assert {"VISITED", "COOPERATES_WITH"} <= {row["tie"] for row in found}
    assert all(row["sentence"] for row in found)


def test_officials_hold_office_in_the_place_asked_for(store: Store) -> None:
    found = rows(store, "officials", name="中山")
    assert ("郭文海", "市委书记", "中山市") in {
        (row["person"], row["role"], row["office"]) for row in found
    }


def test_mentions_give_the_words_that_stand_in_the_file(
    store: Store, gold_records: list[Record]
) -> None:
    paths = {record.article.id: record.article.path for record in gold_records}
    found = rows(store, "mentions", name="港科大")
    assert found
    for row in found:
        file = Path(paths[row["article"]]).read_text("utf-8")[row["start"] :]
        assert "".join(file.split()).startswith(row["surface"])


def test_single_source_leaves_out_what_two_articles_tell(
    store: Store, page: Record, gold_records: list[Record], tmp_path: Path
) -> None:
    again = Record.from_json(
        page.to_json()
        .replace('"article#', '"second#')
        .replace('"id":"article"', '"id":"second"', 1)
    )
    other = EmbeddedStore(tmp_path)
    other.load([page, again])
    assert rows(store, "single-source", name="中山")
    assert rows(other, "single-source", name="中山") == []


def test_contradictions_show_what_ended_and_yet_goes_on(page: Record, tmp_path: Path) -> None:
    def told(id_: str, status: str, date: str) -> Record:
        record = Record.from_json(
            page.to_json()
            .replace('"article#', f'"{id_}#')
            .replace('"id":"article"', f'"id":"{id_}"', 1)
        )
        claims = tuple(
            replace(s, status=status, date=date)
            for s in record.statements
            if s.predicate == "COOPERATES_WITH"
        )[:1]
        return replace(record, statements=claims)

    store = EmbeddedStore(tmp_path)
    store.load([told("a", "ended", "2023"), told("b", "active", "2022")])
    assert rows(store, "contradictions") == []
    store.load([told("b", "active", "2024")])
    (row,) = rows(store, "contradictions")
    assert (row["one"], row["one_article"], row["other"], row["other_article"]) == (
        *("ended", "a"),
        *("active", "b"),
    )


def test_subjects_tell_what_is_covered_and_by_whom(page: Record, tmp_path: Path) -> None:
    signed = next(s for s in page.statements if s.predicate == "SIGNED")
    subject = next(e for e in page.entities if e.label == "Organisation")
    covers = replace(
        signed, subject=signed.object, predicate="COVERS", object=subject.id, status=None
    )
    store = EmbeddedStore(tmp_path)
    store.load([replace(page, statements=(*page.statements, covers))])
    (row,) = rows(store, "subjects")
    assert row["subject"] == subject.name
    assert "中山市" in row["actors"]


def test_coverage_counts_what_the_records_hold(store: Store, page: Record) -> None:
    (row,) = (row for row in rows(store, "coverage", limit="1000") if row["article"] == "article")
    assert row["sentences"] == len(page.sentences)
    assert row["mentioning"] == len({m.sentence for e in page.entities for m in e.mentions})
