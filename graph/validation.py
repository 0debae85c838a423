"""Whether a record keeps to the ontology and to itself, before anything is stored."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from graph.errors import CorpusError
from graph.ontology import ontology
from graph.record import MINHASH_BYTES, Record


def validate(record: Record) -> None:
    """Raise CorpusError with the first thing in `record` that the graph could not hold."""
    for problem in problems(record):
        raise CorpusError(f"{record.article.path}: article {record.article.id}: {problem}")


def problems(record: Record) -> Iterator[str]:
    """Everything in `record` that is outside the ontology or refers to what is not there."""
    if not record.article.id:
        yield "the article has no id"
    if not _is_minhash(record.article.minhash):
        yield f"its minhash is not {MINHASH_BYTES} bytes in base 64"
    sentences = {sentence.id for sentence in record.sentences}
    yield from _entity_problems(record, sentences)
    yield from _statement_problems(record, sentences)


def _is_minhash(text: str | None) -> bool:
    try:
        return text is None or len(base64.b64decode(text, validate=True)) == MINHASH_BYTES
    except ValueError:
        return False


def _entity_problems(record: Record, sentences: set[str]) -> Iterator[str]:
    known = ontology()
    seen: set[str] = set()
    for entity in record.entities:
        if entity.label not in known.entity_labels:
            yield f"{entity.id}: no label {entity.label!r} in the ontology"
            continue
        if not entity.id.startswith(f"{entity.label.lower()}:"):
            yield f"{entity.id}: the id does not begin with its label {entity.label}"
        if entity.kind is not None and entity.kind not in known.labels[entity.label].kinds:
            yield f"{entity.id}: no kind {entity.kind!r} of {entity.label} in the ontology"
        if entity.id in seen:
            yield f"{entity.id}: listed twice"
        seen.add(entity.id)
        for mention in entity.mentions:
            if mention.sentence not in sentences:
                yield f"{entity.id}: mentioned in {mention.sentence}, which is no sentence of it"


def _statement_problems(record: Record, sentences: set[str]) -> Iterator[str]:
    known = ontology()
    labels = {entity.id: entity.label for entity in record.entities}
    for statement in record.statements:
        name = f"{statement.subject} {statement.predicate} {statement.object}"
        relationship = known.relationships.get(statement.predicate)
        if relationship is None or relationship.group == "provenance":
            yield f"{name}: no statement type {statement.predicate!r} in the ontology"
            continue
        ends = (statement.subject, statement.object)
        missing = [end for end in ends if end not in labels]
        if missing:
            yield f"{name}: {missing[0]} is no entity of the article"
        elif not relationship.allows(labels[statement.subject], labels[statement.object]):
            yield f"{name}: the ontology allows no such ends"
        if statement.status is not None and statement.status not in known.statuses:
            yield f"{name}: no status {statement.status!r} in the ontology"
        if not statement.evidence:
            yield f"{name}: no evidence"
        for piece in statement.evidence:
            if piece.sentence not in sentences:
                yield f"{name}: evidence in {piece.sentence}, which is no sentence of the article"
