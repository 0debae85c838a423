"""What the real pipeline finds in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction.extract import extract_text

Names = Callable[[str, str], set[str]]


@pytest.fixture(scope="session")
def names() -> Names:
    """The names of the entities of one label that a text gives."""

    def find(text: str, label: str) -> set[str]:
        (record,) = extract_text(text)
        return {entity.name for entity in record.entities if entity.label == label}

    return find
