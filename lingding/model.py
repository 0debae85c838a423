"""The language model that the user names in the environment, asked for a single answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extraction.model.client import Failure, ask_once
from extraction.model.errors import ModelError
from extraction.model.prompt import Message
from extraction.model.settings import endpoint

_SECONDS = 60.0  # for one try, where the environment says nothing else: a person waits
_TRIES = 2
_TOKENS = 2000  # of an answer


def completing() -> Callable[[Sequence[Message]], str]:
    """From messages (role, content) to what the model answers.

    Raises ModelError, here if no model is named, there if it cannot be reached, takes too long, or
    refuses.
    """
    asked = replace(endpoint(seconds=_SECONDS), tries=_TRIES, max_tokens=_TOKENS)

    def complete(messages: Sequence[Message]) -> str:
        answer = ask_once(asked, messages)
        if isinstance(answer, Failure):
            raise ModelError(f"{asked.place}: {answer.reason}")
        return answer.content

    return complete
