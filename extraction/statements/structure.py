"""What names and lists say without a verb: where bodies stand, what belongs to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.gazetteer import Gazetteer
from extraction.statements.bodynames import BodyNames
from extraction.statements.claims import Claim
from extraction.statements.subordinates import has_part, is_parent

_RANK = {"country": 0, "province": 1, "sar": 1, "city": 2, "district": 3, "zone": 3, "town": 4}
_HOME_COUNTRY = "place:中国"
_SITE = re.compile(
    r"(?:港|港区|码头|机场|作业区|车站|口岸|基地|园|馆)$"
)  # projects that stand still
# a college that is called after what it teaches, not a school of its own (滨海理工学院)
_COLLEGE = re.compile(
    "(?:工程|科学|材料|机械|管理|医学|化学|物理|经济|艺术|外国语|信息|计算机|软件|土木|建筑|生命|药"
    "|护理|传播|电气|自动化|环境|能源|法|文|商|数学|食品|农|体育|音乐|美术|马克思主义)学院$"
)
_COLLEGES = ("学院", "学系", "实验室", "研究所")
_OWNERS = ("university", "hospital", "institute")
# bodies that others have as parts of themselves
_OWNED = re.compile(
    "(?:学院|系|实验室|研究所|研究中心|工程中心|技术中心|转移中心|测试中心|分院|分校)$"
)
_INSIDE = ("", "的", "首都", "省会", "首府", "的首都", "的省会", "的首府")  # 老挝首都万象
_LIST = re.compile(r"[、和与及以]{1,2}")
_JOINS = re.compile("[-—–－·]")  # 甲—乙合作区 is of both
_OF = re.compile("的?|(?:民营|本地|本土|当地)?(?:企业|国企|民企|名企|公司|高校|医院|园区)的?")


class StructureReader:
    """Claims of LOCATED_IN and PART_OF from names and from the official lists."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer, school: str | None = None) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._school = school

    def read(self, sentences: list[Text]) -> list[Claim]:
        """The claims of all sentences. school: id of the university whose page it is."""
        found = list(self._told(sentences))
        if self._school is not None and self._entities.get(self._school) is not None:
            placed = {claim.subject for claim in found if claim.type == "PART_OF"}
            found.extend(self._own_colleges(self._school, sentences, placed))
        return found

    def _own_colleges(
        self, school: str, sentences: list[Text], placed: set[str]
    ) -> Iterator[Claim]:
        """On a university's own page a college without another's name is its own."""
        for i, sentence in enumerate(sentences):
            for mention in sentence.outer():
                draft = self._entities.get(mention.refers[0]) if mention.refers else None
                if draft is None or draft.label != "Organisation" or draft.id in placed:
                    continue
                named = any(m.nested and mention.covers(m) for m in sentence.mentions)
                college = _COLLEGE.search(draft.name) and self._is_college(draft)
                if draft.id != school and college and not (draft.place or named):
                    placed.add(draft.id)
                    span = (mention.start, mention.end)
                    yield _part_of(i, draft.id, school, "own", span)

    def _told(self, sentences: list[Text]) -> Iterator[Claim]:
        names = BodyNames(self._entities, self._gazetteer)
        for i, sentence in enumerate(sentences):
            yield from self._chains(i, sentence)
            yield from self._beside(i, sentence, names)
            yield from self._subordinates(i, sentence)
            yield from self._siblings(i, sentence, names)
            yield from self._possessed(i, sentence, names)
            for mention in sentence.mentions:
                draft = self._entities.get(mention.refers[0]) if mention.refers else None
                if draft is None or mention.label in ("Anaphor", "Group"):
                    continue
                if mention.nested and not (
                    draft.kind == "zone" and _of_committee(sentence, mention)
                ):
                    continue
                if draft.label == "Place":
                    yield from self._place(i, sentence, mention, draft, names)
                else:
                    yield from self._body(i, sentence, mention, draft, names)

    def holds(self, outer: str, inner: str) -> bool:
        """Whether the first place contains the second, by the list or by their ranks."""
        wide, narrow = self._entities[outer], self._entities[inner]
        one = self._gazetteer.places.get(wide.name)
        other = self._gazetteer.places.get(narrow.name)
        if one is not None and other is not None:
            return self._gazetteer.within(other, one)
        return _RANK.get(narrow.kind or "", -1) > _RANK.get(wide.kind or "", 9)

    def holds_any(self, one: str, other: str) -> bool:
        """Whether one of two places contains the other."""
        places = one.startswith("place:") and other.startswith("place:")
        return places and (self.holds(one, other) or self.holds(other, one))

    # --- names beside each other

    def _chains(self, i: int, sentence: Text) -> Iterator[Claim]:
        """Places one right after the other, or in a list: 广东省中山市, 甘肃的兰州市、张掖市."""
        places = [m for m in sentence.mentions if m.label == "Place" and m.refers]
        for k, outer in enumerate(places):
            before = outer
            for inner in places[k + 1 :]:
                if inner.start < before.end:
                    continue
                between = _gap(sentence, before, inner)
                joined = between in _INSIDE if before is outer else _LIST.fullmatch(between)
                if not joined or not self._contains(outer, inner):
                    break
                yield _part_of(
                    i, inner.refers[0], outer.refers[0], "chain", (outer.start, inner.end)
                )
                before = inner

    def _contains(self, outer: Mention, inner: Mention) -> bool:
        wide, narrow = outer.refers[0], inner.refers[0]
        if wide == _HOME_COUNTRY and not self._tells(narrow):
            return False
        return wide != narrow and self.holds(wide, narrow)

    def _tells(self, inner: str) -> bool:
        """Whether it says something that a place lies in China: where other countries are named."""
        countries = [d for d in self._entities.of("Place") if d.kind == "country" and d.mentions]
        return self._entities[inner].kind in ("city", "province") and len(countries) > 1

    def _beside(self, i: int, sentence: Text, names: BodyNames) -> Iterator[Claim]:
        """A body or a site right after its place: 我市某某公司, 泰国某某港, 武汉的某某科技."""
        outer = sentence.outer()
        for k, (place, body) in enumerate(pairwise(outer)):
            site = body.label == "Project" and len(body.text) > 3 and _SITE.search(body.text)
            if body.weak or not (body.label == "Organisation" or site):
                continue
            between = _gap(sentence, place, body)
            if not _OF.fullmatch(between) or (between and _ends_list(sentence, outer[:k], place)):
                continue
            if not (
                body.refers and place.refers and (place.label == "Place" or place.kind == "home")
            ):
                continue
            draft, seat = self._entities[body.refers[0]], self._entities[place.refers[0]]
            if draft.label != "Place" and not draft.place and names.is_seat(seat):
                span = (place.start, body.end)
                yield Claim("LOCATED_IN", draft.id, seat.id, None, "structure/beside", span, i)

    def _subordinates(self, i: int, sentence: Text) -> Iterator[Claim]:
        """研究院下设的甲中心、乙中心: parts of the body named before the words."""
        bodies = [
            m for m in sentence.outer() if m.refers and m.label in ("Organisation", "Anaphor")
        ]
        for k, parent in enumerate(bodies):
            before = parent
            for body in bodies[k + 1 :]:
                listed = _LIST.fullmatch(_gap(sentence, before, body)) is not None
                joined = is_parent(sentence, parent, body) if before is parent else listed
                if not joined or body.refers[0] == parent.refers[0]:
                    break
                if before is not parent and has_part(sentence, body):
                    break  # 甲下属乙与丙下属丁
                if self._entities[parent.refers[0]].label == "Organisation":
                    span = (parent.start, body.end)
                    yield _part_of(i, body.refers[0], parent.refers[0], "under", span)
                before = body

    def _possessed(self, i: int, sentence: Text, names: BodyNames) -> Iterator[Claim]:
        """学校的某工程中心: what a university, hospital or institute has."""
        for parent, body in pairwise(sentence.outer()):
            owner = self._entities.get(parent.refers[0]) if parent.refers else None
            if owner is None or owner.kind not in _OWNERS or _gap(sentence, parent, body) != "的":
                continue
            if body.label != "Organisation" or not body.refers or not _OWNED.search(body.text):
                continue
            draft = self._entities[body.refers[0]]
            own = names.parent(names.take_apart(sentence, body, draft))
            if own is None and draft.id != owner.id and not draft.place:
                span = (parent.start, body.end)
                yield _part_of(i, draft.id, owner.id, "possessed", span)

    def _siblings(self, i: int, sentence: Text, names: BodyNames) -> Iterator[Claim]:
        """某大学甲学院和乙学院: a bare college in a list is of the university of the one before."""
        before: Mention | None = None
        parent: str | None = None
        for body in sentence.outer():
            if body.label != "Organisation" or not body.refers:
                continue
            draft = self._entities[body.refers[0]]
            college = self._is_college(draft)
            own = names.parent(names.take_apart(sentence, body, draft)) if college else None
            listed = before is not None and _LIST.fullmatch(_gap(sentence, before, body))
            if parent and college and listed and before and own is None and parent != draft.id:
                yield _part_of(i, draft.id, parent, "list", (before.start, body.end))
            else:
                parent = own
            before = body

    def _is_college(self, draft: Draft) -> bool:
        return draft.name.endswith(_COLLEGES) and draft.name not in self._gazetteer.universities

    # --- what names say

    def _body(
        self, i: int, sentence: Text, mention: Mention, draft: Draft, names: BodyNames
    ) -> Iterator[Claim]:
        if draft.label != "Organisation" and not (
            draft.label == "Project" and _SITE.search(draft.name)
        ):
            return
        span = (mention.start, mention.end)
        name = names.take_apart(sentence, mention, draft)
        parent = names.parent(name) if draft.label == "Organisation" else None
        if parent is not None:
            yield _part_of(i, draft.id, parent, "name", span)
        if (place := names.place(name)) is not None:
            yield Claim("LOCATED_IN", draft.id, place, None, "structure/name", span, i)

    def _place(
        self, i: int, sentence: Text, mention: Mention, draft: Draft, names: BodyNames
    ) -> Iterator[Claim]:
        span = (mention.start, mention.end)
        if draft.kind == "zone" and (outer := self._begins(sentence, mention, names)):
            yield _part_of(i, draft.id, outer, "name", span)
        for ancestor in self._official(draft):
            id_ = f"place:{ancestor}"
            if self._entities.get(id_) is not None:
                yield _part_of(i, draft.id, id_, "list", span)
                return

    def _begins(self, sentence: Text, mention: Mention, names: BodyNames) -> str | None:
        """The place with which a zone's name begins: 潍坊市 峡山生态经济开发区, 沈阳 高新区."""
        for inner in sentence.mentions:
            place = inner.label == "Place" and inner.start == mention.start and inner.refers
            if place and mention.covers(inner) and self._heads(inner.refers[0], mention):
                return inner.refers[0]
        spelled = names.spelled(mention.text, besides=mention.refers[0])
        return spelled if spelled and self._heads(spelled, mention) else None

    def _heads(self, place: str, zone: Mention) -> bool:
        """Whether a place with whose name a zone's begins holds it, as districts do as well."""
        if place in (_HOME_COUNTRY, zone.refers[0]) or _JOINS.search(zone.text):
            return False
        return self._entities[place].kind == "district" or self.holds(place, zone.refers[0])

    def _official(self, draft: Draft) -> Iterator[str]:
        """The nearest two places that contain a place by the list, but its country; cities are
        taken for parts of their province only where the text says so."""
        known = self._gazetteer.places.get(draft.name)
        towns = self._gazetteer.towns(draft.name) if draft.kind == "town" and not known else ()
        for place in (known,) if known else towns:
            own = place.kind == "city" and place.size != 3
            if own or place.kind not in ("zone", "district", "town", "city"):
                continue
            for ancestor in self._gazetteer.ancestors(place)[:2]:
                if ancestor.kind != "country":
                    yield ancestor.name


def _ends_list(sentence: Text, earlier: list[Mention], place: Mention) -> bool:
    """Whether a place is the last of a list of places (甲、乙的某园 is not one of 乙)."""
    before = earlier[-1] if earlier else None
    listed = before is not None and _LIST.fullmatch(_gap(sentence, before, place))
    return bool(listed) and before is not None and before.label == "Place"


def _of_committee(sentence: Text, zone: Mention) -> bool:
    """Whether a zone is only named in its committee's name (湘潭高新区 管委会)."""
    return any(m.kind == "government" and m.covers(zone) for m in sentence.outer())


def _gap(sentence: Text, one: Mention, other: Mention) -> str:
    return sentence.text[one.end - sentence.start : other.start - sentence.start]


def _part_of(i: int, part: str, whole: str, rule: str, span: tuple[int, int]) -> Claim:
    return Claim("PART_OF", part, whole, None, f"structure/{rule}", span, i)
