"""Policies without marks of a title: quoted programmes (“百城千企”行动计划) and what is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import opened_quote
from extraction.lexicon import Lexicon, alternatives

SHORTEST = 6  # characters of a name that is not quoted
_HEADS = [
    "计划",
    "方案",
    "政策",
    "措施",
    "办法",
    "规划",
    "清单",
    "条例",
    "意见",
    "纲要",
    "细则",
    "指引",
    "工程",
    "行动",
    "行动计划",
    "行动方案",
    "实施方案",
    "实施意见",
    "指导意见",
]
_PROGRAMMES = ("计划", "工程", "行动", "方案", "政策")
_HEAD = re.compile(alternatives(_HEADS))
_ISSUE = r"(?:印发|出台|发布|公布|颁布|推出|制定|编制|下发)"
_ISSUES = re.compile(rf"{_ISSUE}(?:了|的)?")
_IS_ISSUED = re.compile(rf"(?:也|已|将|均)*由[^，。；]{{1,20}}?{_ISSUE}")
_SUBJECT = re.compile(r"^|[，。；：、的了]")
_ENDS = re.compile(r"$|[，。；、：（]|和|及|以及|并")
_BROKEN = re.compile(r"[，。；：《》]")
_REFERS = re.compile(r"此|没有|^(?:该|这|其|并|尚)|等[\u4e00-\u9fff]{0,4}(?:政策|措施|办法|制度)$")


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions of policies; what is not quoted is `weak`: only a frame makes it one."""
    ends = sentence.word_ends()
    for match in _HEAD.finditer(sentence.text):
        begin, end = sentence.start + match.start(), sentence.start + match.end()
        if end not in ends:
            continue
        start = _quoted(sentence, begin, end, match.group())
        weak = start is None
        if start is None:
            start = _issued(sentence, begin, end)
        if start is None:
            continue
        text = sentence.text[start - sentence.start : match.end()]
        if _BROKEN.search(text) or _REFERS.search(text) or (weak and len(text) < SHORTEST):
            continue
        head = lexicon.ending("policy", text)
        kind = head.kind if head else "programme"
        yield Mention(start, end, text, "Policy", kind, name=text, rule="policy", weak=weak)


def _quoted(sentence: Sentence, begin: int, end: int, head: str) -> int | None:
    """Where a name in quotes begins, or one that begins with a quoted part."""
    if not head.endswith(_PROGRAMMES):
        return None
    if (start := opened_quote(sentence, begin, end, 20)) is not None:
        return start if begin - start >= 2 else None
    before = sentence.text[: begin - sentence.start]
    if (
        before.endswith("”")
        and (opened := before.rfind("“")) >= 0
        and 3 < len(before) - opened <= 16
    ):
        return sentence.start + opened
    return None


def _issued(sentence: Sentence, begin: int, end: int) -> int | None:
    """Where the name of what is issued begins: behind the verb, or as the subject of 由…发布."""
    at = begin - sentence.start
    window = sentence.text[max(0, at - 30) : at]
    if _IS_ISSUED.match(sentence.text, end - sentence.start):
        parts = list(_SUBJECT.finditer(window))
    elif _ENDS.match(sentence.text, end - sentence.start):
        parts = list(_ISSUES.finditer(window))
    else:
        return None
    return begin - len(window) + parts[-1].end() if parts else None
