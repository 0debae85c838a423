"""Fetching answers beforehand: in order, some at once, kept, given up in time."""

from __future__ import annotations

import json

import pytest

from extraction.model.asking import GIVE_UP, Asker, reading
from extraction.model.cache import Cache
from extraction.model.errors import ModelError
from extraction.model.questions import questions
from extraction.model.settings import Endpoint
from extraction.reading import Source, UnreadableError, documents

RIGHT = json.dumps({"entities": [], "statements": []})


def sources(count: int) -> list[Source]:
    return [
        Source(f"{n}.txt", f"a{n}", f"昨日，深圳大学与中山大学签署第{n}份协议。\n".encode())
        for n in range(count)
    ]


@pytest.fixture
def fetch(llm, tmp_path):
    """`fetch(script, sources)`: the ids that came through, what was said, the server."""

    def fetching(script, given, *, strict: bool = False, **settings):
        said: list[str] = []
        settings = {"seconds": 5.0, "backoff": 0.01, "tries": 2, "at_once": 3, **settings}
        with llm.serving(script) as server:
            client = reading(Endpoint(server.url, "scripted", llm.KEY, **settings))
            cache = Cache(tmp_path / "cache", "scripted")
            with Asker(client, cache, said.append, strict=strict) as asker:
                through = list(asker.answered(iter(given), None, None))
        return [getattr(one, "id", one) for one in through], said, server, cache

    return fetching


def test_sources_come_in_order_with_their_answers_kept(fetch, llm) -> None:
    given = sources(20)
    through, said, server, cache = fetch(lambda request: llm.Reply(RIGHT), given)
    assert through == [source.id for source in given]
    assert said == []
    assert len(server.requests) == 20
    for source in given:
        (question,) = questions(documents(source)[0])
        assert cache.get(question).content == RIGHT


def test_no_more_than_allowed_are_asked_at_once(fetch, llm) -> None:
    _, _, server, _ = fetch(lambda request: llm.Reply(RIGHT, wait=0.05), sources(12))
    assert server.most_at_once == 3


def test_what_was_answered_is_not_asked_again(fetch, llm) -> None:
    fetch(lambda request: llm.Reply(RIGHT), sources(5))
    _, _, server, _ = fetch(lambda request: llm.Reply(RIGHT), sources(8))
    assert len(server.requests) == 3


def test_one_failure_is_one_line_and_the_others_go_on(fetch, llm) -> None:
    def script(request):
        bad = "第3份" in llm.article_of(request)
        return llm.refusal(500, "broken") if bad else llm.Reply(RIGHT)

    through, said, _, _ = fetch(script, sources(9))
    assert len(through) == 9
    assert said == ["a3: HTTP 500: broken (2 tries); read by frames alone"]


def test_an_endpoint_that_refuses_is_told_once(fetch, llm) -> None:
    through, said, server, _ = fetch(lambda request: llm.refusal(401, "no"), sources(30))
    assert len(through) == 30
    (line,) = said
    assert "LINGDING_LLM_API_KEY" in line
    assert line.endswith("no more is asked; frames read alone")
    assert len(server.requests) <= 3


def test_after_some_failures_in_a_row_no_more_is_asked(fetch, llm) -> None:
    through, said, server, _ = fetch(lambda request: llm.Reply("no"), sources(40), at_once=1)
    assert len(through) == 40
    assert len(said) == GIVE_UP + 1
    assert f"{GIVE_UP} questions in a row" in said[-1]
    assert len(server.requests) == 2 * GIVE_UP


def test_strict_stops_at_the_first_failure(fetch, llm) -> None:
    with pytest.raises(ModelError, match="HTTP 500: broken"):
        fetch(lambda request: llm.refusal(500, "broken"), sources(9), strict=True)


def test_what_cannot_be_read_goes_by_unasked(fetch, llm) -> None:
    given = [UnreadableError("x.txt: empty"), Source("e.txt", "e", b""), *sources(1)]
    through, said, server, _ = fetch(lambda request: llm.Reply(RIGHT), given)
    assert len(through) == 3
    assert said == []
    assert len(server.requests) == 1


def test_the_cache_holds_no_key_and_no_address(fetch, llm) -> None:
    _, _, server, cache = fetch(lambda request: llm.Reply(RIGHT), sources(2))
    kept = [path.read_text("utf-8") for path in cache.folder.rglob("*.json")]
    assert len(kept) == 2
    assert not any(llm.KEY in text or server.url in text for text in kept)


def test_another_model_has_answers_of_its_own(fetch, llm) -> None:
    given = sources(1)
    _, _, _, cache = fetch(lambda request: llm.Reply(RIGHT), given)
    (question,) = questions(documents(given[0])[0])
    assert Cache(cache.folder, "other").get(question) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"content": 7, "whole": true}'])
def test_a_damaged_answer_is_asked_for_again(fetch, llm, damage: str) -> None:
    _, _, _, cache = fetch(lambda request: llm.Reply(RIGHT), sources(1))
    (path,) = cache.folder.rglob("*.json")
    path.write_text(damage)
    _, _, server, _ = fetch(lambda request: llm.Reply(RIGHT), sources(1))
    assert len(server.requests) == 1
