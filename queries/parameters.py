"""Parameters of queries: from what a user writes to what the Cypher takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from graph.errors import QueryError
from graph.ontology import ontology
from graph.store import Limits, Store
from queries.library import Parameter, Query
from queries.names import inside, resolve


def bind(store: Store, query: Query, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The parameters of the Cypher of `query`, and notes on what was taken for what.

    Besides those it declares a query may use `$statuses`, the ontology's, in ascending order,
    `$ranks`, the place of each in that order, `$reprinted`, the ids of the articles that others
    reprint, and for a name `$NAME_inside`: the ids of what it stands for and of all that belongs to
    that.
    Raises QueryError if one is missing, unknown, or not of its type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "none"
            raise QueryError(f"{query.name} has no parameter {name!r}; it takes: {takes}")
    notes: list[str] = []
    statuses = ontology().statuses
    ranks = {status: rank for rank, status in enumerate(statuses)}
    bound: dict[str, Any] = {"statuses": list(statuses), "ranks": ranks}
    if "$reprinted" in query.text:
        bound["reprinted"] = _reprinted(store)
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            if not parameter.optional:
                raise QueryError(
                    f"{query.name} needs the parameter {parameter.name!r} ({parameter.says}); "
                    f"e.g. {query.example}"
                )
            bound[parameter.name] = None
            bound[f"{parameter.name}{INSIDE}"] = []
        elif parameter.type in LABELS:
            resolution = resolve(store, str(value), LABELS[parameter.type])
            bound[parameter.name] = list(resolution.ids)
            if f"${parameter.name}{INSIDE}" in query.text:
                bound[f"{parameter.name}{INSIDE}"] = inside(store, list(resolution.ids))
            if len(resolution.ids) > 1:
                notes.append(f"{value!r} stands for all of: {'、'.join(resolution.names)}")
        else:
            bound[parameter.name] = _read(parameter, str(value))
    return bound, notes


def _reprinted(store: Store) -> list[str]:
    text = "MATCH (a:Article) WHERE a.origin <> a.id RETURN DISTINCT a.origin AS id ORDER BY id"
    return [id_ for (id_,) in store.cypher(text, limits=Limits(rows=1_000_000)).rows]


def _read(parameter: Parameter, value: str) -> Any:
    try:
        return _READERS[parameter.type](value)
    except ValueError as error:
        raise QueryError(f"{parameter.name}={value}: {error}") from error


def _status(value: str) -> str:
    if value not in ontology().statuses:
        raise ValueError(f"a status is one of {', '.join(ontology().statuses)}")
    return value


def _date(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise ValueError("a date is written 2024, 2024-03 or 2024-03-15")
    return value


def _integer(value: str) -> int:
    if not re.fullmatch(r"\d{1,9}", value):
        raise ValueError("a whole number is wanted, such as 10")
    return int(value)


def _number(value: str) -> float:
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value):
        raise ValueError("a number is wanted, such as 0.5")
    return float(value)


INSIDE = "_inside"
# a name of such a type is given to the Cypher as the list of ids of what it stands for
LABELS: dict[str, tuple[str, ...]] = {
    "entity": ontology().entity_labels,
    "actor": ("Place", "Organisation"),
    **{label.lower(): (label,) for label in ontology().entity_labels},
}
_READERS: dict[str, Callable[[str], Any]] = {
    "text": str,
    "theme": str,  # a word that stands in the articles
    "status": _status,
    "date": _date,
    "integer": _integer,
    "number": _number,
}
TYPES = frozenset(LABELS) | frozenset(_READERS)
