"""One record for each gold article, also where a file was read as several articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from pathlib import PurePath

from graph.record import Entity, Record

# the second article of the file `d14.txt` has the id `d14#2`
PART = "#"


def gold_id(record: Record) -> str:
    """The id of the gold article that a record reads, wholly or in part."""
    return PurePath(record.article.id).stem.partition(PART)[0]


def by_article(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each gold article, by its id, in order; of two with one id the last counts."""
    latest = {record.article.id: record for record in records}
    parts: dict[str, list[Record]] = {}
    for id_ in sorted(latest):
        parts.setdefault(gold_id(latest[id_]), []).append(latest[id_])
    return parts


def join(parts: Iterable[Record]) -> Record:
    """The records of the articles of one file as one, since its gold is one."""
    return reduce(_together, parts)


def _together(one: Record, other: Record) -> Record:
    entities = {entity.id: entity for entity in one.entities}
    for entity in other.entities:
        known = entities.get(entity.id)
        entities[entity.id] = _both(known, entity) if known else entity
    return replace(
        one,
        sentences=(*one.sentences, *other.sentences),
        entities=tuple(entities.values()),
        statements=(*one.statements, *other.statements),
    )


def _both(one: Entity, other: Entity) -> Entity:
    return replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        mentions=(*one.mentions, *other.mentions),
        unsaid=one.unsaid and other.unsaid,
    )
