"""The language model that the user names in the environment, asked for one answer."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from extraction.model.settings import KEY, MODEL, SECONDS, URL, Endpoint
from graph.errors import GraphError

_TRIES = 2  # at a connection that fails, or a busy server
_TOKENS = 2000  # of an answer
_LONGEST = 200  # characters of what an endpoint says that are shown


class ModelError(GraphError):
    """The model cannot be asked; the message is one line, without the key."""


def is_named(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the user has named an endpoint and a model."""
    return all(environment.get(name, "").strip() for name in (URL, MODEL))


def endpoint(environment: Mapping[str, str] = os.environ) -> Endpoint:
    """The endpoint that the environment names; raises ModelError if it names none."""
    if not is_named(environment):
        raise ModelError(
            f"no model is named: set {URL} (e.g. http://localhost:11434/v1) and {MODEL}"
        )
    url = environment[URL].strip()
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        raise ModelError(f"{URL}: no address such as http://localhost:11434/v1")
    told = environment.get(SECONDS, "").strip() or "60"
    try:
        seconds = float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise ModelError(f"{SECONDS}: {told!r} is no number above 0")
    return Endpoint(url, environment[MODEL].strip(), environment.get(KEY, "").strip(), seconds)


def complete(asked: Endpoint, messages: Sequence[Mapping[str, str]]) -> str:
    """What the model answers to messages (role, content), at temperature 0.

    Raises ModelError if it cannot be reached, takes too long, or refuses.
    """
    try:
        import openai
    except ImportError as error:
        raise ModelError(
            "asking a model needs the package openai: pip install 'lingding[llm]'"
        ) from error
    # what the environment holds of them is meant for another host
    omitted: Any = dict.fromkeys(("OpenAI-Organization", "OpenAI-Project"), openai.Omit())
    said: Any = list(messages)
    try:
        with openai.OpenAI(
            base_url=asked.url,
            api_key=asked.key or "none",
            timeout=asked.seconds,
            max_retries=_TRIES - 1,
            default_headers=omitted,
        ) as client:
            completion = client.chat.completions.create(
                model=asked.model, messages=said, temperature=0, max_tokens=_TOKENS
            )
        choices = getattr(completion, "choices", None)
        if not choices or choices[0].message is None:
            raise ModelError("the model sent no answer that can be read")
        return choices[0].message.content or ""
    except openai.APITimeoutError as error:
        raise ModelError(f"the model gave no answer within {asked.seconds:g} seconds") from error
    except openai.APIStatusError as error:
        told = _clean(str(error.message), asked.key)
        raise ModelError(f"the model's endpoint says {error.status_code}: {told}") from error
    except openai.APIConnectionError as error:
        raise ModelError(f"{asked.place}: no endpoint answers there") from error
    except (openai.OpenAIError, ValueError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError("the model sent no answer that can be read") from error


def _clean(text: str, key: str) -> str:
    """One line, not too long, without the key."""
    line = " ".join((text.replace(key, "…") if key else text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
