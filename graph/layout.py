"""Where the nodes of a picture stand: cities as anchors, what belongs to them around them.

Deterministic: the same graph gives the same picture. Lengths are in em of the labels.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin, sqrt
from typing import Any

import networkx as nx
import numpy as np
import scipy.optimize  # noqa: F401  # has a BLAS of its own, which must be there to be limited
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from graph.labels import lines, width

Points = NDArray[np.float64]  # n × 2
Pairs = NDArray[np.int64]  # n × 2, indices

LINE_HEIGHT = 1.2  # em
ANCHOR_SIZE = 1.25  # labels of anchors are larger by this factor
ASPECT = 1.5  # width of a picture by its height
_ANCHORS = ("city", "sar")
_STRUCTURE = ("LOCATED_IN", "PART_OF", "WORKS_FOR")
_LEAST = 3  # members of a community; a smaller one joins its nearest neighbour
_LABELLED = 400  # nodes; of more not every label gets a room of its own
_FULL = 0.5  # of the picture that marks and labels may take
_GAP = 0.35  # em between two labels
_MOAT = 0.9  # em more between two communities


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands and how large it is.

    x, y: the centre of its mark, y downwards. radius: of its mark. lines: its label, which stands
    below the mark. community: number of its community, 0 is the largest; anchor: whether the
    community is named after it. weight: how many statements tell of it.
    """

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    community: int
    anchor: bool
    weight: int


def layout(graph: nx.MultiDiGraph[str], aspect: float = ASPECT) -> dict[str, Spot]:
    """A spot for each node of a graph of statements; nodes in order of id."""
    if not len(graph):
        return {}
    plain = _plain(graph)
    anchors = communities(graph)
    groups: dict[str, list[str]] = defaultdict(list)
    for node in sorted(graph):
        groups[anchors[node]].append(node)
    order = sorted(groups, key=lambda anchor: (-len(groups[anchor]), anchor))
    number = {anchor: index for index, anchor in enumerate(order)}
    sizes = {node: _Size.of(graph, node, node in groups) for node in sorted(graph)}
    crowded = len(graph) > _LABELLED
    islands = [_island(plain, anchor, groups[anchor], sizes, crowded) for anchor in order]
    _arrange(plain, islands, aspect)
    nodes = [node for island in islands for node in island.nodes]
    points = np.vstack([island.points + island.centre for island in islands])
    boxes = np.array([sizes[node].box(crowded) for node in nodes])
    of = np.array([number[anchors[node]] for node in nodes])
    points = _compact(points, boxes, _weights(nodes, sizes), of, aspect, 3 if crowded else 9)
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    at = dict(zip(nodes, points.round(3).tolist(), strict=True))
    return {
        node: Spot(
            at[node][0],
            at[node][1],
            round(sizes[node].radius, 3),
            sizes[node].lines,
            number[anchors[node]],
            node in groups,
            sizes[node].weight,
        )
        for node in sorted(graph)
    }


