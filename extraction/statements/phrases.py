"""Offices as they stand before a name: 中山市委副书记、市长; 某大学校党委常委、宣传部部长."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from extraction.annotation.entities import Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.annotation.resolution.resolver import Resolver
from extraction.gazetteer import Gazetteer
from extraction.lexicon.offices import Offices

BODIES = ("Place", "Organisation", "Anaphor")  # labels of mentions that an office can be of
_JOINED = re.compile(r"[、，,；;兼及和与]\s?$")  # between the offices of one person
_NOT_DEPARTMENT = re.compile(
    r"代表|率|与|和|的|在|由|等|、|，|,|是|有|会见|陪同|赴|到|对|向|原|（|”"
)
_DEPARTMENT = re.compile(r"(?:部|处|室|办|科|系|委|组|中心|工会)$")
_HEADED = re.compile(r"(?<![^、，；。：])[^、，；。：（）]{1,11}([处部科室办系])$")
# an office of these is a body of its own (国务院港澳事务办公室)
_SOVEREIGN = ("政府", "国务院", "中央", "委员会", "全国人大")
# nouns before a title that name no body
_GENERIC = re.compile(
    r"(?:学校|高校|大学|学院|研究院|研究所|医院|公司|集团|企业|银行|协会|商会|学会|中心|园区|单位"
    r"|机构|部门|双方|两地|有关|相关|主要|方)$"
)
_NOUNS = ("n", "nz", "nw", "ORG", "LOC")  # tags of the words of a body's name
_COMMON = ("n", "nz", "nw", "vn", "an", "a", "c", "p", "ORG")  # tags of a department's words
_LEVEL = re.compile(r"(自治区|省|市|区|县|州|镇|乡|特区|盟|旗|校)")
_LEADER = re.compile(r"(?:常务)?副?(市|省|县|区|镇|乡|州|校)长")
_LONGEST_DEPARTMENT = 14  # characters
_LONGEST_PLACE = 8
_LONGEST_PHRASE = 80

Named = tuple[int, int, str]  # where a body is named, and its id


@dataclass(frozen=True, slots=True)
class Office:
    """One office: role in the words of the text, the body's id, whether it is named beside it;
    level: the word for the kind of body that it says itself (市, 校); department: whether it is
    one of a department of the body (宣传部部长); obscure: whether words stand before it that
    name a body nobody knows."""

    role: str
    body: str | None
    named: bool
    level: str = ""
    department: bool = False
    obscure: bool = False


class PhraseReader:
    """Reads the offices before the names of one article's people."""

    def __init__(self, resolver: Resolver, offices: Offices, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._entities: Entities = resolver.entities
        self._offices = offices
        self._gazetteer = gazetteer

    def before(self, sentence: Text, end: int, limit: int) -> tuple[list[Office], int]:
        """The offices that end where a name begins, and where they begin; nothing is read before
        `limit`."""
        offices: list[Office] = []
        while True:
            text = self._text(sentence, end, limit)
            joined = 0
            if offices:
                mark = _JOINED.search(text)
                if mark is None or (mark.group()[0] not in "、兼" and offices[0].named):
                    return offices, end
                joined = len(mark.group())
            found = self._offices.title.search(text[: len(text) - joined])
            if found is None:
                return offices, end
            title = end - len(text) + found.start("role")
            office, end = self._office(sentence, found.group("role"), title, limit)
            offices.insert(0, office)

    def _text(self, sentence: Text, end: int, limit: int) -> str:
        start = max(limit, end - _LONGEST_PHRASE, sentence.start)
        return sentence.text[start - sentence.start : end - sentence.start]

    def _mentions(self, sentence: Text, end: int, limit: int) -> list[Mention]:
        """The mentions of a phrase that ends at `end`; the last may run on by a character."""
        start = max(limit, end - _LONGEST_PHRASE)
        first = bisect_left(sentence.mentions, start, key=lambda m: m.start)
        last = bisect_left(sentence.mentions, end, lo=first, key=lambda m: m.start)
        return sentence.mentions[first:last]

    def _office(self, sentence: Text, role: str, start: int, limit: int) -> tuple[Office, int]:
        """The office whose title begins at `start`, and where its phrase begins."""
        before = self._text(sentence, start, limit)
        for secretariat, sar in self._offices.secretariats.items():
            if before.endswith(secretariat):
                place = self._resolver.places.add(self._gazetteer.places[sar])
                return Office(secretariat + role, place.id, True, "特区"), start - len(secretariat)
        if organ := self._offices.organ.search(before):
            named = self.body_at(sentence, start, limit, bool(level_of(role)))
            if named is None or self._offices.is_of_place(organ.group()):
                role, start = organ.group() + role, start - len(organ.group())
        department = self._department(sentence, start, limit)
        role, start = department + role, start - len(department)
        level = level_of(role)
        shared = bool(level) and role.startswith(level)
        body = (
            self.body_at(sentence, start, limit, shared)
            or self._body_near(sentence, start, limit)
            or (self._spelled(sentence, start, limit) if shared else None)
        )
        if body is None:
            unknown = 0 if department else self._unknown(sentence, start, limit)
            office = Office(role, None, False, level, bool(department), unknown > 0)
            return office, start - unknown
        begin, end, id_ = body
        role = sentence.text[end - sentence.start : start - sentence.start] + role
        return Office(role, id_, True, level), begin

    def body_at(self, sentence: Text, end: int, limit: int, shared: bool = False) -> Named | None:
        """The body whose name ends at `end`; shared: the name's last character may be the level
        word of the office (中山市 in 中山 市委书记)."""
        found = [
            m
            for m in self._mentions(sentence, end, limit)
            if (m.end == end or (shared and m.end == end + 1 and m.label in ("Place", "Anaphor")))
            and m.refers
            and m.label in BODIES
            and (shared or not self._is_region(m))
        ]
        if not found:
            return None
        mention = max(found, key=lambda m: m.end - m.start)
        draft = self._entities.get(mention.refers[0])
        if (
            draft is not None
            and draft.kind in ("government", "other")
            and _DEPARTMENT.search(mention.text)
        ):
            for parent in self._mentions(sentence, end, limit):
                heads = parent.nested and parent.start == mention.start and self._heads(parent)
                if heads and parent.refers:
                    return parent.start, parent.end, parent.refers[0]
        return mention.start, mention.end, mention.refers[0]

    def _is_region(self, mention: Mention) -> bool:
        """Whether a place has no offices, but is only where its holder is at work: 某局华中代表."""
        draft = self._entities.get(mention.refers[0])
        return draft is not None and draft.kind == "region"

    def _heads(self, parent: Mention) -> bool:
        """Whether a body named at the beginning of a department's name is its parent."""
        return parent.label == "Organisation" and not parent.text.endswith(_SOVEREIGN)

    def _department(self, sentence: Text, start: int, limit: int) -> str:
        """A department without a name of its own before a title: 宣传部 部长, 科技处 副处长."""
        near = self._mentions(sentence, start, limit)
        for mention in near:
            if mention.end == start and not mention.nested:
                if not self._is_bare(sentence, mention):
                    return ""
                mention.weak = True  # part of the role, so no entity by itself
        sure = [m for m in near if m.refers and (not m.weak or m.label == "Anaphor")]
        named = [m.end for m in sure if m.end <= start]
        before = self._text(sentence, start, max([limit, *named]))
        text = re.split(r"[^\w与]", before)[-1].removeprefix("及")
        if not _DEPARTMENT.search(text) or len(text) > _LONGEST_DEPARTMENT:
            return ""
        words = [word for word in sentence.words if start - len(text) <= word.start < start]
        return text if all(word.tag in _COMMON for word in words) else ""

    def department_of(self, sentence: Text, end: int, limit: int, role: str) -> str:
        """The department whose name ends before its head's: 规划处 某某 处长."""
        found = _HEADED.search(self._text(sentence, end, limit))
        if found is None or not role.endswith((f"{found.group(1)}长", "主任")):
            return ""
        return found.group()

    def _is_bare(self, sentence: Text, mention: Mention) -> bool:
        """Whether a body's name is a department's that says nothing of the body it belongs to."""
        if mention.label != "Organisation" or not _DEPARTMENT.search(mention.text):
            return False
        if mention.text in self._gazetteer.organisations or _LEVEL.match(mention.text):
            return False
        return not any(m.nested and mention.covers(m) for m in sentence.mentions)

    def _spelled(self, sentence: Text, start: int, limit: int) -> Named | None:
        """A place of the article whose name ends in the level word of an office, though not
        recognised here: 横栏 镇党委书记."""
        end = start + 1
        for size in range(2, min(_LONGEST_PLACE, end - limit) + 1):
            text = sentence.text[end - size - sentence.start : end - sentence.start]
            if (id_ := f"place:{text}") in self._entities.drafts:
                return end - size, end, id_
        return None

    def _body_near(self, sentence: Text, start: int, limit: int) -> Named | None:
        """A body with a department between it and the title: 某大学 科技处 处长."""
        before = [
            m
            for m in self._mentions(sentence, start, limit)
            if m.end <= start and m.refers and not m.nested and not self._is_region(m)
        ]
        if not before or before[-1].label not in BODIES:
            return None
        between = sentence.text[before[-1].end - sentence.start : start - sentence.start]
        if len(between) > _LONGEST_DEPARTMENT or _NOT_DEPARTMENT.search(between):
            return None
        return before[-1].start, before[-1].end, before[-1].refers[0]

    def _unknown(self, sentence: Text, start: int, limit: int) -> int:
        """How many characters before a title seem to name a body that was not recognised."""
        size = 0
        last = bisect_left(sentence.words, start, key=lambda word: word.start)
        for word in reversed(sentence.words[:last]):
            if word.end < start - size:
                break
            if word.end == start - size and word.start >= limit and word.tag in _NOUNS:
                if not size and _GENERIC.search(word.text):
                    return 0
                size += word.end - word.start
        return size


def level_of(role: str) -> str:
    """The word for the kind of body that a role begins with: 市委书记 市, 副校长 校."""
    if found := _LEVEL.match(role) or _LEADER.match(role):
        return found.group(1)
    return "特区" if re.search("行政长官|特首", role) else ""
