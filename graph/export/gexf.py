"""`.gexf`: for Gephi, with the times of statements for its timeline."""

from __future__ import annotations

import re
from calendar import monthrange
from pathlib import Path

import networkx as nx

from graph.export.cleaning import plain_graph
from graph.export.formats import Options
from graph.view import View


def write(view: View, path: Path, options: Options) -> None:
    """Write nodes and edges; an edge starts on its date and lasts unless it has ended.

    A statement without a date has the times of its article's publication, without that none.
    Nodes are labelled by name.
    """
    graph = plain_graph(view)
    published = {article.id: article.published for article in view.articles.values()}
    for _, data in graph.nodes(data=True):
        data["category"] = data.pop("label")  # `label` is what Gephi shows
        data["label"] = data["name"]
    for *_, data in graph.edges(data=True):
        data["label"] = data["predicate"] = data.pop("type")  # `type` is of the format
        date = data.get("date") or published.get(data.get("article", ""))
        first, last = days(date or "")
        if first:
            data["start"] = first
        if last and data.get("status") == "ended":
            data["end"] = last
    graph.graph.update(mode="dynamic", timeformat="date")
    nx.write_gexf(graph, path, encoding="utf-8", version="1.2draft")


def days(date: str) -> tuple[str | None, str | None]:
    """First and last day of an ISO date that may be a year or a month; none of anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    if found is None or not 1 <= int(found[2] or 1) <= 12:
        return None, None
    year, month, day = found.groups()
    last = day or f"{monthrange(int(year), int(month or 12))[1]:02}"
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{last}"
