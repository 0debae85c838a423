"""Bodies named once in full and then in short are one."""

from __future__ import annotations

from collections import defaultdict

from extraction.annotation import names
from extraction.annotation.entities import Draft, Entities
from extraction.gazetteer import Gazetteer

_SHORTEST = 4  # characters of a short name that is not given in brackets


def merge_short_names(entities: Entities, gazetteer: Gazetteer) -> None:
    """Merge each short name into the one full name that it can be short for."""
    by_end: dict[str, list[Draft]] = defaultdict(list)
    for draft in entities.of("Organisation"):
        by_end[names.without_legal_form(draft.name)[-1:]].append(draft)
    for short in entities.of("Organisation"):
        if short.name in gazetteer.universities or short.name in gazetteer.organisations:
            continue
        full = [
            other
            for other in by_end[short.name[-1]]
            if other is not short and other.id in entities.drafts and _shortens(short, other)
        ]
        full = [body for body in full if not _of_others(short.name, body.name, gazetteer)]
        whole = [body for body in full if not _has_prefix(body, full)]
        if len(whole) == 1:
            entities.merge(short, whole[0])


def _of_others(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether two names begin with different listed bodies (中国银行, 中国农业银行某分行)."""
    wholes = [_listed(name, gazetteer) for name in (short, full)]
    return all(wholes) and wholes[0] != wholes[1]


def _listed(name: str, gazetteer: Gazetteer) -> str | None:
    """The listed body that a longer name begins with."""
    for size in range(len(name) - 1, 3, -1):
        if bodies := gazetteer.organisations.get(name[:size]):
            return bodies[0].name
    return None


def _has_prefix(body: Draft, others: list[Draft]) -> bool:
    """Whether a body's name begins with another's, so that it is a branch of it."""
    return any(body is not other and body.name.startswith(other.name) for other in others)


def _shortens(short: Draft, full: Draft) -> bool:
    stem = names.without_legal_form(full.name)
    if stem == short.name:
        return True
    if short.kind and full.kind and short.kind != full.kind:
        return False
    if len(short.name) < _SHORTEST or len(stem) <= len(short.name):
        return False
    if stem.endswith(short.name):
        return True
    return short.kind not in ("government", "university") and names.is_short_for(short.name, stem)
