"""Questions in plain words: answered by a named query, or by Cypher that a model writes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from graph.store import Limits, Store, Table

if TYPE_CHECKING:
    from queries.writing import Message

LIMITS = Limits(seconds=10, rows=1000)  # of what a model has written

Waiting = Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, and what was asked for them: a named query with its parameters, or Cypher.

    others: what the question could mean as well, as commands.
    """

    table: Table
    query: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    cypher: str | None = None
    others: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """The Cypher, or the command that asks the same named query."""
        if self.cypher is not None:
            return self.cypher
        return command(self.query or "", self.parameters)


def command(query: str, parameters: Mapping[str, str]) -> str:
    """The command that asks a named query; `…` where a needed parameter is not known."""
    from queries.library import named

    given = {p.name: "…" for p in named(query).parameters if not p.optional} | dict(parameters)
    words = [f"--param {_quoted(f'{name}={value}')}" for name, value in given.items()]
    return " ".join(["lingding query", query, *words])


def _quoted(word: str) -> str:
    """The word as a shell takes it; letters of any script need no quotes."""
    return word if re.fullmatch(r"[\w=.,:@%+/…-]+", word) else shlex.quote(word)


def answer(
    store: Store, question: str, *, today: date | None = None, limits: Limits | None = None
) -> Answer:
    """The answer of the named query that a question asks; nothing leaves the machine.

    Raises queries.understanding.understand.NotUnderstood if none fits well.
    """
    from queries.ask import ask
    from queries.understanding.understand import understand

    found = understand(store, question, today=today or date.today())
    choice = found.choice
    return Answer(
        ask(store, choice.query, choice.parameters, limits=limits),
        choice.query,
        choice.parameters,
        others=tuple(command(other.query, other.parameters) for other in found.others),
    )


def write(store: Store, question: str, waiting: Waiting = nullcontext) -> str:
    """Cypher for a question, by the model that the environment names; checked, not run.

    waiting: what is entered while the model is waited for. Raises GraphError if there is none, it
    does not answer, or writes nothing that can be used.
    """
    from lingding.model import completing
    from queries.writing import write_cypher

    complete = completing()

    def completed(messages: Sequence[Message]) -> str:
        with waiting():
            return complete(messages)

    return write_cypher(store, question, completed)


def run(store: Store, cypher: str, *, limits: Limits | None = None) -> Answer:
    """The answer to Cypher that a model has written; the engine refuses every change."""
    limits = limits or LIMITS
    within = Limits(min(limits.seconds, LIMITS.seconds), min(limits.rows, LIMITS.rows))
    return Answer(store.cypher(cypher, limits=within), cypher=cypher)
