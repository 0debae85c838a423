"""Cypher that a language model writes to a question; the engine judges it before it runs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from string import Template

from graph.errors import QueryError
from graph.ontology import ontology
from graph.store import Store
from queries.understanding.reading import names_in, normalised

Message = dict[str, str]  # role and content
Complete = Callable[[Sequence[Message]], str]

_TRIES = 2  # the second one is told what was wrong with the first
_LONGEST = 4000  # characters of a statement


def write_cypher(store: Store, question: str, complete: Complete) -> str:
    """A statement that answers a question, as a model writes it, checked but not run.

    complete: from messages to the model's answer. What is sent: the ontology, the question, and
    the names in it as the graph has them; nothing of the articles. Raises QueryError if the model
    says that the graph cannot tell, or writes nothing that the engine takes for reading only.
    """
    messages = [
        {"role": "system", "content": _instructions()},
        {"role": "user", "content": _asked(store, question)},
    ]
    wrong = ""
    for _ in range(_TRIES):
        answer = complete(messages)
        try:
            text = _statement(answer)
            store.explain(text)
            return text
        except _CannotTell as error:
            raise QueryError(f"the model says that the graph cannot tell: {error}") from error
        except QueryError as error:
            wrong = str(error)
        messages += [
            {"role": "assistant", "content": answer[:_LONGEST]},
            {"role": "user", "content": f"That cannot be used: {wrong}\nWrite it anew, as JSON."},
        ]
    raise QueryError(f"the model wrote no Cypher that can be used: {wrong}")


class _CannotTell(Exception):
    """The model has no statement for the question."""


def _asked(store: Store, question: str) -> str:
    """The question, marked off, with the names in it."""
    text = normalised(question)
    mentions, _ = names_in(store, text)
    known = [
        f"{text[m.start : m.end]} is (:{label} {{name: {json.dumps(name, ensure_ascii=False)}}})"
        for m in mentions
        for label, name in m.of
    ]
    marked = re.sub(r"</?question>", "", text, flags=re.IGNORECASE)
    return "\n".join(["<question>", marked, "</question>", *known])


def _statement(answer: str) -> str:
    """The Cypher in the model's answer; raises QueryError if there is none."""
    found = re.search(r"\{.*\}", answer, re.DOTALL)
    try:
        said = json.loads(found[0]) if found else None
    except ValueError:
        said = None
    if not isinstance(said, dict) or "cypher" not in said:
        raise QueryError("an answer that is not the JSON asked for")
    text = said["cypher"]
    if text is None:
        raise _CannotTell(" ".join(str(said.get("why") or "no reason given").split())[:200])
    if not isinstance(text, str) or not text.strip():
        raise QueryError("a statement that is no text")
    if len(text) > _LONGEST:
        raise QueryError(f"a statement of more than {_LONGEST:,} characters")
    return text.strip().rstrip(";").strip()


@cache
def _instructions() -> str:
    text = files("queries").joinpath("writing.txt").read_text("utf-8")
    statuses = ", ".join(ontology().statuses)
    return Template(text).substitute(schema=_schema(), statuses=statuses)


def _schema() -> str:
    """Labels with their kinds, and relationship types with their ends, a line each."""
    known = ontology()
    lines = []
    for name, label in known.labels.items():
        kinds = ", ".join(kind.capitalize() for kind in label.kinds)
        lines.append(f"(:{name})" + (f", more exactly one of the labels {kinds}" if kinds else ""))
    for name, type_ in known.relationships.items():
        ends = "|".join(type_.sources), "|".join(type_.targets)
        more = f" {{{', '.join(type_.properties)}}}" if type_.properties else ""
        lines.append(f"(:{ends[0]})-[:{name}{more}]->(:{ends[1]})")
    return "\n".join(lines)
