"""A view as the data of the page: what to draw where, and what to tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from graph.display import Look, display
from graph.geography.geography import coasts, positions
from graph.labels import clean
from graph.layout import Spot, layout
from graph.ontology import ontology
from graph.view import View, claim_of

if TYPE_CHECKING:
    import networkx as nx

MOST = 2000  # nodes; of more the weightiest are drawn

Data = dict[str, Any]
Place = Callable[["nx.MultiDiGraph[str]"], Mapping[str, Spot]]


def payload(view: View, title: str = "", place: Place = layout) -> Data:
    """The data of the page, to be written as JSON; the same view gives the same data.

    place: gives each node of a graph its spot.
    """
    graph, alone, all_ = drawn(view.graph)
    spots = place(graph)
    order = {node: index for index, node in enumerate(spots)}
    articles = {article: index for index, article in enumerate(view.articles)}
    sentences: dict[str, int] = {}
    edges = _edges(view, graph, order, articles, sentences)
    nodes = _nodes(graph, spots, order)
    said = "".join(name for node in nodes for name in (node["name"], *node["aliases"]))
    return {
        "about": {
            "title": clean(title),
            "counts": {
                "articles": len(view.articles),
                "entities": graph.number_of_nodes(),
                "statements": graph.number_of_edges(),
            },
            "alone": alone,
            "weightiest": [len(graph), all_] if len(graph) < all_ else None,
        },
        "looks": looks(),
        "nodes": nodes,
        "edges": edges,
        "articles": [
            {
                "id": clean(article.id),
                "title": clean(article.title),
                "published": article.published,
                "source": article.source and clean(article.source),
            }
            for article in view.articles.values()
        ],
        "sentences": [
            {
                "text": _one_to_one(view.sentences[sentence].text),
                "page": view.sentences[sentence].page,
                "names": [
                    [start, end, order[entity]]
                    for start, end, entity in view.names.get(sentence, ())
                    if entity in order
                ],
            }
            for sentence in sentences
        ],
        "variants": variants(said),
        "coast": coasts([node["position"] for node in nodes if node["position"]]),
    }


def drawn(graph: nx.MultiDiGraph[str]) -> tuple[nx.MultiDiGraph[str], int, int]:
    """What of a graph is drawn: the weightiest entities that have a tie.

    Also how many have none, and how many have one. A graph without ties is drawn as it is.
    """
    tied = [node for node in graph if graph.degree(node)]
    if not tied:
        return graph, 0, len(graph)
    heavy = sorted(tied, key=lambda node: (-graph.degree(node), node))[:MOST]
    return graph.subgraph(heavy), len(graph) - len(tied), len(tied)


def looks() -> Data:
    """Names, colours and marks of everything that the ontology lists."""
    shown = display()
    types = ontology().relationships
    return {
        "labels": {name: _look(shown.labels[name]) for name in ontology().entity_labels},
        "kinds": {
            f"{label}/{kind}": _look(look)
            for label in ontology().entity_labels
            for kind in ontology().labels[label].kinds
            if (look := shown.kinds.get((label, kind)))
        },
        "types": {
            name: {
                **_look(shown.relationships[name]),
                "group": types[name].group,
                "symmetric": types[name].symmetric,
            }
            for name in ontology().statement_types()
        },
        "statuses": {name: _look(shown.statuses[name]) for name in ontology().statuses},
    }


def variants(text: str) -> str:
    """Pairs of a Traditional and a Simplified character, for the characters of a text.

    For a page that finds names in either script without a converter of its own.
    """
    from opencc import OpenCC

    wanted = set(text)
    ideographs = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    converted = OpenCC("t2s").convert("\n".join(ideographs)).split("\n")
    pairs = zip(ideographs, converted, strict=True)
    return "".join(old + new for old, new in pairs if old != new and new in wanted)


def homes(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """For each actor the place with a known position that it is, stands in or belongs to."""
    known = positions()
    found: dict[str, str] = {}
    for node, data in graph.nodes(data=True):
        if data["label"] not in ("Place", "Organisation", "Project"):
            continue
        seen, queue = {node}, [node]
        while queue:
            here = queue.pop(0)
            if graph.nodes[here]["label"] == "Place" and graph.nodes[here]["name"] in known:
                found[node] = here
                break
            above = sorted(
                target
                for _, target, edge in graph.out_edges(here, data=True)
                if edge["type"] in ("LOCATED_IN", "PART_OF") and target not in seen
            )
            seen.update(above)
            queue += above
    return found


def _nodes(graph: nx.MultiDiGraph[str], spots: Any, order: dict[str, int]) -> list[Data]:
    from pypinyin import Style, lazy_pinyin

    home = homes(graph)
    nodes = []
    for node, spot in spots.items():
        data = graph.nodes[node]
        name = clean(data["name"])
        aliases = [clean(alias) for alias in data.get("aliases", ())]
        initials = ("".join(lazy_pinyin(n, style=Style.FIRST_LETTER)) for n in (name, *aliases))
        place = positions().get(data["name"]) if data["label"] == "Place" else None
        nodes.append(
            {
                "id": clean(node),
                "label": data["label"],
                "kind": data.get("kind"),
                "name": name,
                "aliases": aliases,
                "code": data.get("code"),
                "pinyin": sorted(
                    {text.lower() for text in initials} | {"".join(lazy_pinyin(name))}
                ),
                "x": spot.x,
                "y": spot.y,
                "radius": spot.radius,
                "lines": list(spot.lines),
                "community": spot.community,
                "anchor": spot.anchor,
                "weight": spot.weight,
                "position": list(place) if place else None,
                "home": order.get(home.get(node, "")),
            }
        )
    return nodes


def _edges(
    view: View,
    graph: nx.MultiDiGraph[str],
    order: dict[str, int],
    articles: dict[str, int],
    sentences: dict[str, int],
) -> list[Data]:
    """One edge for each pair and type, with a claim for each article that makes it."""
    claims: dict[tuple[int, int, str], list[Data]] = defaultdict(list)
    for source, target, edge in graph.edges(data=True):
        quotes = view.quotes.get(claim_of(source, target, edge), ())
        for quote in quotes:
            sentences.setdefault(quote.sentence, len(sentences))
        claims[order[source], order[target], edge["type"]].append(
            {
                "article": articles[edge["article"]],
                "origin": clean(edge.get("origin") or edge["article"]),
                "status": edge.get("status"),
                "date": edge.get("date"),
                "confidence": edge.get("confidence", 1.0),
                "rule": " + ".join(filter(None, (edge.get("rule"), edge.get("model")))) or None,
                "dispute": edge.get("dispute"),
                "role": edge.get("role"),
                "reviewed": edge.get("reviewed"),
                "quotes": [[sentences[q.sentence], q.start, q.end] for q in quotes],
            }
        )
    return [
        {"source": source, "target": target, "type": type_, "claims": found}
        for (source, target, type_), found in sorted(claims.items())
    ]


def _one_to_one(text: str) -> str:
    """The text with a space for each character that must not be shown, so that offsets hold."""
    return "".join(clean(char) or " " for char in text)


def _look(look: Look) -> Data:
    return {
        "zh": look.zh,
        "en": look.en,
        "colour": list(look.colour),
        "mark": look.mark,
        "dash": list(look.dash),
    }
