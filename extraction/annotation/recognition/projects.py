"""Projects by the grammar of their names: bridges, railways, bases, installations, quoted plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import after_builder, leftward, word_at
from extraction.lexicon import Lexicon

_FIRM = ("infrastructure", "facility")
_QUOTED = re.compile(r"“([^“”，。；]{3,30})”")


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions of projects; programmes are `weak`: only a frame makes them entities."""
    ends = sentence.word_ends()
    for match in lexicon.patterns["project"].finditer(sentence.text):
        end = sentence.start + match.end()
        after = sentence.text[match.end() : match.end() + 1]
        if end not in ends and (not after or after not in "”，。、；（"):
            continue
        head = lexicon.heads["project"][match.group()]
        walk = leftward(sentence, sentence.start + match.start(), lexicon, loose=after == "”")
        start = after_builder(sentence, walk.start, sentence.start + match.start(), lexicon)
        text = sentence.text[start - sentence.start : match.end()]
        if text.count("“") != text.count("”") or re.search(r"[，。；：]", text):
            continue
        if after == "”" and sentence.text[start - sentence.start - 1 : start - sentence.start] != "“":
            continue
        content = [word for word in walk.words if word.text not in lexicon.generic and word.tag != "w"]
        word = sentence.words[word_at(sentence, end - 1)]
        tagged = word.tag in ("LOC", "nz") and word.end == end and len(word.text) > len(head.text) + 1
        named = walk.named or tagged
        if len(text) < len(head.text) + 2 or not (content or start < walk.start):
            continue
        weak = head.kind not in _FIRM or not named or head.text in ("中心", "平台", "园", "总部", "项目", "校园")
        yield Mention(start, end, text, "Project", head.kind, name=text, rule="head", weak=weak)
