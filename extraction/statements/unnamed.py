"""Places that only tell where bodies without a name stand: 湘江新区的某创投, 江苏19所高校.

Neither the place nor anything else that the graph knows does what the body does.
"""

from __future__ import annotations

import re

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import word_at
from extraction.frames import endings
from extraction.lexicon import lexicon
from extraction.statements.memory import count_of

# bodies that are so many, or some, in a place: 江苏19所高校, 北三县相关医院
_SO_MANY = re.compile(
    r"(?:[、和与及][\u4e00-\u9fff]{2,6}){0,4}(?:[两三四五六七八九]省[区市]?)?的?(?:\d+|[三四五六七八九十])个?"
    r"(?:州市|市州|地市|地州市|盟市)"
    r"|的?(?:\d+|[一两三四五六七八九十]+|多|数十|十余|几)[余多]?[家所名位](?!市)"
    r"|的?(?:相关|有关|部分|一批|众多|各类|基层)(?:医院|企业|高校|学校|院校|机构|公司|单位|法院|检察院)"
)
_ALL_KINDS = re.compile(
    r"等(?:\d+|[一二两三四五六七八九十]+)?个?(?:国家|国|地区|地|省市|省份|省|城市|市|县|区)的?"
    r"(?:知名|著名|重点|的)?(?:高校|大学|院校|学校|企业|医院|机构|单位|公司|代表|专家|学者|客商|嘉宾)"
)
_SO_MANY_OF = re.compile("[三四五六七八九十](?:地|市|县|区|州|城)")
_NAMED = ("ORG", "PER", "nz")
# 某大学的6家附属医院 are not the university
_PARTS = re.compile(
    r"的(?:\d+|[两三四五六七八九十]+)[余多]?[家所个](?:[\u4e00-\u9fff]{0,6})"
    r"(?:医院|企业|公司|学院|高校|学校|机构|单位|研究所)(?![\u4e00-\u9fff]{0,2}联盟)"
)
_ONE = re.compile("的?一[家所](?=[\u4e00-\u9fff])")
# what is said of a place itself, where it comes, goes or lies
_WHERE = re.compile("(?:[在于到赴往抵至]|前往|来到|走进|落户|位于|来自|访问|地处)$")
_NOMINAL = frozenset({"n", "nz", "nw", "ORG", "LOC", "PER", "vn", "b"})
_LONGEST = 16  # characters of such a body's description


def counts(sentence: Sentence, place: Mention) -> bool:
    """Whether a place only says where so many bodies are (江苏19所高校): it does not act."""
    at = place.end - sentence.start
    return bool(_SO_MANY.match(sentence.text, at) or _ALL_KINDS.match(sentence.text, at))


def counts_others(sentence: Sentence, group: Mention) -> bool:
    """Whether places named by one word only say where more of them are (鄂皖 五地检察机关)."""
    more = _SO_MANY_OF.match(sentence.text, group.end - sentence.start)
    own = len(group.refers) if group.kind == "compound" else count_of(group.text)
    return more is not None and count_of(more[0]) != own


def only_seats(sentence: Sentence) -> set[int]:
    """Where places begin that do nothing: those of so many bodies, and what stands before these
    places, as a list of such places or as the wider ones (甲市乙区、丙市丁区的两家银行)."""
    found: set[int] = set()
    places = [m for m in sentence.outer() if m.label == "Place" and m.refers]
    behind: Mention | None = None
    for place in reversed(places):
        several = counts(sentence, place)
        if behind is not None and behind.start in found:
            between = sentence.text[place.end - sentence.start : behind.start - sentence.start]
            several = several or between in ("", "、")
        if several:
            found.add(place.start)
        behind = place
    return found


def described_group(sentence: Sentence, group: Mention, taken: set[int]) -> int:
    """Where the description ends of bodies that a count begins (三家深圳企业); 0 for a count that
    stands for those named before."""
    seat = next((m for m in sentence.outer() if m.start == group.end and m.label == "Place"), None)
    if seat is None or group.kind != "count":
        return 0
    ends = _nominal_ends(sentence, seat.end, taken, across=False)
    text = sentence.text[seat.end - sentence.start : max(ends, default=0) - sentence.start]
    return ends[-1] if ends and _is_body(text) else 0


def unnamed_body(sentence: Sentence, place: Mention, taken: set[int]) -> int:
    """Where the description of a body ends that a place only says the seat of; 0 if it is none.
    taken: where mentions begin."""
    at = place.end - sentence.start
    text = sentence.text
    if place.label == "Organisation":
        parts = _PARTS.match(text, at)
        return sentence.start + parts.end() if parts else 0
    if _WHERE.search(text, 0, place.start - sentence.start):
        return 0
    one = _ONE.match(text, at)
    if one is None and text[at : at + 1] != "的":
        return 0
    begin = sentence.start + (one.end() if one else at + 1)
    ends = _nominal_ends(sentence, begin, taken, across=one is not None)
    if one is not None:
        return max(ends, default=0)
    return max((end for end in ends if _is_body(text[at + 1 : end - sentence.start])), default=0)


def _nominal_ends(sentence: Sentence, begin: int, taken: set[int], *, across: bool) -> list[int]:
    """Where the nouns end that begin at `begin`, up to a name. across: whether the first may have
    begun before."""
    ends: list[int] = []
    for word in sentence.words[word_at(sentence, begin) :]:
        if (word.start in taken and word.start >= begin) or (word.start < begin and not across):
            break
        if word.tag not in _NOMINAL or word.end - begin > _LONGEST:
            break
        ends.append(word.end)
    return ends


def _is_body(text: str) -> bool:
    """Whether a description ends as the names of bodies do, or says what bodies they are."""
    head = lexicon().ending("organisation", text)
    named = head is not None and len(text) > len(head.text) and head.kind != "government"
    return named or text.endswith(endings("bodies"))


def inside_name(sentence: Sentence, position: int) -> bool:
    """Whether a character stands inside what the tagger takes for a name (民建联)."""
    word = sentence.words[word_at(sentence, position)]
    return word.tag in _NAMED and word.start < position < word.end - 1


def begins_name(sentence: Sentence, position: int, verb: str) -> bool:
    """Whether the tagger takes a verb for the beginning of a body's name (新建元集团)."""
    word = sentence.words[word_at(sentence, position)]
    longer = word.end > position + len(verb) and len(verb) > 1
    return word.tag == "ORG" and word.start == position and longer
