"""Answers fetched beforehand: sources go by, each once the questions on it are answered.

What is answered is kept in the cache, from which extraction reads. So the network, the key and the
budget stay in this process, and articles are read the same way with and without it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from extraction.model.background import Background
from extraction.model.budget import Budget
from extraction.model.cache import Cache
from extraction.model.client import Client, Failure
from extraction.model.errors import ModelError
from extraction.model.items import items
from extraction.model.prompt import response_format
from extraction.model.questions import Answer, Question, questions
from extraction.model.settings import Endpoint
from extraction.reading import Source, UnreadableError, documents

AHEAD = 4  # sources a question that may be out, for which answers are fetched before their turn
GIVE_UP = 5  # questions in a row that fail: then no more are asked

Say = Callable[[str], None]


@dataclass(slots=True)
class Asker:
    """Fetches answers in a thread of its own, as many at once as the endpoint allows for.

    say: is told in one line of each question that has no answer, and once that no more are asked.
    strict: raise ModelError instead. Use it as a context manager.
    """

    client: Client
    cache: Cache
    say: Say
    strict: bool = False
    asked: int = 0
    _stopped: str = ""  # why no more are asked
    _told: bool = False
    _in_a_row: int = 0
    _background: Background = field(default_factory=Background)
    _slots: asyncio.Semaphore | None = None

    def __enter__(self) -> Asker:
        self._slots = asyncio.Semaphore(self.client.endpoint.at_once)
        self._background.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped = self._stopped or "stopped"
        self._background.cancel()
        self._background.start(self.client.close()).result()
        self._background.__exit__()

    def answered(
        self,
        sources: Iterable[Source | UnreadableError],
        home_city: str | None,
        encoding: str | None,
    ) -> Iterator[Source | UnreadableError]:
        """The sources, in their order, each once its questions are answered or given up."""
        ahead: deque[tuple[Source | UnreadableError, list[_Asked]]] = deque()
        longest = AHEAD * self.client.endpoint.at_once
        for source in sources:
            ahead.append((source, self._ask(source, home_city, encoding)))
            while ahead and (len(ahead) > longest or _done(ahead[0][1])):
                yield self._wait(*ahead.popleft())
        while ahead:
            yield self._wait(*ahead.popleft())

    def _ask(
        self, source: Source | UnreadableError, home_city: str | None, encoding: str | None
    ) -> list[_Asked]:
        if isinstance(source, UnreadableError):
            return []
        return [
            (question, self._background.start(self._fetch(question)))
            for question in asked_of(source, home_city, encoding)
            if not self._stopped and self.cache.get(question) is None
        ]

    async def _fetch(self, question: Question) -> Answer | Failure | None:
        """An answer, kept in the cache; None if no more are asked."""
        assert self._slots is not None
        async with self._slots:
            if self._stopped:
                return None
            self.asked += 1
            answer = await self.client.ask(question.messages)
        if isinstance(answer, Answer):
            self._in_a_row = 0
            self.cache.put(question, answer)
            return answer
        self._in_a_row += 1
        if answer.final:
            self._stopped = self._stopped or answer.reason
        elif self._in_a_row >= GIVE_UP:
            self._stopped = self._stopped or f"{GIVE_UP} questions in a row without an answer"
        return answer

    def _wait(
        self, source: Source | UnreadableError, asked: list[_Asked]
    ) -> Source | UnreadableError:
        for question, future in asked:
            answer = future.result()
            if isinstance(answer, Failure) and not answer.final:
                self._fail(f"{question.name}: {answer.reason}", "read by frames alone")
            elif isinstance(answer, Answer) and not answer.whole:
                self.say(f"{question.name}: the answer was cut off; what is whole of it counts")
            elif not isinstance(answer, Answer) and not self._told:
                self._told = True
                place = self.client.endpoint.place
                self._fail(f"{place}: {self._stopped}", "no more is asked; frames read alone")
        return source

    def _fail(self, what: str, then: str) -> None:
        if self.strict:
            raise ModelError(what)
        self.say(f"{what}; {then}")


_Asked = tuple[Question, "Future[Answer | Failure | None]"]


def reading(endpoint: Endpoint, budget: Budget | None = None) -> Client:
    """A client that asks what articles say: an answer that holds no items at all is of no use; a
    single bad one is the gate's matter."""

    def usable(answer: Answer) -> None:
        items(answer.content, answer.whole)

    return Client(endpoint, budget or Budget(), response_format(), usable)


def asked_of(source: Source, home_city: str | None, encoding: str | None) -> list[Question]:
    """All that is asked of the articles in a source; nothing of one that cannot be read, which
    extraction will tell of."""
    try:
        found = documents(source, encoding)
    except (UnreadableError, MemoryError, RecursionError):
        return []
    return [question for document in found for question in questions(document, home_city)]


def _done(asked: list[_Asked]) -> bool:
    return all(future.done() for _, future in asked)
