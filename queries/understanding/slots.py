"""Parameters of a query from what was taken out of a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from queries.library import Parameter, Query
from queries.names import Mention
from queries.parameters import LABELS
from queries.understanding.reading import Reading
from queries.understanding.time import following


def fill(query: Query, slots: Sequence[str], reading: Reading) -> dict[str, str] | None:
    """The parameters of a query by a reading; None if not all of it is taken, or one is missing.

    slots: those of the example question, in whose order names are given.
    """
    given: dict[str, str] = {}
    wanted = {parameter.name: parameter for parameter in query.parameters}
    if not _names(wanted, slots, reading.names, given):
        return None
    if not _time(wanted, reading, given):
        return None
    by_type = {parameter.type: parameter for parameter in query.parameters}
    if reading.number is not None:
        kind = "number" if "." in reading.number else "integer"
        if kind not in by_type:
            return None
        given[by_type[kind].name] = reading.number
    if reading.theme is not None:
        if "theme" not in by_type:
            return None
        given[by_type["theme"].name] = reading.theme
    if reading.status is not None and reading.bare != ("status" in by_type):
        return None
    if reading.status is not None and reading.bare:
        given[by_type["status"].name] = reading.status
    missing = [name for name, p in wanted.items() if not p.optional and name not in given]
    return None if missing else {name: given[name] for name in wanted if name in given}


def partly(query: Query, slots: Sequence[str], reading: Reading) -> dict[str, str]:
    """What names of a reading a query could be given, in order, as far as it takes them."""
    wanted = {parameter.name: parameter for parameter in query.parameters}
    for size in range(len(reading.names), 0, -1):
        given: dict[str, str] = {}
        if _names(wanted, slots, reading.names[:size], given):
            return given
    return {}


def _names(
    wanted: dict[str, Parameter],
    slots: Sequence[str],
    names: Sequence[Mention],
    given: dict[str, str],
) -> bool:
    """Give names to parameters: in the order of the slots, else in that of the declaration."""
    takes = [name for name, parameter in wanted.items() if parameter.type in LABELS]
    if len(names) > len(takes):
        return False
    told = [slot for slot in slots if slot in takes]
    order = [*told, *(name for name in takes if name not in told)]
    for chosen in permutations(order, len(names)):
        if all(
            mention.labels & set(LABELS[wanted[name].type])
            for name, mention in zip(chosen, names, strict=True)
        ):
            given.update((name, _as_given(m)) for name, m in zip(chosen, names, strict=True))
            return True
    return False


def _as_given(mention: Mention) -> str:
    """The canonical name, or the name as it was found where several things are called so."""
    canonical = {name for _, name in mention.of}
    return canonical.pop() if len(canonical) == 1 else mention.named


def _time(wanted: dict[str, Parameter], reading: Reading, given: dict[str, str]) -> bool:
    if reading.time is None:
        return True
    since, until = reading.time.since, reading.time.until
    if since is not None:
        if "since" not in wanted:
            return False
        given["since"] = since
    if until is not None:
        if "until" in wanted:
            given["until"] = until
        elif "before" in wanted:
            given["before"] = following(until)
        else:
            return False
    return True
