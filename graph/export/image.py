"""`.svg`, `.png`, `.pdf`: a picture of the graph, drawn by matplotlib in the project's own font."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
from matplotlib import rc_context
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.patheffects import withStroke

from graph.display import Look, display
from graph.errors import GraphError
from graph.export import font
from graph.export.formats import Options
from graph.export.payload import drawn
from graph.labels import clean, width
from graph.layout import ANCHOR_SIZE, LINE_HEIGHT, Spot, layout
from graph.ontology import ontology
from graph.view import View

if TYPE_CHECKING:
    from matplotlib.axes import Axes

POINTS = 9.0  # size of labels, 1 em of the layout
DPI = 160
_LABELLED = 400  # nodes; of more only the heavy ones are named
_MARGIN = 3.0  # em around the picture
_INK, _SOFT, _PAPER = "#1d2730", "#56616b", "#fbfaf7"
_SHADES = ("#e6eef3", "#f3ece0", "#e8f0e6", "#f3e8e9", "#ece9f3", "#e6f1ef")
_MARKS = {"circle": "o", "square": "s", "diamond": "D", "triangle": "^", "hexagon": "h"}


def write(view: View, path: Path, options: Options) -> None:
    """Draw a view into a file, in the format of its ending.

    Text becomes outlines, unless `options.text`. Raises GraphError if there is nothing to draw
    or a character has no glyph, which would be drawn as a box.
    """
    ending = path.suffix.lower().removeprefix(".")
    path.write_bytes(picture(view, options.title, ending, text=options.text))
    if ending == "svg" and options.text:
        _embed_font(path)


def picture(
    view: View, title: str = "", format_: str = "png", *, text: bool = False, dpi: int = DPI
) -> bytes:
    """A picture of a view as the bytes of a file: `svg`, `png` or `pdf`; errors as of `write`."""
    settings: Any = {
        "svg.fonttype": "none" if text else "path",
        "svg.hashsalt": "lingding",
        "pdf.fonttype": 42,
    }
    metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(format_, {})
    out = BytesIO()
    with rc_context(settings):
        figure = draw(view, title, text=text)
        figure.savefig(out, format=format_, dpi=dpi, metadata=metadata, facecolor=_PAPER)
    return out.getvalue()


def draw(view: View, title: str = "", *, text: bool = False) -> Figure:
    """A view as a figure of matplotlib; the same view gives the same picture.

    text: leave out what makes a backend turn labels into outlines: the halo around them.
    """
    graph, alone, tied = drawn(view.graph)
    if not len(graph):
        raise GraphError("there is nothing to draw; choose a larger part of the graph")
    spots = layout(graph)
    labelled = _labelled(spots)
    left, top, right, bottom = _extent(spots, labelled)
    legend = _legend_entries(graph)
    rows = -(-len(legend) // max(1, int((right - left) / 9)))
    head = 2.6 if title else 1.4
    foot = 1.6 * rows + 2.8
    wide, high = right - left + 2 * _MARGIN, bottom - top + head + foot + _MARGIN
    em = POINTS / 72
    figure = Figure(figsize=(wide * em, high * em))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(left - _MARGIN, right + _MARGIN)
    axes.set_ylim(bottom + foot, top - head - _MARGIN / 2)
    axes.set_axis_off()
    shown = clean(title) + _footer(view, alone, len(graph), tied)
    _refuse_boxes(shown + "".join(line for node in labelled for line in spots[node].lines))
    _communities(axes, graph, spots)
    _ties(axes, graph, spots)
    _nodes(axes, graph, spots)
    for node in labelled:
        _label(axes, spots[node], halo=not text)
    if title:
        axes.text(
            left,
            top - 1.6,
            clean(title),
            fontsize=POINTS * 1.7,
            family=_family(),
            color=_INK,
            va="center",
        )
    axes.legend(
        handles=legend,
        loc="lower left",
        bbox_to_anchor=(_MARGIN / wide, 1.8 / high),
        ncols=max(1, -(-len(legend) // rows)),
        frameon=False,
        prop=FontProperties(family=_family(), size=POINTS * 0.9),
        labelcolor=_INK,
        handlelength=1.8,
        columnspacing=1.4,
        handletextpad=0.5,
        borderpad=0,
    )
    axes.text(
        left, bottom + foot - 1.0, _footer(view, alone, len(graph), tied),
        fontsize=POINTS * 0.8, family=_family(), color=_SOFT, va="center",
    )  # fmt: skip
    return figure


@cache
def _family() -> str:
    """The name under which matplotlib knows the project's font, after making it known."""
    file = str(font.path())
    if not any(entry.fname == file for entry in fontManager.ttflist):
        fontManager.addfont(file)
    return FontProperties(fname=file).get_name()


