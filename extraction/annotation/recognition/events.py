"""Events by the grammar of their names: “…”活动, 2024年广东知识产权宣传周活动发布会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import NAMES, leftward, word_at
from extraction.lexicon import Lexicon

SHORTEST_NAME = 6  # characters; 座谈会, 签约仪式 alone name no event
_QUALIFIED = re.compile(r"[“”《》—]|(?:19|20)\d\d|第.{1,3}[届次期]|首届|[二一]○[○一二三四五六七八九]{2}")
_BROAD = ("行动", "活动", "节", "赛", "展", "会议", "大会", "仪式")

_NO_EVENT = frozenset("发展 开展 拓展 进展 扩展 施展 环节 细节 季节 情节 调节 章节 关节 礼节 春节 过节 参展 布展".split())
_VERB = re.compile(r"(?:举办|举行|召开|主办|承办|协办|开展|出席|参加|筹办|合办|组织|启动)(?:了|的)?(?=[^，。；：、]*$)")


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions of events; `weak` ones have no name of their own."""
    ends = sentence.word_ends()
    for match in lexicon.patterns["event"].finditer(sentence.text):
        end = sentence.start + match.end()
        after = sentence.text[match.end() : match.end() + 1]
        if end not in ends and after not in "”，。":
            continue
        head = lexicon.heads["event"][match.group()]
        word = sentence.words[word_at(sentence, end - 1)]
        if len(head.text) == 1 and after != "”" and (word.text in _NO_EVENT or len(word.text) < 3 or word.tag in ("v", "TIME")):
            continue
        walk = leftward(sentence, sentence.start + match.start(), lexicon, loose=True)
        start = walk.start
        start = _after_verb(sentence, start, match.start()) or start
        text = sentence.text[start - sentence.start : match.end()]
        if text.count("“") != text.count("”") or text.count("《") != text.count("》"):
            continue
        content = [word for word in walk.words if word.text not in lexicon.generic and word.tag not in ("w", "f", "u")]
        named = any(word.tag in NAMES for word in walk.words) or bool(_QUALIFIED.search(text))
        weak = len(text) < SHORTEST_NAME or not content or not named
        if head.text in _BROAD and not _QUALIFIED.search(text) and len(content) < 2 and len(text) < 9:
            weak = True
        yield Mention(start, end, text, "Event", head.kind, name=text[1:-1] if text[0] == "“" and text[-1] == "”" else text, rule="head", weak=weak)


def _after_verb(sentence: Sentence, start: int, head: int) -> int | None:
    """Where the name begins when a verb of organising stands close before it; the tagger's
    conjunctions then belong to the name (举办 香港创科与中山制造…对接交流会)."""
    window = sentence.text[max(0, head - 40) : head]
    found = list(_VERB.finditer(window))
    if not found or "、" in window[found[-1].end() :]:
        return None
    at = sentence.start + max(0, head - 40) + found[-1].end()
    return at if at < start and sentence.text[at - sentence.start] not in "在的于" else None
