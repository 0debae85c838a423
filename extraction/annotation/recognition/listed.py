"""Brands that are known as bodies by their neighbours alone: 瑞丰隆、某某银行, 某大学与瑞丰隆."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence, Word
from extraction.lexicon.offices import surnames

_BRAND = re.compile(r"[\u4e00-\u9fffA-Za-z]{3,6}$")
_JOINS = ("、", "与", "和", "及", "同")
_NEXT = frozenset({"v", "d", "p", "c", "w", "vd", "ad", "r", "u"})  # tags behind a whole name


def find(sentence: Sentence) -> Iterator[Mention]:
    """Candidate mentions: words the tagger has no common noun for, joined to a body.

    The sentence's mentions are those chosen so far.
    """
    outer = [m for m in sentence.outer() if m.label != "Time"]
    bodies = [m for m in outer if m.label == "Organisation" and (not m.weak or m.rule == "brand")]
    begins, ends = {m.start for m in bodies}, {m.end for m in bodies}
    taken = [(m.start, m.end) for m in outer if not m.weak]
    for k, word in enumerate(sentence.words):
        if not _is_brand(word) or any(a < word.end and word.start < b for a, b in taken):
            continue
        if _joined(sentence, k, begins, ends):
            yield Mention(word.start, word.end, word.text, "Organisation", "company", rule="brand")


def _is_brand(word: Word) -> bool:
    if word.tag not in ("nz", "PER", "LOC", "nw", "ORG") or not _BRAND.match(word.text):
        return False
    return word.tag != "PER" or word.text[:1] not in surnames()


def _joined(sentence: Sentence, k: int, begins: set[int], ends: set[int]) -> bool:
    """Whether the word at `k` is joined to a body by 、 or 与 and is a whole name."""
    words = sentence.words
    after = words[k + 1] if k + 1 < len(words) else None
    if after is not None and after.tag not in _NEXT:
        return False
    if after is not None and after.text in _JOINS and after.end in begins:
        return True
    before = words[k - 1] if k else None
    if before is None or before.text not in _JOINS:
        return False
    at = before.start
    if sentence.text[at - 1 - sentence.start : at - sentence.start] == "）":
        opened = sentence.text.rfind("（", 0, at - sentence.start)
        at = sentence.start + opened if opened >= 0 else at
    return at in ends
