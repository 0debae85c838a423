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
from extraction.statements.appointments import Appointments
from extraction.statements.phrases import BODIES, Office, PhraseReader, level_of

_LISTED = re.compile(r"[、，,；;及和与暨以\s]{0,3}$")  # between the people of one list
_PLACE_LEVELS = {
    "市": ("city",),
    "省": ("province",),
    "自治区": ("province",),
    "区": ("district", "zone"),
    "县": ("district",),
    "旗": ("district",),
    "镇": ("town",),
    "乡": ("town",),
    "州": ("city",),
    "盟": ("city",),
    "特区": ("sar",),
}
# who is at the head of a place
_HEADS = re.compile("[省市区县州]?(?:委书记|长)")
# heads of bodies that are called after what they are (局长 of a 局)
_HEAD_OF = re.compile(r"(院|所|局|厅|司|署|处|馆|台|园|社|行|关|会)长(?:助理)?$")
_BEHIND = re.compile(
    r"(?P<role>(?:常务|执行)?副?(?:书记|市长|局长|主任|校长|院长|部长|会长|所长|厅长|主席|董事长"
    r"|总经理|省长|县长|区长|处长|司长|总裁|理事长|秘书长|教授|院士|研究员))"
)
_SETS_OUT = re.compile("[^，。；]{2,24}?(?:率|带队|带领|赴|访问|到访|前往|拜访|拜会|走访)")
_RECEIVES = re.compile("[^，。；]{2,14}?(?:会见|接见|接待|欢迎)")
_BRACKETED = re.compile("（([^（）]{3,40})）")
_REMEMBERED = 60  # bodies named before
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# a counted list of people with one title: 三位县长：甲县的王某、乙县的李某
_ANNOUNCED = re.compile(
    r"[两二三四五六七八九十][位名](?P<role>[^：，。；]{2,8})：(?P<list>[^：。；]+)"
)


@dataclass(slots=True)
class Holder:
    """A person with offices as one phrase `start`–`end` of the text."""

    person: str
    start: int
    end: int
    name: tuple[int, int]
    offices: list[Office] = field(default_factory=list)
    appointed: list[Office] = field(default_factory=list)  # told by a verb

    @property
    def acts_for(self) -> str | None:
        """The body for which the person acts: the place for its leaders, that of a city rather
        than a zone of it, else the body."""
        bodies = [office for office in self.offices if office.body]
        places = [
            office
            for office in bodies
            if office.body
            and office.body.startswith("place:")
            and not office.role.endswith(("常委", "委员"))
        ]
        heads = [o for o in places if o.level in _PLACE_LEVELS and _HEADS.fullmatch(o.role)]
        chosen = heads or places or bodies
        return chosen[-1].body if chosen else None


