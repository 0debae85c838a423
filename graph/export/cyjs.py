"""`.cyjs`: for Cytoscape, with the places of the picture."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

from graph.export.cleaning import plain_graph
from graph.export.formats import Options
from graph.layout import layout
from graph.view import View

_UNIT = 12  # pixels of Cytoscape for one em of the layout


def write(view: View, path: Path, options: Options) -> None:
    """Write nodes with their places, and edges; an edge is labelled by its type."""
    graph = plain_graph(view)
    spots = layout(view.graph)
    for *_, data in graph.edges(data=True):
        data["interaction"] = data["type"]
    network = nx.cytoscape_data(graph)
    for node, spot in zip(network["elements"]["nodes"], spots.values(), strict=True):
        node["position"] = {"x": round(spot.x * _UNIT, 1), "y": round(spot.y * _UNIT, 1)}
        node["data"]["shared_name"] = node["data"]["name"]
    network["data"] = {"name": options.title or "Lingding"}
    path.write_text(json.dumps(network, ensure_ascii=False, indent=1) + "\n", "utf-8")