def _refuse_boxes(text: str) -> None:
    lacking = font.missing(text.replace("\n", ""))
    if lacking:
        named = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacking[:5])
        raise GraphError(
            f"the font {font.FAMILY} has no glyph for {named}; rename the entity, or export .html"
        )


def _labelled(spots: dict[str, Spot]) -> list[str]:
    """The nodes whose labels are drawn: all, or of a crowd the anchors, as they have room."""
    if len(spots) <= _LABELLED:
        return list(spots)
    return [node for node, spot in spots.items() if spot.anchor]


def _extent(spots: dict[str, Spot], labelled: list[str]) -> tuple[float, float, float, float]:
    boxes = []
    named = set(labelled)
    for node, spot in spots.items():
        size = ANCHOR_SIZE if spot.anchor else 1.0
        half = max(spot.radius, size * max(map(width, spot.lines)) / 2 if node in named else 0)
        below = spot.radius + (0.15 + LINE_HEIGHT * size * len(spot.lines) if node in named else 0)
        boxes.append((spot.x - half, spot.y - spot.radius, spot.x + half, spot.y + below))
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _communities(axes: Axes, graph: nx.MultiDiGraph[str], spots: dict[str, Spot]) -> None:
    """A soft ground under each community: a broad line along the shortest tree of its marks."""
    groups: dict[int, list[str]] = defaultdict(list)
    for node, spot in spots.items():
        groups[spot.community].append(node)
    for community, nodes in sorted(groups.items()):
        whole: nx.Graph[str] = nx.Graph()
        for index, one in enumerate(nodes):
            for other in nodes[:index]:
                a, b = spots[one], spots[other]
                whole.add_edge(one, other, weight=(a.x - b.x) ** 2 + (a.y - b.y) ** 2)
        tree = nx.minimum_spanning_edges(whole, data=False)
        lines = [[(spots[a].x, spots[a].y), (spots[b].x, spots[b].y)] for a, b in tree]
        shade = _SHADES[community % len(_SHADES)]
        axes.add_collection(
            LineCollection(lines, colors=shade, linewidths=5.6 * POINTS, capstyle="round", zorder=0)
        )


def _ties(axes: Axes, graph: nx.MultiDiGraph[str], spots: dict[str, Spot]) -> None:
    """One line for each pair and type; several of a pair are bent beside each other."""
    ties: dict[tuple[str, str], dict[tuple[str, str, str], str | None]] = defaultdict(dict)
    for source, target, edge in graph.edges(data=True):
        if source != target:
            same = ties[min(source, target), max(source, target)]
            key = (source, target, edge["type"])
            same[key] = ontology().further(same.get(key), edge.get("status"))
    for pair, same in sorted(ties.items()):
        for index, ((source, target, type_), status) in enumerate(sorted(same.items())):
            bend = (index - (len(same) - 1) / 2) * (0.08 if (source, target) == pair else -0.08)
            _tie(axes, spots[source], spots[target], type_, status, bend)


def _tie(
    axes: Axes, source: Spot, target: Spot, type_: str, status: str | None, bend: float
) -> None:
    relationship = ontology().relationships[type_]
    quiet = relationship.group == "structural"
    line = 0.6 if quiet else 1.1
    dash = display().statuses[status].dash if status else ()
    axes.add_patch(
        FancyArrowPatch(
            (source.x, source.y),
            (target.x, target.y),
            arrowstyle="-" if quiet or relationship.symmetric else "-|>",
            mutation_scale=6,
            shrinkA=source.radius * POINTS,
            shrinkB=target.radius * POINTS + 0.5,
            connectionstyle=f"arc3,rad={bend:.3f}",
            color=display().relationships[type_].colour[0],
            alpha=0.7 if quiet else 0.95,
            linewidth=line,
            linestyle=(0, dash) if dash else "solid",
            zorder=1 if quiet else 2,
        )
    )


