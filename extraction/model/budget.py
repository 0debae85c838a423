"""What asking costs: tokens estimated, prices from a file, a budget that is never exceeded."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from extraction.model.errors import ModelError
from extraction.model.prompt import Message
from extraction.model.questions import Question

PRICES = "LINGDING_LLM_PRICES"

ANSWER = 6.0  # tokens of an answer a token of the article: 5.8 on the gold set, answered in full


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    question: float
    answer: float

    def of(self, question: float, answer: float) -> float:
        """The price of so many tokens, in US dollars."""
        return (question * self.question + answer * self.answer) / 1_000_000


def price(model: str, path: Path | None = None) -> Price | None:
    """What a model costs; None if no file tells.

    path: a file that stands before `prices.toml` (else the one that LINGDING_LLM_PRICES names).
    Raises ModelError if it cannot be read.
    """
    own = path or (Path(os.environ[PRICES]) if os.environ.get(PRICES) else None)
    shipped = files("extraction.model").joinpath("prices.toml").read_text("utf-8")
    found = _read(shipped, "prices.toml").get(model)
    if own is not None:
        try:
            found = _read(own.read_text("utf-8"), str(own)).get(model, found)
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"{own}: cannot be read as a file of prices") from error
    return found


def _read(text: str, name: str) -> dict[str, Price]:
    try:
        models = tomllib.loads(text).get("models", {})
        prices = {
            model: Price(float(each["question"]), float(each["answer"]))
            for model, each in models.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{name}: no file of prices; see extraction/model/prices.toml") from error
    if any(each.question < 0 or each.answer < 0 for each in prices.values()):
        raise ModelError(f"{name}: a price below 0")
    return prices


def tokens(text: str) -> int:
    """An estimate: one token a Chinese character, one for four others.

    Tokenizers differ; those of current models need about 0.6 to 1.0 a Chinese character.
    """
    wide = sum(char > "\u2e80" for char in text)
    return wide + (len(text) - wide + 3) // 4


def of_question(question: Question) -> int:
    """The estimated tokens of a prompt."""
    return sum(tokens(message["content"]) for message in question.messages)


def of_answer(question: Question) -> int:
    """The estimated tokens of its answer."""
    return round(ANSWER * tokens(question.window.text))


def most(messages: Sequence[Message], max_tokens: int) -> tuple[int, int]:
    """The most tokens that a question and its answer can take, with any tokenizer on bytes."""
    size = sum(len(message["content"].encode("utf-8", "replace")) for message in messages)
    return size + 1000, max_tokens  # the schema and the frame of the messages besides


@dataclass(slots=True)
class Budget:
    """How much may be spent, in US dollars; None for no bound. Held is what is being asked."""

    price: Price | None = None
    limit: float | None = None
    spent: float = 0.0
    held: float = 0.0

    def hold(self, messages: Sequence[Message], max_tokens: int) -> float | None:
        """Put aside what a question can cost at most; None if that would exceed the limit."""
        if self.price is None:
            return 0.0
        cost = self.price.of(*most(messages, max_tokens))
        if self.limit is not None and self.spent + self.held + cost > self.limit:
            return None
        self.held += cost
        return cost

    def settle(self, held: float, used: tuple[int, int] | None) -> None:
        """What was put aside becomes what was used; all of it, if nobody knows."""
        self.held -= held
        self.spent += self.price.of(*used) if self.price and used is not None else held
