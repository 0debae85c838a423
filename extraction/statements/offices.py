"""Who holds which office where: 中山市委书记郭文海, 广东省教育厅党组书记、厅长某某.

The offices stand before the name (or one, short, behind it). The body of an office is named beside
it; or it is that of the office before it in the phrase, or of the person before it in the list;
else the nearest that the office can belong to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.annotation.resolution.resolver import Resolver
from extraction.gazetteer import Gazetteer
from extraction.lexicon.offices import Offices

_BODIES = ("Place", "Organisation", "Anaphor")
_JOINED = re.compile(r"[、，,；;兼及和与]\s?$")  # between the offices of one person
_LISTED = re.compile(r"[、，,；;及和与暨以\s]{0,3}$")  # between the people of one list
_NOT_DEPARTMENT = re.compile(r"代表|率|与|和|的|在|由|等|、|，|,|是|有|会见|陪同|赴|到|对|向|原|（|”")
_DEPARTMENT = re.compile(r"(?:部|处|室|办|科|系|委|组|中心|工会)$")
# an office of these is a body of its own (国务院港澳事务办公室)
_SOVEREIGN = ("政府", "国务院", "中央", "委员会", "全国人大")
_GENERIC = re.compile(
    r"(?:学校|高校|大学|学院|研究院|研究所|医院|公司|集团|企业|银行|协会|商会|学会|中心|园区|单位|机构|部门|双方|两地|有关|相关|主要|方)$"
)
_NOUNS = ("n", "nz", "nw", "ORG", "LOC")  # tags of the words of a body's name
_COMMON = ("n", "nz", "nw", "vn", "an", "a", "c", "p", "ORG")  # tags of a department's words
_LONGEST_DEPARTMENT = 14  # characters
_LEVEL = re.compile(r"(自治区|省|市|区|县|州|镇|乡|特区|盟|旗|校)")
_LEADER = re.compile(r"(?:常务)?副?(市|省|县|区|镇|乡|州|校)长")
_PLACE_LEVELS = {
    "市": ("city",),
    "省": ("province",),
    "自治区": ("province",),
    "区": ("district", "zone"),
    "县": ("district",),
    "镇": ("town",),
    "州": ("city",),
    "特区": ("sar",),
}
_BEHIND = re.compile(
    r"(?P<role>(?:常务|执行)?副?(?:书记|市长|局长|主任|校长|院长|部长|会长|所长|厅长|主席|董事长"
    r"|总经理|省长|县长|区长|处长|司长|总裁|理事长|秘书长|教授|院士|研究员))"
)
_REMEMBERED = 60  # bodies named before


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


@dataclass(slots=True)
class Holder:
    """A person with offices as one phrase `start`–`end` of the text."""

    person: str
    start: int
    end: int
    name: tuple[int, int]
    offices: list[Office] = field(default_factory=list)

    @property
    def acts_for(self) -> str | None:
        """The body for which the person acts: the place for its leaders, else the body."""
        bodies = [office for office in self.offices if office.body]
        for office in reversed(bodies):
            if (
                office.body
                and office.body.startswith("place:")
                and not office.role.endswith(("常委", "委员"))
            ):
                return office.body
        return bodies[-1].body if bodies else None


class OfficeReader:
    """Finds the office holders of one article, in the order of the text."""

    def __init__(self, resolver: Resolver, offices: Offices, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._entities: Entities = resolver.entities
        self._offices = offices
        self._gazetteer = gazetteer
        self._recent: list[Mention] = []
        self.known: dict[str, Holder] = {}
        self._block, self._block_start = -1, 0

    def read(self, sentence: Text) -> list[Holder]:
        """The office holders that a sentence names."""
        if sentence.block != self._block:
            self._block, self._block_start = sentence.block, sentence.start
        holders: list[Holder] = []
        for mention in sentence.mentions:
            if mention.label == "Person" and mention.refers and not mention.nested:
                holder = self._holder(sentence, mention, holders)
                if holder.offices:
                    holders.append(holder)
                    self.known.setdefault(holder.person, holder)
        self._recent.extend(m for m in sentence.mentions if m.refers and m.label in _BODIES)
        del self._recent[:-_REMEMBERED]
        return holders

    def _holder(self, sentence: Text, mention: Mention, earlier: list[Holder]) -> Holder:
        holder = Holder(mention.refers[0], mention.start, mention.end, (mention.start, mention.end))
        limit = earlier[-1].end if earlier else sentence.start
        self._before(sentence, holder, limit)
        behind = _BEHIND.match(sentence.text, mention.end - sentence.start)
        if behind:
            holder.end = sentence.start + behind.end()
            if not holder.offices:
                self._behind(sentence, holder, behind.group("role"), limit)
        neighbour = self._neighbour(sentence, holder, earlier)
        if holder.offices:
            self._complete(sentence, holder, neighbour, earlier)
        elif neighbour is not None and holder.person not in self.known:
            holder.offices = neighbour.offices[-1:]
        return holder

    def _neighbour(self, sentence: Text, holder: Holder, earlier: list[Holder]) -> Holder | None:
        """The holder before this one in a list of people."""
        if not earlier:
            return None
        between = sentence.text[earlier[-1].end - sentence.start : holder.start - sentence.start]
        return earlier[-1] if _LISTED.fullmatch(between) else None

    # --- the phrase: offices as they stand before the name, from the last to the first

    def _before(self, sentence: Text, holder: Holder, limit: int) -> None:
        while True:
            text = sentence.text[max(0, limit - sentence.start) : holder.start - sentence.start]
            joined = 0
            if holder.offices:
                mark = _JOINED.search(text)
                if mark is None or (mark.group()[0] not in "、兼" and holder.offices[0].named):
                    return
                joined = len(mark.group())
            found = self._offices.title.search(text[: len(text) - joined])
            if found is None:
                return
            title = holder.start - joined - len(found.group("role"))
            office, start = self._office(sentence, found.group("role"), title, limit)
            holder.offices.insert(0, office)
            holder.start = start

    def _behind(self, sentence: Text, holder: Holder, role: str, limit: int) -> None:
        """An office behind the name, its body perhaps before it: 某某研究院夏某某研究员."""
        body = self._body_at(sentence, holder.start, limit)
        if body is not None and self._fits(body[1], role):
            holder.start = body[0].start
            holder.offices.append(Office(role, body[1], True, _level(role)))
        else:
            holder.offices.append(Office(role, None, False, _level(role)))

    def _office(self, sentence: Text, role: str, start: int, limit: int) -> tuple[Office, int]:
        """The office whose title begins at `start`, and where its phrase begins."""
        before = sentence.text[max(0, limit - sentence.start) : start - sentence.start]
        for secretariat, sar in self._offices.secretariats.items():
            if before.endswith(secretariat):
                place = self._resolver.places.add(self._gazetteer.places[sar])
                return Office(secretariat + role, place.id, True, "特区"), start - len(secretariat)
        if organ := self._offices.organ.search(before):
            named = self._body_at(sentence, start, limit)
            if named is None or self._offices.is_of_place(organ.group()):
                role, start = organ.group() + role, start - len(organ.group())
        department = self._department(sentence, start, limit)
        role, start = department + role, start - len(department)
        level = _level(role)
        shared = bool(level) and role.startswith(level)
        body = self._body_at(sentence, start, limit, shared) or self._body_near(sentence, start, limit)
        if body is None:
            unknown = 0 if department else self._unknown(sentence, start, limit)
            office = Office(role, None, False, level, bool(department), unknown > 0)
            return office, start - unknown
        mention, id_ = body
        role = sentence.text[mention.end - sentence.start : start - sentence.start] + role
        return Office(role, id_, True, level), mention.start

    def _body_at(
        self, sentence: Text, end: int, limit: int, shared: bool = False
    ) -> tuple[Mention, str] | None:
        """The body whose name ends at `end`; shared: the name's last character may be the level
        word of the office (中山市 in 中山 市委书记)."""
        found = [
            m
            for m in sentence.mentions
            if (m.end == end or (shared and m.end == end + 1 and m.label in ("Place", "Anaphor")))
            and m.start >= limit
            and m.refers
            and m.label in _BODIES
        ]
        if not found:
            return None
        mention = max(found, key=lambda m: m.end - m.start)
        draft = self._entities.get(mention.refers[0])
        if draft is not None and draft.kind in ("government", "other") and _DEPARTMENT.search(mention.text):
            for parent in sentence.mentions:
                if parent.nested and parent.start == mention.start and parent.refers and self._heads(parent):
                    return mention, parent.refers[0]
        return mention, mention.refers[0]

    def _heads(self, parent: Mention) -> bool:
        """Whether a body named at the beginning of a department's name is its parent."""
        return parent.label == "Organisation" and not parent.text.endswith(_SOVEREIGN)

    def _department(self, sentence: Text, start: int, limit: int) -> str:
        """A department without a name of its own before a title: 宣传部 部长, 科技处 副处长."""
        for mention in sentence.mentions:
            if mention.end == start and mention.start >= limit and not mention.nested:
                if not self._is_bare(sentence, mention):
                    return ""
                mention.weak = True  # part of the role, so no entity by itself
        before = sentence.text[max(0, limit - sentence.start) : start - sentence.start]
        text = re.split(r"[^\w与]", before)[-1].removeprefix("及")
        if not _DEPARTMENT.search(text) or len(text) > _LONGEST_DEPARTMENT:
            return ""
        words = [word for word in sentence.words if start - len(text) <= word.start < start]
        return text if all(word.tag in _COMMON for word in words) else ""

    def _is_bare(self, sentence: Text, mention: Mention) -> bool:
        """Whether a body's name is a department's that says nothing of the body it belongs to."""
        if mention.label != "Organisation" or not _DEPARTMENT.search(mention.text):
            return False
        if mention.text in self._gazetteer.organisations or _LEVEL.match(mention.text):
            return False
        return not any(m.nested and mention.covers(m) for m in sentence.mentions)

    def _body_near(self, sentence: Text, start: int, limit: int) -> tuple[Mention, str] | None:
        """A body with a department between it and the title: 某大学 科技处 处长."""
        before = [
            m for m in sentence.mentions if limit <= m.start and m.end <= start and m.refers and not m.nested
        ]
        if not before or before[-1].label not in _BODIES:
            return None
        between = sentence.text[before[-1].end - sentence.start : start - sentence.start]
        if len(between) > _LONGEST_DEPARTMENT or _NOT_DEPARTMENT.search(between):
            return None
        return before[-1], before[-1].refers[0]

    def _unknown(self, sentence: Text, start: int, limit: int) -> int:
        """How many characters before a title seem to name a body that was not recognised."""
        size = 0
        for word in reversed(sentence.words):
            if word.end == start - size and word.start >= limit and word.tag in _NOUNS:
                if not size and _GENERIC.search(word.text):
                    return 0
                size += word.end - word.start
        return size

    # --- whose office it is where the phrase does not name the body

    def _complete(
        self, sentence: Text, holder: Holder, neighbour: Holder | None, earlier: list[Holder]
    ) -> None:
        """Give the offices of a phrase their bodies, from the first to the last."""
        holder.offices = self._shared(holder.offices, neighbour)
        for k, office in enumerate(holder.offices):
            if office.body is None and not office.obscure and not office.department:
                placed = self._placed(sentence, office, holder.start, earlier)
                holder.offices = [*holder.offices[:k], placed, *holder.offices[k + 1 :]]
                holder.offices = self._shared(holder.offices, neighbour)

    def _shared(self, offices: list[Office], neighbour: Holder | None) -> list[Office]:
        """Offices without a body take that of another in the phrase, or of the person before."""
        shared: list[Office] = []
        for k, office in enumerate(offices):
            others = [*reversed(shared), *offices[k + 1 :]]
            if neighbour is not None and (self._kinds(office.role) or office.department):
                others.extend(reversed(neighbour.offices))
            if office.body is None and not office.obscure:
                other = next((other for other in others if self._may_share(office, other)), None)
                office = replace(office, body=other.body, named=other.named) if other else office
            shared.append(office)
        return shared

    def _may_share(self, office: Office, other: Office) -> bool:
        """Whether an office can be of the body of another one: 市委副书记 asks for a city."""
        if other.body is None:
            return False
        if office.level in _PLACE_LEVELS:
            return self._has_level(self._entities[other.body], office.level)
        return office.department or self._fits(other.body, office.role)

    def _has_level(self, draft: Draft, level: str) -> bool:
        """Whether a place is one of the level that 市, 省, 自治区 ask for."""
        if draft.label != "Place" or draft.kind not in _PLACE_LEVELS[level]:
            return False
        return draft.kind != "province" or draft.name.endswith("自治区") == (level == "自治区")

    def _placed(self, sentence: Text, office: Office, start: int, earlier: list[Holder]) -> Office:
        """An office with the body that its words ask for, if there is one."""
        if office.level in _PLACE_LEVELS:
            return replace(office, body=self._place_of(sentence, office.level, start, earlier))
        for holder in reversed(earlier):
            for other in reversed(holder.offices):
                if other.body and other.body.startswith("organisation:") and self._fits(other.body, office.role):
                    return replace(office, body=other.body)
        return replace(office, body=self._nearest(sentence, office, start))

    def _nearest(self, sentence: Text, office: Office, start: int) -> str | None:
        """The nearest body of the right kind: in the sentence, the article's own, in the paragraph."""
        kinds = self._kinds(office.role)
        named = [m for m in sentence.mentions if m.refers and m.label in ("Organisation", "Anaphor")]
        before = [m for m in named if m.end <= start]
        after = [m for m in named if m.start > start]
        here = [m for m in self._recent if m.start >= self._block_start]
        far = [m for m in self._recent if m.start < self._block_start]
        own = self._resolver.school if "university" in kinds else None
        if own is not None and office.level == "校":
            return own
        for mention in reversed(before):
            if (id_ := self._body_of(mention, kinds)) is not None:
                return id_
        if own is not None:
            return own
        for mention in (*after, *reversed(here), *reversed(far)):
            if (id_ := self._body_of(mention, kinds)) is not None:
                return id_
        return None

    def _body_of(self, mention: Mention, kinds: tuple[str, ...]) -> str | None:
        draft = self._entities.get(mention.refers[0])
        if draft is None or draft.label != "Organisation" or mention.nested or draft.kind not in kinds:
            return None
        return draft.id

    def _place_of(
        self, sentence: Text, level: str, start: int, earlier: list[Holder]
    ) -> str | None:
        """The place that a level word means: that of a leader named before, home, the last one."""
        for holder in reversed(earlier):
            for office in holder.offices:
                if office.level == level and office.body and office.body.startswith("place:"):
                    return office.body
        home = self._resolver.bodies.own_place(level, {})
        if home is not None:
            return self._resolver.places.add(home).id
        before = [m for m in sentence.mentions if m.end <= start and m.refers]
        for mention in (*reversed(before), *reversed(self._recent)):
            draft = self._entities.get(mention.refers[0])
            if draft is not None and self._has_level(draft, level):
                return draft.id
        return None

    def _kinds(self, role: str) -> tuple[str, ...]:
        if role.startswith("校"):
            return ("university", "other")
        return self._offices.kinds(role)

    def _fits(self, id_: str, role: str) -> bool:
        draft: Draft | None = self._entities.get(id_)
        kinds = self._kinds(role)
        if draft is None or not kinds:
            return True
        return ("place" in kinds) if draft.label == "Place" else draft.kind in kinds


def _level(role: str) -> str:
    """The word for the kind of body that a role begins with: 市委书记 市, 副校长 校."""
    if found := _LEVEL.match(role) or _LEADER.match(role):
        return found.group(1)
    return "特区" if re.search("行政长官|特首", role) else ""
