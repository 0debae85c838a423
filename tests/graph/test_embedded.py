import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.record import Record
from graph.store import Store

Snap = Callable[[Store], object]


def test_store_remembers_what_was_saved(tmp_path: Path, page: Record, snapshot: Snap) -> None:
    store = EmbeddedStore(tmp_path)
    store.load([page])
    store.save("stamp")
    again = EmbeddedStore(tmp_path)
    assert again.stamp == "stamp"
    assert snapshot(again) == snapshot(store)


def test_store_goes_on_changing_after_it_was_saved(
    tmp_path: Path, gold_records: list[Record], snapshot: Snap
) -> None:
    store = EmbeddedStore(tmp_path)
    store.load(gold_records[:3])
    store.save("stamp")
    again = EmbeddedStore(tmp_path)
    again.load(gold_records[3:])
    again.remove([gold_records[0].article.id])
    fresh = EmbeddedStore(tmp_path / "fresh")
    fresh.load(gold_records[1:])
    assert snapshot(again) == snapshot(fresh)


def test_store_forgets_on_reload_what_was_not_saved(tmp_path: Path, page: Record) -> None:
    store = EmbeddedStore(tmp_path)
    store.load([page])
    store.reload()
    assert store.articles() == {}


@pytest.mark.parametrize("cut", [0, 1, 100, -100])
def test_store_knows_a_damaged_file(tmp_path: Path, page: Record, cut: int) -> None:
    store = EmbeddedStore(tmp_path)
    store.load([page])
    store.save("stamp")
    file = tmp_path / "graph.kgl"
    file.write_bytes(file.read_bytes()[:cut])
    again = EmbeddedStore(tmp_path)
    assert (again.stamp, again.condition) == (None, "damaged")


def test_store_knows_a_graph_of_another_version(tmp_path: Path, page: Record) -> None:
    store = EmbeddedStore(tmp_path)
    store.load([page])
    store.save("stamp")
    label = tmp_path / "graph.json"
    label.write_text(label.read_text().replace("kglite ", "kglite 0."))
    again = EmbeddedStore(tmp_path)
    assert (again.stamp, again.condition) == (None, "of another version")


@pytest.mark.parametrize("running", [True, False])
def test_collector_runs_after_a_load_as_it_did_before(
    tmp_path: Path, page: Record, *, running: bool
) -> None:
    store = EmbeddedStore(tmp_path)
    before = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        store.load([page])
        with pytest.raises(AttributeError):
            store.load([object()])  # type: ignore[list-item]
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()
