"""A single question, asked from wherever the caller stands."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from extraction.model.background import Background
from extraction.model.client import ask_once
from extraction.model.questions import Answer
from extraction.model.settings import Endpoint

ASKED = [{"role": "user", "content": "深圳叫什么？"}]


def test_a_question_is_asked_where_a_loop_runs_already_as_in_a_notebook(llm) -> None:
    async def in_a_loop(url: str) -> object:
        return ask_once(Endpoint(url, "scripted"), ASKED)

    with llm.serving(lambda request: llm.Reply("深圳市")) as server, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(asyncio.run, in_a_loop(server.url)).result()
    assert isinstance(answer, Answer)
    assert answer.content == "深圳市"
    assert server.requests[0]["messages"] == ASKED
    assert "response_format" not in server.requests[0]


def test_who_is_interrupted_does_not_wait_for_what_still_runs() -> None:
    def interrupted() -> None:
        with Background() as background:
            running.append(background.start(asyncio.sleep(60)))
            raise KeyboardInterrupt

    running: list[Future[None]] = []
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert running[0].cancelled()
    assert time.monotonic() - begun < 10
