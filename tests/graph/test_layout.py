from __future__ import annotations

import json
import os
import subprocess
import sys

import networkx as nx
import numpy as np

from graph.labels import width
from graph.layout import ANCHOR_SIZE, LINE_HEIGHT, Spot, apart, communities, layout


def star(cities: int, members: int) -> nx.MultiDiGraph:
    """Cities in a ring, each with bodies that stand in it."""
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    for city in range(cities):
        graph.add_node(f"place:{city}", label="Place", kind="city", name=f"第{city}市")
        for member in range(members):
            body = f"organisation:{city}/{member}"
            graph.add_node(body, label="Organisation", name=f"第{city}市第{member}研究院")
            graph.add_edge(body, f"place:{city}", type="LOCATED_IN")
    for city in range(cities):
        graph.add_edge(f"place:{city}", f"place:{(city + 1) % cities}", type="COOPERATES_WITH")
    return graph


def box(spot: Spot) -> tuple[float, float, float, float]:
    size = ANCHOR_SIZE if spot.anchor else 1.0
    half = max(spot.radius, size * max(map(width, spot.lines)) / 2)
    below = spot.radius + 0.15 + size * LINE_HEIGHT * len(spot.lines)
    return spot.x - half, spot.y - spot.radius, spot.x + half, spot.y + below


def test_layout_is_the_same_each_time_and_in_any_order() -> None:
    graph = star(4, 6)
    turned: nx.MultiDiGraph = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(data=True))))
    assert layout(graph) == layout(turned)


LAID_OUT = """
import json, sys
import networkx as nx
from graph.layout import layout
graph = nx.node_link_graph(json.load(sys.stdin), edges="edges")
print([(node, spot.x, spot.y) for node, spot in layout(graph).items()])
"""


def test_layout_does_not_hang_on_the_hashes_of_a_process() -> None:
    graph = star(3, 20)
    for index in range(60):
        one, other = f"organisation:{index % 3}/{index % 20}", f"organisation:0/{index % 7}"
        graph.add_edge(one, other, type="COOPERATES_WITH")
    told = {
        subprocess.run(
            [sys.executable, "-c", LAID_OUT],
            input=json.dumps(nx.node_link_data(graph, edges="edges")),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(told) == 1


def test_cities_are_anchors_of_what_stands_in_them() -> None:
    found = communities(star(3, 5))
    assert all(found[f"organisation:{c}/{m}"] == f"place:{c}" for c in range(3) for m in range(5))


def test_small_communities_join_a_neighbour() -> None:
    graph = star(2, 5)
    graph.add_node("place:x", label="Place", kind="city", name="孤市")
    graph.add_edge("place:0", "place:x", type="VISITED")
    assert communities(graph)["place:x"] == "place:0"


def test_labels_of_a_page_do_not_overlap() -> None:
    boxes = [box(spot) for spot in layout(star(5, 8)).values()]
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            assert min(wide, high) < 0.05


def test_communities_stand_apart() -> None:
    spots = layout(star(5, 8))
    centres = {
        c: np.mean([(s.x, s.y) for s in spots.values() if s.community == c], axis=0)
        for c in range(5)
    }
    right = 0
    for spot in spots.values():
        nearest = min(centres, key=lambda c: float(np.hypot(*(centres[c] - (spot.x, spot.y)))))
        right += nearest == spot.community
    assert right >= 0.9 * len(spots)


def test_many_nodes_are_laid_out_with_marks_apart() -> None:
    spots = list(layout(star(40, 15)).values())
    points = np.array([(s.x, s.y) for s in spots])
    radii = np.array([s.radius for s in spots])
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    touching = (gaps < (radii[:, None] + radii[None]) * 0.9).sum() - len(spots)
    assert touching <= 0.01 * len(spots)


def test_empty_graph_and_single_node() -> None:
    assert layout(nx.MultiDiGraph()) == {}
    alone: nx.MultiDiGraph = nx.MultiDiGraph()
    alone.add_node("place:x", label="Place", kind="city", name="市")
    assert (layout(alone)["place:x"].x, layout(alone)["place:x"].y) == (0, 0)


def test_apart_moves_the_lighter_of_two() -> None:
    points = np.array([[0.0, 0.0], [0.1, 0.0]])
    boxes = np.ones((2, 4))
    moved = apart(points, boxes, 100, np.array([10.0, 1.0]))
    assert abs(moved[0] - points[0]).sum() < abs(moved[1] - points[1]).sum()
    assert abs(moved[0, 0] - moved[1, 0]) >= 2
