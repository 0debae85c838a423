"""How far along a claim is, from the cues around its verb; None when the words deny it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.lexicon import alternatives, load


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns of `cues.toml`."""

    negation: re.Pattern[str]
    hypothetical: re.Pattern[str]
    harmless: re.Pattern[str]
    ended: re.Pattern[str]
    terminated: re.Pattern[str]
    proposed: re.Pattern[str]
    proposed_clause: re.Pattern[str]
    agreed: re.Pattern[str]
    active: re.Pattern[str]
    completed: re.Pattern[str]


@cache
def cues() -> Cues:
    """The cues, compiled."""
    data = load("cues.toml")

    def pattern(group: str, where: str) -> re.Pattern[str]:
        return re.compile(alternatives(data[group][where]))

    return Cues(
        negation=pattern("negation", "before"),
        hypothetical=pattern("negation", "clause"),
        harmless=pattern("negation", "harmless"),
        ended=pattern("ended", "before"),
        terminated=re.compile("|".join(data["ended"]["sentence"])),
        proposed=pattern("proposed", "before"),
        proposed_clause=pattern("proposed", "clause"),
        agreed=pattern("agreed", "clause"),
        active=pattern("active", "before"),
        completed=pattern("completed", "before"),
    )


def denied(before: str, after: str, sentence: str) -> bool:
    """Whether a claim is negated by what stands before its verb (or right behind it), or only
    imagined, rumoured or asked."""
    known = cues()
    plain = known.harmless.sub("", before)
    if known.negation.search(plain[-14:]):
        return True
    if re.match(r"(?:[\u4e00-\u9fff]{0,6})(?:未果|告吹|不成)", after):
        return True
    if known.hypothetical.search(sentence):
        return True
    return sentence.rstrip("”").endswith("？")


def terminated(sentence: str) -> int | None:
    """Where a sentence says of an agreement or a joint work that it is over; None if it does not."""
    found = cues().terminated.search(sentence)
    return found.start() if found else None


def proposed(before: str) -> bool:
    """Whether a plan or wish governs what follows."""
    return bool(cues().proposed.search(_names_out(before)))


def tentative(clause: str) -> bool:
    """Whether a clause only tells of talks about cooperation."""
    return bool(cues().proposed_clause.search(clause))


def done(before: str) -> bool:
    """Whether words before the verb say that it has happened."""
    return bool(cues().completed.search(before))


def ended(before: str, after: str) -> bool:
    """Whether the words say that it is over."""
    known = cues()
    return bool(known.ended.search(before[-10:]) or known.ended.match(after[:8]))


def under_way(before: str) -> bool:
    """Whether words before the verb say that it goes on."""
    return bool(cues().active.search(before))


def _names_out(text: str) -> str:
    return re.sub(
        r"《[^》]*》|将军|要闻|主要|重要|需要|必要|要素|要求|规划局|研究院|研究所|研究中心|研究会|研究生|规划院|推动力|即将到来",
        "",
        text,
    )
