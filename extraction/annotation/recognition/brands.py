"""Companies by a brand and a trade where one is expected, whatever the brand is otherwise: 与
领航 精密, 广州 白石数控, 石狮的 海丝 服饰."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import NAMES, Walk, word_at
from extraction.gazetteer import Place
from extraction.lexicon import Head, Lexicon

_BRAND = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,4}$")
_TAGS = ("n", "nz", "nw", "vn", "v", "a", "an", "j", "LOC", "ORG", "PER")
# a company may begin here: a clause, a list, what somebody does with it, a place it stands in
_LEFT = re.compile(
    r"(?:^|[，。；：、“（【—▲●\s]|[与和及同跟由给对向把让请携经帮从被]|企业|公司|厂商|厂家|来自|走进|走访|考察|"
    r"参观|引进|牵手|联手|携手|联合|入股|投资|收购|落户|[市区县镇州山港城]的)$"
)
_RIGHT = ("v", "d", "p", "c", "vd", "ad", "r", "w", "u", "TIME")  # tags behind a whole name
_HEADS = ("董事长", "总经理", "总裁", "副总裁", "创始人", "负责人", "副总经理", "首席执行官")
_LONGEST = 10  # characters
# what follows a trade word that only describes
_NO_BRAND = re.compile(
    r"部门|领域|产业|创新|企业|合作|项目|成果|园|中心|局|厅|委|部|大会|论坛|活动|服务|"
    r"人才|资源|零部件"
)
_AREAS = "市区县省镇乡村州路街岛山江河湖海湾港口洲"


def find(
    sentence: Sentence, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]
) -> Iterator[Mention]:
    """Candidate mentions, `weak` where only the words around a name say what it is."""
    starts = {word.start: k for k, word in enumerate(sentence.words)}
    for match in lexicon.firms.finditer(sentence.text):
        end = sentence.start + match.end()
        last = word_at(sentence, end - 1)
        if sentence.words[last].end != end or not _ends(sentence, last):
            continue
        k = starts.get(sentence.start + match.start())
        if k is None:
            word = sentence.words[last]
            start, placed = _seated(sentence, last, places)
            if word.tag in ("LOC", "nz", "nw") and placed and len(word.text) <= _LONGEST:
                yield _company(sentence, start, end)
        elif (begin := _brand(sentence, k, lexicon, places)) is not None:
            yield _company(sentence, begin, end, weak=True)


def _brand(
    sentence: Sentence, k: int, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]
) -> int | None:
    """Where the brand begins that ends before the word at `k`: one word, or two characters that
    the tagger could not join; without a name among them only where a company may begin."""
    for size in (1, 2):
        words = sentence.words[max(0, k - size) : k]
        if len(words) < size or (size == 2 and any(len(word.text) > 1 for word in words)):
            return None
        if not all(word.tag in _TAGS for word in words):
            continue
        start, text = words[0].start, "".join(word.text for word in words)
        if not _is_brand(text, lexicon, places):
            continue
        unknown = words[0].tag in NAMES and size == 1 and _unheard_of(text, places)
        if unknown or _LEFT.search(sentence.text[: start - sentence.start]):
            return start
    return None


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


def _is_brand(text: str, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]) -> bool:
    """Whether a text may be a brand: none that says of any firm what it is or does, no place."""
    said = (lexicon.generic, lexicon.stop, lexicon.introducing, lexicon.verbal, lexicon.fields)
    if not _BRAND.match(text) or any(text in words for words in (*said, lexicon.trade)):
        return False
    return all(place.kind == "region" for place in places.get(text, ()))


def _ends(sentence: Sentence, k: int) -> bool:
    """Whether the clause goes on behind a word as behind a whole name."""
    following = sentence.words[k + 1] if k + 1 < len(sentence.words) else None
    return following is None or following.tag in _RIGHT or following.text in _HEADS


def _company(sentence: Sentence, start: int, end: int, *, weak: bool = False) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, "Organisation", "company", rule="brand", weak=weak)


def of_trade(
    sentence: Sentence,
    walk: Walk,
    end: int,
    head: Head,
    lexicon: Lexicon,
    places: Container[str],
) -> Mention | None:
    """Brand + trade word (华某光学): only a brand makes it a name, which the tagger may take for
    a place that nobody knows (鹏城 半导体)."""
    start, text = walk.start, sentence.text[walk.start - sentence.start : end - sentence.start]
    brand = text[: len(text) - len(head.text)]
    if not 3 < len(text) <= _LONGEST or len(brand) < 2:
        return None
    if _NO_BRAND.match(sentence.text, end - sentence.start):
        return None
    proper = [
        w
        for w in walk.words
        if w.tag in NAMES
        and w.text not in lexicon.generic
        and (w.tag != "LOC" or (w is walk.words[-1] and _unheard_of(w.text, places)))
    ]
    first = brand[: len(brand) - _trade(brand, lexicon)]
    if lexicon.is_generic(first) or first in lexicon.fields:
        return None  # 国际航空 网络, 海洋 生物
    if not proper:
        whole = sentence.words[word_at(sentence, start)]
        if (
            whole.start == start
            and whole.end == end
            and brand not in lexicon.generic
            and whole.tag not in ("n", "LOC", "d")
        ):
            return Mention(start, end, text, head.label, head.kind, rule="brand", weak=True)
        return None
    return Mention(start, end, text, head.label, head.kind, rule="brand")


def _unheard_of(text: str, places: Container[str]) -> bool:
    """Whether a place's name, behind one that is known, is none (广州 白石, 鹏城)."""
    seat = next((size for size in (4, 3, 2) if text[:size] in places and len(text) > size), 0)
    rest = text[seat:]
    inside = (rest[i:j] for i in range(len(rest)) for j in range(i + 2, len(rest) + 1))
    plain = 1 < len(rest) < 5 and rest[-1] not in _AREAS
    return plain and not any(part in places for part in inside)


def _trade(brand: str, lexicon: Lexicon) -> int:
    """How many characters at the end of a would-be brand are a trade word themselves."""
    return next((size for size in (3, 2) if brand[-size:] in lexicon.trade), 0)
