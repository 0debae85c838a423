"""Projects by the grammar of their names: bridges, railways, bases, installations, quoted plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extraction.annotation.model import Mention, Sentence, Word
from extraction.annotation.recognition.walk import (
    after_builder,
    built_there,
    heads,
    leftward,
    opened_quote,
    word_at,
)
from extraction.lexicon import Head, Lexicon

_FIRM = ("infrastructure", "facility")
# heads that name too many things to be believed by themselves
_VAGUE = frozenset(["中心", "平台", "园", "总部", "项目", "校园"])
_BROKEN = re.compile(r"[，。；：]")
_ROUTE = re.compile(r"(?:至|到|—{1,2}|-|－)$")
_REFERS = re.compile(r"^(?:该|本|我|此|两|各|这|其)")
_SPEECH = frozenset({"d", "p", "r", "u"})  # a quotation with such words is what somebody said
# a concrete thing that is built, by a verb that takes no other object or with its counter
_BUILT = re.compile(
    r"(?:(?:合建|合修|援建|承建|修建|兴建|新建|投建|改建|扩建|建成|修通|建起)(?:了|的)?|"
    r"(?:共建|建设|建造|建|修|修筑)(?:了|成)?(?=一[条座所处栋艘幢]))(?:一[条座所处栋艘幢])?"
)
# what is set up and has a name in quotes that ends there (合办“海棠书屋”，)
_QUOTED = re.compile(
    r"(?:共建|合办|合建|设立|成立|开设|创办|组建|建成|建立|建起)(?:了|的)?(?:一[个所座家])?"
    r"“(?P<name>[^“”，。；：、！？]{3,14})”(?=[，。；、]|$|两|三|已)"
)
# a line with its number (某市 地铁11号线)
_LINE = re.compile(
    r"(?:地铁|轨道交通|轻轨|城轨|有轨电车)[A-Za-z]?\d{1,2}号线(?:[一二三四]期|[东南西北]延线?段?)?"
)
_PHASE = re.compile(r"(?<=[\u4e00-\u9fff])[一二三四五]期(?:工程|项目)?")
_THING_ENDS = re.compile(r"$|[，。；、（]|等|已|将|并|及|和|与|，|正式|全线")
_THING = frozenset({"n", "vn", "an", "a", "b", "nz", "LOC", "ORG", "nw", "s", "f", "j"})
SHORTEST_THING, LONGEST_THING = 3, 20  # characters
SHORTEST_QUOTED = 5  # characters of a name in quotes that is sure without a place in it


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions of projects; `weak` ones only a frame makes entities."""
    ends = sentence.word_ends()
    for match in heads(sentence, lexicon.patterns["project"]):
        end = sentence.start + match.end()
        after = sentence.text[match.end() : match.end() + 1]
        if end not in ends and (not after or after not in "”，。、；（"):
            continue
        head = lexicon.heads["project"][match.group()]
        mention = _project(sentence, sentence.start + match.start(), end, head, lexicon)
        if mention is not None:
            yield mention
    yield from _built(sentence, lexicon)
    yield from _phases(sentence, lexicon)
    for match in _LINE.finditer(sentence.text):
        before = sentence.words[word_at(sentence, sentence.start + match.start() - 1)]
        at = sentence.start + match.start()
        placed = before.tag in ("LOC", "ORG") and before.start < at <= before.end
        start = before.start if placed else at
        text = sentence.text[start - sentence.start : match.end()]
        yield Mention(
            start, start + len(text), text, "Project", "infrastructure", name=text, rule="head"
        )
    for match in _QUOTED.finditer(sentence.text):
        start, end = (sentence.start + i for i in match.span("name"))
        inside = [word for word in sentence.words if start <= word.start < end]
        if not any(word.tag in _SPEECH for word in inside):
            name = match["name"]
            yield Mention(start, end, name, "Project", "other", name=name, rule="head", weak=True)


