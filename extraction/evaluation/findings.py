"""Findings: the single judgements that all figures, errors and confidences are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extraction.confidence import source
from graph.record import Evidence, Mention, Statement

Outcome = Literal["right", "spurious", "missed"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One item found rightly, found though it is not there, or missed.

    type: an entity label or a relationship type.
    spans: where the system saw it, in characters of the file.
    quotes: the gold's words for it, the likeliest place first; for what was missed.
    names: the names at both ends (of an entity: its own), for what was missed.
    status: given and wanted, where the gold asks for one.
    """

    type: str
    outcome: Outcome
    what: str
    spans: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    confidence: float | None = None
    rule: str | None = None
    status: tuple[str | None, str] | None = None
    status_right: bool | None = None

    @property
    def wrong(self) -> bool:
        """Whether a reader would want this mended."""
        return self.outcome != "right" or self.status_right is False


@dataclass(slots=True)
class Tally:
    """Counts of what was right, spurious and missed, and the figures made from them."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def count(self, finding: Finding) -> None:
        """Add one finding."""
        match finding.outcome:
            case "right":
                self.right += 1
            case "spurious":
                self.spurious += 1
            case "missed":
                self.missed += 1

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 0 where nothing is there."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.spurious + self.missed)


def tally(findings: Iterable[Finding]) -> Tally:
    """The tally of some findings."""
    total = Tally()
    for finding in findings:
        total.count(finding)
    return total


def spans_of(pieces: Iterable[Mention | Evidence]) -> tuple[Span, ...]:
    """The places of mentions or evidence, each once, in the order of the text."""
    return tuple(sorted({(piece.start, piece.end) for piece in pieces}))


def claimed(kind: str, outcome: Outcome, what: str, statements: tuple[Statement, ...]) -> Finding:
    """A finding on statements of one claim; the surest of them speaks for all, one by a model
    first: what it says too is not said by frames alone."""
    surest = max(statements, key=lambda s: (s.model is not None, s.confidence))
    return Finding(
        kind,
        outcome,
        what,
        spans=spans_of(piece for statement in statements for piece in statement.evidence),
        confidence=surest.confidence,
        rule=source(surest.rule, surest.model, surest.predicate, surest.unsaid),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
