"""Exporting and serving a graph that is on a Neo4j server, beside the same in a folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import networkx as nx
import pytest
from starlette.testclient import TestClient

from graph.archive import Archive
from graph.neo4j_store import Neo4jStore
from graph.record import Record

TIE = {
    **{"entity": "place:中山市", "predicate": "COOPERATES_WITH", "other": "place:深圳市"},
    "article": "article",
}


@pytest.fixture(scope="module")
def records(gold_records: list[Record]) -> list[Record]:
    """A few, so that it does not take long."""
    return gold_records[:4]


@pytest.fixture(scope="module")
def folder(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in a folder that holds them."""
    store = tmp_path_factory.mktemp("kept") / "store"
    _fill(Archive(store, create=True), records)
    return store


@pytest.fixture(scope="module")
def corpus(
    server: Any, records: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The corpus of a graph on the server that holds them; tests leave it as it was."""
    store = Neo4jStore(server.address, server.user, server.password)
    store.cypher("MATCH (n) DETACH DELETE n", write=True)
    corpus = tmp_path_factory.mktemp("server") / "records"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEO4J_USERNAME", server.user)
        patch.setenv("NEO4J_PASSWORD", server.password)
        _fill(Archive(server.address, corpus=corpus, create=True), records)
        yield corpus
    store.cypher("MATCH (n) DETACH DELETE n", write=True)
    store.close()


@pytest.fixture
def address(server: Any, corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The address of the server, asked from a folder without a corpus."""
    monkeypatch.chdir(tmp_path)
    return str(server.address)


def _fill(archive: Archive, records: list[Record]) -> None:
    with archive.writing():
        for record in records:
            archive.put(record)


@pytest.mark.parametrize(
    "name", ["g.html", "g.svg", "g.graphml", "g.gexf", "g.cyjs", "g.csv", "g.jsonld"]
)
def test_export_from_a_server_is_that_from_a_folder(
    lingding, address: str, corpus: Path, folder: Path, tmp_path: Path, name: str
) -> None:
    part = ("--around", "中山", "--hops", 1)
    at = ("--store", address, "--corpus", corpus)
    for place, store in (("there", at), ("here", ("--store", folder))):
        (tmp_path / place).mkdir()
        result = lingding("export", tmp_path / place / name, *part, *store)
        assert (result.status, result.err) == (0, "")
    there, here = (_files(tmp_path / place) for place in ("there", "here"))
    assert there == here


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_export_from_a_server_without_the_corpus_has_the_same_graph(
    lingding, address: str, folder: Path, tmp_path: Path
) -> None:
    for name, store in (("there", address), ("here", folder)):
        assert lingding("export", tmp_path / f"{name}.graphml", "--store", store).status == 0
        assert lingding("export", tmp_path / f"{name}.csv", "--store", store).status == 0
    there, here = (nx.read_graphml(tmp_path / f"{name}.graphml") for name in ("there", "here"))
    assert dict(there.nodes(data=True)) == dict(here.nodes(data=True))
    assert sorted(map(str, there.edges(data=True))) == sorted(map(str, here.edges(data=True)))
    quoted = [(tmp_path / f"{name}.csv" / "statements.csv").read_text() for name in
              ("there", "here")]  # fmt: skip
    assert quoted[0] == quoted[1]
    assert not (tmp_path / "lingding-store").exists()


@pytest.fixture
def client(address: str, corpus: Path, client_of) -> TestClient:
    return client_of(Archive(address, corpus=corpus))


def test_graph_served_from_a_server_is_that_from_a_folder(
    client: TestClient, folder: Path, tmp_path: Path, client_of
) -> None:
    shutil.copytree(folder, tmp_path / "store")
    other = client_of(Archive(tmp_path / "store"))
    question = {"text": "MATCH (a:Place)-[r:COOPERATES_WITH]-(b) RETURN a, r, b ORDER BY b.id"}
    for path in ("/api/graph?around=中山&hops=1", "/api/review"):
        there, here = (c.get(path).json() for c in (client, other))
        assert {**there, "version": None} == {**here, "version": None}
    there, here = (c.post("/api/cypher", json=question).json() for c in (client, other))
    assert sorted(map(str, there["rows"])) == sorted(map(str, here["rows"]))
    assert there["graph"] == here["graph"]
    named = {"name": "partners", "parameters": {"name": "中山"}}
    there, here = (c.post("/api/query", json=named).json() for c in (client, other))
    assert there == here


def test_wrong_changing_and_endless_questions_to_a_server_are_one_line(
    client: TestClient, refused
) -> None:
    refused(client)


def test_statement_on_a_server_is_accepted_rejected_and_taken_back(client: TestClient) -> None:
    counted = {
        "text": "MATCH (:Place {name: '中山市'})-[r:COOPERATES_WITH]-(:Place {name: '深圳市'}) "
        "RETURN r.confidence AS sure, r.reviewed AS reviewed"
    }

    def rows() -> list[list[Any]]:
        return list(client.post("/api/cypher", json=counted).json()["rows"])

    def correct(**asked: Any) -> int:
        answer = client.post("/api/correct", json=asked)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["number"])

    old = client.get("/api/version").json()
    assert rows() == [[0.9, None]]
    accepted = correct(verb="accept", **TIE)
    assert rows() == [[1.0, True]]
    assert client.get("/api/version").json() != old
    correct(verb="undo", undone=accepted)
    assert rows() == [[0.9, None]]
    rejected = correct(verb="reject", **TIE)
    assert rows() == []
    correct(verb="undo", undone=rejected)
    assert rows() == [[0.9, None]]


def test_server_that_another_process_loads_is_noticed(
    client: TestClient, address: str, corpus: Path, records: list[Record]
) -> None:
    old = client.get("/api/version").json()
    other = Archive(address, corpus=corpus)
    with other.writing():
        other.remove(records[-1].article.id)
    assert client.get("/api/version").json() != old
    _fill(other, records[-1:])


def test_judging_on_a_server_without_its_corpus_is_refused_in_one_line(
    address: str, tmp_path: Path, client_of
) -> None:
    client = client_of(Archive(address))
    answer = client.post("/api/correct", json={"verb": "accept", **TIE})
    assert answer.status_code == 400
    assert "--corpus" in answer.json()["error"]
    assert not (tmp_path / "lingding-store").exists()


@pytest.fixture
def served(address: str, corpus: Path) -> Iterator[str]:
    """`lingding serve` in a process of its own; its address with the token."""
    run = "from lingding.cli import main; main()"
    command = [sys.executable, "-c", run, "serve", "--port", "0", "--store", address]
    command += ["--corpus", str(corpus)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ}) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found
        yield found[0]
        server.terminate()


def test_command_serves_the_graph_of_a_server(served: str) -> None:
    with httpx.Client(follow_redirects=True, timeout=60) as client:
        assert client.get(served).status_code == 200
        home = served.partition("/?")[0]
        graph = client.get(f"{home}/api/graph", params={"around": "中山"}).json()
        assert "中山市" in {node["name"] for node in graph["nodes"]}
        told = client.post(
            f"{home}/api/cypher",
            content=json.dumps({"text": "MATCH (a:Article) RETURN count(a) AS n"}),
            headers={"origin": home},
        ).json()
        assert told["rows"] == [[4]]
