"""The questions of data/questions are understood, as docs/asking.md says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store

SCRIPT = runpy.run_path(str(Path(__file__).parents[3] / "benchmarks" / "questions.py"))
QUESTIONS: list[Any] = SCRIPT["questions"]()
HELD_OUT = [question for question in QUESTIONS if question.part == "held-out"]


def test_there_are_enough_questions_half_in_each_language() -> None:
    answerable = [question for question in HELD_OUT if question.wanted]
    chinese = sum(question.language == "zh" for question in answerable)
    assert len(answerable) >= 80
    assert 2 * chinese == len(answerable)
    assert len(HELD_OUT) - len(answerable) >= 20


def test_no_question_is_an_example_of_a_query() -> None:
    asks = {text for *_, text in SCRIPT["examples"]()}
    assert not asks & {question.text for question in HELD_OUT}


def test_held_out_questions_get_the_right_query_and_parameters(store: Store) -> None:
    answerable = [question for question in HELD_OUT if question.wanted]
    right = sum(SCRIPT["is_right"](store, question) for question in answerable)
    assert right / len(answerable) >= 0.90


def test_questions_that_cannot_be_answered_are_not(store: Store) -> None:
    answered = sum(not SCRIPT["is_right"](store, q) for q in HELD_OUT if not q.wanted)
    assert answered == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_development_questions_do_not_get_worse(store: Store, language: str) -> None:
    some = [q for q in QUESTIONS if q.part == "development" and q.language == language]
    right = sum(SCRIPT["is_right"](store, question) for question in some)
    assert right / len(some) >= 0.90
