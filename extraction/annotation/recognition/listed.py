"""Brands that are known as bodies by their neighbours alone: 瑞丰隆、某某银行, 某校与瑞丰隆精铸."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence, Word
from extraction.lexicon import Lexicon
from extraction.lexicon.offices import surnames

_BRAND = re.compile(r"[\u4e00-\u9fffA-Za-z]{3,6}$")
_JOINS = ("、", "与", "和", "及", "同", "跟")
_NEXT = frozenset({"v", "d", "p", "c", "w", "vd", "ad", "r", "u"})  # tags behind a whole name
_NAMES = ("nz", "PER", "LOC", "nw", "ORG")
_TAILS = ("n", "nz")  # tags of a brand's second word
_PAPERS = re.compile(r"协议|合同|备忘录|意向书|签约|签署|换文|结对|合作|共建|合办|联手|携手")


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions: names the tagger has no common noun for, joined to a body.

    The sentence's mentions are those chosen so far.
    """
    outer = [m for m in sentence.outer() if m.label != "Time"]
    bodies = [m for m in outer if m.label == "Organisation" and (not m.weak or m.rule == "brand")]
    begins, ends = {m.start for m in bodies}, {m.end for m in bodies}
    taken = [(m.start, m.end) for m in outer if not m.weak]
    for k, word in enumerate(sentence.words):
        size = _size(sentence, k, lexicon)
        end = sentence.words[k + size - 1].end if size else word.end
        if not size or any(a < end and word.start < b for a, b in taken):
            continue
        if _joined(sentence, k, k + size, begins, ends):
            begins.add(word.start)
            ends.add(end)
            text = sentence.text[word.start - sentence.start : end - sentence.start]
            yield Mention(word.start, end, text, "Organisation", "company", rule="brand")


def _size(sentence: Sentence, k: int, lexicon: Lexicon) -> int:
    """How many words from `k` on are a brand: one that the tagger takes for a name, or one with
    a common word behind it that fills its place in a list (宏航 重装、…)."""
    word = sentence.words[k]
    if word.tag not in _NAMES or (word.tag == "PER" and word.text[:1] in surnames()):
        return 0
    if k + 2 < len(sentence.words) and _PAPERS.search(sentence.text):
        tail, after = sentence.words[k + 1 : k + 3]
        listed = after.text in _JOINS or after.text in ("分别", "依次")
        if listed and word.tag != "LOC" and _is_tail(tail, lexicon):
            return 2 if _BRAND.match(word.text + tail.text) else 0
    return 1 if _BRAND.match(word.text) else 0


def _is_tail(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word may be the second half of a brand: of two characters, and not one of those
    that say of any body what it does or has."""
    if word.tag not in _TAILS or len(word.text) != 2:
        return False
    common = lexicon.generic | lexicon.stop | lexicon.introducing | lexicon.verbal
    return word.text not in common and not _PAPERS.search(word.text)


def _joined(sentence: Sentence, k: int, after: int, begins: set[int], ends: set[int]) -> bool:
    """Whether the words from `k` to before `after` are joined to a body by 、 or 与 and are a
    whole name."""
    words = sentence.words
    following = words[after] if after < len(words) else None
    if following is not None and following.tag not in _NEXT:
        return False
    if following is not None and following.text in _JOINS and following.end in begins:
        return True
    before = words[k - 1] if k else None
    if before is None or before.text not in _JOINS:
        return False
    at = before.start
    if sentence.text[at - 1 - sentence.start : at - sentence.start] == "）":
        opened = sentence.text.rfind("（", 0, at - sentence.start)
        at = sentence.start + opened if opened >= 0 else at
    return at in ends
