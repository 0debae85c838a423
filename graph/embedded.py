"""The graph store without a server: kglite, one file in the store's folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kglite

from graph import loading
from graph.collecting import uncollected
from graph.errors import QueryError, StoreError
from graph.frames import Frames
from graph.ontology import ontology
from graph.record import Record
from graph.schema import constraints
from graph.store import LAYOUT, Limits, Table, refuse_several

if TYPE_CHECKING:
    from graph.reprints import Reprints

# The engine reads files of this machine even for a graph that is open for reading only, and its
# plans do not show it below a UNION. It takes these words only with white space and line comments
# between; they are looked for in strings too, so that nothing hangs on where a string ends.
_FILES = re.compile(r"load(\s|//[^\n]*)+csv", re.IGNORECASE)

# The same holds for procedures; a subquery has a bracket after CALL.
_PROCEDURE = re.compile(r"\bcall(\s|//[^\n]*)+[\w`]", re.IGNORECASE)

MANY = 200  # articles from which on data frames take less time than Cypher

# what kglite adds to the properties of each node and relationship
_VIRTUAL = frozenset(("title", "type"))


class EmbeddedStore:
    """A kglite graph in memory, read from and saved to `graph.kgl` in a folder.

    The file is written whole and replaced at once; beside it `graph.json` says what made it.
    A file that is missing, damaged or of another version gives an empty graph without a stamp.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "graph.kgl"
        self._label = folder / "graph.json"
        self._made_by = {
            "engine": f"kglite {kglite.__version__}",
            "ontology": ontology().version,
            "layout": LAYOUT,
        }
        kglite.set_query_warning_policy("silent")  # they come with the answer, as notes
        self.reload()

    def reload(self) -> None:
        self.stamp, self.condition = None, ""
        self._reprints: Reprints | None = None
        graph = None
        if not self._file.exists():
            self.condition = "missing"
        elif (stamp := self.saved()) is None:
            self.condition = "of another version"
        else:
            try:
                graph = kglite.load(str(self._file))
                self.stamp = stamp
            except (kglite.KgError, OSError, ValueError):
                self.condition = "damaged"
        self._graph = graph if graph is not None else _empty()

    def saved(self) -> str | None:
        try:
            label = json.loads(self._label.read_text("utf-8"))
            stamp = label.pop("corpus")
        except (OSError, ValueError, KeyError, AttributeError):
            return None
        return stamp if label == self._made_by else None

    def load(self, records: Sequence[Record], marks: Mapping[str, str] | None = None) -> None:
        bulk = Frames(self._graph) if len(records) >= MANY else None
        self._change(lambda run, known: loading.load(run, records, marks, known, bulk))

    def remove(self, articles: Sequence[str]) -> None:
        self._change(lambda run, known: loading.remove(run, articles, known))

    def _change(self, work: Callable[[loading.Run, Reprints], Reprints]) -> None:
        """Do `work` in place; when it fails the graph is again as it was saved.

        A transaction of the engine would copy the whole graph before its first change. The prints
        are read once, and known from then on.
        """
        known, self._reprints = self._reprints, None
        run = _run(self._graph)
        try:
            # rows hold no cycles; looking for some takes a tenth to a sixth of a load
            with uncollected():
                known = work(run, known or loading.reprints(run))
        except BaseException:
            self.reload()
            raise
        self._reprints = known

    def articles(self) -> dict[str, str]:
        return loading.articles(_run(self._graph))

    def telling_of(self, ids: Sequence[str]) -> list[str]:
        return loading.telling_of(_run(self._graph), ids)

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limits: Limits | None = None,
    ) -> Table:
        limits = limits or Limits()
        if not write and _FILES.search(text):
            raise QueryError(
                "LOAD CSV would read files; it is refused unless --write is given "
                "(give a text that holds these words as a parameter)"
            )
        self._graph.read_only(not write)
        if write:
            self._reprints = None
        try:
            result = self._graph.cypher(
                text,
                params=dict(parameters or {}),
                timeout_ms=max(1, round(limits.seconds * 1000)),
                row_limit=limits.rows,
                hide_structural_keys=True,
            )
        except kglite.CypherTimeoutError as error:
            raise QueryError(
                f"stopped after {limits.seconds:g} seconds; ask for less, or allow more time"
            ) from error
        except kglite.ReadOnlyError as error:
            raise QueryError(
                "this would change the graph, which is open for reading only; say --write"
            ) from error
        except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as error:
            raise QueryError(_one_line(error)) from error
        finally:
            self._graph.read_only(False)
        if isinstance(result, str):
            raise QueryError("FORMAT is not for this place; choose a format outside of the Cypher")
        columns = tuple(result.columns)
        rows = tuple(tuple(_plain(row[name]) for name in columns) for row in result)
        return Table(columns, rows, tuple(_notes(result, limits)))

    def explain(self, text: str) -> None:
        refuse_several(text)
        if _PROCEDURE.search(text):
            raise QueryError("a procedure is called; only reading clauses are allowed")
        self.cypher(f"EXPLAIN {text}", limits=Limits(seconds=10))

    def clear(self) -> None:
        self._graph = _empty()
        self._reprints = None
        self.stamp, self.condition = None, ""

    def save(self, stamp: str) -> None:
        try:
            # compact: without it kglite warns of columns that it cannot map into memory
            self._graph.save(str(self._file), layout="compact")
        except kglite.KgError as error:
            raise StoreError(f"{self._file}: cannot be written: {_one_line(error)}") from error
        part = self._label.with_name(".graph.json.part")
        part.write_text(json.dumps({**self._made_by, "corpus": stamp}), "utf-8")
        os.replace(part, self._label)
        self.stamp, self.condition = stamp, ""

    def close(self) -> None:
        self._graph = _empty()


def _empty() -> kglite.KnowledgeGraph:
    graph = kglite.KnowledgeGraph()
    for statement in constraints():
        graph.cypher(statement)
    return graph


def _run(graph: Any) -> loading.Run:
    def run(text: str, parameters: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
        rows: list[dict[str, Any]] = graph.cypher(text, params=parameters, timeout_ms=0).to_list()
        return rows

    return run


def _notes(result: Any, limits: Limits) -> Iterable[str]:
    total = result.diagnostics["total_rows"] if result.diagnostics else None
    if total is not None and total > limits.rows:
        yield f"cut off after {limits.rows:,} of {total:,} rows; add a LIMIT, or allow more rows"
    for warning in result.warnings:
        if "row_limit" not in warning:
            yield warning


def _plain(value: Any) -> Any:
    """A cell as `Table` wants it: nodes and relationships without the engine's own additions."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"id", "labels", "properties"}:
        return {"labels": value["labels"], "properties": _stored(value["properties"])}
    if value.keys() == {"id", "start", "end", "type", "properties"}:
        return {"type": value["type"], "properties": _stored(value["properties"])}
    return {key: _plain(item) for key, item in value.items() if not key.startswith("_")}


def _stored(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _plain(value)
        for name, value in sorted(properties.items())
        if name not in _VIRTUAL and not name.startswith("_")
    }


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
