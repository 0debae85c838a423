"""A part of the graph: around an entity, between two, of some types, in some years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

_BELONGING = ("LOCATED_IN", "PART_OF")
_ACTORS = ("Place", "Organisation")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep of a graph; what is left empty does not narrow it.

    around, hops: ids, and all that is at most so many statements away from one of them.
    between: two sets of ids; kept is what joins one with the other, by a statement or by an
    agreement, event or the like that both have to do with, and where the ends belong.
    among: ids; kept are they and the statements between them.
    types, statuses: of statements. since, until: ISO dates, as precise as wanted, inclusive; a
    statement without a date counts as of the day its article was published, without that it goes.
    min_confidence: of a statement, 0 to 1.
    """

    around: frozenset[str] = frozenset()
    hops: int = 1
    between: tuple[frozenset[str], frozenset[str]] | None = None
    among: frozenset[str] | None = None
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    min_confidence: float = 0.0

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self != Selection()

    @property
    def of_statements(self) -> bool:
        """Whether statements are chosen by what they say."""
        return bool(self.types or self.statuses or self.since or self.until or self.min_confidence)


def select(
    graph: nx.MultiDiGraph[str], selection: Selection, published: Mapping[str, str | None]
) -> nx.MultiDiGraph[str]:
    """The part of a graph of statements that is selected, as a graph of its own.

    published: for each article its day of publication. Once statements are chosen, entities
    that none of them tells of are left out, but for those asked for by name.
    """
    kept = _edges(graph, _chooser(selection, published))
    named = set(selection.around)
    if selection.among is not None:
        named |= selection.among
        kept = kept.subgraph(selection.among).copy()
    if selection.between is not None:
        named |= set().union(*selection.between)
        kept = _between(kept, *selection.between)
    if selection.around:
        kept = kept.subgraph(_near(kept, selection.around, selection.hops)).copy()
    if selection.of_statements or selection.between is not None:
        alone = [node for node in kept if not kept.degree(node) and node not in selection.around]
        kept.remove_nodes_from(alone)
    return _in_order(kept)


def _in_order(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph with its nodes and edges in order of their ids, whatever sets they went through."""
    ordered = type(graph)()
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda node: node[0]))
    edges = graph.edges(keys=True, data=True)
    ordered.add_edges_from(sorted(edges, key=lambda edge: (*edge[:2], *map(str, edge[2]))))
    return ordered


def _chooser(
    selection: Selection, published: Mapping[str, str | None]
) -> Callable[[Mapping[str, Any]], bool]:
    def chosen(edge: Mapping[str, Any]) -> bool:
        if selection.types and edge["type"] not in selection.types:
            return False
        if selection.statuses and edge.get("status") not in selection.statuses:
            return False
        if edge.get("confidence", 1.0) < selection.min_confidence:
            return False
        if not (selection.since or selection.until):
            return True
        date = edge.get("date") or published.get(edge.get("article", ""))
        return date is not None and _within(date, selection.since, selection.until)

    return chosen


def _within(date: str, since: str, until: str) -> bool:
    """Whether a date, as precise as it is, can lie within; 2024 lies within since 2024-03."""
    return date >= since[: len(date)] and (not until or date[: len(until)] <= until)


def _edges(
    graph: nx.MultiDiGraph[str], chosen: Callable[[Mapping[str, Any]], bool]
) -> nx.MultiDiGraph[str]:
    kept = graph.copy()
    kept.remove_edges_from(
        [(a, b, key) for a, b, key, edge in graph.edges(keys=True, data=True) if not chosen(edge)]
    )
    return kept


def _near(graph: nx.MultiDiGraph[str], start: Iterable[str], hops: int) -> set[str]:
    reached = {node for node in start if node in graph}
    edge = set(reached)
    for _ in range(hops):
        edge = {
            other for node in edge for near in (graph.succ, graph.pred) for other in near[node]
        } - reached
        reached |= edge
    return reached


def _between(
    graph: nx.MultiDiGraph[str], one: frozenset[str], other: frozenset[str]
) -> nx.MultiDiGraph[str]:
    """Statements from one set to the other, straight or through one thing that is neither."""
    joined: set[tuple[str, str]] = set()
    for node in graph:
        near = {*graph.succ[node], *graph.pred[node]}
        if node in one and near & (other - one):
            joined |= {(node, end) for end in near & (other - one)}
        elif node not in one | other and graph.nodes[node]["label"] not in _ACTORS:
            joined |= {(node, end) for end in near & (one | other) if near & one and near & other}
    ends = {node for pair in joined for node in pair}
    for node in list(ends):  # where the ends belong, up to the named places
        while (above := _above(graph, node, one | other)) and (node, above) not in joined:
            joined.add((node, above))
            ends.add(above)
            node = above
    both = joined | {(b, a) for a, b in joined}
    kept = graph.subgraph(ends).copy()
    kept.remove_edges_from(
        [(a, b, key) for a, b, key in graph.subgraph(ends).edges(keys=True) if (a, b) not in both]
    )
    return kept


def _above(graph: nx.MultiDiGraph[str], node: str, within: frozenset[str]) -> str | None:
    found = [
        target
        for _, target, edge in graph.out_edges(node, data=True)
        if edge["type"] in _BELONGING and target in within
    ]
    return min(found, default=None)