def _phases(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """A phase of a named park or work: 某某物流园 二期."""
    for match in _PHASE.finditer(sentence.text):
        end = sentence.start + match.end()
        word = sentence.words[word_at(sentence, sentence.start + match.start() - 1)]
        name = sentence.text[word.start - sentence.start : match.start()]
        families = ("project", "zone", "organisation")
        if end not in sentence.word_ends() or word.tag not in ("LOC", "ORG", "nz"):
            continue
        if not any(lexicon.ending(family, name) for family in families) or len(name) < 4:
            continue
        text = name + match.group()
        yield Mention(word.start, end, text, "Project", "facility", name=text, rule="head")


def _built(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """What a verb of building has for its object, whatever it is called (合修 一条产业路);
    `weak`."""
    starts = {word.start: k for k, word in enumerate(sentence.words)}
    for match in _BUILT.finditer(sentence.text):
        k = starts.get(sentence.start + match.end())
        if k is None:
            continue
        words = []
        for word in sentence.words[k:]:
            if word.tag not in _THING or word.text in lexicon.stop:
                break
            words.append(word)
        if not words or words[-1].tag in ("a", "f", "s", "LOC"):
            continue
        start, end = words[0].start, words[-1].end
        described = [word for word in words[:-1] if word.text not in lexicon.generic]
        content = described or len(words[-1].text) >= SHORTEST_THING
        whole = _THING_ENDS.match(sentence.text, end - sentence.start)
        if not (SHORTEST_THING <= end - start <= LONGEST_THING) or not content or not whole:
            continue
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield Mention(start, end, text, "Project", "facility", name=text, rule="head", weak=True)


def _project(
    sentence: Sentence, begin: int, end: int, head: Head, lexicon: Lexicon
) -> Mention | None:
    quote = opened_quote(sentence, begin, end)
    walk = leftward(sentence, begin, lexicon, loose=quote is not None, quotes=True)
    start = quote if quote is not None else after_builder(sentence, walk.start, begin, lexicon)
    start = _from(sentence, start, head)
    start = max(
        (b.start for a, b in pairwise(walk.words) if b.tag == "LOC" and _is_line(a, lexicon)),
        default=start,
    )
    text = sentence.text[start - sentence.start : end - sentence.start]
    if (
        (text.count("“") != text.count("”") and quote is None)
        or _BROKEN.search(text)
        or _REFERS.match(text)
    ):
        return None
    if len(text) < len(head.text) + 2 or built_there(sentence, start, text):
        return None
    words = [word for word in sentence.words if start <= word.start < begin]
    if quote is not None and any(word.tag in _SPEECH or word.text == "、" for word in words):
        return None
    content = [word for word in words if word.text not in lexicon.generic and word.tag != "w"]
    if not content and start == walk.start:
        return None
    last = sentence.words[word_at(sentence, end - 1)]
    if head.text == "港" and quote is None:
        return _port(sentence, last, head)
    tagged = last.tag in ("LOC", "nz") and last.end == end and len(last.text) > len(head.text) + 1
    named = walk.named or tagged or (quote is not None and len(text) >= SHORTEST_QUOTED)
    if head.text == "项目" and not named:
        return None
    if named and (phase := _PHASE.match(sentence.text, end - sentence.start)):
        end += len(phase.group())
        text += phase.group()
    weak = head.kind not in _FIRM or not named or (head.text in _VAGUE and not quote)
    return Mention(start, end, text, "Project", head.kind, name=text, rule="head", weak=weak)


def _port(sentence: Sentence, word: Word, head: Head) -> Mention | None:
    """A port: only a word of three characters or more that the tagger calls a name."""
    if (
        word.tag not in ("LOC", "PER")
        or len(word.text) < 3
        or word.text.endswith(("香港", "贸港", "贸易港"))
    ):
        return None
    return Mention(
        word.start, word.end, word.text, "Project", head.kind, name=word.text, rule="head"
    )


def _is_line(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word ends the name of a road or line, behind which another name begins."""
    head = lexicon.ending("project", word.text)
    return head is not None and head.kind == "infrastructure"


def _from(sentence: Sentence, start: int, head: Head) -> int:
    """Where a road or line begins that is named by both its ends (武汉至南昌高速公路)."""
    if head.kind != "infrastructure":
        return start
    before = sentence.text[: start - sentence.start]
    if not (route := _ROUTE.search(before)) or not route.start():
        return start
    word = sentence.words[word_at(sentence, sentence.start + route.start() - 1)]
    return word.start if word.tag == "LOC" and word.end == sentence.start + route.start() else start