class OfficeReader:
    """Finds the office holders of one article, in the order of the text."""

    def __init__(self, resolver: Resolver, offices: Offices, gazetteer: Gazetteer) -> None:
        self._resolver = resolver
        self._entities: Entities = resolver.entities
        self._offices = offices
        self._gazetteer = gazetteer
        self._phrases = PhraseReader(resolver, offices, gazetteer)
        self._appointments = Appointments(offices)
        self._recent: list[Mention] = []
        self.known: dict[str, Holder] = {}
        self._people: list[str] = []  # of the sentence that last named some
        self._block, self._block_start = -1, 0

    def read(self, sentence: Text) -> list[Holder]:
        """The office holders that a sentence names."""
        if sentence.block != self._block:
            self._block, self._block_start = sentence.block, sentence.start
        holders: list[Holder] = []
        people: list[str] = []
        for mention in sentence.outer():
            if mention.kind == "people":
                self._stand_for(mention, people)
            if mention.label == "Person" and mention.refers and mention.refers[0] not in people:
                people.append(mention.refers[0])
                holder = self._holder(sentence, mention, holders)
                if holder.offices or holder.appointed:
                    holders.append(holder)
                if holder.offices:
                    self.known.setdefault(holder.person, holder)
        self._people = people or self._people
        sentence.mentions = [m for m in sentence.mentions if m.kind != "people" or m.refers]
        self._recent.extend(m for m in sentence.outer() if m.refers and m.label in BODIES)
        del self._recent[:-_REMEMBERED]
        return holders

    def _stand_for(self, mention: Mention, people: list[str]) -> None:
        """两人, 她: the bodies of the people last named, if there are as many as the word says."""
        named = people or self._people
        if mention.label == "Anaphor":
            named = named[-1:]
        elif len(named) != _COUNT[mention.text[0]]:
            return
        known = [self.known[person].acts_for for person in named if person in self.known]
        mention.refers = tuple(body for body in known if body)

    def _announced(self, sentence: Text, mention: Mention, limit: int) -> tuple[Office, int] | None:
        """The office of one in a counted list with one title, and where its phrase begins."""
        at = mention.start - sentence.start
        found = next(
            (m for m in _ANNOUNCED.finditer(sentence.text) if m.start("list") < at < m.end()), None
        )
        if found is None or not self._offices.title.fullmatch(found.group("role")):
            return None
        end = mention.start - int(sentence.text[at - 1] == "的")
        body = self._phrases.body_at(sentence, end, limit)
        if body is None or not self._fits(body[2], found.group("role")):
            return None
        role = found.group("role")
        return Office(role, body[2], True, level_of(role)), body[0]

    def _holder(self, sentence: Text, mention: Mention, earlier: list[Holder]) -> Holder:
        holder = Holder(mention.refers[0], mention.start, mention.end, (mention.start, mention.end))
        limit = earlier[-1].end if earlier else sentence.start
        holder.offices, holder.start = self._phrases.before(sentence, mention.start, limit)
        if not holder.offices and (office := self._announced(sentence, mention, limit)):
            holder.offices, holder.start = [office[0]], office[1]
        if not holder.offices:
            self._bracketed(sentence, holder)
        behind = _BEHIND.match(sentence.text, mention.end - sentence.start)
        if behind:
            holder.end = sentence.start + behind.end()
            if not holder.offices:
                self._behind(sentence, holder, behind.group("role"), limit)
        for role, body in self._appointments.of(sentence, mention, holder.start):
            appointed = Office(role, body.refers[0], True, level_of(role))
            holder.appointed.append(appointed)
        neighbour = self._neighbour(sentence, holder, earlier)
        if holder.offices:
            self._complete(sentence, holder, neighbour, earlier)
        elif neighbour is not None and holder.person not in self.known:
            holder.offices = neighbour.offices[-1:]
        return holder

    def _behind(self, sentence: Text, holder: Holder, role: str, limit: int) -> None:
        """An office behind the name, its body perhaps before it: 某某研究院夏某某研究员."""
        body = self._phrases.body_at(sentence, holder.start, limit)
        if body is not None and self._fits(body[2], role):
            holder.start = body[0]
            holder.offices.append(Office(role, body[2], True, level_of(role)))
        else:
            department = self._phrases.department_of(sentence, holder.start, limit, role)
            holder.start -= len(department)
            office = Office(department + role, None, False, level_of(role), bool(department))
            holder.offices.append(office)

    def _bracketed(self, sentence: Text, holder: Holder) -> None:
        """The offices in brackets behind the name: 万某某（某大学教授）."""
        at = holder.end - sentence.start
        found = _BRACKETED.match(sentence.text, at)
        if found is None or not self._offices.title.search(found.group(1)):
            return
        inside = sentence.start + found.end(1)
        holder.offices, _ = self._phrases.before(sentence, inside, holder.end + 1)
        holder.end = inside + 1

    def _neighbour(self, sentence: Text, holder: Holder, earlier: list[Holder]) -> Holder | None:
        """The holder before this one in a list of people."""
        if not earlier:
            return None
        between = sentence.text[earlier[-1].end - sentence.start : holder.start - sentence.start]
        return earlier[-1] if _LISTED.fullmatch(between) else None

    # --- whose office it is where the phrase does not name the body

    def _complete(
        self, sentence: Text, holder: Holder, neighbour: Holder | None, earlier: list[Holder]
    ) -> None:
        """Give the offices of a phrase their bodies, from the first to the last."""
        holder.offices = [self._told(holder.person, office) for office in holder.offices]
        holder.offices = self._shared(holder.offices, neighbour)
        for k, office in enumerate(holder.offices):
            if office.body is None and not office.obscure and not office.department:
                placed = self._placed(sentence, office, holder.start, earlier)
                holder.offices = [*holder.offices[:k], placed, *holder.offices[k + 1 :]]
                holder.offices = self._shared(holder.offices, neighbour)

    def _told(self, person: str, office: Office) -> Office:
        """An office without a body as it was told of the person before (李明书记)."""
        known = self.known.get(person)
        if office.body is None and not office.obscure and known is not None:
            for other in known.offices:
                if other.body and other.role.endswith(office.role):
                    return replace(office, body=other.body)
        return office

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
        draft = self._entities[other.body]
        if office.level in _PLACE_LEVELS:
            return self._has_level(draft, office.level)
        if other.named and other.role.removeprefix("副") == office.role.removeprefix("副"):
            return True  # 某社主任李某，副主任周某
        if draft.kind == "zone" and office.role in ("主任", "副主任"):
            return True  # 某新区党工委书记、主任: of its administrative committee
        return office.department or self._fits(other.body, office.role)

    def _has_level(self, draft: Draft, level: str) -> bool:
        """Whether a place is one of the level that 市, 省, 自治区 ask for."""
        if draft.label != "Place" or draft.kind not in _PLACE_LEVELS[level]:
            return False
        if draft.kind == "district" and level in ("区", "县"):
            return draft.name.endswith(level)
        return draft.kind != "province" or draft.name.endswith("自治区") == (level == "自治区")

    def _placed(self, sentence: Text, office: Office, start: int, earlier: list[Holder]) -> Office:
        """An office with the body that its words ask for, if there is one."""
        if office.level in _PLACE_LEVELS:
            return replace(office, body=self._place_of(sentence, office.level, start, earlier))
        for holder in reversed(earlier):
            for other in reversed(holder.offices):
                if (
                    other.body
                    and other.body.startswith("organisation:")
                    and self._fits(other.body, office.role)
                ):
                    return replace(office, body=other.body)
        return replace(office, body=self._nearest(sentence, office, start))

    def _nearest(self, sentence: Text, office: Office, start: int) -> str | None:
        """The nearest body of the right kind, in the sentence first; else the article's own, one
        named before, the only one."""
        kinds = self._kinds(office.role)
        named = [
            m for m in sentence.mentions if m.refers and m.label in ("Organisation", "Anaphor")
        ]
        before = [m for m in named if m.end <= start]
        after = [m for m in named if m.start > start]
        visited: set[str] = set()
        if _SETS_OUT.match(sentence.text, start - sentence.start):
            visited = {m.refers[0] for m in after}  # 校长某某率团访问某大学: another one's
            after = []
        here = [m for m in self._recent if m.start >= self._block_start]
        far = [m for m in self._recent if m.start < self._block_start]
        own = self._resolver.school if "university" in kinds else None
        if own is not None and office.level == "校":
            return own
        for mention in reversed(before):
            if (id_ := self._body_of(mention, office.role)) is not None:
                return id_
        if own is not None:
            return own
        for mention in (*after, *reversed(here), *reversed(far)):
            if (id_ := self._body_of(mention, office.role)) is not None:
                return id_
        fitting = [d for d in self._entities.of("Organisation") if d.mentions and kinds]
        only = [d.id for d in fitting if self._fits(d.id, office.role) and d.id not in visited]
        return only[0] if len(only) == 1 else None

    def _body_of(self, mention: Mention, role: str) -> str | None:
        draft = self._entities.get(mention.refers[0])
        if draft is None or draft.label != "Organisation" or mention.nested:
            return None
        return draft.id if self._kinds(role) and self._fits(draft.id, role) else None

    def _place_of(
        self, sentence: Text, level: str, start: int, earlier: list[Holder]
    ) -> str | None:
        """The place that a level word means: in an article about "us" home; that of a leader
        named before in the sentence, the last one named, the only one of the article."""
        home = self._resolver.bodies.own_place(level, {})
        if home is not None and home.kind not in _PLACE_LEVELS[level]:
            home = None  # no SAR has the organs of a city
        own = self._resolver.setting.own and (level != "市" or self._resolver.setting.sure)
        if home is None or not own:
            for holder in reversed(earlier):
                for office in holder.offices:
                    if office.level == level and office.body and office.body.startswith("place:"):
                        return office.body
        if home is not None and own:
            return self._resolver.places.add(home).id
        before = [m for m in sentence.outer() if m.end <= start and m.refers]
        for mention in (*reversed(before), *reversed(self._recent)):
            place = self._governed(mention)
            if place is not None and self._has_level(place, level):
                return place.id
        met = self._met(sentence, start)
        only = [
            d.id
            for d in self._entities.of("Place")
            if d.mentions and d.id not in met and self._has_level(d, level)
        ]
        if home is not None:
            return self._resolver.places.add(home).id
        return only[0] if len(only) == 1 else None

    def _met(self, sentence: Text, start: int) -> set[str]:
        """The places of those whom somebody receives: 副市长某某会见某市副市长."""
        if not _RECEIVES.match(sentence.text, start - sentence.start):
            return set()
        return {m.refers[0] for m in sentence.outer() if m.start > start and m.refers}

    def _governed(self, mention: Mention) -> Draft | None:
        """The place that is named, or whose government is."""
        draft = self._entities.get(mention.refers[0])
        if draft is not None and draft.kind == "government" and draft.place:
            return self._entities.get(f"place:{draft.place}")
        return draft

    def _kinds(self, role: str) -> tuple[str, ...]:
        if role.startswith("校"):
            return ("university", "other")
        return self._offices.kinds(role)

    def _fits(self, id_: str, role: str) -> bool:
        """Whether an office can be of a body: by kind, and 局长 only of a 局, 校长 of a school."""
        draft: Draft | None = self._entities.get(id_)
        kinds = self._kinds(role)
        if draft is None or not kinds:
            return True
        if draft.label == "Place":
            return "place" in kinds
        if draft.kind == "university" and role.endswith("校长"):
            return draft.name in self._gazetteer.universities or draft.name.endswith("大学")
        head = _HEAD_OF.search(role)
        called = head is None or any(
            name.endswith(head.group(1)) for name in (draft.name, *draft.aliases)
        )
        return draft.kind in kinds and called
