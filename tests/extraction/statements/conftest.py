"""What the real pipeline reads in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction.extract import extract_text

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.fixture(scope="session")
def pairs() -> Pairs:
    """The ends, by name, of the statements of one type that a text gives."""

    def find(text: str, type_: str, **setting: str) -> set[tuple[str, str]]:
        (record,) = extract_text(text, **setting)
        names = {entity.id: entity.name for entity in record.entities}
        return {
            (names[s.subject], names[s.object]) for s in record.statements if s.predicate == type_
        }

    return find
