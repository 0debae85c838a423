"""Every frame carries its own examples: what it must read, and what it must leave."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text
from extraction.frames import Frame, frames
from graph.record import Record


def told(record: Record) -> set[str]:
    """The statements of a record as `subject TYPE object`, with and without their status."""
    names = {entity.id: entity.name for entity in record.entities}
    kinds = {entity.id: entity.label for entity in record.entities}
    aliases = {entity.id: entity.aliases for entity in record.entities}
    found = set()
    for statement in record.statements:
        objects = [names[statement.object]]
        if kinds[statement.object] == "Agreement":
            objects += aliases[statement.object]
        ends = [(names[statement.subject], one) for one in objects]
        if statement.predicate == "COOPERATES_WITH":
            ends += [(other, one) for one, other in ends]
        for subject, object_ in ends:
            claim = f"{subject} {statement.predicate} {object_}"
            found |= {claim, f"{claim} {statement.status}"}
    return found


POSITIVE = [
    pytest.param(example["text"], example["claims"], id=f"{frame.id}-{i}")
    for frame in frames()
    for i, example in enumerate(frame.positive)
]
NEGATIVE = [
    pytest.param(text, frame, id=f"{frame.id}-{i}")
    for frame in frames()
    for i, text in enumerate(frame.negative)
]


@pytest.mark.parametrize(("text", "claims"), POSITIVE)
def test_frame_reads_its_positive_example(text: str, claims: list[str]) -> None:
    (record,) = extract_text(text, published="2024-05-12")
    assert set(claims) <= told(record)


@pytest.mark.parametrize(("text", "frame"), NEGATIVE)
def test_frame_leaves_its_negative_example(text: str, frame: Frame) -> None:
    (record,) = extract_text(text, published="2024-05-12")
    assert [s for s in record.statements if s.predicate == frame.type] == []


def test_frame_has_examples_and_ends_the_ontology_knows() -> None:
    from graph.ontology import ontology

    for frame in frames():
        assert frame.positive, frame.id
        assert frame.type in ontology().statement_types(), frame.id
        known = ontology().relationships[frame.type]
        assert set(frame.object) <= {*known.targets}, frame.id
