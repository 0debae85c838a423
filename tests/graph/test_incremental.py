"""Whatever is loaded, replaced and removed in whatever order: the graph is as if built afresh."""

import tempfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import embedded
from graph.embedded import EmbeddedStore
from graph.record import MINHASH_BYTES, Record
from graph.store import Store

ARTICLES, VARIANTS = 5, 3
# a step: articles with the variant that is loaded, or None where the article is removed
steps = st.lists(
    st.dictionaries(
        st.integers(0, ARTICLES - 1),
        st.one_of(st.none(), st.integers(0, VARIANTS - 1)),
        min_size=1,
    ),
    min_size=1,
    max_size=6,
)


def printed(number: int) -> str:
    """A signature that is alike to that of the number before and behind only."""
    signature = bytes(MINHASH_BYTES)
    return b64encode(bytes(b"\1" * 40 * number + signature)[:MINHASH_BYTES]).decode()


def variant(record: Record, index: int, number: int) -> Record:
    """A reading of the same article with other kinds, aliases, statements and statuses, that
    prints another text."""
    minhash = None if (index, number) == (1, 2) else printed((index + number) % 4)
    record = replace(record, article=replace(record.article, minhash=minhash))
    if number == 0:
        return record
    entities = tuple(
        replace(
            entity,
            kind=None if index % (number + 1) == 0 else entity.kind,
            aliases=(*entity.aliases[:number], f"别名{number}"),
        )
        for index, entity in enumerate(record.entities)
    )
    statements = tuple(
        replace(statement, status="ended" if index % 5 == number else statement.status)
        for index, statement in enumerate(record.statements)
        if index % (number + 2) != 0
    )
    return replace(record, entities=entities, statements=statements)


def check(
    store: Store,
    fresh: Callable[[Store], Store],
    sequence: list[dict[int, int | None]],
    records: list[Record],
    snapshot: Callable[[Store], object],
) -> None:
    """Run the steps on `store`, and compare with what `fresh` makes of the end."""
    kept: dict[int, Record] = {}
    for step in sequence:
        loaded = {
            i: variant(records[i], i, number) for i, number in step.items() if number is not None
        }
        gone = [i for i, number in step.items() if number is None]
        store.load(list(loaded.values()))
        store.remove([records[i].article.id for i in gone])
        kept.update(loaded)
        for i in gone:
            kept.pop(i, None)
    after = snapshot(store)
    again = fresh(store)
    again.load([kept[i] for i in sorted(kept)])
    assert after == snapshot(again)


@pytest.mark.parametrize("many", [2, embedded.MANY])  # in data frames, and by Cypher
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(sequence=steps)
def test_any_sequence_of_changes_leaves_what_a_fresh_load_gives(
    sequence: list[dict[int, int | None]],
    many: int,
    gold_records: list[Record],
    snapshot: Callable[[Store], object],
) -> None:
    def fresh(_: Store) -> Store:
        return EmbeddedStore(Path(folder) / "b")

    with tempfile.TemporaryDirectory() as folder, patch.object(embedded, "MANY", many):
        store = EmbeddedStore(Path(folder) / "a")
        check(store, fresh, sequence, gold_records, snapshot)


@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(sequence=steps)
def test_any_sequence_of_changes_leaves_what_a_fresh_load_gives_on_neo4j(
    sequence: list[dict[int, int | None]],
    neo4j_store: Store,
    gold_records: list[Record],
    snapshot: Callable[[Store], object],
) -> None:
    def emptied(store: Store) -> Store:
        store.clear()
        return store

    emptied(neo4j_store).load([])
    check(neo4j_store, emptied, sequence, gold_records, snapshot)
