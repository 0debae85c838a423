"""`lingding ask`, by named queries and by a model's Cypher."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

QUESTION = "深圳和中山之间签了哪些协议？"
GOOD = "MATCH (p:Place {name: '深圳市'})\nRETURN p.name AS name"


@pytest.mark.parametrize("question", [QUESTION, "What did Shenzhen sign with Zhongshan?"])
def test_ask_shows_the_query_with_its_parameters_and_the_answer(
    lingding, gold_store: Path, question: str
) -> None:
    result = lingding("ask", question, "--store", gold_store)
    assert result.status == 0
    command = "lingding query signed-agreements --param place=深圳市 --param other=中山市"
    assert f"asked: {command}" in result.err
    assert "22个深中科技合作项目集中签约" in result.out
    same = lingding(*command.split()[1:], "--store", gold_store)
    assert same.out == result.out


def test_ask_gives_programs_the_query_beside_the_rows(lingding, gold_store: Path) -> None:
    result = lingding("ask", QUESTION, "--format", "json", "--store", gold_store)
    data = json.loads(result.out)
    assert data["query"] == "signed-agreements"
    assert data["parameters"] == {"place": "深圳市", "other": "中山市"}
    assert data["rows"][0]["sentence"]
    assert result.err == ""


def test_ask_names_the_nearest_where_nothing_fits(lingding, gold_store: Path) -> None:
    result = lingding("ask", "为什么深圳和中山合作？", "--store", gold_store)
    assert result.status == 2
    assert result.out == ""
    first, _, *nearest = result.err.splitlines()
    assert "asks for a reason" in first
    assert len(nearest) == 3
    assert all("lingding query " in line for line in nearest)


@pytest.mark.parametrize(
    ("question", "says"), [("", "a question is wanted"), ("协" * 600, "at most 500")]
)
def test_ask_says_what_is_wrong_with_a_question(
    lingding, gold_store: Path, question: str, says: str
) -> None:
    result = lingding("ask", question, "--store", gold_store)
    assert (result.status, result.out) == (2, "")
    assert says in result.err
    assert result.err.count("\n") == 1


def test_ask_needs_neither_spacy_nor_pandas(gold_store: Path) -> None:
    code = (
        "import sys\n"
        f"sys.argv = ['lingding', 'ask', {QUESTION!r}, '--store', {str(gold_store)!r}]\n"
        "from lingding.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "kglite" in loaded
    assert not {"spacy", "pandas", "numpy", "openai", "pypinyin"} & loaded


def test_ask_by_a_model_shows_the_cypher_before_the_rows(
    lingding, gold_store: Path, llm, name_model
) -> None:
    with llm.serving(llm.in_turn(llm.cypher(GOOD))) as server:
        name_model(server.url)
        result = lingding("ask", "深圳叫什么？", "--cypher", "--store", gold_store)
    assert result.status == 0
    assert result.out.split() == ["name", "深圳市"]
    assert result.err.splitlines() == [
        "lingding: the model's Cypher:",
        *(f"lingding: {line}" for line in GOOD.splitlines()),
    ]
    assert server.requests[0]["model"] == "scripted"
    assert server.requests[0]["temperature"] == 0
    assert server.headers[0]["authorization"] == f"Bearer {llm.KEY}"


def test_ask_by_a_model_limits_what_it_runs(
    lingding, gold_store: Path, llm, name_model, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.store import Limits

    monkeypatch.setattr("lingding.questions.LIMITS", Limits(seconds=0.3, rows=5))
    many = "MATCH (s:Sentence) RETURN s.id AS id"
    endless = "MATCH (a), (b), (c), (d), (e) RETURN count(*) AS n"
    with llm.serving(llm.in_turn(llm.cypher(many), llm.cypher(endless))) as server:
        name_model(server.url)
        long = lingding("ask", "全部句子", "--cypher", "--store", gold_store)
        slow = lingding("ask", "全部句子", "--cypher", "--store", gold_store)
    assert long.out.count("\n") == 6
    assert "cut off after 5" in long.err
    assert slow.status == 2
    assert "stopped after 0.3 seconds" in slow.err


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"content": '{"cypher": "MATCH (n) DETACH DELETE n"}'}, "would change"),
        ({"content": '{"cypher": "CALL db.labels()"}'}, "procedure"),
        ({"content": '{"cypher": "SELECT 1"}'}, "syntax"),
        ({"content": '{"cypher": null, "why": "no prices"}'}, "cannot tell: no prices"),
        ({"content": "I would rather not"}, "not the JSON"),
        ({"status": 401, "body": "bad key KEY"}, "does not take the key"),
        ({"status": 500, "body": "<html>KEY</html>"}, "HTTP 500"),
        ({"body": "{}"}, "a malformed answer: no choice in it"),
        ({"body": "nonsense"}, "a malformed answer"),
    ],
)
def test_ask_by_a_model_fails_in_one_line(
    lingding, gold_store: Path, llm, name_model, answer: dict, says: str
) -> None:
    reply = {n: v.replace("KEY", llm.KEY) if n == "body" else v for n, v in answer.items()}
    with llm.serving(lambda request: llm.Reply(**reply)) as server:
        name_model(server.url)
        result = lingding("ask", QUESTION, "--cypher", "--store", gold_store)
    assert (result.status, result.out) == (2, "")
    assert says in result.err
    assert result.err.count("\n") == 1
    assert llm.KEY not in result.err


def test_ask_by_a_model_does_not_wait_for_ever(lingding, gold_store: Path, llm, name_model) -> None:
    with llm.serving(llm.in_turn(replace(llm.cypher(GOOD), wait=1.5))) as server:
        name_model(server.url, seconds=0.3)
        result = lingding("ask", QUESTION, "--cypher", "--store", gold_store)
    assert result.status == 2
    assert "no answer within 0.3 s (2 tries)" in result.err


def test_ask_by_a_model_says_where_nobody_answers(lingding, gold_store: Path, name_model) -> None:
    name_model("http://user:secret@127.0.0.1:9/v1")
    result = lingding("ask", QUESTION, "--cypher", "--store", gold_store)
    assert result.status == 2
    assert "http://127.0.0.1:9/v1: All connection attempts failed (2 tries)" in result.err
    assert "secret" not in result.err


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("LINGDING_LLM_BASE_URL", "", "no model is named"),
        ("LINGDING_LLM_MODEL", " ", "no model is named"),
        ("LINGDING_LLM_BASE_URL", "localhost", "no address"),
        ("LINGDING_LLM_SECONDS", "soon", "no number"),
    ],
)
def test_ask_by_a_model_needs_one_that_is_named(
    lingding, gold_store: Path, name_model, monkeypatch: pytest.MonkeyPatch,
    name: str, value: str, says: str,
) -> None:  # fmt: skip
    name_model("http://127.0.0.1:9/v1")
    monkeypatch.setenv(name, value)
    result = lingding("ask", QUESTION, "--cypher", "--store", gold_store)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert says in result.err