def _nodes(axes: Axes, graph: nx.MultiDiGraph[str], spots: dict[str, Spot]) -> None:
    for node, spot in spots.items():
        data = graph.nodes[node]
        look = display().of(data["label"], data.get("kind"))
        size = 2 * spot.radius * POINTS * (0.85 if look.mark in ("square", "diamond") else 1)
        axes.plot(
            [spot.x], [spot.y], marker=_MARKS[look.mark], markersize=size, color=look.colour[0],
            markeredgewidth=0, linestyle="none", zorder=3,
        )  # fmt: skip


def _label(axes: Axes, spot: Spot, halo: bool) -> None:
    size = POINTS * (ANCHOR_SIZE if spot.anchor else 1.0)
    effects = [withStroke(linewidth=2.6 if spot.anchor else 2, foreground=_PAPER)] if halo else []
    for index, line in enumerate(spot.lines):
        axes.text(
            spot.x,
            spot.y + spot.radius + 0.15 + (index + 0.5) * LINE_HEIGHT * size / POINTS,
            line,
            fontsize=size * 0.96,
            family=_family(),
            color=_INK,
            ha="center",
            va="center_baseline",
            zorder=4,
            parse_math=False,
            path_effects=effects,
        )


def _legend_entries(graph: nx.MultiDiGraph[str]) -> list[Line2D]:
    """What marks, colours and dashes mean, as far as they occur."""
    shown = display()
    looks: dict[Look, None] = {}
    for label in ontology().entity_labels:
        for kind in (*ontology().labels[label].kinds, None):
            if any(
                d["label"] == label and d.get("kind") == kind for _, d in graph.nodes(data=True)
            ):
                look = shown.of(label, kind)
                plain = look.colour == shown.labels[label].colour and label != "Organisation"
                looks[shown.labels[label] if plain else look] = None
    entries = [
        Line2D(
            [], [], marker=_MARKS[look.mark], color=look.colour[0], linestyle="none", label=look.zh
        )
        for look in looks
    ]
    types = {edge["type"] for *_, edge in graph.edges(data=True)}
    for name in ontology().statement_types():
        if name in types:
            quiet = ontology().relationships[name].group == "structural"
            look = shown.relationships[name]
            line = Line2D(
                [], [], color=look.colour[0], linewidth=0.8 if quiet else 1.8, label=look.zh
            )
            entries.append(line)
    statuses = {edge.get("status") for *_, edge in graph.edges(data=True)}
    for status in ontology().statuses:
        if status in statuses and shown.statuses[status].dash:
            look = shown.statuses[status]
            entries.append(
                Line2D([], [], color=_INK, linewidth=1.2, linestyle=(0, look.dash), label=look.zh)
            )
    return entries


def _footer(view: View, alone: int, shown: int, tied: int) -> str:
    """The source line: from what it is made, and what it leaves out."""
    titles = [clean(article.title) for article in view.articles.values()]
    source = f"《{titles[0]}》" if len(titles) == 1 else f"{len(titles)} 篇文章"
    parts = [f"来源：{source}", f"{shown} 个实体，{view.graph.number_of_edges()} 条陈述"]
    if shown < tied:
        parts.append(f"只画最重要的 {shown} 个实体，共 {tied} 个")
    if alone:
        parts.append(f"另有 {alone} 个实体只被提到，未画出")
    return " · ".join([*parts, "伶仃 Lingding"])


def _embed_font(path: Path) -> None:
    """Put the glyphs of an SVG's text into it, so that it looks the same on every machine."""
    text = path.read_text("utf-8")
    rule = font.face(text, _family())
    start = text.index(">", text.index("<svg")) + 1
    halo = f"text{{paint-order:stroke;stroke:{_PAPER};stroke-width:2px;stroke-linejoin:round}}"
    path.write_text(f"{text[:start]}<style>{rule}{halo}</style>{text[start:]}", "utf-8")
