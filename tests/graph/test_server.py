"""An archive whose graph is on a Neo4j server."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from graph.archive import Archive
from graph.embedded import EmbeddedStore
from graph.errors import StoreError
from graph.neo4j_store import Neo4jStore
from graph.opening import is_address
from graph.record import Record
from graph.store import Store

Snap = Callable[[Store], object]


@pytest.fixture
def address(
    server: Any, neo4j_store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> str:
    """The address of an empty database, with the password where it is looked for."""
    monkeypatch.setenv("NEO4J_USERNAME", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    monkeypatch.chdir(tmp_path)
    return str(server.address)


class Wire:
    """A line to the server that can be cut after so many bytes."""

    def __init__(self, address: str) -> None:
        host, port = address.removeprefix("bolt://").split(":")
        self._server = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._ends: list[socket.socket] = []
        self.left = float("inf")  # bytes to the server until the line breaks
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        self.left = 0
        self._listener.close()
        for end in self._ends:
            _shut(end)

    def _accept(self) -> None:
        while True:
            try:
                near = self._listener.accept()[0]
            except OSError:
                return
            far = socket.create_connection(self._server)
            self._ends += [near, far]
            for source, target, counted in ((near, far, True), (far, near, False)):
                threading.Thread(
                    target=self._pass, args=(source, target, counted), daemon=True
                ).start()

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(4096):
                if counted:
                    self.left -= len(data)
                if self.left <= 0:
                    break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            _shut(end)


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)  # wakes who waits at the other end, as close does not
    end.close()


@pytest.fixture
def wire(address: str) -> Iterator[Wire]:
    line = Wire(address)
    yield line
    line.cut()


def fill(archive: Archive, records: list[Record]) -> None:
    with archive.writing():
        for record in records:
            archive.put(record)


@pytest.mark.parametrize(
    ("store", "is_one"),
    [
        ("bolt://localhost:7687", True),
        ("neo4j+s://x.example", True),
        (Path("neo4j://localhost"), True),
        ("lingding-store", False),
        ("./bolt", False),
    ],
)
def test_an_address_is_told_from_a_folder(store: str | Path, is_one: bool) -> None:
    assert is_address(store) is is_one


def test_a_server_holds_the_graph_that_a_folder_holds(
    address: str, gold_records: list[Record], snapshot: Snap, tmp_path: Path
) -> None:
    archive = Archive(address, create=True)
    fill(archive, gold_records)
    folder = Archive(tmp_path / "lingding-store")
    assert snapshot(archive.store) == snapshot(folder.store)


def test_a_server_can_be_asked_without_the_corpus(
    address: str, page: Record, tmp_path: Path
) -> None:
    fill(Archive(address, corpus=tmp_path / "records", create=True), [page])
    table = Archive(address).cypher("MATCH (a:Article) RETURN a.id AS id")
    assert table.rows == (("article",),)
    assert not (tmp_path / "lingding-store").exists()


def test_asking_a_server_does_not_change_its_graph(
    address: str, gold_records: list[Record], tmp_path: Path
) -> None:
    fill(Archive(address, corpus=tmp_path / "records", create=True), gold_records[:2])
    fill(Archive(tmp_path / "lingding-store", create=True), gold_records[2:3])
    assert len(Archive(address).store.articles()) == 2


def test_a_server_gets_what_a_killed_builder_left_out(
    address: str, gold_records: list[Record], snapshot: Snap
) -> None:
    archive = Archive(address, create=True)
    fill(archive, gold_records[:2])
    archive.corpus.put(gold_records[2])
    archive.corpus.remove("article")
    fill(Archive(address), gold_records[3:4])
    there = snapshot(archive.store)
    archive.store.clear()
    archive.store.load([archive.corpus.get(r.article.id) for r in gold_records[1:4]])
    assert snapshot(archive.store) == there


def test_a_server_gets_what_a_killed_first_builder_left_out(
    address: str, gold_records: list[Record], snapshot: Snap, tmp_path: Path
) -> None:
    first = Archive(address, create=True)
    first.corpus.put(gold_records[0])
    first.store.load(gold_records[:1])  # and killed before the graph was saved
    fill(Archive(address), gold_records[1:2])
    fill(Archive(tmp_path / "folder", create=True), gold_records[:2])
    assert snapshot(Archive(address).store) == snapshot(Archive(tmp_path / "folder").store)


def test_a_graph_of_another_corpus_is_not_touched(
    address: str, gold_records: list[Record], tmp_path: Path
) -> None:
    fill(Archive(address, corpus=tmp_path / "ours", create=True), gold_records[:2])
    with pytest.raises(StoreError, match="another corpus"):
        fill(Archive(address, corpus=tmp_path / "theirs", create=True), gold_records[2:3])
    assert len(Archive(address).store.articles()) == 2


def test_a_database_with_other_nodes_is_not_touched(
    address: str, neo4j_store: Store, page: Record
) -> None:
    neo4j_store.cypher("CREATE (:Person {name: 'somebody else’s'})", write=True)
    with pytest.raises(StoreError, match="nodes that are not Lingding's"):
        fill(Archive(address, create=True), [page])
    assert neo4j_store.cypher("MATCH (n) RETURN count(n) AS n").rows == ((1,),)


def test_a_graph_of_another_version_is_built_again(
    address: str, gold_records: list[Record], snapshot: Snap
) -> None:
    archive = Archive(address, create=True)
    fill(archive, gold_records[:2])
    before = snapshot(archive.store)
    archive.store.cypher("MATCH (m:_Lingding) SET m.made_by = 'an old one'", write=True)
    archive.store.cypher("MATCH (n:Place) SET n.old = true", write=True)
    again = Archive(address)
    assert again.store.condition == "of another version"
    fill(again, [])
    assert snapshot(again.store) == before


@pytest.mark.parametrize("bytes_", [40_000, 250_000])
def test_a_line_that_breaks_in_mid_batch_leaves_nothing_half_loaded(
    address: str,
    wire: Wire,
    gold_records: list[Record],
    snapshot: Snap,
    monkeypatch: pytest.MonkeyPatch,
    bytes_: int,
) -> None:
    monkeypatch.setattr("graph.neo4j_store._RETRY", 1.0)
    fill(Archive(address, create=True), gold_records[:1])
    archive = Archive(wire.address)
    before = snapshot(archive.store)
    wire.left = bytes_
    with pytest.raises(StoreError, match="no Neo4j server answers") as error:
        fill(archive, gold_records[1:])
    assert wire.left <= 0
    assert "\n" not in str(error.value)
    again = Archive(address)
    assert snapshot(again.store) == before
    assert len(again.corpus) == len(gold_records)
    fill(again, [])
    assert len(again.store.articles()) == len(gold_records)


def test_a_server_that_is_gone_is_named_in_one_line(
    address: str, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.neo4j_store._RETRY", 1.0)
    archive = Archive(wire.address)
    wire.cut()
    with pytest.raises(StoreError, match="no Neo4j server answers") as error:
        archive.cypher("RETURN 1")
    assert "\n" not in str(error.value)
    with pytest.raises(StoreError, match="no Neo4j server answers"):
        Archive("bolt://127.0.0.1:1")


def test_a_wrong_password_is_said_and_not_shown(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-secret")
    with pytest.raises(StoreError, match="wrong user or password") as error:
        Archive(address)
    assert "wrong-secret" not in str(error.value)


def test_a_password_is_not_taken_from_an_address() -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as error:
        Archive("bolt://neo4j:secret@localhost:7687")
    assert "secret" not in str(error.value)


def test_a_missing_password_is_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(StoreError, match="set NEO4J_PASSWORD"):
        Archive("bolt://localhost:7687")


def test_a_server_has_constraints_of_the_ontology_and_a_chinese_index(
    neo4j_store: Neo4jStore, page: Record
) -> None:
    neo4j_store.load([page])
    keys = neo4j_store.cypher("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN *").rows
    from graph.ontology import ontology

    assert {labels[0] for labels, _ in keys} == set(ontology().labels)
    neo4j_store.cypher("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    found = neo4j_store.cypher(
        "CALL db.index.fulltext.queryNodes('sentence_text', '\"战略合作协议\"') YIELD node "
        "RETURN node.text AS text"
    ).rows
    assert found
    assert all("战略合作协议" in text for (text,) in found)


def test_an_embedded_graph_of_a_copied_folder_is_in_step(
    tmp_path: Path, page: Record, caplog: pytest.LogCaptureFixture
) -> None:
    fill(Archive(tmp_path / "a", create=True), [page])
    Archive(tmp_path / "a")
    assert isinstance(Archive(tmp_path / "a").store, EmbeddedStore)
    assert caplog.messages == []
