from __future__ import annotations

import networkx as nx
import pytest

from graph.selection import Selection, select

PUBLISHED = {"old": "2019-05-16", "new": "2024-05-12", "undated": None}


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """a — deal — b by agreement, a–b cooperate, u stands in a and works with v, which is in b."""
    found: nx.MultiDiGraph = nx.MultiDiGraph()
    for node in ("a", "b", "c"):
        found.add_node(node, label="Place", kind="city", name=node)
    for node in ("u", "v"):
        found.add_node(node, label="Organisation", name=node)
    found.add_node("deal", label="Agreement", name="deal")
    found.add_node("alone", label="Person", name="alone")

    def tie(a: str, type_: str, b: str, article: str, **more: object) -> None:
        found.add_edge(
            a, b, key=(type_, article), type=type_, article=article, confidence=0.9, **more
        )

    tie("a", "SIGNED", "deal", "new", status="agreed", date="2024")
    tie("b", "SIGNED", "deal", "new", status="agreed", date="2024")
    tie("a", "COOPERATES_WITH", "b", "old", status="active")
    tie("u", "LOCATED_IN", "a", "new")
    tie("v", "LOCATED_IN", "b", "new")
    tie("u", "COOPERATES_WITH", "v", "undated", status="proposed")
    tie("b", "VISITED", "c", "new", status="completed", date="2024-03")
    return found


def edges(graph: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    return {(a, data["type"], b) for a, b, data in graph.edges(data=True)}


def test_nothing_asked_keeps_everything(graph: nx.MultiDiGraph) -> None:
    kept = select(graph, Selection(), PUBLISHED)
    assert set(kept) == set(graph)
    assert edges(kept) == edges(graph)


@pytest.mark.parametrize(
    ("hops", "near"), [(0, {"c"}), (1, {"b", "c"}), (2, {"a", "b", "c", "deal", "v"})]
)
def test_around_goes_so_many_ties(graph: nx.MultiDiGraph, hops: int, near: set[str]) -> None:
    assert set(select(graph, Selection(around=frozenset("c"), hops=hops), PUBLISHED)) == near


def test_between_keeps_direct_ties_shared_agreements_and_where_ends_belong(
    graph: nx.MultiDiGraph,
) -> None:
    pair = (frozenset("au"), frozenset("bv"))
    kept = select(graph, Selection(between=pair), PUBLISHED)
    assert edges(kept) == edges(graph) - {("b", "VISITED", "c")}
    assert set(kept) == {"a", "b", "u", "v", "deal"}


def test_type_and_status_choose_statements_and_drop_what_is_left_alone(
    graph: nx.MultiDiGraph,
) -> None:
    kept = select(graph, Selection(types=frozenset({"SIGNED"})), PUBLISHED)
    assert set(kept) == {"a", "b", "deal"}
    kept = select(graph, Selection(statuses=frozenset({"proposed"})), PUBLISHED)
    assert edges(kept) == {("u", "COOPERATES_WITH", "v")}


def test_time_takes_the_day_of_the_article_for_statements_without_a_date(
    graph: nx.MultiDiGraph,
) -> None:
    late = edges(select(graph, Selection(since="2024-02"), PUBLISHED))
    assert ("b", "VISITED", "c") in late
    assert ("a", "SIGNED", "deal") in late  # some time in 2024
    assert ("u", "LOCATED_IN", "a") in late
    assert ("a", "COOPERATES_WITH", "b") not in late
    assert ("u", "COOPERATES_WITH", "v") not in late  # no date at all
    early = edges(select(graph, Selection(until="2023"), PUBLISHED))
    assert early == {("a", "COOPERATES_WITH", "b")}


def test_least_confidence_is_inclusive(graph: nx.MultiDiGraph) -> None:
    assert edges(select(graph, Selection(min_confidence=0.9), PUBLISHED)) == edges(graph)
    assert not edges(select(graph, Selection(min_confidence=0.91), PUBLISHED))


def test_order_is_that_of_ids(graph: nx.MultiDiGraph) -> None:
    kept = select(graph, Selection(around=frozenset("c"), hops=2), PUBLISHED)
    assert list(kept) == sorted(kept)
