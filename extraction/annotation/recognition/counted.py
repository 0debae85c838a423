"""Names that a list gives of so many companies: 甲精机、乙机器人两家企业."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence, Word

_NUMERALS = "两三四五六七八九十"
_COUNTED = re.compile(
    r"((?:[\u4e00-\u9fffA-Za-z]{2,12}、)+[\u4e00-\u9fffA-Za-z]{2,8}?)"
    r"(等?[两三四五六七八九十]|等?\d+)家[\u4e00-\u9fff]{0,6}?"
    r"(?:企业|公司|药企|车企|民企|国企|央企|厂家|厂商)"
)
# the same without a number: 甲基因、某地乙阶等知名公司
_CLASSED = re.compile(
    r"((?:[\u4e00-\u9fffA-Za-z]{2,12}、)+[\u4e00-\u9fffA-Za-z]{2,8}?)(等)"
    r"(?:知名|著名|龙头|头部|领军|行业|产业链|上下游|大型|重点|骨干|优质|国内外|国内|多家|众多|上市|高新技术|"
    r"国有|民营|本土|科技)*(?:企业(?!家)|公司|药企|车企|民企|国企|央企)"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,6}$")
_NAMES = ("nz", "PER", "nw", "ORG")
_VERBS = ("走访", "考察", "参观", "调研", "看望", "引进", "引入", "签约", "有", "包括")


def find(sentence: Sentence) -> Iterator[Mention]:
    """The names of a list that is said to be of so many companies: all its items, where they are
    as many as is said and one looks like a name, else those in which the tagger sees a name.

    The sentence's mentions are those chosen so far.
    """
    taken = [(m.start, m.end) for m in sentence.outer() if not m.weak]
    listed = "、" in sentence.text and ("家" in sentence.text or "等" in sentence.text)
    patterns = (_COUNTED, _CLASSED) if listed else ()
    for match in itertools.chain.from_iterable(p.finditer(sentence.text) for p in patterns):
        items = match.group(1).split("、")
        end = sentence.start + match.start() + len(items[0])
        first = [w for w in sentence.words if sentence.start + match.start() <= w.start < end]
        begin = max((w.end for w in first if _leads(w, end)), default=end - len(items[0]))
        last = sentence.start + match.end(1)
        tags = {w.tag for w in sentence.words if begin <= w.start and w.end <= last}
        exact = match.group(2) != "等" and _NUMERALS.find(match.group(2)) + 2 == len(items)
        exact = exact and not tags.isdisjoint((*_NAMES, "LOC"))
        for item in (sentence.text[begin - sentence.start : end - sentence.start], *items[1:]):
            end = begin + len(item)
            words = [w for w in sentence.words if begin <= w.start and w.end <= end]
            whole = bool(words) and words[-1].end == end and not _covered(begin, end, taken)
            named = exact or any(w.tag in _NAMES for w in words) or _placed(begin, end, sentence)
            if whole and named and _NAME.match(item):
                yield Mention(begin, end, item, "Organisation", "company", rule="brand")
            begin = end + 1


def _leads(word: Word, end: int) -> bool:
    """Whether a word before the first name of a list only leads to it (并 与, 走访 了)."""
    return word.end < end and (word.tag in ("p", "c", "d", "u", "v") or word.text in _VERBS)


def _placed(begin: int, end: int, sentence: Sentence) -> bool:
    """Whether a name begins with a place and goes on."""
    places = [m.end for m in sentence.mentions if m.label == "Place" and m.start == begin]
    return bool(places) and max(places) <= end - 2


def _covered(begin: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a span crosses a name that is not a place within it."""
    return any(a < end and begin < b and not (begin <= a and b <= end) for a, b in taken)
