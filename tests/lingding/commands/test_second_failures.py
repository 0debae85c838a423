"""A second reader that is out of reach, fails, or falls silent: frames read on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction import confidence
from graph.proof import proves, spans
from graph.record import Record

RIGHT, BEGINNING = "the right answer", "its beginning"
SILENT = {"content": '{"entities": [], "statements": []}'}


@pytest.fixture
def silence_counts(tmp_path: Path, monkeypatch) -> Iterator[None]:
    """The model's silence was measured to be nearly always right."""
    path = tmp_path / "measured.toml"
    path.write_text('[rules]\n"frames:scripted" = 0.1\n', "utf-8")
    monkeypatch.setenv(confidence.MEASURED, str(path))
    confidence.measured.cache_clear()
    yield
    confidence.measured.cache_clear()


def test_an_endpoint_out_of_reach_is_one_warning_and_frames_read(
    lingding, said, endpoint, llm, paper, tmp_path, monkeypatch
) -> None:
    endpoint(lambda request: llm.Reply(said.answer()))
    monkeypatch.setenv("LINGDING_LLM_BASE_URL", "http://user:pw@127.0.0.1:9/v1?k=1")
    framed = lingding("extract", paper, "--json").out
    for reader in ("both", "llm"):
        result = lingding("extract", paper, "--reader", reader, "--json")
        assert result.status == 0
        assert result.out == framed
        warning, told = result.err.splitlines()
        assert warning.startswith("lingding: http://127.0.0.1:9/v1: ")
        assert warning.endswith("no more is asked; frames read alone")
        noun = "1 question has no answer that can be read"
        assert told == f"lingding: {noun}; frames read alone there"
        assert "pw" not in result.err


def test_strict_stops_and_writes_nothing(lingding, endpoint, llm, paper, tmp_path) -> None:
    endpoint(lambda request: llm.refusal(500, "broken"))
    store = tmp_path / "s"
    result = lingding("build", paper, "--reader", "both", "--strict", "--store", store)
    assert (result.status, result.out) == (2, "")
    assert result.err == "lingding: paper: HTTP 500: broken\n"
    assert not (store / "articles").exists()


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ({"status": 429, "body": "{}"}, "HTTP 429"),
        ({"status": 500, "body": "oops"}, "HTTP 500"),
        ({"content": "I cannot do that."}, "malformed answer"),
        ({"body": "<html>"}, "malformed answer"),
        ({"wait": 2.0}, "no answer within 0.5 s"),
        ({"content": RIGHT, "drip": 0.01}, "no answer within 0.5 s"),
        ({"content": BEGINNING, "finish": "length"}, "cut off"),
    ],
)
def test_each_failure_is_one_clear_line_and_no_article_is_lost(
    lingding, said, endpoint, llm, paper, monkeypatch, reply: dict, says: str
) -> None:
    texts = {RIGHT: said.answer(), BEGINNING: said.answer()[:200]}
    content = texts.get(reply.get("content"), reply.get("content"))
    endpoint(lambda request: llm.Reply(**{**reply, "content": content}))
    monkeypatch.setenv("LINGDING_LLM_SECONDS", "0.5")
    framed = Record.from_json(lingding("extract", paper, "--json").out)
    result = lingding("extract", paper, "--reader", "both", "--json")
    assert result.status == 0
    record = Record.from_json(result.out)
    assert said.ties(framed) <= said.ties(record)
    assert all(proves(said.TEXT, span) for span in spans(record))
    assert says in result.err.splitlines()[0]
    assert len(result.err.splitlines()) <= 2


def test_what_a_model_that_read_the_article_does_not_say_is_left_out(
    lingding, said, endpoint, llm, paper, silence_counts
) -> None:
    endpoint(lambda request: llm.Reply(**SILENT))
    result = lingding("extract", paper, "--reader", "both", "--json")
    assert said.ties(Record.from_json(result.out)) == set()
    assert "said by frames alone" in result.err


@pytest.mark.parametrize(
    "reply",
    [
        {**SILENT, "finish": "length"},
        {"content": '{"entities": [{"id": "e1"}], "statements": []}'},
        {"content": '{"entities": []}'},
        {"content": "I see no ties here."},
        {"status": 500, "body": "oops"},
        {**SILENT, "wait": 2.0},
    ],
    ids=["cut off", "an item malformed", "half the form", "no JSON", "HTTP 500", "too late"],
)
def test_a_failed_answer_is_no_silence(
    lingding, said, endpoint, llm, paper, silence_counts, monkeypatch, reply: dict
) -> None:
    endpoint(lambda request: llm.Reply(**reply))
    monkeypatch.setenv("LINGDING_LLM_SECONDS", "0.5")
    framed = Record.from_json(lingding("extract", paper, "--json").out)
    read = Record.from_json(lingding("extract", paper, "--reader", "both", "--json").out)
    assert said.ties(framed)
    assert (read.entities, read.statements) == (framed.entities, framed.statements)


def test_an_answer_cut_off_is_asked_for_anew_when_a_longer_one_is_allowed(
    lingding, said, endpoint, llm, paper, monkeypatch
) -> None:
    short = llm.Reply('{"entities": [', finish="length")
    server = endpoint(llm.in_turn(short, llm.Reply(said.answer())))
    asked = []
    for most in ("500", "500", "5000", "5000"):
        monkeypatch.setenv("LINGDING_LLM_MAX_TOKENS", most)
        read = lingding("extract", paper, "--reader", "both", "--json")
        asked.append(
            (len(server.requests), said.ONLY_THE_MODEL in said.ties(Record.from_json(read.out)))
        )
    assert asked == [(1, False), (1, False), (2, True), (2, True)]


def test_with_llm_frames_read_too_what_an_answer_cut_off_may_lack(
    lingding, endpoint, llm, paper
) -> None:
    endpoint(lambda request: llm.Reply(**SILENT, finish="length"))
    framed = lingding("extract", paper, "--json").out
    assert lingding("extract", paper, "--reader", "llm", "--json").out == framed
