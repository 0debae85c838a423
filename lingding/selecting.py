"""What part of the graph a user means: names and dates as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from graph.errors import QueryError
from graph.ontology import ontology
from graph.selection import Selection
from graph.store import Store
from queries.ask import ask
from queries.library import named
from queries.names import inside, resolve
from queries.parameters import LABELS


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
        given = parameters or {}
        found = answered(store, ask(store, query, given).rows) | asked_for(store, query, given)
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


def asked_for(store: Store, query: str, parameters: Mapping[str, Any]) -> frozenset[str]:
    """The entities that the parameters of a named query stand for."""
    found: set[str] = set()
    for parameter in named(query).parameters:
        if parameter.type in LABELS and parameters.get(parameter.name):
            name = str(parameters[parameter.name])
            found.update(resolve(store, name, LABELS[parameter.type]).ids)
    return frozenset(found)


def answered(store: Store, rows: Sequence[Sequence[Any]]) -> frozenset[str]:
    """The entities that the rows of an answer hold, or whose ids or names they hold."""
    labels = "|".join(ontology().entity_labels)
    found = store.cypher(
        f"MATCH (e:{labels}) WHERE e.id IN $values OR e.name IN $values RETURN e.id AS id",
        {"values": sorted(set(_texts(rows)))},
    )
    return frozenset(id_ for (id_,) in found.rows)


def _texts(cell: Any) -> Iterator[str]:
    """The texts in a cell that may be names or ids; of nodes only their ids."""
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, dict) and isinstance(properties := cell.get("properties"), dict):
        if isinstance(properties.get("id"), str):
            yield properties["id"]
    elif isinstance(cell, dict):
        for value in cell.values():
            yield from _texts(value)
    elif isinstance(cell, (list, tuple)):
        for value in cell:
            yield from _texts(value)


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
