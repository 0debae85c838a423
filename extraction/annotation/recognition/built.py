"""Things that are built or set up, known by the verb before them: 合设 高分子中试工坊, 建起
年产两万吨的 全粉厂, 两家合建的 航空货站. The verb says where the name begins, so that it may hold
words at which the walk from its head would stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extraction.annotation.model import Mention, Sentence, Word
from extraction.annotation.recognition.projects import PHASE
from extraction.lexicon import Lexicon, alternatives, load

_SHORTEST, _LONGEST = 4, 24  # characters of a name
_MARKS = frozenset("-－·&—（）")  # marks inside names
_ENDS = frozenset({"d", "p", "v", "t", "TIME", "c", "u", "r", "ad", "f", "m", "vd", "q"})
_SPEECH = frozenset({"d", "p", "r", "u"})  # a quotation with such words is what somebody said
_WORKS = ("项目", "工程")  # names of these hold a name
_SURE = ("head", "gazetteer", "academy")  # rules that find bodies by their names
_FORMS = ("（有限合伙）", "（筹）")  # what a name may end in behind its head
_GENERAL = ("government", "company", "media")  # bodies that are not built


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where the name of what is built begins; how such a name ends."""
    data = load("built.toml")
    verbs, between = alternatives(data["verbs"]), alternatives(data["between"])
    counted = f"(?:[一两这]?[{''.join(data['counters'])}])"
    described = "(?:[^，。；：、“”《》的]{2,12}的)"
    begins = re.compile(f"(?:{verbs})(?:{between})?{counted}?{described}?“?")
    return begins, re.compile(f"(?:{alternatives(data['endings'])})$")


def find(sentence: Sentence, lexicon: Lexicon, found: list[Mention]) -> Iterator[Mention]:
    """Candidates, all `weak`. found: those of the other recognisers, which a name that only
    begins like theirs does not hide."""
    begins, _ = _patterns()
    told = list(begins.finditer(sentence.text))
    if not told:
        return
    starts = {word.start: k for k, word in enumerate(sentence.words)}
    sure = [m for m in found if not (m.weak and m.label == "Project")]
    spans = {(m.start, m.end) for m in sure if m.label not in ("Place", "Person")}
    named = {m.start: m.end for m in found if m.label == "Organisation" and m.rule in _SURE}
    for match in told:
        k = starts.get(sentence.start + match.end())
        if k is None:
            continue
        quoted = match.group().endswith("“")
        end = _quoted(sentence, k) if quoted else _end(sentence, k, lexicon)
        start = sentence.words[k].start
        if end is None or not _SHORTEST <= end - start <= _LONGEST or (start, end) in spans:
            continue
        text = sentence.text[start - sentence.start : end - sentence.start]
        inner = named.get(start, end)
        if inner < end and not PHASE.fullmatch(text, inner - start):
            continue
        head = lexicon.ending("project", text)
        kind = head.kind if head is not None else "facility"
        yield Mention(start, end, text, "Project", kind, name=text, rule="built", weak=True)


def _quoted(sentence: Sentence, k: int) -> int | None:
    """The end of a name in quotes, which may go on behind them (“光纤听声”系统)."""
    _, ending = _patterns()
    for word in sentence.words[k:]:
        if word.text == "”":
            text = sentence.text[
                sentence.words[k].start - sentence.start : word.start - sentence.start
            ]
            return word.start if ending.search(text) else None
        if word.tag in _SPEECH or (word.tag == "w" and word.text not in _MARKS):
            return None
    return None


def _end(sentence: Sentence, k: int, lexicon: Lexicon) -> int | None:
    """Where the name ends: with its last word that ends like a thing, if nothing of it follows."""
    words, last = sentence.words, None
    for i in range(k, len(words)):
        word = words[i]
        inside = word.text in _MARKS or word.text in lexicon.verbal or _belongs(word, lexicon)
        if not inside or word.end - words[k].start > _LONGEST:
            break
        if _is_thing(word, lexicon) and (i > k or len(word.text) >= _SHORTEST):
            last = i
    if last is None:
        return None
    stem = sentence.text[words[k].start - sentence.start : words[last].start - sentence.start]
    if last + 1 < len(words) and words[last + 1].text == "）" and "（" in stem:
        last += 1
    following = "".join(word.text for word in words[last + 1 : last + 4])
    if following in _FORMS:
        last += 3  # 某某基金（有限合伙）
    whole = last + 1 == len(words) or _closes(words, last + 1, lexicon)
    if words[k].tag == "m" or not _balanced(words[k : last + 1]):
        return None
    work = words[last].text.endswith(_WORKS)
    if work and not any(word.tag in ("LOC", "ORG", "m") for word in words[k:last]):
        return None
    generic = lexicon.is_generic(stem) and len(words[last].text) < _SHORTEST
    return words[last].end if whole and not generic else None


def _balanced(words: list[Word]) -> bool:
    opened, closed = (sum(word.text == mark for word in words) for mark in "（）")
    return opened == closed


def _belongs(word: Word, lexicon: Lexicon) -> bool:
    if word.tag in ("w", "u", "p", "r", "c", "d", "TIME", "PER"):
        return False
    if (word.tag == "f" and len(word.text) > 1) or word.text == "过程":
        return False
    return word.text not in lexicon.stop or word.text in ("联合", "共同")


def _is_thing(word: Word, lexicon: Lexicon) -> bool:
    _, ending = _patterns()
    if word.tag in ("v", "vd", "p", "d"):
        return False
    if ending.search(word.text):
        return True
    head = lexicon.ending("organisation", word.text)
    return head is not None and head.kind not in _GENERAL and head.text != "共同体"


def _closes(words: list[Word], i: int, lexicon: Lexicon) -> bool:
    """Whether what follows does not go on with the phrase (研究院 | 揭牌, not 研究院揭牌 仪式)."""
    word = words[i]
    if word.tag == "w":
        return word.text not in ("“", "（", "-")
    following = words[i + 1] if i + 1 < len(words) else None
    noun = following is not None and following.tag in ("n", "vn", "nz")
    if word.text in lexicon.verbal:
        return not noun
    return word.tag in _ENDS
