"""Which endpoint is asked, and how: from the environment, never from files of the project."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from extraction.model.errors import ModelError

URL, MODEL, KEY = "LINGDING_LLM_BASE_URL", "LINGDING_LLM_MODEL", "LINGDING_LLM_API_KEY"
SECONDS, TOKENS = "LINGDING_LLM_SECONDS", "LINGDING_LLM_MAX_TOKENS"
AT_ONCE, TRIES = "LINGDING_LLM_CONCURRENCY", "LINGDING_LLM_TRIES"
MAX_TOKENS = 12_288  # of an answer; the longest on a window of the gold set has 10,700


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint and one of its models.

    key: never shown. seconds: for one try, from asking to the last byte of the answer. tries: at
    one question. at_once: questions that are out at the same time. max_tokens: of an answer.
    backoff: seconds to wait before the second try, twice as many before each further one.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 180.0
    tries: int = 4
    at_once: int = 4
    max_tokens: int = MAX_TOKENS
    backoff: float = 1.0

    @property
    def place(self) -> str:
        """The address as it may be shown: without user, password and query."""
        parts = urlsplit(self.url)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def is_named(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the user has named an endpoint and a model."""
    return all(environment.get(name, "").strip() for name in (URL, MODEL))


def endpoint(environment: Mapping[str, str] = os.environ, seconds: float = 180.0) -> Endpoint:
    """The endpoint that the environment names, and `seconds` for a try if it says nothing else.

    Raises ModelError if it names none.
    """
    url = environment.get(URL, "").strip()
    if not url:
        raise ModelError(
            f"no model is named: set {URL} (e.g. http://localhost:11434/v1) and {MODEL}"
        )
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise ModelError(f"{URL}: no address such as http://localhost:11434/v1")
    return Endpoint(
        url,
        model_name(environment),
        environment.get(KEY, "").strip(),
        seconds=_number(environment, SECONDS, seconds),
        tries=int(_number(environment, TRIES, 4)),
        at_once=int(_number(environment, AT_ONCE, 4)),
        max_tokens=max_tokens(environment),
    )


def model_name(environment: Mapping[str, str] = os.environ) -> str:
    """The name of the model; raises ModelError if the environment has none."""
    name = environment.get(MODEL, "").strip()
    if not name:
        raise ModelError(f"no model is named: set {MODEL}, e.g. qwen3:32b")
    return name


def max_tokens(environment: Mapping[str, str] = os.environ) -> int:
    """The most tokens of an answer; raises ModelError if the environment has no number for it."""
    return int(_number(environment, TOKENS, MAX_TOKENS))


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name, "").strip()
    try:
        value = float(text) if text else default
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise ModelError(f"{name}: {text!r} is no number above 0")
    return max(value, 1.0) if name != SECONDS else value
