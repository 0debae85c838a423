"""Questions of a graph asked in networkx and by Cypher, side by side (see `graph_at_scale.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clocks import processing, timed

from graph.store import Store, Table
from queries.ask import ask


def against_networkx(store: Store, ends: list[str]) -> dict[str, Any]:
    """The same questions in networkx, over a graph in memory, and by Cypher.

    Milliseconds of the processor, the best of five. ends: names of two organisations to ask about.
    """
    import networkx as nx

    from graph.networks import to_networkx

    network, seconds = timed(lambda: to_networkx(store))
    names = {data["name"]: id_ for id_, data in network.nodes(data=True)}
    one, other = (names[name] for name in ends)

    def asked(text: str, **given: str) -> Callable[[], Table]:
        return lambda: store.cypher(text, given)

    pairs: dict[str, tuple[Callable[[], Any], Callable[[], Table]]] = {
        "partners of one": (
            lambda: {
                end
                for edges in (network.out_edges(one, data=True), network.in_edges(one, data=True))
                for a, b, data in edges
                if data["type"] == "COOPERATES_WITH"
                for end in (a, b)
                if end != one
            },
            asked(
                "MATCH (a {id: $one})-[:COOPERATES_WITH]-(b) RETURN DISTINCT b.id AS id", one=one
            ),
        ),
        "statements of each status": (
            lambda: _tally(
                data.get("status")
                for a, _, data in network.edges(data=True)
                if data["type"] in _ACTS and network.nodes[a]["label"] in _ACTORS
            ),
            asked(
                "MATCH (:Place|Organisation)"
                "-[r:COOPERATES_WITH|SIGNED|VISITED|SUPPORTS|BUILDS]->() "
                "RETURN r.status AS status, count(*) AS n"
            ),
        ),
        "activity by month (the named query, of all)": (
            lambda: _activity(network),
            lambda: ask(store, "activity", {}),
        ),
        "agreements with two parties": (
            lambda: _parties(network),
            asked(
                "MATCH (a:Agreement)<-[:SIGNED]-(p) WITH a, count(DISTINCT p) AS n "
                "WHERE n > 1 RETURN count(a) AS n"
            ),
        ),
        "shortest path": (
            lambda: nx.shortest_path_length(network.to_undirected(as_view=True), one, other),
            asked(
                "MATCH (a:Organisation {id: $one}) MATCH (b:Organisation {id: $other}) "
                "MATCH p = shortestPath((a)-[*..8]-(b)) RETURN length(p) AS n",
                one=one,
                other=other,
            ),
        ),
        "partners of partners": (
            lambda: len(
                {far for near in _partners(network, one) for far in _partners(network, near)}
            ),
            asked(
                "MATCH (a:Organisation {id: $one})-[:COOPERATES_WITH]-(b) WITH DISTINCT b "
                "MATCH (b)-[:COOPERATES_WITH]-(c) RETURN count(DISTINCT c.id) AS n",
                one=one,
            ),
        ),
    }
    table: dict[str, Any] = {"networkx graph made from the store, s": round(seconds, 1)}
    for name, (by_networkx, by_cypher) in pairs.items():
        there = min(processing(by_networkx) for _ in range(5))
        here = min(processing(by_cypher) for _ in range(5))
        if (one_way := by_networkx()) != (answer := _ANSWERS[name](by_cypher().rows)):
            raise AssertionError(f"{name}: networkx gives {one_way}, Cypher {answer}")
        table[name] = {"networkx, ms": round(there * 1000, 2), "Cypher, ms": round(here * 1000, 2)}
    return table


# how the rows of each question read as what is compared with networkx
_ANSWERS: dict[str, Callable[[Any], Any]] = {
    "partners of one": lambda rows: {id_ for (id_,) in rows},
    "statements of each status": dict,
    "activity by month (the named query, of all)": list,
    "agreements with two parties": lambda rows: rows[0][0],
    "shortest path": lambda rows: rows[0][0],
    "partners of partners": lambda rows: rows[0][0],
}


_ACTORS = {"Place", "Organisation"}
_ACTS = {"COOPERATES_WITH", "SIGNED", "VISITED", "SUPPORTS", "BUILDS"}
_DATED = {*_ACTS, "ORGANISED", "ISSUED"}
_STATUSES = ("proposed", "agreed", "active", "completed", "ended")


def _tally(values: Iterable[Any]) -> dict[Any, int]:
    counts: dict[Any, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return counts


def _activity(network: Any) -> list[tuple[Any, ...]]:
    """The rows of the named query: what a reprint says again counts once."""
    told = {
        (a, data["type"], b, data["origin"], data["date"][:7], data.get("status"))
        for a, b, data in network.edges(data=True)
        if data["type"] in _DATED and data.get("date") and network.nodes[a]["label"] in _ACTORS
    }
    months: dict[str, dict[Any, int]] = defaultdict(lambda: defaultdict(int))
    for *_, month, status in told:
        months[month][status] += 1
    return [
        (month, *(counts[status] for status in _STATUSES), sum(counts.values()))
        for month, counts in sorted(months.items())
    ]


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
