"""What every graph store can do; `embedded` is the one without a server."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph.errors import QueryError
from graph.ontology import ontology
from graph.record import Record

LAYOUT = "3"  # of nodes and relationships as `loading` writes them; a change means a rebuild


def made_by() -> str:
    """What a graph on a server is of; if it is another, it is built again."""
    return f"ontology {ontology().version}, layout {LAYOUT}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a question may take, and how many rows its answer may have."""

    seconds: float = 60.0
    rows: int = 100_000


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question.

    Cells are plain values: None, bool, int, float, str, dates, lists and dicts. A node is a dict
    of `labels` and `properties`, a relationship of `type` and `properties`, a path of `nodes` and
    `relationships`; bookkeeping (properties that begin with `_`) is left out.
    notes: what the reader of the table should know, e.g. that it was cut off.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    notes: tuple[str, ...] = ()


def refuse_several(text: str) -> None:
    """Raise QueryError if a text holds more than one statement, or explains one already."""
    if ";" in text:
        raise QueryError("one statement is wanted, without a semicolon")
    if re.match(r"\s*(explain|profile)\b", text, re.IGNORECASE):
        raise QueryError("a statement that is to be run is wanted, not EXPLAIN or PROFILE")


class Store(Protocol):
    """A property graph that is loaded from records and asked in Cypher.

    stamp: the fingerprint of the corpus that the graph was last saved with, None if it is unknown
    (a new, damaged or outdated graph); `condition` then says why, for the user.
    """

    stamp: str | None
    condition: str

    def saved(self) -> str | None:
        """The stamp of the graph as it lies there now, whoever saved it; None if that is unknown.

        Another than `stamp` means that `reload` would bring news.
        """

    def load(self, records: Sequence[Record], marks: Mapping[str, str] | None = None) -> None:
        """Put in the records, or put them in the place of earlier readings; all or nothing.

        When it fails the graph is as it was before, or, embedded, as it was last saved.

        marks: by article id what tells its reading from others, if not the record's digest; an
        article that is there with the same mark is left alone.
        """

    def remove(self, articles: Sequence[str]) -> None:
        """Take out articles by id, and every entity that no other article tells of."""

    def articles(self) -> dict[str, str]:
        """The id of every article in the graph, with the mark of its record."""

    def telling_of(self, ids: Sequence[str]) -> list[str]:
        """The ids of the articles that tell of any of the entities, by id."""

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limits: Limits | None = None,
    ) -> Table:
        """The answer to a question; without `write` the engine itself refuses to change anything.

        Raises QueryError if the Cypher is wrong, changes something unasked, or takes too long.
        """

    def explain(self, text: str) -> None:
        """Let the engine plan one statement without running it.

        Raises QueryError if the Cypher is wrong, changes anything, or calls a procedure.
        """

    def clear(self) -> None:
        """Forget everything, to be loaded anew."""

    def save(self, stamp: str) -> None:
        """Make all changes last, and remember `stamp`; raises OSError or StoreError."""

    def reload(self) -> None:
        """Forget changes that were not saved, and take up those that others have saved."""

    def close(self) -> None:
        """Free what the store holds; changes that were not saved are lost."""
