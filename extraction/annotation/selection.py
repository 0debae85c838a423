"""Of overlapping candidate mentions the ones that are kept: the sure and the long before others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extraction.annotation.model import Mention, Sentence

# the surer recogniser wins where two candidates cross
_RANK = {
    "title": 9,
    "alias": 8,
    "academy": 7,
    "anaphora": 6,
    "policy": 6,
    "gazetteer": 5,
    "head": 5,
    "person": 5,
    "brand": 4,
    "noun": 4,
    "compound": 4,
    "time": 3,
    "tagger": 3,
    "suffix": 3,
    "foreign": 2,
    "abbreviation": 2,
    "quoted": 1,
    "built": 0,
}
# what completes a company's or an office's name
_LEGAL_FORM = re.compile(r"(?:(?:股份|集团|控股|有限|责任|总)*(?:公司|集团)|公室)$")
# labels whose names may hold the names of others
_NESTING = ("Organisation", "Place")


def select(sentence: Sentence, candidates: Iterable[Mention]) -> list[Mention]:
    """The mentions of a sentence in order: outer ones, and the names nested in them."""
    ordered = sorted(candidates, key=_order)
    kept: list[Mention] = []
    for mention in ordered:
        crossing = [
            other for other in kept if mention.start < other.end and other.start < mention.end
        ]
        if not crossing:
            kept.append(mention)
        elif all(other.covers(mention) for other in crossing if not other.nested):
            outer = max(crossing, key=lambda other: other.end - other.start)
            part = mention.label == "Organisation" and outer.label == "Organisation"
            if part and (mention.start != outer.start or _is_same_name(mention, outer)):
                continue
            if (
                mention.label in _NESTING
                and not mention.weak
                and mention.rule in ("gazetteer", "head", "foreign", "suffix")
            ):
                inner = [other for other in crossing if other.nested]
                if not any(_crosses(mention, other) for other in inner):
                    mention.nested = True
                    kept.append(mention)
    kept.sort(key=lambda m: (m.start, -m.end))
    return kept


def _is_same_name(mention: Mention, outer: Mention) -> bool:
    """Whether the shorter name is only a piece of the longer one, not a body that it belongs to."""
    return bool(_LEGAL_FORM.match(outer.text[len(mention.text) :])) or "—" in mention.text


def _crosses(one: Mention, other: Mention) -> bool:
    overlap = one.start < other.end and other.start < one.end
    return overlap and not one.covers(other) and not other.covers(one)


def _order(mention: Mention) -> tuple[int, int, int, int]:
    """Titles first, then strong before weak, long before short."""
    return (
        0 if mention.rule == "title" else 1,
        int(mention.weak and mention.rule != "built"),
        -(mention.end - mention.start),
        -_RANK.get(mention.rule, 0),
    )
