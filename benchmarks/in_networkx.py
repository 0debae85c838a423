"""Questions of a graph asked in networkx and by Cypher, side by side (see `graph_at_scale.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clocks import processing, timed

from graph.store import Store
from queries.library import library


def against_networkx(store: Store, ends: list[str]) -> dict[str, Any]:
    """The same questions in networkx, over a graph in memory, and by Cypher.

    Milliseconds of the processor, the best of five. ends: names of two organisations to ask about.
    """
    import networkx as nx

    from graph.networks import to_networkx

    network, seconds = timed(lambda: to_networkx(store))
    names = {data["name"]: id_ for id_, data in network.nodes(data=True)}
    one, other = (names[name] for name in ends)
    pairs: dict[str, tuple[Callable[[], Any], tuple[str, dict[str, Any]]]] = {
        "partners of one": (
            lambda: {
                end
                for edges in (network.out_edges(one, data=True), network.in_edges(one, data=True))
                for a, b, data in edges
                if data["type"] == "COOPERATES_WITH"
                for end in (a, b)
            },
            (
                "MATCH (a {id: $one})-[:COOPERATES_WITH]-(b) RETURN DISTINCT b.id AS id",
                {"one": one},
            ),
        ),
        "statements of each status": (
            lambda: _tally(
                data.get("status")
                for _, _, data in network.edges(data=True)
                if data["type"] in _ACTS
            ),
            (
                "MATCH (:Place|Organisation)"
                "-[r:COOPERATES_WITH|SIGNED|VISITED|SUPPORTS|BUILDS]->() "
                "RETURN r.status AS status, count(*) AS n",
                {},
            ),
        ),
        "activity by month (the named query, of all)": (
            lambda: _tally(
                (data["date"][:7], data.get("status"))
                for _, _, data in network.edges(data=True)
                if data["type"] in {*_ACTS, "ORGANISED", "ISSUED"} and data.get("date")
            ),
            (library()["activity"].text, {"name": None, "name_inside": []}),
        ),
        "agreements with two parties": (
            lambda: _parties(network),
            (
                "MATCH (a:Agreement)<-[:SIGNED]-(p) WITH a, count(DISTINCT p) AS n "
                "WHERE n > 1 RETURN count(a) AS n",
                {},
            ),
        ),
        "shortest path": (
            lambda: nx.shortest_path(network.to_undirected(as_view=True), one, other),
            (
                "MATCH (a:Organisation {id: $one}) MATCH (b:Organisation {id: $other}) "
                "MATCH p = shortestPath((a)-[*..8]-(b)) RETURN length(p) AS n",
                {"one": one, "other": other},
            ),
        ),
        "partners of partners": (
            lambda: {far for near in _partners(network, one) for far in _partners(network, near)},
            (
                "MATCH (a:Organisation {id: $one})-[:COOPERATES_WITH]-(b) WITH DISTINCT b "
                "MATCH (b)-[:COOPERATES_WITH]-(c) RETURN count(DISTINCT c.id) AS n",
                {"one": one},
            ),
        ),
    }
    table: dict[str, Any] = {"networkx graph made from the store, s": round(seconds, 1)}
    for name, (by_networkx, (text, given)) in pairs.items():
        there = min(processing(by_networkx) for _ in range(5))
        here = min(processing(lambda t=text, g=given: store.cypher(t, g)) for _ in range(5))  # type: ignore[misc]
        table[name] = {"networkx, ms": round(there * 1000, 2), "Cypher, ms": round(here * 1000, 2)}
    return table


_ACTS = {"COOPERATES_WITH", "SIGNED", "VISITED", "SUPPORTS", "BUILDS"}


def _tally(values: Iterable[Any]) -> dict[Any, int]:
    counts: dict[Any, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return counts


def _parties(network: Any) -> int:
    parties: dict[str, set[str]] = defaultdict(set)
    for a, b, data in network.edges(data=True):
        if data["type"] == "SIGNED":
            parties[b].add(a)
    return sum(len(several) > 1 for several in parties.values())


def _partners(network: Any, id_: str) -> Iterator[str]:
    for edges, at in (
        (network.out_edges(id_, data=True), 1),
        (network.in_edges(id_, data=True), 0),
    ):
        for edge in edges:
            if edge[2]["type"] == "COOPERATES_WITH":
                yield edge[at]
