"""Whether confidence can be believed: how often statements of a confidence are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.evaluation.evaluate import Reading
from extraction.evaluation.findings import Finding
from graph.ontology import ontology

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements with a confidence from `low` up to `high`: how many, how sure, how right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(pairs: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The table of confidence against truth; empty bins are left out.

    pairs (Iterable[tuple[float, bool]]): confidence given, and whether it was right.
    """
    known = sorted(pairs)
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(c, r) for c, r in known if low <= c < high or (c == high == EDGES[-1])]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), mean, right))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean gap between confidence and truth over all statements; 0 is perfect."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def believed(reading: Reading) -> list[tuple[float, bool]]:
    """Confidence and truth of every statement that the gold can judge."""
    return [
        (finding.confidence, finding.outcome == "right")
        for finding in judged_statements(reading.all)
        if finding.confidence is not None
    ]


def judged_statements(findings: Iterable[Finding]) -> list[Finding]:
    """Findings on statements that were made, right or spurious."""
    types = ontology().statement_types()
    return [f for f in findings if f.type in types and f.outcome != "missed"]
