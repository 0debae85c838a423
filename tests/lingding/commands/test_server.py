"""The command line against a Neo4j server."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extraction import extract_batch


@pytest.fixture
def address(server: Any, neo4j_store: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    monkeypatch.setenv("NEO4J_USERNAME", server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    monkeypatch.chdir(tmp_path)
    return str(server.address)


def test_an_article_is_built_asked_corrected_and_removed_on_a_server(
    lingding, article: Path, address: str, tmp_path: Path
) -> None:
    at = ("--store", address, "--corpus", tmp_path / "records")
    result = lingding("build", article, *at)
    assert (result.status, result.err) == (0, "")
    assert (tmp_path / "records" / "articles" / "article.json").exists()

    asked = lingding("query", "visits", "--param", "name=深圳", "--format", "json", *at[:2])
    assert "深圳大学" in {row["visited"] for row in json.loads(asked.out)}

    proven = lingding("check", "--format", "json", *at)
    assert json.loads(proven.out)[-1]["percent"] == "100.0 %"

    unknown = lingding("check", *at[:2])
    assert (unknown.status, unknown.err.count("\n")) == (2, 1)
    assert "--corpus" in unknown.err

    merged = lingding("correct", "merge", "香港理工大学", "香港中文大学", *at)
    assert merged.status == 0
    told = lingding("query", "mentions", "--param", "name=香港理工大学", *at[:2])
    assert "香港中文大学" in told.out

    assert lingding("remove", "article", *at).status == 0
    left = lingding("cypher", "MATCH (n:Place) RETURN count(n) AS n", "--format", "json", *at[:2])
    assert json.loads(left.out) == [{"n": 0}]


def test_a_server_is_not_written_to_unasked(lingding, article: Path, address: str) -> None:
    lingding("build", article, "--store", address)
    result = lingding("cypher", "MATCH (n) DETACH DELETE n", "--store", address)
    assert result.status == 2
    assert "--write" in result.err
    assert lingding("articles", "--store", address).out.count("\n") == 2


def test_a_server_that_is_not_there_is_one_line(lingding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    result = lingding("articles", "--store", "bolt://127.0.0.1:1")
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert "no Neo4j server answers" in result.err


def test_records_of_a_cluster_are_loaded_onto_a_server(
    lingding, article: Path, address: str, tmp_path: Path
) -> None:
    assert lingding("pack", article, "--to", "page.parquet").status == 0
    extract_batch(pd.read_parquet("page.parquet")).to_parquet("records.parquet")
    for store in ((address, "--corpus", tmp_path / "records"), ("embedded",)):
        result = lingding("load", "records.parquet", "--store", *store)
        assert (result.status, result.err) == (0, "")
    ask = ("query", "signed-agreements", "--format", "json")
    answers = [lingding(*ask, "--store", store).out for store in (address, "embedded")]
    assert answers[0] == answers[1]
    assert len(json.loads(answers[0])) == 5
