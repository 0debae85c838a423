"""What a model is told: the guideline, the form of the answer, and a window of an article."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from extraction.model.schema import Schema, schema
from extraction.reading.document import Document
from graph.guideline import guideline
from graph.ontology import ontology

VERSION = "1"  # of the prompt: answers to another one are not taken
MARK = "article"

Message = dict[str, str]


@cache
def form() -> Schema:
    """The schema of an answer."""
    return schema(ontology())


@cache
def response_format() -> dict[str, Any]:
    """The same, as structured output is asked for."""
    return {
        "type": "json_schema",
        "json_schema": {"name": "reading", "strict": True, "schema": form()},
    }


def request(
    messages: Sequence[Message],
    model: str,
    max_tokens: int,
    response_format: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What is sent, as the chat completions of OpenAI take it."""
    sent = {
        "model": model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": max_tokens,
    }
    return sent if response_format is None else {**sent, "response_format": response_format}


def messages(document: Document, text: str, home_city: str | None = None) -> tuple[Message, ...]:
    """The prompt for a window of an article with this text.

    home_city: what the user or a table says 我市 stands for.
    """
    told = {
        "title": document.title,
        "published": document.published,
        "source": document.source,
        "我市": document.home_city or home_city,
    }
    head = "\n".join(f"{name}: {_line(value)}" for name, value in told.items() if value)
    inside = f"{head}\n\n{text}"
    # named after the text's own digest, which the text cannot hold: it cannot end the article
    mark = f"{MARK}-{sha256(inside.encode()).hexdigest()[:16]}"
    return (
        {"role": "system", "content": _system()},
        {"role": "user", "content": f"<{mark}>\n{inside}\n</{mark}>"},
    )


@cache
def _system() -> str:
    """The same for all articles, so that providers can keep it in their caches of prefixes."""
    template = files("extraction.model").joinpath("prompt.txt").read_text("utf-8")
    known = json.dumps(form(), ensure_ascii=False, separators=(",", ":"))
    return template.replace("{guideline}", guideline(ontology())).replace("{schema}", known)


def _line(text: str) -> str:
    return " ".join(text.split())
