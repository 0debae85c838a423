"""Couples that a sentence lists: 甲大学与乙公司、丙学院与丁集团分别签约; 甲市对乙市，丙市对丁市."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extraction.annotation.model import Mention, Sentence

_ACTORS = ("Place", "Organisation", "Anaphor")
# 校长某某: a person who stands for the body named before
_HEAD = "长|书记|主任|总裁|总经理|代表"
_OFFICE = rf"(?:[\u4e00-\u9fff]{{0,6}}(?:{_HEAD})[\u4e00-\u9fff]{{2,3}}(?=[与和同跟、，；]))?"
_INNER = re.compile(
    _OFFICE
    + r"(?:就[^，。；、与和同]{1,14})?"
    + r"(?P<by>与|和|同|跟|对|携手|牵手|联手|结对|[—－–\-~～/+＋]{1,2})(?:来自)?$"
)
_OUTER = re.compile(
    _OFFICE + r"(?:各?一份|一对|一组|的[\u4e00-\u9fff“”《》]{2,18})?[、，；]"
    r"(?:以及|及|还有|另有|另|接着|然后|随后|其次|再次|再|最后|第[二三四五六七八九十])?"
    r"(?:一[份对组])?(?:是|为|有|则是)?$|(?:以及|及)$"
)
_AND = re.compile("[与和同跟]$")
_ASIDE = re.compile(r"（[^（）]*）")
_GOES_ON = re.compile(r"、(?:来自)?$")


@dataclass(frozen=True, slots=True)
class Couple:
    """Two actors that a list puts together; start, end in the article's text."""

    one: Mention
    other: Mention
    start: int
    end: int


def couples(sentence: Sentence) -> list[list[Couple]]:
    """The lists of two or more couples in a sentence, each throughout of couples."""
    names = seated(sentence)
    found: list[list[Couple]] = []
    current: list[Couple] = []
    by, i = "", 0
    while i < len(names):
        here, following = names[i], names[i + 1] if i + 1 < len(names) else None
        inner = following and _INNER.match(without_asides(sentence, here[1], following[0]))
        apart = without_asides(sentence, current[-1].end, here[0]) if current else ""
        if following is None or not inner or (apart == "、" and inner["by"] != by):
            _close(found, current, sentence, following=here)
            current = []
            i += 1
            continue
        if current and not _OUTER.match(without_asides(sentence, current[-1].end, here[0])):
            _close(found, current, sentence, following=None)
            current = []
        listed = (
            i and not current and _GOES_ON.match(without_asides(sentence, names[i - 1][1], here[0]))
        )
        if not listed:
            by = inner["by"]  # 甲与乙、丙和丁 is one list of 甲's partners
            current.append(Couple(here[2], following[2], here[0], following[1]))
        i += 2 if not listed else 1
    _close(found, current, sentence, following=None)
    return found


def pairs(sentence: Sentence) -> list[Couple]:
    """Each 甲与乙 that is not part of a longer list."""
    names = seated(sentence)
    found: list[Couple] = []
    for i, (one, other) in enumerate(pairwise(names)):
        joined = _AND.match(without_asides(sentence, one[1], other[0]))
        before = without_asides(sentence, names[i - 1][1], one[0]) if i else ""
        after = without_asides(sentence, other[1], names[i + 2][0]) if i + 2 < len(names) else ""
        if joined and not _GOES_ON.match(before) and not _GOES_ON.match(after):
            found.append(Couple(one[2], other[2], one[0], other[1]))
    return found


def _close(
    found: list[list[Couple]],
    current: list[Couple],
    sentence: Sentence,
    following: tuple[int, int, Mention] | None,
) -> None:
    """Keep a list of couples, unless it goes on with a name that has no fellow."""
    if len(current) < 2:
        return
    if following and _GOES_ON.match(without_asides(sentence, current[-1].end, following[0])):
        return
    found.append(current)


def seated(sentence: Sentence) -> list[tuple[int, int, Mention]]:
    """(start, end, mention) of each actor; the place where a body sits (南京的甲公司) is in its
    span."""
    names: list[tuple[int, int, Mention]] = []
    aside = [
        (m.start() + sentence.start, m.end() + sentence.start)
        for m in _ASIDE.finditer(sentence.text)
    ]
    for mention in sentence.outer():
        if mention.label not in _ACTORS or not mention.refers or mention.text.startswith("全"):
            continue  # 全省: nobody of a list
        if any(start < mention.start and mention.end <= end for start, end in aside):
            continue
        before = names[-1] if names else None
        seat = (
            before is not None
            and before[2].label == "Place"
            and mention.label == "Organisation"
            and without_asides(sentence, before[1], mention.start) in ("", "的")
        )
        if seat and before is not None:
            names[-1] = (before[0], mention.end, mention)
        else:
            names.append((mention.start, mention.end, mention))
    return names


def without_asides(sentence: Sentence, start: int, end: int) -> str:
    """The text of a range without what stands in brackets and without white space."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    return re.sub(r"\s", "", _ASIDE.sub("", text))
