"""`.graphml`: for yEd, Gephi, igraph and most other programs."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from graph.export.cleaning import plain_graph
from graph.export.formats import Options
from graph.view import View


def write(view: View, path: Path, options: Options) -> None:
    """Write nodes and edges with their attributes; lists are texts with bars between values."""
    nx.write_graphml(plain_graph(view), path, encoding="utf-8", named_key_ids=True)
