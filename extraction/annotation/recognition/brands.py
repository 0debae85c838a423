"""Companies by a brand and a trade where one is expected, whatever the brand is otherwise: 与
领航 精密, 广州 白石数控, 石狮的 海丝 服饰."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extraction.annotation.model import Mention, Sentence, Word
from extraction.gazetteer import Place
from extraction.lexicon import Lexicon

_BRAND = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,4}$")
_TAGS = ("n", "nz", "nw", "vn", "v", "a", "an", "j", "LOC", "ORG", "PER")
# a company may begin here: a clause, a list, what somebody does with it, a place it stands in
_LEFT = re.compile(
    r"(?:^|[，。；：、“（【—▲●\s]|[与和及同跟由给对向把让请携经帮从被]|企业|公司|厂商|厂家|来自|走进|走访|考察|"
    r"参观|引进|牵手|联手|携手|联合|入股|投资|收购|落户|[市区县镇州山港城]的)$"
)
_RIGHT = ("v", "d", "p", "c", "vd", "ad", "r", "w", "u", "TIME")  # tags behind a whole name
_LONGEST = 10  # characters


def find(
    sentence: Sentence, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]
) -> Iterator[Mention]:
    """Candidate mentions, `weak` where only the words around a name say what it is."""
    for k, word in enumerate(sentence.words):
        if not lexicon.firms.search(word.text) or not _ends(sentence, k):
            continue
        if word.text not in lexicon.trade:
            start, placed = _seated(sentence, k, places)
            if word.tag in ("LOC", "nz", "nw") and placed and len(word.text) <= _LONGEST:
                yield _company(sentence, start, word.end)
        elif k and _is_brand(sentence.words[k - 1], lexicon, places):
            start = sentence.words[k - 1].start
            if _LEFT.search(sentence.text[: start - sentence.start]):
                yield _company(sentence, start, word.end, weak=True)


def _seated(
    sentence: Sentence, k: int, places: Mapping[str, tuple[Place, ...]]
) -> tuple[int, bool]:
    """Where a name of one word begins, and whether a place is before it or begins it."""
    word = sentence.words[k]
    before = sentence.words[k - 1] if k else None
    if word.tag != "LOC" and before and before.tag == "LOC" and before.text in places:
        return before.start, True
    sizes = range(2, len(word.text) - 3)
    return word.start, any(word.text[:size] in places for size in sizes)


def _is_brand(word: Word, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]) -> bool:
    """Whether a word may be a brand: none that says of any firm what it is or does, no place."""
    text = word.text
    said = lexicon.generic | lexicon.stop | lexicon.introducing | lexicon.verbal | lexicon.fields
    if word.tag not in _TAGS or not _BRAND.match(text) or text in said or text in lexicon.trade:
        return False
    return all(place.kind == "region" for place in places.get(text, ()))


def _ends(sentence: Sentence, k: int) -> bool:
    """Whether the clause goes on behind a word as behind a whole name."""
    following = sentence.words[k + 1] if k + 1 < len(sentence.words) else None
    return following is None or following.tag in _RIGHT


def _company(sentence: Sentence, start: int, end: int, *, weak: bool = False) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, "Organisation", "company", rule="brand", weak=weak)
