from dataclasses import replace

import pytest

from graph.record import Entity, Evidence, Record, Statement
from graph.validation import problems


def with_entity(record: Record, **changes: object) -> Record:
    return replace(record, entities=(replace(record.entities[0], **changes), *record.entities[1:]))


def with_statement(record: Record, **changes: object) -> Record:
    return replace(record, statements=(replace(record.statements[0], **changes),))


def test_validation_finds_nothing_in_the_gold_records(gold_records: list[Record]) -> None:
    assert [problem for record in gold_records for problem in problems(record)] == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"label": "Animal"}, "no label 'Animal'"),
        ({"label": "Person"}, "does not begin with its label"),
        ({"kind": "planet"}, "no kind 'planet'"),
    ],
)
def test_validation_names_entities_outside_the_ontology(
    page: Record, changes: dict[str, object], says: str
) -> None:
    assert any(says in problem for problem in problems(with_entity(page, **changes)))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"predicate": "MENTIONS"}, "no statement type 'MENTIONS'"),
        ({"subject": "place:无"}, "place:无 is no entity"),
        ({"status": "dreamt"}, "no status 'dreamt'"),
        ({"evidence": ()}, "no evidence"),
        ({"evidence": (Evidence("d99#1", 0, 1, "字"),)}, "d99#1, which is no sentence"),
        ({"predicate": "WORKS_FOR"}, "allows no such ends"),
    ],
)
def test_validation_names_statements_that_the_graph_cannot_hold(
    page: Record, changes: dict[str, object], says: str
) -> None:
    assert any(says in problem for problem in problems(with_statement(page, **changes)))


def test_validation_names_an_entity_that_is_listed_twice(page: Record) -> None:
    twice = replace(page, entities=(*page.entities, page.entities[0]))
    assert any("listed twice" in problem for problem in problems(twice))


def test_validation_names_a_part_of_between_labels(page: Record) -> None:
    university = Entity("organisation:某大学", "Organisation", "university", "某大学")
    city = page.entities[0]
    claim = Statement(
        university.id, "PART_OF", city.id, None, None, 1.0, page.statements[0].evidence
    )
    wrong = replace(page, entities=(*page.entities, university), statements=(claim,))
    assert any("allows no such ends" in problem for problem in problems(wrong))
