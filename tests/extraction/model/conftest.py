"""What tests of the second reader share: a short article and answers on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extraction.model.questions import Answer, Question, questions
from extraction.model.reading import Read, read_document
from extraction.model.second import Reader, Second
from extraction.reading import Document, Source, documents

TEXT = (
    "本报深圳2024年7月4日电 昨日，深圳大学与中山大学在深圳签署战略合作协议。\n\n"
    "深圳大学校长李明出席签约仪式。双方将共建海洋实验室。去年，该校还到访了暨南大学。\n"
)
Item = dict[str, Any]


def entity(id_: str, label: str, name: str, *mentions: str, kind: str | None = None) -> Item:
    return {"id": id_, "label": label, "kind": kind, "name": name, "mentions": list(mentions)}


def statement(subject: str, type_: str, object_: str, *evidence: str, **more: Any) -> Item:
    ends = {"subject": subject, "predicate": type_, "object": object_}
    rest = {"status": None, "date": None, "role": None, **more}
    return {**ends, **rest, "evidence": list(evidence)}


class Given:
    """One answer, to whatever question."""

    model = "scripted"

    def __init__(self, answer: Item | str) -> None:
        content = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        self.answer = Answer(content)

    def get(self, question: Question) -> Answer:
        return self.answer


@pytest.fixture
def document() -> Document:
    """The short article."""
    return article(TEXT)


@pytest.fixture
def question(document: Document) -> Question:
    """The one question on it."""
    (asked,) = questions(document)
    return asked


@pytest.fixture
def read() -> Callable[..., Read]:
    """`read([entity(…)], [statement(…)], text=…, reader="llm")`: the article so answered."""

    def reading(
        entities: list[Item], statements: list[Item], text: str = TEXT, reader: str = "llm"
    ) -> Read:
        given = Given({"entities": entities, "statements": statements})
        return read_document(article(text), Second(Reader(reader), given))

    return reading


@pytest.fixture
def make() -> type:
    """`make.entity`, `make.statement`, `make.article`, `make.given`."""

    class Make:
        entity = staticmethod(entity)
        statement = staticmethod(statement)
        article = staticmethod(article)
        given = Given
        text = TEXT

    return Make


def article(text: str, id_: str = "a") -> Document:
    return documents(Source(f"{id_}.txt", id_, text.encode()))[0]


@pytest.fixture
def gold_paths() -> list[Path]:
    """The newspaper page and the gold articles with odd numbers."""
    gold = Path(__file__).parents[3] / "data" / "gold"
    return [gold / "article.json", *sorted(gold.glob("d*[13579].json"))]
