"""The confidence of each rule: its precision on gold, drawn towards that of its type.

A rule seen n times, right k times, gets (k + a·p) / (n + a): p is the precision of its
relationship type (itself drawn towards that of all statements), a the weight of that prior in
statements. So a rule seen once is not believed or damned for it (the m-estimate of Cestnik,
"Estimating probabilities", ECAI 1990). What is measured of a model (its claims alone, with frames,
frames without it) is drawn towards the precision of the same over all types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extraction.confidence import UNSAID
from extraction.evaluation.findings import Finding, Tally, tally
from extraction.evaluation.reliability import judged_statements
from graph.ontology import ontology

PRIOR_WEIGHT = 4.0

_HEAD = """\
# How far each rule is believed: its precision on the gold set, drawn towards that of its
# relationship type (types, for rules that gold never saw); see docs/quality.md.
# Written by `lingding evaluate data/gold --calibrate`; not by hand.
"""


@dataclass(frozen=True, slots=True)
class Confidence:
    """Measured confidence, 0–1: `types` for rules that gold never saw, `rules` for the others."""

    types: dict[str, float]
    rules: dict[str, float]


def measure(findings: Iterable[Finding], weight: float = PRIOR_WEIGHT) -> Confidence:
    """Confidence from what was judged right and spurious.

    weight (float): how many statements the prior is worth.
    """
    findings = list(findings)
    judged = [finding for finding in judged_statements(findings) if finding.rule]
    overall = tally(judged).precision
    by_type = _tallies((finding.type, finding) for finding in judged)
    types = {type_: _drawn(counts, overall, weight) for type_, counts in by_type.items()}
    priors: dict[str, list[float]] = defaultdict(list)
    for finding in judged:
        priors[finding.rule or ""].append(types[finding.type])
    every = _tallies((_source(f.rule or ""), f) for f in judged)
    for source, counts in every.items():
        if source:
            drawn = _drawn(counts, overall, weight)
            priors |= {rule: [drawn] for rule in priors if _source(rule) == source}
    by_rule = _tallies((finding.rule or "", finding) for finding in judged)
    rules = {
        rule: _drawn(counts, sum(priors[rule]) / len(priors[rule]), weight)
        for rule, counts in by_rule.items()
    }
    rules |= {by: c.precision for by, c in every.items() if by.startswith(f"{UNSAID}:")}
    return Confidence(types, rules | _labels(findings, weight))


def _labels(findings: list[Finding], weight: float) -> dict[str, float]:
    """The precision of entities that frames alone see where a model read too, by label."""
    labels = ontology().entity_labels
    unsaid = [f for f in findings if f.type in labels and f.rule]
    every = _tallies((_source(f.rule or ""), f) for f in unsaid)
    return {
        rule: _drawn(counts, every[_source(rule)].precision, weight)
        for rule, counts in _tallies((f.rule or "", f) for f in unsaid).items()
    }


def as_toml(confidence: Confidence) -> str:
    """The file that extraction reads: tables `types` and `rules`, sorted, two digits."""
    tables = (("types", confidence.types), ("rules", confidence.rules))
    return _HEAD + "".join(
        f"\n[{name}]\n" + "".join(f'"{_quoted(k)}" = {v:.2f}\n' for k, v in sorted(values.items()))
        for name, values in tables
    )


def _source(rule: str) -> str:
    """`both:MODEL`, `frames:MODEL` or `model:MODEL`; empty for a frame's rule."""
    return rule.rpartition("/")[0] if ":" in rule else ""


def _tallies(pairs: Iterable[tuple[str, Finding]]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for key, finding in pairs:
        tallies[key].count(finding)
    return dict(tallies)


def _drawn(counts: Tally, prior: float, weight: float) -> float:
    return (counts.right + weight * prior) / (counts.right + counts.spurious + weight)


def _quoted(key: str) -> str:
    return key.replace("\\", "\\\\").replace('"', '\\"')
