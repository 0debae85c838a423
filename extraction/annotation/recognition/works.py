"""Works and things that are set up, known by how they are spoken of, not by what they are called:
合修 一条观光路, 合办“海棠书屋”, 某某物流园 二期, 某市 地铁11号线."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.projects import PHASE
from extraction.annotation.recognition.walk import word_at
from extraction.lexicon import Lexicon

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
_SPEECH = frozenset({"d", "p", "r", "u"})  # a quotation with such words is what somebody said
_THING_ENDS = re.compile(r"$|[，。；、（]|等|已|将|并|及|和|与|，|正式|全线")
_THING = frozenset({"n", "vn", "an", "a", "b", "nz", "LOC", "ORG", "nw", "s", "f", "j"})
SHORTEST_THING, LONGEST_THING = 3, 20  # characters


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions of projects; `weak` ones only a frame makes entities."""
    yield from _built(sentence, lexicon)
    yield from _quoted(sentence)
    yield from _phases(sentence, lexicon)
    yield from _lines(sentence)


def _built(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """What a verb of building has for its object, whatever it is called (合修 一条观光路);
    `weak`."""
    starts = {word.start: k for k, word in enumerate(sentence.words)}
    for match in _BUILT.finditer(sentence.text):
        k = starts.get(sentence.start + match.end())
        if k is None:
            continue
        words = []
        for word in sentence.words[k:]:
            if word.text in lexicon.stop:
                break
            if word.tag not in _THING and word.text not in lexicon.verbal:
                break
            words.append(word)
        counted = "一" in match.group()  # a place is not counted, so what is counted is a thing
        if not words or words[-1].tag in ("a", "f", "s", "v", "vd"):
            continue
        if words[-1].tag == "LOC" and not counted:
            continue
        start, end = words[0].start, words[-1].end
        described = [word for word in words[:-1] if word.text not in lexicon.generic]
        content = described or len(words[-1].text) >= SHORTEST_THING
        whole = _THING_ENDS.match(sentence.text, end - sentence.start)
        if not (SHORTEST_THING <= end - start <= LONGEST_THING) or not content or not whole:
            continue
        yield _project(sentence, start, end, "facility", weak=True)


def _quoted(sentence: Sentence) -> Iterator[Mention]:
    """What is set up and named in quotes; `weak`."""
    for match in _QUOTED.finditer(sentence.text):
        start, end = (sentence.start + i for i in match.span("name"))
        inside = [word for word in sentence.words if start <= word.start < end]
        if not any(word.tag in _SPEECH for word in inside):
            yield _project(sentence, start, end, "other", weak=True)


def _phases(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """A phase of a named park or work: 某某物流园 二期."""
    for match in PHASE.finditer(sentence.text):
        end = sentence.start + match.end()
        word = sentence.words[word_at(sentence, sentence.start + match.start() - 1)]
        name = sentence.text[word.start - sentence.start : match.start()]
        families = ("project", "zone", "organisation")
        if end not in sentence.word_ends() or word.tag not in ("LOC", "ORG", "nz"):
            continue
        if not any(lexicon.ending(family, name) for family in families) or len(name) < 4:
            continue
        yield _project(sentence, word.start, end, "facility")


def _lines(sentence: Sentence) -> Iterator[Mention]:
    """Numbered lines, with the place before them."""
    for match in _LINE.finditer(sentence.text):
        at = sentence.start + match.start()
        before = sentence.words[word_at(sentence, at - 1)]
        placed = before.tag in ("LOC", "ORG") and before.start < at <= before.end
        start = before.start if placed else at
        yield _project(sentence, start, sentence.start + match.end(), "infrastructure")


def _project(sentence: Sentence, start: int, end: int, kind: str, *, weak: bool = False) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, "Project", kind, name=text, rule="head", weak=weak)