def communities(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """For each node the anchor of its community: the city that it is nearest to.

    Belonging (LOCATED_IN, PART_OF, WORKS_FOR) is near, cooperation is twice as far. What no city is
    tied to gathers around its weightiest node.
    """
    plain = _plain(graph)
    cities = [node for node, data in graph.nodes(data=True) if data.get("kind") in _ANCHORS]
    starts = [
        component & set(cities) or {max(component, key=lambda n: (plain.degree(n), n))}
        for component in nx.connected_components(plain)
    ]
    found = _nearest(plain, sorted(set().union(*starts)) if starts else [])
    while True:
        members: dict[str, int] = defaultdict(int)
        for anchor in found.values():
            members[anchor] += 1
        small = sorted((n, anchor) for anchor, n in members.items() if n < _LEAST)
        for _, anchor in small:
            neighbour = _neighbour(plain, anchor, found)
            if neighbour is not None:
                found = {n: neighbour if a == anchor else a for n, a in found.items()}
                break
        else:
            return found


def apart(
    points: Points,
    boxes: NDArray[np.float64],
    steps: int,
    fixed: NDArray[np.float64],
    groups: NDArray[np.int64] | None = None,
) -> Points:
    """The points moved as little as it takes for their boxes not to overlap.

    boxes: n × 4, how far each reaches left, up, right and down from its point. Of two that overlap
    the heavier (`fixed`, n) moves less. Pairs are pushed apart along the shorter way, again and
    again, at most `steps` times; those of different `groups` (n) a little further.
    """
    points = points.copy()
    middle = (boxes[:, 2:] - boxes[:, :2]) / 2
    half = (boxes[:, 2:] + boxes[:, :2]) / 2 + _GAP / 2
    reach = np.hypot(half[:, 0], half[:, 1]) + (_MOAT / 2 if groups is not None else 0)
    for step in range(steps):
        centres = points + middle
        pairs = _close(centres, reach)
        if not len(pairs):
            break
        one, other = pairs[:, 0], pairs[:, 1]
        between = centres[other] - centres[one]
        room = half[one] + half[other] - np.abs(between)
        if groups is not None:
            room += _MOAT * (groups[one] != groups[other])[:, None]
        hit = (room > 0.01).all(axis=1)
        if not hit.any():
            break
        one, other, between, room = one[hit], other[hit], between[hit], room[hit]
        axis = np.where(room[:, 0] < room[:, 1], 0, 1)
        rows = np.arange(len(one))
        way = np.where(between[rows, axis] == 0, np.where(one < other, 1.0, -1.0), 0)
        way = np.where(way == 0, np.sign(between[rows, axis]), way)
        push = way * room[rows, axis] * (0.55 if step < steps // 2 else 0.8)
        share = fixed[other] / (fixed[one] + fixed[other])
        move = np.zeros_like(points)
        np.add.at(move, (one, axis), -push * share)
        np.add.at(move, (other, axis), push * (1 - share))
        counts = np.bincount(np.concatenate((one, other)), minlength=len(points))
        points += move / np.sqrt(np.maximum(counts, 1))[:, None]
    return points


def _compact(
    points: Points,
    boxes: NDArray[np.float64],
    fixed: NDArray[np.float64],
    groups: NDArray[np.int64],
    aspect: float,
    rounds: int,
) -> Points:
    """The points drawn together, towards the wanted aspect, until their boxes fill a good part."""
    points = apart(points, boxes, 150, fixed, groups)
    filled = float((boxes[:, [0, 1]] + boxes[:, [2, 3]] + _GAP).prod(axis=1).sum())
    for _ in range(rounds):
        extent = (points + boxes[:, 2:]).max(axis=0) - (points - boxes[:, :2]).min(axis=0)
        if filled > _FULL * extent.prod():
            break
        wide = extent[0] / extent[1] / aspect
        squeeze = np.array([min(1.0, wide**-0.5), min(1.0, wide**0.5)]) * 0.94
        points = apart(points * squeeze, boxes, 150, fixed, groups)
    return apart(points, boxes, 400, fixed)


def _close(centres: Points, reach: NDArray[np.float64]) -> Pairs:
    """The pairs (first < second, in order) that may be nearer than the sum of their reaches.

    In a crowd few have a long reach; they are sought apart, so that the short ones find few pairs.
    """
    from scipy.spatial import cKDTree

    if len(centres) <= _LABELLED:
        pairs: Pairs = cKDTree(centres).query_pairs(2 * reach.max(), output_type="ndarray")
        return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    is_long = reach > 1.5 * np.median(reach)
    long, short = np.flatnonzero(is_long), np.flatnonzero(~is_long)
    pairs = cKDTree(centres[short]).query_pairs(2 * reach[short].max(), output_type="ndarray")
    near = cKDTree(centres).query_ball_point(centres[long], reach[long] + reach.max())
    one = np.concatenate((short[pairs[:, 0]], np.repeat(long, list(map(len, near)))))
    other = np.concatenate(
        (short[pairs[:, 1]], *(np.array(found, dtype=np.int64) for found in near))
    )
    codes = np.unique(np.minimum(one, other) * len(centres) + np.maximum(one, other))
    both: Pairs = np.column_stack(np.divmod(codes, len(centres)))
    different: Pairs = both[both[:, 0] != both[:, 1]]
    return different


@dataclass(frozen=True, slots=True)
class _Size:
    radius: float
    lines: tuple[str, ...]
    scale: float
    weight: int

    @classmethod
    def of(cls, graph: nx.MultiDiGraph[str], node: str, anchor: bool) -> _Size:
        weight = graph.degree(node)
        radius = 0.38 + 0.13 * sqrt(weight) + (0.25 if anchor else 0)
        scale = ANCHOR_SIZE if anchor else 1.0
        return cls(min(radius, 2.2), lines(graph.nodes[node]["name"]), scale, weight)

    def box(self, crowded: bool) -> tuple[float, float, float, float]:
        """How far mark and label reach left, up, right and down from the centre of the mark."""
        if crowded and self.scale == 1.0:
            return (self.radius,) * 4
        half = max(self.radius, self.scale * max(map(width, self.lines)) / 2)
        below = self.radius + 0.15 + self.scale * LINE_HEIGHT * len(self.lines)
        return half, self.radius, half, below


@dataclass(slots=True)
class _Island:
    """A community with places of its nodes around its own centre."""

    nodes: Sequence[str]
    points: Points
    radius: float
    centre: Points


def _weights(nodes: Sequence[str], sizes: Mapping[str, _Size]) -> NDArray[np.float64]:
    return np.array([(6.0 if sizes[n].scale > 1 else 1.0) + sizes[n].weight / 4 for n in nodes])


def _plain(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """The graph without directions and parallels, in a fixed order; `far` is a length."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    ties: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, target, edge in graph.edges(data=True):
        if source != target:
            ties[min(source, target), max(source, target)].append(edge["type"])
    for (source, target), types in sorted(ties.items()):
        far = 1 if any(type_ in _STRUCTURE for type_ in types) else 2
        plain.add_edge(source, target, far=far, weight=len(types))
    return plain


def _nearest(plain: nx.Graph[str], anchors: Sequence[str]) -> dict[str, str]:
    """For each node its nearest anchor, of several the one with most ties, then the first."""
    found: dict[str, str] = {}
    queue: list[tuple[int, int, str, str]] = [
        (0, -plain.degree(anchor), anchor, anchor) for anchor in anchors
    ]
    heapq.heapify(queue)
    while queue:
        far, degree, anchor, node = heapq.heappop(queue)
        if node in found:
            continue
        found[node] = anchor
        for other, tie in sorted(plain[node].items()):
            if other not in found:
                heapq.heappush(queue, (far + tie["far"], degree, anchor, other))
    return found


def _neighbour(plain: nx.Graph[str], anchor: str, found: Mapping[str, str]) -> str | None:
    """The community that has most ties with that of `anchor`."""
    ties: dict[str, int] = defaultdict(int)
    for node, own in found.items():
        for other in plain[node] if own == anchor else ():
            if found[other] != anchor:
                ties[found[other]] += plain[node][other]["weight"]
    return max(ties, key=lambda other: (ties[other], other), default=None)


def _island(
    plain: nx.Graph[str], anchor: str, nodes: list[str], sizes: Mapping[str, _Size], crowded: bool
) -> _Island:
    """A community laid out around its anchor."""
    inner = nx.Graph()  # a view would go through its nodes in the order of their hashes
    inner.add_nodes_from(nodes)
    inner.add_edges_from(sorted(tuple(sorted(edge)) for edge in plain.subgraph(nodes).edges))
    boxes = np.array([sizes[node].box(crowded) for node in nodes])
    if len(nodes) == 1:
        points = np.zeros((1, 2))
    else:
        rings = nx.single_source_shortest_path_length(inner, anchor)
        start = _rings(inner, anchor, rings)
        if len(nodes) <= 150:
            with threadpool_limits(1, "blas"):  # on vectors as short as these threads only wait
                at = nx.kamada_kawai_layout(inner, pos=start, weight=None)
        else:
            at = nx.spring_layout(inner, pos=start, iterations=60, seed=1, weight=None)
        points = np.array([at[node] for node in nodes])
        points -= points[nodes.index(anchor)]
        room = float((boxes[:, [0, 1]] + boxes[:, [2, 3]]).prod(axis=1).sum())
        spread = float(np.hypot(*points.T).max()) or 1.0
        points *= 0.62 * sqrt(room) / spread
        points = apart(points, boxes, 150, _weights(nodes, sizes))
        points -= points.mean(axis=0)
    corners = np.vstack((points - boxes[:, :2], points + boxes[:, 2:]))
    return _Island(nodes, points, float(np.hypot(*corners.T).max()), np.zeros(2))


def _rings(inner: nx.Graph[str], anchor: str, far: Mapping[str, int]) -> dict[str, Any]:
    """Start places: the anchor in the middle, others in rings, kin next to each other."""
    order = list(nx.dfs_preorder_nodes(inner, anchor, sort_neighbors=sorted))
    turn = 2 * np.pi / max(len(order) - 1, 1)
    places = {anchor: np.zeros(2)}
    for index, node in enumerate(order[1:]):
        places[node] = far[node] * np.array([cos(index * turn), sin(index * turn)])
    return places


def _arrange(plain: nx.Graph[str], islands: list[_Island], aspect: float) -> None:
    """Place the communities: those with many ties near each other, none on another."""
    home = {node: index for index, island in enumerate(islands) for node in island.nodes}
    ties: dict[tuple[int, int], int] = defaultdict(int)
    for one, other, tie in plain.edges(data=True):
        pair = sorted((home[one], home[other]))
        if pair[0] != pair[1]:
            ties[pair[0], pair[1]] += tie["weight"]
    radii = np.array([island.radius for island in islands])
    centres = _pack(radii, ties, aspect)
    for island, centre in zip(islands, centres, strict=True):
        island.centre = centre
    for index, island in enumerate(islands):
        _turn(plain, island, islands, home, index)


def _pack(radii: NDArray[np.float64], ties: Mapping[tuple[int, int], int], aspect: float) -> Points:
    """Places of discs, one after the other: near to their ties, near to the middle, not on others.

    Tried are places around the discs that stand already, as in circle packing by front.
    """
    stretch = np.array([1 / sqrt(aspect), sqrt(aspect)])
    placed: list[int] = []
    at = np.zeros((len(radii), 2))
    waiting = list(range(len(radii)))
    strength: dict[int, dict[int, int]] = defaultdict(dict)
    for (one, other), weight in ties.items():
        strength[one][other] = strength[other][one] = weight
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    circle = np.column_stack((np.cos(angles), np.sin(angles)))
    while waiting:
        held = {i: sum(strength[i].get(j, 0) for j in placed) for i in waiting}
        index = max(waiting, key=lambda i: (held[i] > 0, radii[i], held[i], -i))
        waiting.remove(index)
        if placed:
            stand, sizes = at[placed], radii[placed]
            tries = (stand[:, None] + circle[None] * (sizes + radii[index])[:, None, None]).reshape(
                -1, 2
            )
            gaps = np.hypot(*(tries[:, None] - stand[None]).transpose(2, 0, 1))
            free = (gaps >= (sizes + radii[index])[None] - 1e-6).all(axis=1)
            tries = tries[free]
            cost = np.hypot(*(tries * stretch).T)
            pulls = [(j, w) for j, w in strength[index].items() if j in placed]
            for j, weight in pulls:
                cost = cost + sqrt(weight) * np.hypot(*(tries - at[j]).T) / len(pulls)
            at[index] = tries[int(cost.argmin())]
        placed.append(index)
    return at


def _turn(
    plain: nx.Graph[str],
    island: _Island,
    islands: Sequence[_Island],
    home: Mapping[str, int],
    index: int,
) -> None:
    """Turn (or mirror) a community so that nodes look to where their ties lead (Procrustes)."""
    own, away = [], []
    for point, node in zip(island.points, island.nodes, strict=True):
        for other in plain[node]:
            if home[other] != index:
                direction = islands[home[other]].centre - island.centre
                own.append(point)
                away.append(direction / (np.hypot(*direction) or 1.0))
    if not own or len(island.nodes) < 3:
        return
    a, b = np.array(own), np.array(away)
    angle = atan2(float((a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()), float((a * b).sum()))
    island.points = island.points @ np.array([[cos(angle), sin(angle)], [-sin(angle), cos(angle)]])
