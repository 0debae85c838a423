"""Judging all other statements: both ends and the type must be those of the gold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extraction.evaluation.agreements import SIGNED
from extraction.evaluation.findings import Finding, claimed
from extraction.evaluation.gold import GoldArticle, GoldStatement
from graph.ontology import ontology
from graph.record import Record

Claim = tuple[str | None, str, str | None]


def scored_types() -> tuple[str, ...]:
    """The relationship types that are judged here: the gold annotates no context, and SIGNED
    is judged by agreement."""
    known = ontology()
    types = (*known.statement_types("assertive"), *known.statement_types("structural"))
    return tuple(name for name in types if name != SIGNED)


def judge_statements(
    gold: GoldArticle, record: Record, matched: dict[str, str], actor: dict[str, str]
) -> Iterator[Finding]:
    """A finding for each claim; the same claim told twice counts once, optional ones not."""
    required, optional = _wanted(gold, actor)
    bylines = {e.name for e in gold.entities if e.optional and e.label == "Person"}
    names = {entity.id: entity.name for entity in record.entities}
    scored = scored_types()
    seen: set[Claim] = set()
    for statement in record.statements:
        if statement.predicate not in scored:
            continue
        subject, object_ = matched.get(statement.subject), matched.get(statement.object)
        claim = _claim(subject, statement.predicate, object_, actor)
        if subject is not None and object_ is not None and (claim in seen or claim[0] == claim[2]):
            continue
        if statement.predicate == "WORKS_FOR" and subject in bylines:
            continue
        ends = (names.get(end, end) for end in (statement.subject, statement.object))
        what = " → ".join(ends)
        if claim not in required and claim not in optional:
            yield claimed(statement.predicate, "spurious", what, (statement,))
            continue
        seen.add(claim)
        if claim in required:
            right = claimed(statement.predicate, "right", what, (statement,))
            yield _with_status(right, statement.status, required[claim])
    aliases = {e.name: frozenset({e.name, *e.aliases}) for e in gold.entities}
    for claim, wanted in required.items():
        if claim not in seen:
            yield Finding(
                wanted.predicate,
                "missed",
                f"{wanted.subject} → {wanted.object}",
                quotes=wanted.evidence,
                names=tuple(
                    aliases.get(end, frozenset({end})) for end in (wanted.subject, wanted.object)
                ),
            )


def _wanted(
    gold: GoldArticle, actor: dict[str, str]
) -> tuple[dict[Claim, GoldStatement], set[Claim]]:
    required: dict[Claim, GoldStatement] = {}
    optional: set[Claim] = set()
    for statement in gold.statements:
        claim = _claim(statement.subject, statement.predicate, statement.object, actor)
        if claim[0] == claim[2]:
            continue
        if statement.optional:
            optional.add(claim)
        elif claim in required:
            told = required[claim]
            accepted = (told.status, *told.status_ok, *statement.status_ok)
            required[claim] = replace(statement, status_ok=accepted)
        else:
            required[claim] = statement
    return required, optional - required.keys()


def _claim(
    subject: str | None, predicate: str, object_: str | None, actor: dict[str, str]
) -> Claim:
    """The claim between actors; a symmetric one is the same either way round."""
    one = actor.get(subject, subject) if subject is not None else None
    other = actor.get(object_, object_) if object_ is not None else None
    if (
        ontology().relationships[predicate].symmetric
        and one is not None
        and other is not None
        and one > other
    ):
        one, other = other, one
    return (one, predicate, other)


def _with_status(finding: Finding, given: str | None, wanted: GoldStatement) -> Finding:
    if not wanted.status or wanted.predicate not in ontology().statement_types("assertive"):
        return finding
    right = given in (wanted.status, *wanted.status_ok)
    return replace(finding, status=(given, wanted.status), status_right=right)
