"""Who holds which office where: 中山市委书记郭文海, 广东省教育厅党组书记、厅长某某.

The office stands before (or, short, behind) the name; its body is named beside it, shared with a
neighbouring office, or the one that the office's kind asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.annotation.resolution.resolver import Resolver
from extraction.gazetteer import Gazetteer
from extraction.lexicon.offices import Offices

_BREAK = re.compile(r"[，。；：！？]")
_DEPARTMENT = re.compile(r"^[\u4e00-\u9fff“”（）]{0,14}$")
_NOT_DEPARTMENT = re.compile(r"代表|率|与|和|的|在|由|等|、|，|是|有|会见|陪同|赴|到|对|向|原")
_LEVEL = re.compile(r"(自治区|省|市|区|县|州|镇|特区|盟|旗)")
_BEHIND = re.compile(r"^(?P<role>(?:常务|执行)?副?(?:书记|市长|局长|主任|校长|院长|部长|会长|所长|厅长|主席|董事长|总经理|省长|县长|区长|处长|司长|总裁|理事长|秘书长|教授|院士))")
_PLACE_ROLE = re.compile(r"(?:省|市|区|县|镇|州|自治区)(?:委|长|政府|人大|政协|党委|副?主席)|特首|行政长官|总理|总统")
_MODIFIED = re.compile(r"(?:时任|现任|原|前|新任|候任|其|、|兼|和|与|由|在|及)$")


@dataclass(frozen=True, slots=True)
class Office:
    """One office: role in the words of the text, the body's id, whether it is named beside it."""

    role: str
    body: str | None
    named: bool
    level: str = ""


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
            if office.body and office.body.startswith("place:") and not office.role.endswith(("常委", "委员")):
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
            if mention.label != "Person" or not mention.refers or mention.nested:
                continue
            holder = self._holder(sentence, mention, holders)
            if holder.offices:
                holders.append(holder)
                self.known.setdefault(holder.person, holder)
        self._recent.extend(m for m in sentence.mentions if m.refers and m.label in ("Place", "Organisation", "Anaphor"))
        self._recent = self._recent[-60:]
        return holders

    def _holder(self, sentence: Text, mention: Mention, earlier: list[Holder]) -> Holder:
        holder = Holder(mention.refers[0], mention.start, mention.end, (mention.start, mention.end))
        limit = max((other.end for other in earlier), default=sentence.start)
        position = mention.start
        while True:
            text = sentence.text[: position - sentence.start]
            found = self._offices.title.search(text)
            if found is None or sentence.start + found.start() < limit:
                break
            office, start = self._office(sentence, found, limit, earlier)
            holder.offices.insert(0, office)
            holder.start = position = start
            before = sentence.text[: position - sentence.start]
            if before.endswith(("、", "兼", "，")) and self._offices.title.search(before[:-1]):
                if before.endswith("，") and office.named:
                    break
                position -= 1
                continue
            break
        behind = _BEHIND.match(sentence.text[mention.end - sentence.start :])
        if behind and not holder.offices:
            holder.offices.append(self._bare(sentence, behind.group("role"), mention.start, earlier))
            holder.end = mention.end + behind.end()
        holder.offices = self._shared(holder.offices)
        if not holder.offices and earlier and earlier[-1].end + 1 == mention.start:
            if sentence.text[earlier[-1].end - sentence.start] in "、和与":
                holder.offices = earlier[-1].offices[-1:]
        return holder

    def _office(
        self, sentence: Text, found: re.Match[str], limit: int, earlier: list[Holder]
    ) -> tuple[Office, int]:
        """The office that ends where a title was found, and where it begins."""
        role = found.group("role")
        start = sentence.start + found.start()
        organ = self._organ(sentence, start, limit)
        role, start = organ + role, start - len(organ)
        if body := self._body_at(sentence, start, limit, bool(organ) and organ[0] in "市省区县州镇"):
            mention, id_ = body
            if not self._fits(id_, role) and organ == "" and self._entities[id_].label == "Place" and not _PLACE_ROLE.search(role):
                pass
            return Office(role, id_, True, self._level(role)), mention.start
        department = self._department(sentence, start, limit)
        if department is not None:
            mention, id_ = department
            role = sentence.text[mention.end - sentence.start : start - sentence.start] + role
            return Office(role, id_, True, self._level(role)), mention.start
        return self._bare(sentence, role, start, earlier), start

    def _organ(self, sentence: Text, start: int, limit: int) -> str:
        text = sentence.text[max(0, limit - sentence.start) : start - sentence.start]
        ends = {m.end for m in sentence.mentions if m.label in ("Place", "Organisation", "Anaphor")}
        if start in ends and not text.endswith(("市委", "省委", "区委", "县委", "党委")):
            return ""
        for organ in self._offices.organs:
            if text.endswith(organ):
                return organ
        return "校" if text.endswith("校") else ""

    def _body_at(self, sentence: Text, end: int, limit: int, shared: bool) -> tuple[Mention, str] | None:
        found = [
            m
            for m in sentence.mentions
            if (m.end == end or (shared and m.end == end + 1 and m.label == "Place"))
            and m.start >= limit
            and m.refers
            and m.label in ("Place", "Organisation", "Anaphor")
        ]
        if not found:
            return None
        mention = max(found, key=lambda m: m.end - m.start)
        id_ = mention.refers[0]
        draft = self._entities.get(id_)
        if draft is not None and draft.kind in ("government", "other") and mention.text.endswith(("办公室", "处", "部", "办")):
            parents = [
                m
                for m in sentence.mentions
                if m.nested and m.start == mention.start and m.refers and m.label == "Organisation" and m.rule != "gazetteer"
                or m.nested and m.start == mention.start and m.refers and m.kind in ("university", "hospital")
            ]
            if parents:
                return mention, parents[0].refers[0]
        return mention, id_

    def _department(self, sentence: Text, start: int, limit: int) -> tuple[Mention, str] | None:
        """A body some characters before the title: 某大学 科技处 处长."""
        before = [m for m in sentence.mentions if limit <= m.start and m.end <= start and m.refers and not m.nested]
        if not before:
            return None
        mention = before[-1]
        between = sentence.text[mention.end - sentence.start : start - sentence.start]
        if mention.label not in ("Organisation", "Anaphor", "Place") or not between:
            return None
        if not _DEPARTMENT.match(between) or _NOT_DEPARTMENT.search(between) or len(between) > 14:
            return None
        return mention, mention.refers[0]

    def _bare(self, sentence: Text, role: str, start: int, earlier: list[Holder]) -> Office:
        """The body of an office that stands without one."""
        level = self._level(role)
        if level and (_PLACE_ROLE.search(role)):
            return Office(role, self._place_of(sentence, level, start, earlier), False, level)
        kinds = self._offices.kinds(role)
        if role.startswith("校"):
            kinds = ("university", "other")
        named = [m for m in sentence.mentions if m.refers and m.label in ("Organisation", "Anaphor")]
        before = [m for m in named if m.end <= start]
        after = [m for m in named if m.start > start]
        here = [m for m in self._recent if m.start >= self._block_start]
        far = [m for m in self._recent if m.start < self._block_start]
        for mention in (*reversed(before), *reversed(here), *after, *reversed(far)):
            draft = self._entities.get(mention.refers[0])
            if draft is not None and draft.label == "Organisation" and draft.kind in kinds and not mention.nested:
                return Office(role, draft.id, False, level)
        return Office(role, None, False, level)

    def _place_of(self, sentence: Text, level: str, start: int, earlier: list[Holder]) -> str | None:
        for holder in reversed(earlier):
            for office in holder.offices:
                if office.level == level and office.body and office.body.startswith("place:"):
                    return office.body
        home = self._resolver.bodies.own_place(level, {})
        if home is not None:
            return self._resolver.places.add(home).id
        wanted = {"市": ("city",), "省": ("province",), "区": ("district", "zone"), "县": ("district",), "镇": ("town",)}.get(level, ())
        before = [m for m in sentence.mentions if m.end <= start and m.refers]
        for mention in (*reversed(before), *reversed(self._recent)):
            draft = self._entities.get(mention.refers[0])
            if draft is not None and draft.label == "Place" and draft.kind in wanted:
                return draft.id
        return None

    def _level(self, role: str) -> str:
        found = _LEVEL.match(role) or re.match(r"(?:常务)?副?(市|省|县|区|镇|州)长", role)
        if found:
            return found.group(1)
        return "特区" if re.search("行政长官|特首", role) else ""

    def _fits(self, id_: str, role: str) -> bool:
        draft: Draft | None = self._entities.get(id_)
        kinds: Sequence[str] = self._offices.kinds(role)
        if draft is None or not kinds:
            return True
        return ("place" in kinds) if draft.label == "Place" else draft.kind in kinds

    def _shared(self, found: list[Office]) -> list[Office]:
        """Offices without a body of their own share that of the neighbour (党组书记、厅长)."""
        shared: list[Office] = []
        named: Office | None = None
        for office in found:
            if office.named:
                named = office
            elif named is not None and named.body and (
                not office.level or office.level == named.level or not named.level
            ):
                body = self._entities.get(named.body)
                fits = self._fits(named.body, office.role) or not self._offices.kinds(office.role)
                if body is not None and fits:
                    office = Office(office.role, named.body, True, office.level)
            shared.append(office)
        return shared
