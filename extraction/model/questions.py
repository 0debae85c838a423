"""Questions: what a model is asked of an article, window by window, and by which key."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from extraction.model.prompt import VERSION, Message, messages
from extraction.model.windows import Window, windows
from extraction.reading.document import Document


@dataclass(frozen=True, slots=True)
class Question:
    """One window of an article as it is put to a model. number: from 1, of `count`.

    digest: of the prompt, in hexadecimal; together with the model's name it is the answer's key.
    """

    article: str
    number: int
    count: int
    window: Window
    messages: tuple[Message, ...]
    digest: str

    @property
    def name(self) -> str:
        """What a person calls it in one line."""
        part = f", part {self.number} of {self.count}" if self.count > 1 else ""
        return f"{self.article}{part}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answered. whole: it was not cut off at the most tokens allowed.

    tokens: (of the question, of the answer) as the endpoint counted them.
    """

    content: str
    whole: bool = True
    tokens: tuple[int, int] | None = None


class Answers(Protocol):
    """Where answers of one model are looked up."""

    @property
    def model(self) -> str:
        """The name of the model, as statements carry it."""

    def get(self, question: Question) -> Answer | None:
        """The answer to a question, if there is one."""


def questions(document: Document, home_city: str | None = None) -> list[Question]:
    """What is asked of an article; the same each time."""
    found = windows(document)
    asked = []
    for number, window in enumerate(found, 1):
        told = messages(document, window.text, home_city)
        told_as = json.dumps([VERSION, told], ensure_ascii=False, separators=(",", ":"))
        digest = sha256(told_as.encode("utf-8", "surrogatepass")).hexdigest()
        asked.append(Question(document.id, number, len(found), window, told, digest))
    return asked
