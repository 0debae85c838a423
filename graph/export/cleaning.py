"""Values as every format can hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.labels import clean

if TYPE_CHECKING:
    from graph.view import View

SEPARATOR = "|"  # of several values in one cell; a bar in a value becomes a full-width one


def flat(value: Any) -> Any:
    """A value as a number or a text without control characters; a list as one text."""
    if isinstance(value, (list, tuple)):
        return SEPARATOR.join(str(flat(item)).replace(SEPARATOR, "｜") for item in value)
    return clean(value) if isinstance(value, str) else value


def plain_graph(view: View) -> nx.MultiDiGraph[str]:
    """The graph of a view with flat attributes and without absent ones, keys numbered.

    A node's label is its attribute `label`, its name `name`; an edge has an `id` of its own.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = _distinct(view.graph)
    for node, data in view.graph.nodes(data=True):
        graph.add_node(names[node], **_present(data))
    for number, (source, target, data) in enumerate(view.graph.edges(data=True)):
        graph.add_edge(names[source], names[target], key=f"e{number}", **_present(data))
    return graph


def _distinct(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Clean ids; two that would become one are told apart by a number."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for node in graph:
        name, number = clean(node), 1
        while name in taken:
            number += 1
            name = f"{clean(node)}~{number}"
        taken.add(name)
        names[node] = name
    return names


def _present(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: flat(value) for name, value in data.items() if value is not None}
