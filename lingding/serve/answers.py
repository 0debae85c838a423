"""What the page asks for, as plain data: parts of the graph, answers, articles read on the spot."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.extract import extract_file
from extraction.model.settings import is_named
from graph.archive import Archive
from graph.corrections import Verb
from graph.errors import QueryError
from graph.export.payload import Place, looks, payload
from graph.labels import lines
from graph.layout import Spot, layout
from graph.ontology import ontology
from graph.selection import Selection
from graph.store import Limits, Table
from graph.view import look
from lingding.questions import answer, write
from lingding.selecting import answered, asked_for, selection
from lingding.serve.told import told
from queries.ask import ask
from queries.duplicates import proposals
from queries.library import library
from queries.understanding.understand import NotUnderstood

if TYPE_CHECKING:
    import networkx as nx

Data = dict[str, Any]

LIMITS = Limits(seconds=10, rows=1000)
LARGEST = 1_000_000  # bytes of an article
_PARTS = 20  # of the graph whose layouts are remembered
CORRECTIONS: tuple[Verb, ...] = ("accept", "reject", "merge", "distinct", "undo")
_CORRECTING = ("entity", "predicate", "other", "article", "undone", "because")
_SELECTING = ("around", "query", "since", "until")


class Answers:
    """Answers from one archive, one at a time: the engines are not made for several at once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._one = threading.Lock()
        self._spots: dict[str, Mapping[str, Spot]] = {}

    @contextmanager
    def _asking(self) -> Iterator[Archive]:
        """The archive for one question, with all that other processes have saved until now."""
        with self._one:
            self._archive.refresh()
            yield self._archive

    def version(self) -> Data:
        """What changes whenever the graph does, whoever changes it."""
        with self._asking() as archive:
            return {"version": archive.version}

    def graph(self, asked: Mapping[str, str]) -> Data:
        """The graph, or the part that an address asks for, as the page draws it.

        A part that has lost or changed something since it was last drawn stays where it was.
        """
        given: Data = {name: asked[name] for name in _SELECTING if asked.get(name)}
        for name, several in (("type", "types"), ("status", "statuses"), ("between", "between")):
            if asked.get(name):
                given[several] = asked[name].split(",")
        if len(given.get("between", ("", ""))) != 2:
            raise QueryError("between wants two names: between=深圳,中山")
        given["hops"] = _number(asked, "hops", 1)
        given["min_confidence"] = _number(asked, "min_confidence", 0.0)
        part = json.dumps(given, sort_keys=True)
        with self._asking() as archive:
            chosen = selection(archive.store, **given)
            drawn = payload(look(archive, chosen), asked.get("title", ""), self._placing(part))
            return {**drawn, "version": archive.version}

    def cypher(self, text: str, parameters: Mapping[str, Any]) -> Data:
        """The answer to a question in Cypher: rows, and the graph of what they name."""
        with self._asking() as archive:
            table = archive.store.cypher(text, parameters, limits=LIMITS)
            return self._answer(table, frozenset())

    def query(self, name: str, parameters: Mapping[str, Any]) -> Data:
        """The answer of a named query: rows, and the graph of what they name."""
        given = {key: value for key, value in parameters.items() if value not in ("", None)}
        with self._asking() as archive:
            table = ask(archive.store, name, given, limits=LIMITS)
            return self._answer(table, asked_for(archive.store, name, given))

    def ask(self, question: str) -> Data:
        """The answer to a question in plain words, with the query and parameters chosen for it.

        If none fits well: why, and the nearest ones.
        """
        with self._asking() as archive:
            store = archive.store
            try:
                found = answer(store, question, limits=LIMITS)
            except NotUnderstood as error:
                near = [{"query": c.query, "parameters": dict(c.parameters)} for c in error.nearest]
                return {"why": str(error), "nearest": near}
            query, given = str(found.query), found.parameters
            told = self._answer(found.table, asked_for(store, query, given))
        return {**told, "query": query, "parameters": dict(given), "others": found.others}

    @contextmanager
    def _elsewhere(self) -> Iterator[None]:
        """Others may ask meanwhile."""
        self._one.release()
        try:
            yield
        finally:
            self._one.acquire()

    def write(self, question: str) -> Data:
        """Cypher that the model named in the environment writes to a question; it is not run."""
        with self._asking() as archive:
            return {"cypher": write(archive.store, question, self._elsewhere)}

    def correct(self, asked: Mapping[str, Any]) -> Data:
        """Note a judgement, as `graph.corrections` has them, and bring the graph in step.

        Raises GraphError if it is none, or another process is writing.
        """
        verb = asked.get("verb")
        if verb not in CORRECTIONS:
            raise QueryError(f"a correction is one of {', '.join(CORRECTIONS)}")
        fields = {name: asked[name] for name in _CORRECTING if asked.get(name)}
        when = datetime.now(UTC).isoformat(timespec="seconds")
        with self._one, self._archive.writing():
            entry = self._archive.correct(verb, **fields, by="lingding serve", when=when)
        return {"number": entry.number}

    def review(self) -> Data:
        """What a person may decide: what may be one and the same, and what was decided already."""
        with self._asking() as archive:
            found = proposals(archive.store, archive.corrections.compared())
            ids = sorted({id_ for p in found for id_ in (p.entity, p.other)})
            labels = "|".join(ontology().entity_labels)
            rows = archive.store.cypher(
                f"MATCH (e:{labels}) WHERE e.id IN $ids "
                "RETURN e.id AS id, e.name AS name, labels(e)[0] AS label, e.kind AS kind",
                {"ids": ids},
            ).rows
            known = {
                id_: {"id": id_, "name": name, "label": label, "kind": kind}
                for id_, name, label, kind in rows
            }
            log, held = archive.corrections.log, archive.corrections.held
        return {
            "proposals": [
                {
                    "entity": known[p.entity],
                    "other": known[p.other],
                    "why": p.why,
                    "common": p.common,
                }
                for p in found
            ],
            "log": [{**asdict(entry), "holds": entry in held} for entry in log],
        }

    def words(self) -> Data:
        """What a question may be made of: labels, types, named queries with their parameters."""
        kinds = (kind for label in ontology().labels.values() for kind in label.kinds)
        queries = [
            {
                "name": query.name,
                "title": {"en": query.title, "zh": query.chinese},
                "answers": query.answers,
                "parameters": [
                    {"name": p.name, "says": p.says, "optional": p.optional}
                    for p in query.parameters
                ],
            }
            for query in library().values()
        ]
        return {
            "labels": [*ontology().labels, *sorted({kind.capitalize() for kind in kinds})],
            "types": list(ontology().relationships),
            "properties": ["name", "kind", "aliases", "status", "date", "confidence", "evidence"],
            "queries": queries,
            "model": is_named(),
        }

    def extract(self, data: bytes, name: str) -> Data:
        """What would be read in a text or a file; nothing of it is kept.

        Raises extraction.reading.UnreadableError if it cannot be read.
        """
        suffix = Path(name).suffix.lower() if name else ".txt"
        suffix = suffix if suffix[1:].isalnum() and len(suffix) < 8 else ".txt"
        with tempfile.TemporaryDirectory(prefix="lingding-") as folder:
            path = Path(folder) / f"article{suffix}"
            path.write_bytes(data)
            with self._one:
                records = extract_file(path)
        return {"looks": looks(), "articles": [told(record) for record in records]}

    def _placing(self, part: str) -> Place:
        """The layout of a part: as it was, if nothing is there that had no spot yet."""

        def place(graph: nx.MultiDiGraph[str]) -> Mapping[str, Spot]:
            before = self._spots.get(part, {})
            names = graph.nodes(data="name")
            if all(id_ in before and before[id_].lines == lines(name) for id_, name in names):
                return {node: before[node] for node in sorted(graph)}
            while len(self._spots) >= _PARTS:
                del self._spots[next(iter(self._spots))]
            self._spots[part] = layout(graph)
            return self._spots[part]

        return place

    def _answer(self, table: Table, asked: frozenset[str]) -> Data:
        """Rows, and the graph of the entities in them and of those asked for."""
        ids = answered(self._archive.store, table.rows) | asked
        graph = payload(look(self._archive, Selection(among=ids))) if ids else None
        return {
            "columns": table.columns,
            "rows": table.rows,
            "notes": table.notes,
            "graph": graph,
        }


def _number(asked: Mapping[str, str], name: str, default: Any) -> Any:
    try:
        value = type(default)(asked.get(name, default))
    except ValueError as error:
        raise QueryError(f"{name}={asked[name]}: a number is wanted") from error
    if not 0 <= value <= 100:
        raise QueryError(f"{name}={asked[name]}: from 0 to 100")
    return value
