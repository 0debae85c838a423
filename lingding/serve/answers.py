"""What the page asks for, as plain data: parts of the graph, answers, articles read on the spot."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extraction.extract import extract_file
from graph.archive import Archive
from graph.corrections import Verb
from graph.errors import QueryError
from graph.export.payload import looks, payload
from graph.ontology import ontology
from graph.record import Record
from graph.selection import Selection
from graph.store import Limits, Table
from graph.view import look
from lingding.selecting import answered, asked_for, selection
from queries.ask import ask
from queries.library import library

Data = dict[str, Any]

LIMITS = Limits(seconds=10, rows=1000)
LARGEST = 1_000_000  # bytes of an article
CORRECTIONS: tuple[Verb, ...] = ("reject", "merge", "distinct", "undo")
_CORRECTING = ("entity", "predicate", "other", "article", "undone", "because")
_SELECTING = ("around", "query", "since", "until")


class Answers:
    """Answers from one archive, one at a time: the engines are not made for several at once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._one = threading.Lock()

    def graph(self, asked: Mapping[str, str]) -> Data:
        """The graph, or the part that an address asks for, as the page draws it."""
        given: Data = {name: asked[name] for name in _SELECTING if asked.get(name)}
        for name, several in (("type", "types"), ("status", "statuses"), ("between", "between")):
            if asked.get(name):
                given[several] = asked[name].split(",")
        if len(given.get("between", ("", ""))) != 2:
            raise QueryError("between wants two names: between=深圳,中山")
        given["hops"] = _number(asked, "hops", 1)
        given["min_confidence"] = _number(asked, "min_confidence", 0.0)
        with self._one:
            chosen = selection(self._archive.store, **given)
            return payload(look(self._archive, chosen), asked.get("title", ""))

    def cypher(self, text: str, parameters: Mapping[str, Any]) -> Data:
        """The answer to a question in Cypher: rows, and the graph of what they name."""
        with self._one:
            table = self._archive.store.cypher(text, parameters, limits=LIMITS)
            return self._answer(table, frozenset())

    def query(self, name: str, parameters: Mapping[str, Any]) -> Data:
        """The answer of a named query: rows, and the graph of what they name."""
        given = {key: value for key, value in parameters.items() if value not in ("", None)}
        with self._one:
            table = ask(self._archive.store, name, given, limits=LIMITS)
            return self._answer(table, asked_for(self._archive.store, name, given))

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

    def words(self) -> Data:
        """What a question may be made of: labels, types, named queries with their parameters."""
        kinds = (kind for label in ontology().labels.values() for kind in label.kinds)
        queries = [
            {
                "name": query.name,
                "title": query.title,
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
        return {"looks": looks(), "articles": [_told(record) for record in records]}

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


def _told(record: Record) -> Data:
    """A record as the page shows it: sentences, names with their spans, statements."""
    order = {sentence.id: index for index, sentence in enumerate(record.sentences)}
    names = {entity.id: entity.name for entity in record.entities}
    return {
        "title": record.article.title,
        "published": record.article.published,
        "home_city": record.article.home_city,
        "sentences": [{"text": s.text, "start": s.start} for s in record.sentences],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "label": entity.label,
                "kind": entity.kind,
                "mentions": [
                    {"sentence": order[m.sentence], "text": m.text, "start": m.start}
                    for m in entity.mentions
                ],
            }
            for entity in record.entities
        ],
        "statements": [
            {
                "subject": names[statement.subject],
                "type": statement.predicate,
                "object": names[statement.object],
                "status": statement.status,
                "date": statement.date,
                "confidence": statement.confidence,
                "evidence": [
                    {"sentence": order[e.sentence], "text": e.text, "start": e.start}
                    for e in statement.evidence
                ],
            }
            for statement in record.statements
        ],
    }


def _number(asked: Mapping[str, str], name: str, default: Any) -> Any:
    try:
        value = type(default)(asked.get(name, default))
    except ValueError as error:
        raise QueryError(f"{name}={asked[name]}: a number is wanted") from error
    if not 0 <= value <= 100:
        raise QueryError(f"{name}={asked[name]}: from 0 to 100")
    return value
