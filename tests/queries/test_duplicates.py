"""What is proposed as one and the same, and what never is; on both engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.embedded import EmbeddedStore
from graph.record import Article, Entity, Evidence, Mention, Record, Sentence, Statement
from graph.store import Store
from queries.duplicates import Proposal, proposals

PLACES = ["place:深圳市", "place:香港特别行政区", "place:江苏省", "place:山东省", "place:山西省"]


def record(
    ids: list[str], ties: list[tuple[str, str, str]] = (), *, article: str = "a", **more: Any
) -> Record:
    """An article that names the entities; `more` gives kinds, aliases and codes by id."""
    sentence = Sentence(f"{article}#0", "甲", 0, 1, "body")
    entities = [
        Entity(
            id_,
            id_.partition(":")[0].capitalize(),
            more.get("kinds", {}).get(id_),
            id_.partition(":")[2].partition("@")[0],
            more.get("aliases", {}).get(id_, ()),
            (Mention(sentence.id, "甲", 0, 1),),
            more.get("codes", {}).get(id_),
        )
        for id_ in dict.fromkeys([*ids, *PLACES])
    ]
    evidence = (Evidence(sentence.id, 0, 1, "甲"),)
    statements = [Statement(s, p, o, None, "2024-05-01", 0.9, evidence) for s, p, o in ties]
    about = Article(article, article, None, None, None, article, "")
    return Record(about, (sentence,), tuple(entities), tuple(statements))


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "neo4j":
        neo4j_store: Store = request.getfixturevalue("neo4j_store")
        return neo4j_store
    return EmbeddedStore(tmp_path)


def proposed(*records: Record, decided: set[frozenset[str]] = frozenset()) -> list[Proposal]:
    import tempfile

    store = EmbeddedStore(Path(tempfile.mkdtemp()))
    store.load(records)
    return proposals(store, decided)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("organisation:香港大学—深圳医院", "organisation:香港大学-深圳医院", "spelling"),
        ("organisation:香港科技大學", "organisation:香港科技大学", "spelling"),
        ("organisation:比亚迪", "organisation:比亚迪股份有限公司", "form"),
        ("place:苏州高新区", "place:苏州高新技术产业开发区", "form"),
        ("place:广东自贸区", "place:中国(广东)自由贸易试验区", "form"),
        ("organisation:生产力促进中心", "organisation:江苏省生产力促进中心", "place"),
        ("organisation:长虹集团", "organisation:江苏长虹电器集团", None),
        ("organisation:港科大", "organisation:香港科技大学", "abbreviation"),
        ("organisation:中科院", "organisation:中国科学院", "abbreviation"),
        ("organisation:香港大学", "organisation:香港城市大学", None),
        ("organisation:江苏省科学技术厅", "organisation:山东省科学技术厅", None),
        ("organisation:山西电力学院", "organisation:江苏电力学院", None),
        ("organisation:深圳大学", "project:深圳大学", None),
    ],
)
def test_names_that_may_be_one(one: str, other: str, why: str | None) -> None:
    found = proposed(record([one, other]))
    assert [(frozenset((p.entity, p.other)), p.why) for p in found] == (
        [(frozenset((one, other)), why)] if why else []
    )


def test_shared_alias_is_a_reason_but_not_a_common_word() -> None:
    ids = [f"organisation:{name}研究院" for name in "甲乙丙丁戊"]
    two = record(ids[:2], aliases=dict.fromkeys(ids[:2], ("湾区研究院",)))
    assert [p.why for p in proposed(two)] == ["alias"]
    assert proposed(record(ids, aliases=dict.fromkeys(ids, ("湾区研究院",)))) == []


@pytest.mark.parametrize(
    "apart",
    [
        {"kinds": {"organisation:中科院": "hospital", "organisation:中国科学院": "institute"}},
        {"codes": {"organisation:中科院": "1", "organisation:中国科学院": "2"}},
        {"ties": [("organisation:中科院", "PART_OF", "organisation:中国科学院")]},
    ],
)
def test_kind_code_or_a_tie_tell_apart(apart: dict[str, Any]) -> None:
    ids = ["organisation:中科院", "organisation:中国科学院"]
    assert len(proposed(record(ids))) == 1
    assert proposed(record(ids, **apart)) == []


def test_decided_pairs_are_not_proposed() -> None:
    ids = ["organisation:中科院", "organisation:中国科学院"]
    assert proposed(record(ids), decided={frozenset(ids)}) == []


def test_merging_keeps_what_is_told_of_most() -> None:
    ids = ["organisation:中科院", "organisation:中国科学院"]
    both = record(ids), record(ids[:1], article="b")
    (found,) = proposed(*both)
    assert (found.entity, found.other) == ("organisation:中国科学院", "organisation:中科院")


def test_agreement_told_by_two_articles_is_proposed() -> None:
    parties = ["organisation:深圳大学", "place:江苏省"]

    def told(article: str, *signing: str) -> Record:
        id_ = f"agreement:合作协议@{article}/1"
        return record(
            [id_, *parties], [(party, "SIGNED", id_) for party in signing], article=article
        )

    (found,) = proposed(told("a", *parties), told("b", *parties))
    assert found.why == "parties"
    assert {found.entity, found.other} == {"agreement:合作协议@a/1", "agreement:合作协议@b/1"}
    assert proposed(told("a", *parties), told("b", parties[0])) == []


def test_what_both_work_with_comes_first(store: Store) -> None:
    ids = [f"organisation:{n}" for n in ("甲乙丙公司", "甲乙丙", "戊己庚公司", "戊己庚", "壬癸")]
    ties = [(id_, "COOPERATES_WITH", ids[4]) for id_ in ids[:2]]
    store.load([record(ids, ties)])
    found = proposals(store)
    assert [(p.other, p.common) for p in found] == [(ids[0], 1), (ids[2], 0)]
    assert proposals(store, limit=1) == found[:1]
