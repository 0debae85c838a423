"""What the gate kept out, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something of an answer enters no record; the values are what users read."""

    form = "not of the form asked for"
    ontology = "outside the ontology"
    name = "no such name in the text"
    quote = "quote not in the text"
    ends = "an end is missing"
    apart = "the quote does not tell of both ends"
    date = "date not in the text (the rest is kept)"
    role = "office not in the text (the rest is kept)"
    unsaid = "said by frames alone, which was measured to be mostly wrong"


@dataclass(frozen=True, slots=True)
class Dropped:
    """One thing that was kept out. what: the claim or entity in one line; quote: its first."""

    article: str
    what: str
    reason: Reason
    quote: str = ""


def summary(counts: Counter[Reason]) -> str:
    """How many of each reason, the most frequent first, in one line."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return "; ".join(f"{count:,} {reason}" for reason, count in ordered)
