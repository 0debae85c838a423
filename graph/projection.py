"""A record made into the rows of a graph: nodes and relationships, before any engine."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.merging import claims
from graph.ontology import ontology
from graph.record import Box, Record, Statement

Row = dict[str, Any]


class Ends(NamedTuple):
    """What the relationships of one table join: type, label of the sources, of the targets."""

    type: str
    source: str
    target: str


Links = dict[Ends, dict[str, list[Row]]]


@dataclass(frozen=True, slots=True)
class Projection:
    """One article as rows; its sentences are joined to it by IN_ARTICLE.

    links: the other relationships, by what they join and the id of their target; besides its
    properties, as far as they are known, a row has the id of its source, `_source`.
    claims: for each entity id the features that the article claims of it (see `merging`); the
    article's node keeps them, so that they can be taken back without its record.
    """

    article: Row
    sentences: tuple[Row, ...]
    claims: dict[str, tuple[str, ...]]
    links: Links


def project(record: Record, mark: str, origin: str) -> Projection:
    """The rows of a record that `validation` has found sound.

    mark: its digest. origin: the article whose text it prints (see `reprints`), or itself.
    """
    article = record.article
    told = {entity.id: claims(entity) for entity in record.entities}
    links = _links(record, origin)
    claimed = (groups for ends, groups in links.items() if ends.type != "MENTIONS")
    statements = sum(len(rows) for groups in claimed for rows in groups.values())
    return Projection(
        article={
            "id": article.id,
            "name": article.title,
            "published": article.published,
            "source": article.source,
            "home_city": article.home_city,
            "path": article.path,
            "sha256": article.sha256,
            "encoding": article.encoding,
            "origin": origin,
            "statements": statements,
            "_minhash": article.minhash,
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
                "page": sentence.page,
                "boxes": _flat(sentence.boxes),
            }
            for sentence in record.sentences
        ),
        claims=told,
        links=links,
    )


def label_of(entity: str) -> str:
    """The label of the entity with that id, which begins with it in lower case."""
    return _LABELS[entity.partition(":")[0]]


_LABELS = {label.lower(): label for label in ontology().labels}


_PROVENANCE = {label: Ends("MENTIONS", "Sentence", label) for label in ontology().entity_labels}


def _links(record: Record, origin: str) -> Links:
    tables: Links = defaultdict(lambda: defaultdict(list))
    for entity in record.entities:
        if entity.mentions:
            tables[_PROVENANCE[entity.label]][entity.id] += [
                {
                    "_source": mention.sentence,
                    "surface": mention.text,
                    "start": mention.start,
                    "end": mention.end,
                }
                for mention in entity.mentions
            ]
    article = record.article.id
    for statement in one_each(record.statements):
        source, target = statement.subject, statement.object
        properties = {
            "_source": source,
            "article": article,
            "origin": origin,
            "status": statement.status,
            "date": statement.date,
            "confidence": statement.confidence,
            "evidence": list(dict.fromkeys([piece.sentence for piece in statement.evidence])),
            "rule": statement.rule,
            "model": statement.model,
            "role": statement.role,
            "reviewed": statement.reviewed,
            "dispute": statement.dispute,
        }
        row = {name: value for name, value in properties.items() if value is not None}
        tables[Ends(statement.predicate, label_of(source), label_of(target))][target].append(row)
    return tables


def folded(numbers: list[float] | None) -> tuple[Box, ...] | None:
    """The boxes of a sentence from its node's property `boxes`; None if it has none."""
    if not numbers:
        return None
    fives = (numbers[i : i + 5] for i in range(0, len(numbers), 5))
    return tuple((int(page), left, low, right, high) for page, left, low, right, high in fives)


def _flat(boxes: tuple[Box, ...] | None) -> list[float] | None:
    """Five numbers a box, one box after the other: a property holds no lists of lists."""
    return [float(number) for box in boxes for number in box] if boxes else None


def one_each(statements: Iterable[Statement]) -> Iterable[Statement]:
    """One statement for each subject, type and object.

    The furthest status wins, with its date, and its evidence comes first.
    """
    found: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        subject, object_ = statement.subject, statement.object
        if subject > object_ and statement.predicate in _SYMMETRIC:
            subject, object_ = object_, subject
        found.setdefault((subject, statement.predicate, object_), []).append(statement)
    for (subject, predicate, object_), same in found.items():
        if len(same) == 1 and same[0].subject == subject:
            yield same[0]
            continue
        furthest = max(same, key=lambda statement: _rank(statement.status))
        deciding = sorted(same, key=lambda statement: statement is not furthest)
        evidence = dict.fromkeys(piece for statement in deciding for piece in statement.evidence)
        roles = dict.fromkeys(statement.role for statement in same if statement.role)
        dispute = dict.fromkeys(statement.dispute for statement in same if statement.dispute)
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
            True if any(statement.reviewed for statement in same) else None,
            "; ".join(dispute) or None,
        )


_SYMMETRIC = {name for name, known in ontology().relationships.items() if known.symmetric}


def _rank(status: str | None) -> int:
    return ontology().statuses.index(status) if status else -1
