"""A store to load, on either engine, and a way to see all that is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.store import Store

Snapshot = tuple[tuple[str, ...], tuple[str, ...]]


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each engine."""
    if request.param == "neo4j":
        neo4j_store: Store = request.getfixturevalue("neo4j_store")
        return neo4j_store
    return EmbeddedStore(tmp_path)


@pytest.fixture(scope="session")
def snapshot() -> Callable[[Store], Snapshot]:
    """Every node and relationship of a store with all its properties, in a fixed order."""

    def take(store: Store) -> Snapshot:
        nodes = store.cypher("MATCH (n) WHERE NOT n:_Lingding RETURN n, n._claims AS claims").rows
        links = store.cypher(
            "MATCH (a)-[r]->(b) RETURN labels(a)[0], a.id, labels(b)[0], b.id, r"
        ).rows
        return _sorted(nodes), _sorted(links)

    return take


def _sorted(rows: tuple[tuple[object, ...], ...]) -> tuple[str, ...]:
    return tuple(sorted(json.dumps(_canonical(row), ensure_ascii=False) for row in rows))


def _canonical(value: object) -> object:
    if isinstance(value, dict):
        return {key: _canonical(item) for key, item in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [_canonical(item) for item in value]
    return value
