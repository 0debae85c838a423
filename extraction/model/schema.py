"""The form of an answer: a JSON schema made from the ontology."""

from __future__ import annotations

from typing import Any

from graph.ontology import Ontology

Schema = dict[str, Any]


def schema(known: Ontology) -> Schema:
    """What a model has to answer, in the subset of JSON schema that strict decoding takes: every
    property is required, what may be missing is null, nothing else is allowed."""
    kinds = dict.fromkeys(kind for name in known.entity_labels for kind in known.labels[name].kinds)
    return _object(
        entities=_list(
            _object(
                id={"type": "string"},
                label={"type": "string", "enum": list(known.entity_labels)},
                kind={"type": ["string", "null"], "enum": [*kinds, None]},
                name={"type": "string"},
                mentions=_list({"type": "string"}),
            )
        ),
        statements=_list(
            _object(
                subject={"type": "string"},
                predicate={"type": "string", "enum": list(known.statement_types())},
                object={"type": "string"},
                status={"type": ["string", "null"], "enum": [*known.statuses, None]},
                date={"type": ["string", "null"]},
                role={"type": ["string", "null"]},
                evidence=_list({"type": "string"}),
            )
        ),
    )


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
