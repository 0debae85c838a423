"""A language model beside the frames, from the command line, over real HTTP."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.proof import proves, spans
from graph.record import Record


def record_of(store: Path) -> Record:
    (record,) = Archive(store).corpus
    return record


def test_build_with_both_keeps_what_is_proved_and_nothing_else(
    lingding, said, endpoint, llm, paper, tmp_path
) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    framed = Record.from_json(lingding("extract", paper, "--json").out)
    result = lingding("build", paper, "--reader", "both", "--store", tmp_path / "s")
    assert result.status == 0
    record = record_of(tmp_path / "s")
    assert said.ties(record) == said.ties(framed) | {said.ONLY_THE_MODEL}
    assert "水星" not in record.to_json()
    assert all(proves(said.TEXT, span) for span in spans(record))
    assert result.err == (
        "lingding: kept out 3 things that the model said: 1 an end is missing; "
        "1 no such name in the text; 1 quote not in the text; --dropped FILE lists them\n"
    )


def test_the_graph_tells_which_model_said_so(
    lingding, said, endpoint, llm, paper, tmp_path
) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    store = tmp_path / "s"
    lingding("build", paper, "--reader", "both", "--store", store)
    asked = "MATCH (a)-[r:SUPPORTS]->(b) RETURN r.model AS model, r.rule AS rule"
    (row,) = json.loads(lingding("cypher", asked, "--format", "json", "--store", store).out)
    assert row == {"model": "scripted", "rule": None}
    assert lingding("check", "--store", store).status == 0
    rows = json.loads(
        lingding(
            "query", "uncertain", "--param", "below=0.71", "--format", "json", "--store", store
        ).out
    )
    assert "scripted" in {row["model"] for row in rows}


def test_a_second_run_asks_nothing_and_gives_the_same_bytes(
    lingding, said, endpoint, llm, paper, tmp_path
) -> None:
    server = endpoint(lambda request: llm.Reply(said.answer()))
    for store in ("one", "other"):
        lingding("build", paper, "--reader", "both", "--store", tmp_path / store)
    one, other = ((tmp_path / s / "articles" / "paper.json").read_bytes() for s in ("one", "other"))
    assert one == other
    assert len(server.requests) == 1


def test_what_is_answered_needs_neither_network_nor_package(
    lingding, said, endpoint, llm, paper, monkeypatch
) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    arguments = ("extract", paper, "--reader", "both", "--json", "--strict")
    first = lingding(*arguments)
    monkeypatch.setenv("LINGDING_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setitem(sys.modules, "openai", None)
    assert lingding(*arguments).out == first.out


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_changes_nothing(
    lingding, said, endpoint, llm, tmp_path, jobs: int
) -> None:
    for n in range(5):
        (tmp_path / f"p{n}.txt").write_text(said.TEXT.replace("战略", f"第{n}份"), "utf-8")
    endpoint(lambda request: llm.Reply(said.answer()))
    files = sorted(tmp_path.glob("p*.txt"))
    result = lingding("extract", *files, "--reader", "both", "--json", "--jobs", jobs)
    records = [Record.from_json(line) for line in result.out.splitlines()]
    assert [record.article.id for record in records] == [f"p{n}" for n in range(5)]
    assert all(said.ONLY_THE_MODEL in said.ties(record) for record in records)


def test_llm_alone_takes_nothing_of_the_frames(lingding, said, endpoint, llm, paper) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    result = lingding("extract", paper, "--reader", "llm", "--json")
    assert said.ties(Record.from_json(result.out)) == {said.ONLY_THE_MODEL}


def test_the_key_is_nowhere(lingding, said, endpoint, llm, paper, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("OPENAI_LOG", "debug")
    endpoint(lambda request: llm.refusal(500, f"your key is {llm.KEY}"))
    first = lingding("build", paper, "--reader", "both", "--store", tmp_path / "s")
    endpoint(lambda request: llm.Reply(said.answer()))
    second = lingding("build", paper, "--reader", "both", "--store", tmp_path / "s")
    assert llm.KEY not in first.out + first.err + second.out + second.err
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("cache" in path.parts for path in kept)
    assert not any(llm.KEY.encode() in path.read_bytes() for path in kept)


def test_dropped_lists_what_was_kept_out(lingding, said, endpoint, llm, paper, tmp_path) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    path = tmp_path / "dropped.csv"
    lingding("extract", paper, "--reader", "both", "--dropped", path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert ("深圳大学 VISITED 中山大学", "quote not in the text") in {
        (row["what"], row["reason"]) for row in rows
    }
    assert {row["article"] for row in rows} == {"paper"}
