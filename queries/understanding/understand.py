"""The named query that a question asks, chosen by its likeness to example questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import QueryError
from graph.store import Store
from queries.library import library
from queries.understanding.likeness import Example, Index, index, likest, wordings
from queries.understanding.reading import Reading, UnknownName, normalised, read
from queries.understanding.slots import fill, partly
from queries.understanding.unknown import new_words, unknown_name
from queries.understanding.words import Language, words

# Below this a question is answered with the nearest queries instead; found by leaving examples out
# one by one and on the development questions, see benchmarks/questions.py
LEAST: dict[Language, float] = {"zh": 0.25, "en": 0.35}
# the same where it has a word of what queries seldom tell, or a word that is new
SURE: dict[Language, float] = {"zh": 0.35, "en": 0.6}
NEW: dict[Language, float] = {"zh": 0.35, "en": 0.55}
CLOSE = 0.1  # by how much less another query may fit that is named as well
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A named query with parameters as users write them, and how like the question is to an
    example of it, 0 to 1.
    """

    query: str
    parameters: Mapping[str, str]
    fit: float


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question asks, and what it could ask as well, almost as likely."""

    choice: Choice
    others: tuple[Choice, ...]


class NotUnderstood(QueryError):
    """A question that no named query fits well.

    nearest: the names of three queries that are nearest to it, with what could be filled in.
    """

    def __init__(self, why: str, nearest: tuple[Choice, ...]) -> None:
        super().__init__(why)
        self.nearest = nearest


def understand(
    store: Store, question: str, *, today: date, indexes: Callable[[Language], Index] = index
) -> Understood:
    """The named query that a question in Chinese or English asks, with its parameters.

    today: what 今年 and `last month` are reckoned from. Raises NotUnderstood if no query fits, or
    the question has something in it that would be left out; QueryError if it is not to be read.
    """
    try:
        readings = read(store, question, today, wordings())
    except UnknownName as error:
        raise NotUnderstood(str(error), ()) from error
    found: dict[str, tuple[Choice, Reading]] = {}
    far: dict[str, Choice] = {}
    reasons: dict[str, float] = {}
    new: list[str] = []
    for reading in readings:
        known = indexes(reading.language)
        for name, (fit, example) in likest(reading, known).items():
            if name not in far or fit > far[name].fit:
                far[name] = Choice(name, partly(library()[name], example.slots, reading), fit)
            given = fill(library()[name], example.slots, reading)
            beyond = _beyond(reading, example, fit)
            for what in beyond:
                reasons[what] = max(fit, reasons.get(what, 0.0))
            if given is None or beyond:
                continue
            if name not in found or fit > found[name][0].fit:
                found[name] = Choice(name, given, fit), reading
    ranked = sorted(found.values(), key=lambda one: (-one[0].fit, one[0].query))
    nearest = _nearest({**far, **{name: choice for name, (choice, _) in found.items()}})
    if ranked:
        best, reading = ranked[0]
        strange = unknown_name(reading, best.fit, indexes(reading.language))
        if strange is not None:
            name = _as_written(strange, question)
            raise NotUnderstood(
                f"{name!r} is neither a name in the graph nor a word that is understood", nearest
            )
        new = new_words(reading, indexes(reading.language))
        least = (NEW if new else LEAST)[reading.language]
        if best.fit >= least:
            others = tuple(c for c, _ in ranked[1:3] if c.fit >= max(best.fit - CLOSE, least))
            return Understood(best, others)
    why = max(reasons, key=lambda what: reasons[what], default=None)
    if why:
        raise NotUnderstood(f"the question asks for {why}, which no named query tells", nearest)
    told = f"; not understood: {', '.join(new)}" if new else ""
    raise NotUnderstood(f"no named query fits this question well{told}", nearest)


def _nearest(choices: Mapping[str, Choice]) -> tuple[Choice, ...]:
    """The three queries that the question is likest to, with what could be filled in."""
    return tuple(sorted(choices.values(), key=lambda one: (-one.fit, one.query))[:_NEAREST])


def _as_written(name: str, question: str) -> str:
    """The name with the capitals of the question."""
    found = re.search(re.escape(name), normalised(question), re.IGNORECASE)
    return found[0] if found else name


def _beyond(reading: Reading, example: Example, fit: float) -> list[str]:
    """What the question asks for and the example, which is as like to it as `fit`, does not."""
    return [
        what
        for what, cues in words(reading.language).beyond.items()
        if cues.search(reading.text)
        and (fit < SURE[reading.language] or not cues.search(example.text))
    ]
