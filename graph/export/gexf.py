"""`.gexf`: for Gephi, with the times of statements for its timeline."""

from __future__ import annotations

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
        date = data.get("date") or published.get(data.get("article", ""))
        if date:
            first, last = days(date)
            data["start"] = first
            if data.get("status") == "ended":
                data["end"] = last
    graph.graph.update(mode="dynamic", timeformat="date")
    nx.write_gexf(graph, path, encoding="utf-8", version="1.2draft")


def days(date: str) -> tuple[str, str]:
    """First and last day of an ISO date that may be a year or a month: 2024-02 ends on the 29th."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 1:
        return f"{date}-01-01", f"{date}-12-31"
    if len(parts) == 2:
        return f"{date}-01", f"{date}-{monthrange(parts[0], parts[1])[1]:02}"
    return date, date
