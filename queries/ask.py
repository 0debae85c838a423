"""Asking a named query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.store import Limits, Store, Table
from queries.library import named
from queries.parameters import bind

_ROWS = 1_000_000  # that an analysis works on


def ask(
    store: Store, name: str, given: Mapping[str, Any], *, limits: Limits | None = None
) -> Table:
    """The answer of the query `name` with the parameters `given`, as users write them.

    Raises QueryError if there is no such query, or a parameter is not right.
    """
    query = named(name)
    parameters, notes = bind(store, query, given)
    if query.analysis is None:
        table = store.cypher(query.text, parameters, limits=limits)
    else:
        from queries.analyses import ANALYSES

        whole = Limits((limits or Limits()).seconds, _ROWS)
        found = store.cypher(query.text, parameters, limits=whole)
        table = ANALYSES[query.analysis](found, parameters)
    cuts = [note for note in table.notes if note.startswith("cut off")]
    return replace(table, notes=(*notes, *cuts))
