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
_BROKEN = re.compile(r"[，。；：]")
_ROUTE = re.compile(r"(?:至|到|—{1,2}|-|－)$")
_REFERS = re.compile(r"^(?:该|本|我|此|两|各|这|其)")
_SPEECH = frozenset({"d", "p", "r", "u"})  # a quotation with such words is what somebody said
# a port that signs or works with somebody is a body: 甲港、乙港分别与丙签订合同
_ACTS = re.compile(
    r"(?:、[^，。；、]{2,12}港)*(?:分别|共同|联合|先后|还|又|再次)?(?:与|同|和)[^，。；]{2,40}?"
    r"(?:签|携手|合作|共建|联合)"
)
_ACTED_WITH = re.compile(
    r"(?:分别|共同|正式|再次|就[^，。；]{1,24})?(?:签|达成|携手|联合|开展|共建|建立|合作)"
)
PHASE = re.compile(r"(?<=[\u4e00-\u9fff])[一二三四五]期(?:工程|项目)?")
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
        or text.count("（") != text.count("）")
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
    quoted = quote is not None and len(text) >= SHORTEST_QUOTED
    if not content and start == walk.start and not quoted:
        return None
    if head.text in lexicon.plain and any(w.tag == "v" and len(w.text) == 1 for w in words):
        return None
    last = sentence.words[word_at(sentence, end - 1)]
    if head.text == "港" and quote is None:
        return _port(sentence, last, head)
    tagged = last.tag in ("LOC", "nz") and last.end == end and len(last.text) > len(head.text) + 1
    named = walk.named or tagged or quoted
    if head.text == "项目" and not named:
        return None
    if named and (phase := PHASE.match(sentence.text, end - sentence.start)):
        end += len(phase.group())
        text += phase.group()
    weak = head.kind not in _FIRM or not named or not content
    site = last.tag == "LOC" and (last.start, last.end) == (start, end) and len(head.text) > 1
    weak = weak or (head.text in lexicon.plain and not quote and not site)
    return Mention(start, end, text, "Project", head.kind, name=text, rule="head", weak=weak)


def _port(sentence: Sentence, word: Word, head: Head) -> Mention | None:
    """A port: only a word of three characters or more that the tagger calls a name."""
    if (
        word.tag not in ("LOC", "PER")
        or len(word.text) < 3
        or word.text.endswith(("香港", "贸港", "贸易港"))
    ):
        return None
    before = sentence.text[: word.start - sentence.start]
    after = sentence.text[word.end - sentence.start :]
    with_it = before.endswith(("与", "和", "同")) and _ACTED_WITH.match(after)
    if with_it or _ACTS.match(after):
        return Mention(word.start, word.end, word.text, "Organisation", "company", rule="head")
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
