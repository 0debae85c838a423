"""A store that holds the gold records."""

from __future__ import annotations

import pytest

from graph.embedded import EmbeddedStore
from graph.record import Record
from graph.store import Store


@pytest.fixture(scope="session")
def store(gold_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = EmbeddedStore(tmp_path_factory.mktemp("store"))
    store.load(gold_records)
    return store
