"""What the name of a body says: the body it belongs to, the place where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.gazetteer import Gazetteer

_HOME_COUNTRY = "中国"
_PARENTS = ("university", "institute", "hospital", "association", "company")
_PART = re.compile(r"(?:学院|系|研究所|研究院|实验室|中心|处|院)$")
_JOINT = "—-－–·"  # a dash after a body's name: the next one is its partner (甲大学—乙大学联合学院)
_BETWEEN = (*_JOINT, *"+＋与和")  # behind a place's name: the body is of two places
_SEAT = re.compile(r"（([^（）]{2,10})）")
_ZONE = re.compile(
    r"(?:经济技术|高新技术产业|国家级?)*(?:开发区|经开区|高新区|新区|合作区|示范区)$"
)
_MINISTRIES = ("部", "厅", "总局", "总署", "委员会", "委", "局", "署")
_OFFICES = re.compile("(?:(?<!公)司|局|处|分署|中心|办公室)$")
_BRANCHES = ("分行", "支行", "分公司", "子公司")
_STAYING = re.compile("(?<!协作)(?:医院|医疗集团|学校|附中|附小)$")
_LONGEST_SURFACE = 10


@dataclass(frozen=True, slots=True)
class BodyName:
    """A mention of a body taken apart: the body with whose name it begins, the rest of it, and
    the names of places within it but outside of the names of bodies."""

    draft: Draft
    text: str
    start: int
    first: Mention | None
    rest: str
    places: tuple[Mention, ...]


class BodyNames:
    """Reads the names of one article's bodies; made when all entities are known."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._surfaces = {
            surface: draft.id
            for draft in entities.of("Place")
            if self.is_seat(draft)
            for surface in self._spellings(draft)
            if len(surface) > 1 and surface not in gazetteer.everyday
        }

    def is_seat(self, place: Draft) -> bool:
        """Whether a body can be said to stand in a place; abroad, in a country."""
        return place.kind != "region" and place.name != _HOME_COUNTRY

    def take_apart(self, sentence: Text, mention: Mention, draft: Draft) -> BodyName:
        """The parts of a mention of a body."""
        at = bisect_left(sentence.mentions, mention.start, key=lambda m: m.start)
        near = takewhile(lambda m: m.start < mention.end, sentence.mentions[at:])
        inner = [m for m in near if m.nested and m.refers and mention.covers(m)]
        bodies = [m for m in inner if m.label == "Organisation" and not _is_cut(mention, m)]
        first = max(
            (m for m in bodies if m.start == mention.start and not _is_seat_of(mention, m)),
            key=lambda m: m.end,
            default=None,
        )
        places = tuple(
            m
            for m in inner
            if m.label == "Place"
            and m.text in draft.name
            and not any(body.covers(m) for body in bodies)
            and self.is_seat(self._entities[m.refers[0]])
        )
        rest = mention.text[first.end - mention.start :] if first else mention.text
        return BodyName(draft, mention.text, mention.start, first, rest, places)

    def parent(self, name: BodyName) -> str | None:
        """The body with whose name a name begins, also where the text has it short."""
        if name.first is not None:
            heads = name.first.refers[0] != name.draft.id and self._heads(name.first, name.rest)
            return name.first.refers[0] if heads else None
        full = name.draft.name
        for size in range(len(full) - 2, 3, -1):
            parent = self._entities.get(f"organisation:{full[:size]}")
            if parent is not None and parent.kind in _PARENTS:
                return parent.id if _PART.search(full) else None
        return None

    def place(self, name: BodyName) -> str | None:
        """The place in which a body stands by its name, or by the list if the article names it."""
        posted = (m for m in name.places if name.text[m.start - name.start - 1] == "驻")
        if (post := next(posted, None)) is not None:
            return post.refers[0]
        named = self._named_place(name) or self._parents_place(name)
        listed = f"place:{name.draft.place}"
        known = self._entities.get(listed) is not None
        if named is None or not name.draft.place:
            return listed if named is None and known else named
        place = self._entities[named]
        if self._lies_in(place.name, name.draft.place):
            return named
        wider = place.kind == "country" or any(not m.nested for m in place.mentions)
        wider = wider or name.text.startswith(place.name)  # 广东省…集团, but not 浙江 大学
        if not known and wider and self._lies_in(name.draft.place, place.name):
            return named
        return listed if known else None

    def _heads(self, first: Mention, rest: str) -> bool:
        """Whether a body named at the beginning of a name is the one it belongs to."""
        if rest[:1] in _JOINT or any(dash in first.text for dash in _JOINT):
            return False
        head = self._entities[first.refers[0]]
        kind = head.kind
        if kind == "company":
            return first.rule == "head" or rest.endswith(_BRANCHES)
        if kind == "government":
            state = first.text.endswith(_MINISTRIES) and not head.name.startswith("中共")
            return state and len(rest) > 2 and _OFFICES.search(rest) is not None
        return kind in _PARENTS or (kind == "other" and rest.endswith(("分馆", "分校", "分园")))

    def _named_place(self, name: BodyName) -> str | None:
        """The place in the name: in brackets, else behind the parent (某大学 深圳 研究院), else
        the last of the chain that begins the name (成都市 青白江区 …), else any."""
        if (seat := _SEAT.search(name.rest)) and (found := self.spelled(seat.group(1))):
            return found
        if name.first is not None:
            behind = [m for m in name.places if m.start >= name.first.end]
            return behind[-1].refers[0] if behind else self.spelled(name.rest)
        if not name.places:
            return self.spelled(name.rest)
        chosen = name.places[0]
        if name.text.startswith(_BETWEEN, chosen.end - name.start):
            return None
        for place in name.places[1:]:
            if place.start == chosen.end and self._contains(chosen, place):
                chosen = place
        return chosen.refers[0]

    def _parents_place(self, name: BodyName) -> str | None:
        """The place with which the name of the body begins that stands at the head of this one's
        (南宁市人民医院 医疗集团), for bodies that are hardly founded elsewhere."""
        if name.first is None or not _STAYING.search(name.rest):
            return None
        head = self._entities[name.first.refers[0]]
        if not head.place:
            return self.spelled(head.name)
        seat = self._entities.get(f"place:{head.place}")
        return seat.id if seat is not None else None

    def _contains(self, outer: Mention, inner: Mention) -> bool:
        one, other = self._entities[outer.refers[0]], self._entities[inner.refers[0]]
        return one is not other and self._lies_in(other.name, one.name)

    def _lies_in(self, inner: str, outer: str) -> bool:
        one, other = self._gazetteer.places.get(inner), self._gazetteer.places.get(outer)
        return one is not None and other is not None and self._gazetteer.within(one, other)

    def spelled(self, text: str, besides: str = "") -> str | None:
        """The place of the article whose name begins a text; not the one with the id `besides`."""
        for size in range(min(_LONGEST_SURFACE, len(text)), 1, -1):
            place = self._surfaces.get(text[:size], besides)
            if place != besides:
                return place
        return None

    def _spellings(self, place: Draft) -> Iterator[str]:
        """The surfaces of a place, of a zone also without its head (大亚湾 经济技术开发区)."""
        listed = self._gazetteer.places.get(place.name)
        known = {*place.aliases, *(listed.aliases if listed else ())}
        for surface in (*sorted(known), place.name):
            yield surface
            stem = _ZONE.sub("", surface) if place.kind == "zone" else surface
            if stem not in self._gazetteer.by_surface:
                yield stem


def _is_cut(mention: Mention, body: Mention) -> bool:
    """Whether a nested name ends within the head of the outer one (… 中心 in … 中心支行)."""
    return body.text.endswith("中心") and mention.text.startswith("支行", body.end - mention.start)


def _is_seat_of(mention: Mention, body: Mention) -> bool:
    """Whether a name only adds its seat in brackets to another, so that it is no part of it."""
    return _SEAT.fullmatch(mention.text, body.end - mention.start) is not None
