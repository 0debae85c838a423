"""The graph as networkx, for its algorithms and for drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.ontology import ontology
from graph.store import Limits, Store

if TYPE_CHECKING:
    import networkx as nx

_ALL = Limits(seconds=3600, rows=10**9)


def to_networkx(store: Store, *, provenance: bool = False) -> nx.MultiDiGraph[str]:
    """All entities and statements of a store as a directed multigraph.

    Nodes are entity ids with the attributes `label`, `kind`, `name`, `aliases` (a list) and, of
    places, `code`. Edges have the statement's type as key and as attribute `type`, followed by
    their article, status, date, confidence, evidence and rule, and
    `reviewed` where a person accepted it. With `provenance`, sentences and
    articles, MENTIONS and IN_ARTICLE are there as well; their keys are numbered.
    """
    import networkx as nx

    labels = tuple(ontology().labels) if provenance else ontology().entity_labels
    types = tuple(ontology().relationships) if provenance else ontology().statement_types()
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = store.cypher(f"MATCH (n:{'|'.join(labels)}) RETURN n ORDER BY n.id", limits=_ALL)
    for (node,) in nodes.rows:
        properties: dict[str, Any] = dict(node["properties"])
        graph.add_node(properties.pop("id"), label=node["labels"][0], **properties)
    links = store.cypher(
        f"MATCH (a)-[r:{'|'.join(types)}]->(b) RETURN a.id AS a, b.id AS b, r ORDER BY a, b",
        limits=_ALL,
    )
    for source, target, link in sorted(links.rows, key=_order):
        properties = dict(link["properties"])
        key = (link["type"], properties.get("article", graph.number_of_edges(source, target)))
        graph.add_edge(source, target, key=key, type=link["type"], **properties)
    return graph


def _order(row: tuple[Any, ...]) -> tuple[str, ...]:
    source, target, link = row
    properties = link["properties"]
    return source, target, link["type"], properties.get("article", ""), str(properties)
