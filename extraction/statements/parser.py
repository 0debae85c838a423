"""Parsing a sentence: its predicates, one clause after another.

One pass from left to right over the clauses keeps what is open: the subject, phrases after
prepositions, the verb whose object may follow. A clause without a subject takes over that of the
clause before it; after a causative verb its object acts; 的 turns a clause into a modifier of
the name behind it.
"""

from __future__ import annotations

import itertools

from extraction.annotation.model import Mention
from extraction.frames import Vocabulary
from extraction.statements.clauseparser import ClauseParser
from extraction.statements.predicates import Carried, Predicate
from extraction.statements.syntax import Clause


class Parser:
    """Parses the clauses of one sentence after another; remembers subjects between them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._roles = vocabulary.roles
        self.carried = Carried()
        self._delegation: list[Mention] = []

    def sentence(self, clauses: list[Clause], new_block: bool) -> list[Predicate]:
        """The predicates of a sentence. new_block: no subject is taken over from before."""
        self.carried.idle = []
        if new_block:
            self.carried = Carried()
        found: list[Predicate] = []
        waiting: Predicate | None = None
        for clause in clauses:
            run = ClauseParser(self._roles, clause, self.carried, waiting, clause is clauses[0])
            run.delegation = self._delegation
            for i, token in enumerate(clause.tokens):
                run.take(token, clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None)
            run.close()
            led = next(
                (p for p in run.predicates if p.leads and p.source == "stated" and _travels(p)),
                None,
            )
            self._delegation = list(led.subject) if led is not None else run.delegation
            found.extend(run.predicates)
            waiting = run.waiting
            self.carried = run.handed()
            self.carried.copular = run.copular
        _look_ahead(found)
        return found


def _look_ahead(predicates: list[Predicate]) -> None:
    """与B签约之时，A…: a verb with a partner but nobody who acts takes the subject that follows."""
    for one, other in itertools.pairwise(predicates):
        if (
            (one.source == "none" or (one.source == "carried" and _is_when(one)))
            and (one.partners or one.inverse)
            and other.source == "stated"
            and other.clause is not one.clause
        ):
            one.subject, one.source = list(other.subject), "stated"


def _is_when(predicate: Predicate) -> bool:
    """在与B座谈时: a clause that only tells when."""
    tokens = predicate.clause.tokens
    begins = tokens[0].text == "在" and tokens[0].start == predicate.clause.start
    return begins and predicate.clause.end - predicate.end <= 2


def _travels(predicate: Predicate) -> bool:
    """Whether the subject of a verb goes somewhere (a host does not)."""
    frames_ = predicate.trigger.frames
    return any(f.type == "VISITED" and f.reading != "host" for f in frames_)
