"""Asking over real HTTP: what goes wrong is one line, and nothing of it is lost or shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from extraction.model.asking import reading
from extraction.model.budget import Budget, Price
from extraction.model.client import Failure
from extraction.model.questions import Answer
from extraction.model.settings import MAX_TOKENS, Endpoint

RIGHT = json.dumps({"entities": [], "statements": []})


def _run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Its result, from a loop of its own: tests with a browser leave one running in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture
def ask(llm, question):
    """`ask(script, …)`: what comes of one question, and the server that it was put to."""

    def asking(script, budget: Budget | None = None, **settings):
        settings = {"seconds": 5.0, "backoff": 0.01, "key": llm.KEY, **settings}

        async def once(url: str) -> Answer | Failure:
            client = reading(Endpoint(url, "scripted", **settings), budget)
            try:
                return await client.ask(question.messages)
            finally:
                await client.close()

        with llm.serving(script) as server:
            return _run(once(server.url)), server

    return asking


def test_a_right_answer_is_taken(ask, llm) -> None:
    answer, server = ask(lambda request: llm.Reply(RIGHT))
    assert answer == Answer(RIGHT, whole=True, tokens=(1000, 500))
    (request,) = server.requests
    assert request["path"] == "/v1/chat/completions"
    assert request["model"] == "scripted"
    assert request["temperature"] == 0
    assert request["response_format"]["json_schema"]["strict"] is True
    assert "tools" not in request
    assert server.headers[0]["authorization"] == f"Bearer {llm.KEY}"
    assert "openai-organization" not in server.headers[0]


@pytest.mark.parametrize("bad", ["Here you are!", '{"entities": [', "[1, 2]", ""])
def test_a_malformed_answer_is_asked_for_again(ask, llm, bad: str) -> None:
    answer, server = ask(llm.in_turn(llm.Reply(bad), llm.Reply(RIGHT)))
    assert isinstance(answer, Answer)
    assert len(server.requests) == 2


def test_only_malformed_answers_are_a_failure(ask, llm) -> None:
    answer, server = ask(lambda request: llm.Reply("no"), tries=3)
    assert isinstance(answer, Failure)
    assert answer.reason.startswith("a malformed answer: not JSON")
    assert answer.reason.endswith("(3 tries)")
    assert len(server.requests) == 3
    assert not answer.final


@pytest.mark.parametrize(
    "body", ["<html>Bad gateway</html>", "{}", '{"choices": []}', '{"choices": [{}]}', "[]", "null"]
)
def test_what_is_no_completion_at_all_is_a_failure_in_one_line(ask, llm, body: str) -> None:
    answer, _ = ask(lambda request: llm.Reply(body=body), tries=2)
    assert isinstance(answer, Failure)
    assert "\n" not in answer.reason


def test_an_answer_that_was_cut_off_is_told_as_such(ask, llm) -> None:
    answer, _ = ask(lambda request: llm.Reply('{"entities": [{"id": "e1', finish="length"))
    assert isinstance(answer, Answer)
    assert not answer.whole


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503])
def test_what_may_pass_is_tried_again(ask, llm, status: int) -> None:
    answer, server = ask(llm.in_turn(llm.refusal(status, "later"), llm.Reply(RIGHT)))
    assert isinstance(answer, Answer)
    assert len(server.requests) == 2


def test_the_endpoint_s_wish_to_wait_is_heeded(ask, llm) -> None:
    import time

    started = time.monotonic()
    ask(llm.in_turn(llm.refusal(429, "slow down", retry_after_ms="400"), llm.Reply(RIGHT)))
    assert time.monotonic() - started > 0.4


def test_tries_are_bounded(ask, llm) -> None:
    answer, server = ask(lambda request: llm.refusal(500, "broken"), tries=3)
    assert answer == Failure("HTTP 500: broken (3 tries)")
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_will_not_pass_is_final_at_once(ask, llm, status: int) -> None:
    answer, server = ask(lambda request: llm.refusal(status, f"bad key {llm.KEY}"))
    assert isinstance(answer, Failure)
    assert answer.final
    assert len(server.requests) == 1
    assert llm.KEY not in answer.reason


def test_a_key_that_the_endpoint_sends_back_is_not_shown(ask, llm) -> None:
    message = f"the key {llm.KEY} has no money\nleft " + "x" * 5000
    answer, _ = ask(lambda request: llm.refusal(500, message), tries=1)
    assert isinstance(answer, Failure)
    assert llm.KEY not in answer.reason
    assert "\n" not in answer.reason
    assert len(answer.reason) < 300


@pytest.mark.parametrize("how", [{"wait": 6.0}, {"drip": 0.05}])
def test_an_answer_that_takes_too_long_is_given_up(ask, llm, how: dict) -> None:
    answer, server = ask(lambda request: llm.Reply(RIGHT, **how), seconds=1.0, tries=2)
    assert answer == Failure("no answer within 1 s (2 tries)")
    assert 1 <= len(server.requests) <= 2


def test_a_slow_answer_in_time_is_taken(ask, llm) -> None:
    answer, _ = ask(lambda request: llm.Reply(RIGHT, drip=0.001))
    assert isinstance(answer, Answer)


def test_an_endpoint_that_is_not_there_is_final(question) -> None:
    async def once() -> Answer | Failure:
        endpoint = Endpoint("http://127.0.0.1:9/v1", "scripted", tries=2, backoff=0.01)
        client = reading(endpoint)
        try:
            return await client.ask(question.messages)
        finally:
            await client.close()

    answer = _run(once())
    assert isinstance(answer, Failure)
    assert answer.final


@pytest.mark.parametrize(
    ("word", "gone", "instead"),
    [
        ("max_completion_tokens", "max_tokens", "max_completion_tokens"),
        ("temperature", "temperature", "model"),
        ("json_schema", None, "response_format"),
        ("response_format", "response_format", "model"),
    ],
)
def test_an_endpoint_that_lacks_a_parameter_is_asked_without(
    ask, llm, word: str, gone: str | None, instead: str
) -> None:
    refused = llm.refusal(400, f"Unsupported parameter: {word} is the problem")
    answer, server = ask(llm.in_turn(refused, llm.Reply(RIGHT)))
    assert isinstance(answer, Answer)
    assert gone not in server.requests[1]
    assert instead in server.requests[1]
    if word == "json_schema":
        assert server.requests[1]["response_format"] == {"type": "json_object"}


def test_another_bad_request_is_no_reason_to_try_again(ask, llm) -> None:
    answer, server = ask(lambda request: llm.refusal(400, "context too long"))
    assert answer == Failure("HTTP 400: context too long")
    assert len(server.requests) == 1


def test_no_question_is_asked_that_could_exceed_the_budget(ask, llm) -> None:
    budget = Budget(Price(1.0, 1.0), limit=0.005)
    answer, server = ask(lambda request: llm.Reply(RIGHT), budget)
    assert isinstance(answer, Failure)
    assert answer.final
    assert server.requests == []


def test_what_was_used_is_what_was_spent(ask, llm) -> None:
    budget = Budget(Price(1.0, 2.0), limit=1.0)
    ask(lambda request: llm.Reply(RIGHT, tokens=(10_000, 5_000)), budget)
    assert budget.spent == pytest.approx(0.02)
    assert budget.held == pytest.approx(0.0)


def test_an_answer_that_did_not_come_may_have_cost_the_most(ask, llm) -> None:
    budget = Budget(Price(1.0, 2.0), limit=1.0)
    ask(lambda request: llm.Reply(RIGHT, wait=1.0), budget, seconds=0.2, tries=1)
    assert budget.spent > MAX_TOKENS * 2 / 1e6
