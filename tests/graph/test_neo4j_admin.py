"""The files for `neo4j-admin database import`, taken by the tool itself."""

import csv
import os
import re
import sys
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.neo4j_admin import write
from graph.record import Record
from graph.schema import constraints
from graph.store import Store


@pytest.fixture
def filled(tmp_path: Path, gold_records: list[Record]) -> Store:
    store = EmbeddedStore(tmp_path / "store")
    store.load(gold_records)
    return store


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_write_gives_each_node_its_labels_and_aliases(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "out")
    places = {row["id:ID(Place)"]: row for row in rows(tmp_path / "out" / "Place.csv")}
    row = places["place:中山市"]
    assert row[":LABEL"].split("\x1f") == ["Place", "City"]
    assert row["aliases:string[]"] == "中山"


def test_write_gives_each_relationship_its_ends_and_evidence(filled: Store, tmp_path: Path) -> None:
    write(filled, tmp_path / "out")
    signed = rows(tmp_path / "out" / "SIGNED-Organisation-Agreement.csv")
    assert signed
    for row in signed:
        assert row[":START_ID(Organisation)"].startswith("organisation:")
        assert row[":TYPE"] == "SIGNED"
        assert row["evidence:string[]"].startswith(row["article"] + "#")


def test_write_counts_what_the_graph_holds(filled: Store, tmp_path: Path) -> None:
    written = write(filled, tmp_path / "out")
    count = "MATCH (n) RETURN count(n) AS n UNION ALL MATCH ()-[r]->() RETURN count(r) AS n"
    assert [(written.nodes,), (written.relationships,)] == list(filled.cypher(count).rows)
    schema = (tmp_path / "out" / "schema.cypher").read_text("utf-8")
    assert all(f"{text};" in schema for text in constraints())


def test_neo4j_admin_imports_what_was_written(filled: Store, tmp_path: Path) -> None:
    neo4j = sys.modules["neo4j_server"]
    written = write(filled, tmp_path / "out")
    try:
        done = neo4j.admin(tmp_path / "out", "database", "import", "full", "neo4j", "@import.args")
    except neo4j.NoServer as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    assert done.returncode == 0, done.stdout[-800:] + done.stderr[-800:]
    said = done.stdout + done.stderr
    assert re.search(rf"\b{written.nodes + 1} nodes", said), said[-600:]
    assert re.search(rf"\b{written.relationships} relationships", said), said[-600:]
