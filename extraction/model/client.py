"""Asking an endpoint: one question, several tries, one answer or one line that says why not."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extraction.model.background import Background
from extraction.model.budget import Budget
from extraction.model.errors import ModelError
from extraction.model.prompt import Message, request
from extraction.model.questions import Answer
from extraction.model.settings import KEY, MODEL, Endpoint

if TYPE_CHECKING:
    from openai import APIStatusError

LONGEST_WAIT = 60.0  # seconds that an endpoint may ask to wait before the next try
LONGEST_MESSAGE = 200  # characters of what an endpoint says that are shown
_AGAIN = (408, 409, 429)  # and all from 500
_FINAL = {
    401: f"it does not take the key in {KEY}",
    403: f"the key in {KEY} may not do this",
    404: f"it has no such model as {MODEL} names, or no chat completions there",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer. final: asking another question would end the same way."""

    reason: str
    final: bool = False


class _TryAgainError(Exception):
    """A try that failed in a way that may pass. wait: seconds that the endpoint asks for."""

    def __init__(self, reason: str, wait: float | None = None, unreachable: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.wait, self.unreachable = reason, wait, unreachable


@dataclass(slots=True)
class Client:
    """Asks one endpoint, in one event loop.

    response_format: the structured output that is asked for, if any. check: raises ValueError at
    an answer of no use, for which the endpoint is asked again.
    """

    endpoint: Endpoint
    budget: Budget = field(default_factory=Budget)
    response_format: Mapping[str, Any] | None = None
    check: Callable[[Answer], None] | None = None
    _client: Any = None
    _changes: dict[str, Any] = field(default_factory=dict)

    def _open(self) -> None:
        """Make ready, only when something is asked: looking answers up needs no package."""
        try:
            from openai import AsyncOpenAI, Omit
        except ImportError as error:
            raise ModelError(
                "asking a model needs the package openai: pip install 'lingding[llm]'"
            ) from error
        # what the environment holds of them is meant for another host
        omitted: Any = dict.fromkeys(("OpenAI-Organization", "OpenAI-Project"), Omit())
        self._client = AsyncOpenAI(
            base_url=self.endpoint.url,
            api_key=self.endpoint.key or "none",
            max_retries=0,
            timeout=self.endpoint.seconds,
            default_headers=omitted,
        )

    async def close(self) -> None:
        """Close connections."""
        if self._client is not None:
            await self._client.close()

    async def ask(self, messages: Sequence[Message]) -> Answer | Failure:
        """The answer to a question, after as many tries as the endpoint allows for.

        Raises ModelError if the package `openai` is not there.
        """
        if self._client is None:
            self._open()
        reason, unreachable = "", False
        for number in range(1, self.endpoint.tries + 1):
            try:
                return await self._try(messages)
            except _TryAgainError as error:
                reason, unreachable = error.reason, error.unreachable
                if number < self.endpoint.tries:
                    await asyncio.sleep(self._pause(number, error.wait))
        tries = f" ({number} tries)" if number > 1 else ""
        return Failure(f"{self._clean(reason)}{tries}", final=unreachable)

    async def _try(self, messages: Sequence[Message]) -> Answer | Failure:
        import openai

        held = self.budget.hold(messages, self.endpoint.max_tokens)
        while held is None and self.budget.held > 0:  # what is out may turn out cheaper
            await asyncio.sleep(0.05)
            held = self.budget.hold(messages, self.endpoint.max_tokens)
        if held is None:
            return Failure(f"the next question could exceed --max-cost {self.budget.limit:g}", True)
        used: tuple[int, int] | None = (0, 0)
        try:
            async with asyncio.timeout(self.endpoint.seconds):
                answer = await self._send(messages)
            used = answer.tokens
            if self.check is not None:
                self.check(answer)
            return answer
        except openai.APIStatusError as error:
            return self._refused(error)
        except (openai.APITimeoutError, TimeoutError) as error:
            used = None
            seconds = self.endpoint.seconds
            raise _TryAgainError(f"no answer within {seconds:g} s") from error
        except openai.APIConnectionError as error:
            raise _TryAgainError(_cause(error), unreachable=True) from error
        except (openai.OpenAIError, ValueError) as error:
            raise _TryAgainError(f"a malformed answer: {error}") from error
        finally:
            self.budget.settle(held, used)

    async def _send(self, messages: Sequence[Message]) -> Answer:
        model, longest = self.endpoint.model, self.endpoint.max_tokens
        whole = {**request(messages, model, longest, self.response_format), **self._changes}
        sent = {name: value for name, value in whole.items() if value is not None}
        completion = await self._client.chat.completions.create(**sent)
        choices = getattr(completion, "choices", None)
        if not choices or choices[0].message is None:
            raise ValueError("no choice in it")
        usage = completion.usage
        tokens = (usage.prompt_tokens, usage.completion_tokens) if usage else None
        ended = choices[0].finish_reason != "length"
        return Answer(choices[0].message.content or "", ended, tokens)

    def _refused(self, error: APIStatusError) -> Failure:
        """What an error status means; raises if another try may help."""
        status = error.status_code
        said = f"HTTP {status}: {_message(error)}"
        if status in _AGAIN or status >= 500:
            raise _TryAgainError(said, _asked_to_wait(error))
        if status in (400, 422) and self._adapt(str(error.message)):
            raise _TryAgainError(said, wait=0.0)
        if status in _FINAL:  # in what it says may be a part of the key
            return Failure(f"{_FINAL[status]} (HTTP {status})", final=True)
        return Failure(self._clean(said))

    def _adapt(self, message: str) -> bool:
        """Ask otherwise from now on, where an endpoint does not know a parameter: the schema is in
        the prompt as well. Returns whether there was anything left to change."""
        limit = {"max_tokens": None, "max_completion_tokens": self.endpoint.max_tokens}
        for word, change in (
            ("max_completion_tokens", limit),
            ("temperature", {"temperature": None}),
            ("json_schema", {"response_format": {"type": "json_object"}}),
            ("response_format", {"response_format": None}),
        ):
            if word in message and not change.items() <= self._changes.items():
                self._changes.update(change)
                return True
        return False

    def _pause(self, number: int, wait: float | None) -> float:
        if wait is not None:
            return min(wait, LONGEST_WAIT)
        longest = min(self.endpoint.backoff * 2.0 ** (number - 1), LONGEST_WAIT)
        return longest * random.uniform(0.75, 1.0)

    def _clean(self, text: str) -> str:
        """One line without the key, whoever wrote it."""
        if self.endpoint.key:
            text = text.replace(self.endpoint.key, "…")
        line = " ".join(text.split())
        return line if len(line) <= LONGEST_MESSAGE else f"{line[:LONGEST_MESSAGE]}…"


def ask_once(endpoint: Endpoint, messages: Sequence[Message]) -> Answer | Failure:
    """The answer to a single question, whatever loop the caller runs in (a notebook has one).

    Raises ModelError if the package `openai` is not there.
    """

    async def once() -> Answer | Failure:
        client = Client(endpoint)
        try:
            return await client.ask(messages)
        finally:
            await client.close()

    with Background() as background:
        return background.start(once()).result()


def _message(error: APIStatusError) -> str:
    content = error.body
    if isinstance(content, dict):
        content = content.get("message") or content
    return str(content or "no reason given")


def _cause(error: BaseException) -> str:
    """The innermost reason of a failed connection, which says the most."""
    while error.__cause__ is not None:
        error = error.__cause__
    return str(error) or type(error).__name__


def _asked_to_wait(error: APIStatusError) -> float | None:
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            wait = float(error.response.headers[name]) / unit
        except (KeyError, ValueError):
            continue
        if 0 <= wait < float("inf"):
            return wait
    return None
