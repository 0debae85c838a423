"""What Cypher cannot compute: answers from the rows of a query, by networkx.

A query whose header names an analysis gives the rows that the function of that name takes; what it
returns has the columns that the header declares.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from graph.store import Table

if TYPE_CHECKING:
    import networkx as nx

_MEMBERS = 20  # of a community that are listed
_SOURCES = 400  # actors of a region from which ways are followed; the best connected ones


def brokers(table: Table, parameters: Mapping[str, Any]) -> Table:
    """Betweenness between two regions, normed by the number of pairs that are joined at all.

    Source of the measure: Brandes (2008), betweenness of subsets, as networkx computes it.
    """
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    here: set[str] = set()
    there: set[str] = set()
    for row in table.rows:
        for id_, name, kind, in_one, in_other in (row[:5], row[5:]):
            network.add_node(id_, name=name, kind=kind)
            if in_one and not in_other:
                here.add(id_)
            if in_other and not in_one:
                there.add(id_)
        network.add_edge(row[0], row[5])
    sources, targets = _busiest(network, here), _busiest(network, there)
    pairs = sum(
        len(targets & part) * len(sources & part) for part in nx.connected_components(network)
    )
    between = nx.betweenness_centrality_subset(network, sorted(sources), sorted(targets))
    rows = [
        (
            network.nodes[id_]["name"],
            network.nodes[id_]["kind"],
            # networkx halves the sum over an undirected graph, for it takes pairs to be ordered
            round(2 * value / pairs, 4),
            len(here & network.adj[id_].keys()),
            len(there & network.adj[id_].keys()),
        )
        for id_, value in between.items()
        if value > 0
    ]
    rows.sort(key=lambda row: (-row[2], row[0]))
    columns = ("broker", "kind", "share", "ties_one", "ties_other")
    return Table(columns, tuple(rows[: parameters["limit"]]), table.notes)


def communities(table: Table, parameters: Mapping[str, Any]) -> Table:
    """Groups by Louvain's method (Blondel et al. 2008), weighted by articles, seeded."""
    import networkx as nx

    network: nx.Graph[str] = nx.Graph()
    for one, one_name, other, other_name, articles in table.rows:
        network.add_node(one, name=one_name)
        network.add_node(other, name=other_name)
        network.add_edge(one, other, weight=articles)
    if not network:
        return Table(_COMMUNITY, (), table.notes)
    groups = nx.community.louvain_communities(network, weight="weight", seed=1)
    ranked = sorted(groups, key=lambda group: (-len(group), min(group)))[: parameters["limit"]]
    rows = tuple(_community(network, i, group) for i, group in enumerate(ranked, start=1))
    return Table(_COMMUNITY, rows, table.notes)


_COMMUNITY = ("community", "size", "centre", "members", "ties", "outward")


def _community(network: nx.Graph[str], number: int, group: set[str]) -> tuple[Any, ...]:
    inside = {id_: len(group & network.adj[id_].keys()) for id_ in group}
    members = sorted(group, key=lambda id_: (-inside[id_], id_))
    names = [network.nodes[id_]["name"] for id_ in members[:_MEMBERS]]
    ties = sum(inside.values()) // 2
    outward = sum(network.degree(id_) for id_ in group) - 2 * ties
    return number, len(group), names[0], names, ties, outward


def _busiest(network: nx.Graph[str], ids: set[str]) -> set[str]:
    return set(sorted(ids, key=lambda id_: (-network.degree(id_), id_))[:_SOURCES])


ANALYSES: Mapping[str, Callable[[Table, Mapping[str, Any]], Table]] = {
    "brokers": brokers,
    "communities": communities,
}
