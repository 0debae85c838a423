"""Couples that a sentence lists: 甲大学与乙公司、丙学院与丁集团分别签约; 甲市对乙市，丙市对丁市."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extraction.annotation.model import Mention, Sentence
from extraction.lexicon import load

_ACTORS = ("Place", "Organisation", "Anaphor")
_CUES = load("lists.toml")["enumeration"]
INNER = re.compile(_CUES["office"] + _CUES["inner"])
_OUTER = re.compile(_CUES["office"] + _CUES["outer"])
_AND = re.compile("[与和同跟]$")
_ASIDE = re.compile(r"（[^（）]*）")
_LISTED = re.compile(_CUES["listed"])
_BY_PROVINCE = 9  # characters between the lists of two provinces: ，某自治区的
_AND_MORE = re.compile("[、和及]|以及")
_STAR = 5  # names in a list of those who each have several partners, at least
_BY = ("与", "同", "跟", "对")
_APART = re.compile("[，；](?:以及)?")
# a couple of a list of which the names do not tell the first, the second
_JOINS = "(?P<by>与|和|同|跟|对|携手|牵手|联手|结对|[—－–~～/+＋-]{1,2})"
_HOLE = re.compile(f"[、，；](?:以及|及)?[^、，；。]{{2,16}}?{_JOINS}$")
_HALF = re.compile(f"{_JOINS}[^、，；。]{{2,16}}[、，；](?:以及|及)?$")
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
    by, i, end = "", 0, 0
    while i < len(names):
        here, following = names[i], names[i + 1] if i + 1 < len(names) else None
        inner = following and INNER.match(without_asides(sentence, here[1], following[0]))
        apart = without_asides(sentence, end, here[0]) if current else ""
        if current and (hole := _HOLE.match(apart)) and hole["by"] == by:
            end, i = here[1], i + 1  # 、某某与此: a couple whose first is not known
            continue
        if current and following and not inner and _OUTER.match(apart):
            hole = _HALF.match(without_asides(sentence, here[1], following[0]))
            if hole and hole["by"] == by:
                end, i = following[0] - 1, i + 1  # 此与某某、: whose second is not known
                continue
        if following is None or not inner or (apart == "、" and inner["by"] != by):
            _close(found, current, sentence, following=here)
            current = []
            i += 1
            continue
        if current and not _OUTER.match(apart):
            _close(found, current, sentence, following=None)
            current = []
        listed = (
            i and not current and _GOES_ON.match(without_asides(sentence, names[i - 1][1], here[0]))
        )
        if not listed:
            by = inner["by"]  # 甲与乙、丙和丁 is one list of 甲's partners
            current.append(Couple(here[2], following[2], here[0], following[1]))
            end = following[1]
        i += 2 if not listed else 1
    _close(found, current, sentence, following=None)
    of_several = _stars(sentence, names)
    return of_several if sum(map(len, of_several)) > sum(map(len, found)) else found


def _stars(sentence: Sentence, names: list[tuple[int, int, Mention]]) -> list[list[Couple]]:
    """Lists of those who each have several partners: 甲与乙、丙，丁、戊与己;
    names: as seated."""
    if len(names) < _STAR:
        return []
    groups: list[list[Couple]] = []
    found: list[list[Couple]] = []
    i = 0
    while i + 1 < len(names):
        middle = _last_of_list(sentence, names, i)
        last = middle + 1
        between = (
            without_asides(sentence, names[middle][1], names[last][0]) if last < len(names) else ""
        )
        inner = INNER.match(between)
        if inner is None or inner["by"] not in _BY:
            groups = []
            i = middle + 1
            continue
        end = last if middle > i else _last_of_list(sentence, names, last)
        group = [
            Couple(one[2], other[2], one[0], other[1])
            for one in names[i : middle + 1]
            for other in names[last : end + 1]
        ]
        apart = without_asides(sentence, groups[-1][-1].end, names[i][0]) if groups else "，"
        groups = [*groups, group] if _APART.fullmatch(apart) else [group]
        if len(groups) > 1 and any(len(group) > 1 for group in groups):
            found = [[couple for group in groups for couple in group]]
        i = end + 1
    return found


def _last_of_list(sentence: Sentence, names: list[tuple[int, int, Mention]], i: int) -> int:
    """The index of the last name of the list that begins with the one at `i`."""
    while i + 1 < len(names) and _AND_MORE.fullmatch(
        without_asides(sentence, names[i][1], names[i + 1][0])
    ):
        i += 1
    return i


def rolls(sentence: Sentence) -> list[tuple[str, ...]]:
    """The actors of each list of three or more (甲市、乙市和丙市), and of lists told by their
    provinces (甲省的A市、B市，乙省的C市、D市)."""
    lists: list[list[tuple[int, int, Mention]]] = []
    for name in seated(sentence):
        last = lists[-1][-1] if lists else None
        gap = without_asides(sentence, last[1], name[0]) if last else ""
        if last and _LISTED.fullmatch(gap) and last[2].label == name[2].label:
            lists[-1].append(name)
        else:
            lists.append([name])
    listed = [tuple(dict.fromkeys(n[2].refers[0] for n in names)) for names in lists]
    found = [ids for ids in listed if len(ids) > 2]
    joined: list[str] = []
    end = -1
    for names, ids in zip(lists, listed, strict=True):
        places = names[0][2].label == "Place"
        if joined and places and len(ids) > 1 and names[0][0] - end <= _BY_PROVINCE:
            joined += ids
        elif places and len(ids) > 1:
            joined = [*ids]
        else:
            continue
        end = names[-1][1]
        if len(joined) > len(ids):
            found.append(tuple(dict.fromkeys(joined)))
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
        gap = without_asides(sentence, before[1], mention.start) if before else "，"
        seat = (
            before is not None
            and before[2].label == "Place"
            and (
                (mention.label == "Organisation" and gap in ("", "的"))
                or (mention.label == "Place" and gap == "")  # 某市某区
            )
        )
        if seat and before is not None:
            names[-1] = (before[0], mention.end, mention)
        else:
            names.append((mention.start, mention.end, mention))
    return names


def without_asides(sentence: Sentence, start: int, end: int) -> str:
    """The text of a range without what stands in brackets and without white space."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    return "".join((_ASIDE.sub("", text) if "（" in text else text).split())
