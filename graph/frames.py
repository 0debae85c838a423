"""Whole tables into a kglite graph as data frames, in half the time that Cypher takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import kglite

from graph.projection import Ends, Row

if TYPE_CHECKING:
    import pandas as pd


class Frames:
    """`loading.Bulk` for kglite.

    Its loader makes one of two relationships that join the same nodes, if their type is there
    already. And it calls a name `title` where Cypher has made the first node of a label, which has
    that key besides `name`; in a label without nodes it would make nodes that lack the key `name`.
    """

    def __init__(self, graph: kglite.KnowledgeGraph) -> None:
        self._graph = graph

    def nodes(self, label: str, rows: Sequence[Row]) -> None:
        if rows:
            cells = {"title" if name == "name" else name: _cells(rows, name) for name in rows[0]}
            self._graph.add_nodes(_frame(cells), label, "id", "title")

    def relationships(self, ends: Ends, rows: Sequence[Row], targets: Sequence[str]) -> None:
        if rows:
            cells = {name: _cells(rows, name) for name in rows[0]}
            frame = _frame({**cells, "_target": list(targets)})
            type_, source, target = ends
            self._graph.add_relationships(frame, type_, source, "_source", target, "_target")


def _cells(rows: Sequence[Row], name: str) -> list[Any]:
    return [row[name] for row in rows]


def _frame(columns: Mapping[str, list[Any]]) -> pd.DataFrame:
    """Without the columns that are empty; whole numbers stay whole where some are missing."""
    import pandas as pd

    frame: dict[str, pd.Series[Any]] = {}
    for name, cells in columns.items():
        missing = cells.count(None)
        if missing < len(cells):
            whole = missing and type(next(cell for cell in cells if cell is not None)) is int
            frame[name] = pd.Series(cells, dtype="Int64" if whole else None)
    return pd.DataFrame(frame)
