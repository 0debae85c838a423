"""What part of the graph a user means: names and dates as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from graph.errors import QueryError
from graph.ontology import ontology
from graph.selection import Selection
from graph.store import Store
from queries.ask import ask
from queries.names import inside, resolve


def selection(
    store: Store,
    *,
    around: str | None = None,
    hops: int = 1,
    between: Sequence[str] | None = None,
    query: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    types: Sequence[str] = (),
    statuses: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
) -> Selection:
    """The selection of `graph.selection.Selection` by names, and by what a named query answers.

    Names are taken in any alias and either script. Raises QueryError if a name, a type, a status
    or a date is not right.
    """
    anything = ontology().entity_labels
    found = None
    if query is not None:
        found = frozenset(_named(store, ask(store, query, parameters or {}).rows))
    pair = None
    if between is not None:
        one, other = (_whole(store, name) for name in between)
        pair = (one, other)
    return Selection(
        around=frozenset(resolve(store, around, anything).ids) if around else frozenset(),
        hops=hops,
        between=pair,
        among=found,
        types=frozenset(
            _one_of(name.upper(), ontology().statement_types(), "type") for name in types
        ),
        statuses=frozenset(_one_of(name, ontology().statuses, "status") for name in statuses),
        since=_date(since),
        until=_date(until),
        min_confidence=min_confidence,
    )


def _whole(store: Store, name: str) -> frozenset[str]:
    """What a place or organisation is called so, and all that belongs to it."""
    return frozenset(inside(store, list(resolve(store, name, ("Place", "Organisation")).ids)))


def _named(store: Store, rows: Sequence[Sequence[Any]]) -> list[str]:
    """The entities whose names stand in the cells of an answer."""
    names: set[str] = set()
    for row in rows:
        for cell in row:
            names.update(filter(_is_text, cell if isinstance(cell, list) else [cell]))
    labels = "|".join(ontology().entity_labels)
    found = store.cypher(
        f"MATCH (e:{labels}) WHERE e.name IN $names RETURN e.id AS id ORDER BY id",
        {"names": sorted(names)},
    )
    return [id_ for (id_,) in found.rows]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _one_of(name: str, known: Sequence[str], what: str) -> str:
    if name not in known:
        raise QueryError(f"no {what} is called {name!r}; known are {', '.join(known)}")
    return name


def _date(given: str | None) -> str:
    if given:
        try:
            datetime.strptime(given, "%Y-%m-%d"[: len(given) - 2 if len(given) > 4 else 2])
        except ValueError as error:
            raise QueryError(f"{given!r} is no date; write 2024, 2024-03 or 2024-03-15") from error
    return given or ""
