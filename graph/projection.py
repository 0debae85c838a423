"""A record made into the rows of a graph: nodes and relationships, before any engine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.merging import claims
from graph.ontology import ontology
from graph.record import Record, Statement

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship: its type, the ids of its ends, its properties."""

    type: str
    source: str
    target: str
    properties: Row


@dataclass(frozen=True, slots=True)
class Projection:
    """One article as rows.

    claims: for each entity id the features that the article claims of it (see `merging`); the
    article's node keeps them, so that they can be taken back without its record.
    """

    article: Row
    sentences: tuple[Row, ...]
    claims: dict[str, tuple[str, ...]]
    links: tuple[Link, ...]


def project(record: Record, mark: str) -> Projection:
    """The rows of a record that `validation` has found sound; `mark` is its digest."""
    article = record.article
    told = {entity.id: claims(entity) for entity in record.entities}
    return Projection(
        article={
            "id": article.id,
            "name": article.title,
            "published": article.published,
            "source": article.source,
            "home_city": article.home_city,
            "path": article.path,
            "sha256": article.sha256,
            "_digest": mark,
            "_claims": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        },
        sentences=tuple(
            {
                "id": sentence.id,
                "name": sentence.id,
                "text": sentence.text,
                "start": sentence.start,
                "end": sentence.end,
                "block": sentence.block,
            }
            for sentence in record.sentences
        ),
        claims=told,
        links=tuple(_links(record)),
    )


def label_of(entity: str) -> str:
    """The label of the entity with that id, which begins with it in lower case."""
    return _LABELS[entity.partition(":")[0]]


_LABELS = {label.lower(): label for label in ontology().labels}


def _links(record: Record) -> Iterable[Link]:
    for sentence in record.sentences:
        yield Link("IN_ARTICLE", sentence.id, record.article.id, {})
    for entity in record.entities:
        for mention in entity.mentions:
            place = {"surface": mention.text, "start": mention.start, "end": mention.end}
            yield Link("MENTIONS", mention.sentence, entity.id, place)
    for statement in _one_each(record.statements):
        properties = {
            "article": record.article.id,
            "status": statement.status,
            "date": statement.date,
            "confidence": statement.confidence,
            "evidence": list(dict.fromkeys(piece.sentence for piece in statement.evidence)),
            "rule": statement.rule,
            "model": statement.model,
            "role": statement.role,
        }
        yield Link(statement.predicate, statement.subject, statement.object, properties)


def _one_each(statements: Iterable[Statement]) -> Iterable[Statement]:
    """One statement for each subject, type and object.

    The furthest status wins, with its date, and its evidence comes first.
    """
    found: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        subject, object_ = statement.subject, statement.object
        if ontology().relationships[statement.predicate].symmetric:
            subject, object_ = sorted((subject, object_))
        found.setdefault((subject, statement.predicate, object_), []).append(statement)
    for (subject, predicate, object_), same in found.items():
        furthest = max(same, key=lambda statement: _rank(statement.status))
        deciding = sorted(same, key=lambda statement: statement is not furthest)
        evidence = dict.fromkeys(piece for statement in deciding for piece in statement.evidence)
        roles = dict.fromkeys(statement.role for statement in same if statement.role)
        yield Statement(
            subject,
            predicate,
            object_,
            furthest.status,
            furthest.date,
            max(statement.confidence for statement in same),
            tuple(evidence),
            furthest.rule,
            furthest.model,
            "、".join(roles) or None,
        )


def _rank(status: str | None) -> int:
    return ontology().statuses.index(status) if status else -1
