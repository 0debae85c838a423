"""What was read in an article, as the page shows it."""

from __future__ import annotations

from typing import Any

from graph.record import Evidence, Mention, Record
from graph.view import place_in


def told(record: Record) -> dict[str, Any]:
    """A record as the page shows it: sentences, names with their spans, statements.

    A span is [number of the sentence, start, end], in characters of the sentence.
    """
    there = {sentence.id: (index, sentence) for index, sentence in enumerate(record.sentences)}
    order = {entity.id: index for index, entity in enumerate(record.entities)}

    def span(piece: Mention | Evidence) -> tuple[int, int, int]:
        index, sentence = there[piece.sentence]
        return (index, *place_in(sentence, piece))

    return {
        "title": record.article.title,
        "published": record.article.published,
        "home_city": record.article.home_city,
        "sentences": [sentence.text for sentence in record.sentences],
        "entities": [
            {
                "name": entity.name,
                "label": entity.label,
                "kind": entity.kind,
                "mentions": [span(mention) for mention in entity.mentions],
            }
            for entity in record.entities
        ],
        "statements": [
            {
                "subject": order[statement.subject],
                "type": statement.predicate,
                "object": order[statement.object],
                "status": statement.status,
                "date": statement.date,
                "confidence": statement.confidence,
                "rule": statement.rule or statement.model,
                "evidence": [span(piece) for piece in statement.evidence],
            }
            for statement in record.statements
        ],
    }
