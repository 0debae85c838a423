"""What names themselves say: in which place a body stands, to which body or place it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.gazetteer import Gazetteer
from extraction.statements.claims import Claim

_RANK = {"country": 0, "province": 1, "sar": 1, "city": 2, "district": 3, "zone": 3, "town": 4}
_HOME_COUNTRY = "中国"
_PARENTS = ("university", "institute", "hospital", "association", "company")
_SITE = re.compile(
    r"(?:港|港区|码头|机场|作业区|车站|口岸|基地|园|馆)$"
)  # projects that stand somewhere
_COLLEGE = re.compile(r"(?:学院|系|研究所|研究院|实验室|中心|处|院)$")
_JOINT = "—-－–·"  # a dash after a body's name: the next one is its partner (甲大学—乙大学联合学院)
_ZONE = re.compile(
    r"(?:经济技术|高新技术产业|国家级?)*(?:开发区|经开区|高新区|新区|合作区|示范区)$"
)
_BETWEEN = _JOINT + "+＋与和"  # behind a place's name: the body is of two places
_LIST = re.compile(r"[、和与及以]{1,2}")
_UNDER = re.compile(r"[以由将的]?(?:所属|下属|下设|旗下|直属|辖下)的?$")
_SEAT = re.compile(r"（([^（）]{2,10})）")
_LONGEST_SURFACE = 10


class StructureReader:
    """Claims of LOCATED_IN and PART_OF from names and from the official lists."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._surfaces: dict[str, str] = {}

    def read(self, sentences: list[Text]) -> Iterator[Claim]:
        """The claims of all sentences."""
        self._surfaces = {
            surface: draft.id
            for draft in self._entities.of("Place")
            if self._is_seat(draft)
            for surface in self._spellings(draft)
            if len(surface) > 1 and surface not in self._gazetteer.everyday
        }
        for i, sentence in enumerate(sentences):
            yield from self._chains(i, sentence)
            yield from self._subordinates(i, sentence)
            yield from self._siblings(i, sentence)
            for mention in sentence.outer():
                draft = self._entities.get(mention.refers[0]) if mention.refers else None
                if draft is None or mention.label in ("Anaphor", "Group"):
                    continue
                if draft.label == "Organisation" or (
                    draft.label == "Project" and _SITE.search(draft.name)
                ):
                    yield from self._body(i, sentence, mention, draft)
                elif draft.label == "Place":
                    yield from self._place(i, sentence, mention, draft)

    def _spellings(self, place: Draft) -> Iterator[str]:
        """The surfaces of a place, of a zone also without its head (大亚湾 经济技术开发区)."""
        for surface in (*sorted(place.aliases), place.name):
            yield surface
            stem = _ZONE.sub("", surface) if place.kind == "zone" else surface
            if stem not in self._gazetteer.by_surface:
                yield stem

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
        """Places named one right after the other, or as lists: 广东省中山市, 嘉定区南翔镇,
        甘肃的兰州市、张掖市; a body right after its place: 我市某某公司."""
        places = [m for m in sentence.mentions if m.label == "Place" and m.refers]
        for outer in sentence.outer():
            if outer.label == "Place" or outer.kind == "home":
                yield from self._beside(i, sentence, outer)
        for k, outer in enumerate(places):
            if self._entities[outer.refers[0]].name == _HOME_COUNTRY:
                continue
            before = outer
            for inner in places[k + 1 :]:
                if inner.start < before.end:
                    continue
                between = sentence.text[before.end - sentence.start : inner.start - sentence.start]
                joined = between in ("", "的") if before is outer else _LIST.fullmatch(between)
                if not joined or not self._contains(outer, inner):
                    break
                span = (outer.start, inner.end)
                yield Claim(
                    "PART_OF", inner.refers[0], outer.refers[0], None, "structure/chain", span, i
                )
                before = inner

    def _contains(self, outer: Mention, inner: Mention) -> bool:
        return outer.refers[0] != inner.refers[0] and self.holds(outer.refers[0], inner.refers[0])

    def _beside(self, i: int, sentence: Text, outer: Mention) -> Iterator[Claim]:
        for body in sentence.outer():
            if body.start != outer.end or body.label != "Organisation":
                continue
            if not body.refers or not outer.refers or body.weak:
                continue
            draft, place = self._entities[body.refers[0]], self._entities[outer.refers[0]]
            if not draft.place and self._is_seat(place):
                span = (outer.start, body.end)
                yield Claim("LOCATED_IN", draft.id, place.id, None, "structure/beside", span, i)

    def _siblings(self, i: int, sentence: Text) -> Iterator[Claim]:
        """某大学甲学院和乙学院: a bare college in a list is of the university of the one before."""
        before: Mention | None = None
        parent: str | None = None
        for body in sentence.outer():
            if body.label != "Organisation" or not body.refers:
                continue
            inner = [m for m in sentence.mentions if m.nested and body.covers(m) and m.refers]
            draft = self._entities[body.refers[0]]
            gap = (
                sentence.text[before.end - sentence.start : body.start - sentence.start]
                if before
                else ""
            )
            if parent and _LIST.fullmatch(gap) and not inner and self._is_college(draft):
                span = (before.start if before else body.start, body.end)
                yield Claim("PART_OF", draft.id, parent, None, "structure/list", span, i)
            else:
                parent = (
                    self._parent(draft, *self._first(body, inner))
                    if self._is_college(draft)
                    else None
                )
            before = body

    def _is_college(self, draft: Draft) -> bool:
        listed = draft.name in self._gazetteer.universities
        return not listed and draft.name.endswith(("学院", "学系", "实验室", "研究所"))

    def _subordinates(self, i: int, sentence: Text) -> Iterator[Claim]:
        """研究院下设的甲中心、乙中心: parts of the body named before the words."""
        bodies = [
            m for m in sentence.outer() if m.refers and m.label in ("Organisation", "Anaphor")
        ]
        for k in range(1, len(bodies)):
            parent, before = bodies[k - 1], bodies[k - 1]
            for body in bodies[k:]:
                between = sentence.text[before.end - sentence.start : body.start - sentence.start]
                joined = (_UNDER if before is parent else _LIST).fullmatch(between)
                if not joined or body.refers[0] == parent.refers[0]:
                    break
                if self._entities[parent.refers[0]].label == "Organisation":
                    span = (parent.start, body.end)
                    yield Claim(
                        "PART_OF",
                        body.refers[0],
                        parent.refers[0],
                        None,
                        "structure/under",
                        span,
                        i,
                    )
                before = body

    # --- what the name of a body holds

    def _body(self, i: int, sentence: Text, mention: Mention, draft: Draft) -> Iterator[Claim]:
        inner = [m for m in sentence.mentions if m.nested and m.refers and mention.covers(m)]
        span = (mention.start, mention.end)
        first, rest = self._first(mention, inner)
        parent = self._parent(draft, first, rest)
        if parent is not None and draft.label == "Organisation":
            yield Claim("PART_OF", draft.id, parent, None, "structure/name", span, i)
        place = self._stands_in(mention, draft, inner, first, rest)
        if place is not None:
            yield Claim("LOCATED_IN", draft.id, place, None, "structure/name", span, i)

    def _first(self, mention: Mention, inner: list[Mention]) -> tuple[Mention | None, str]:
        """The body with whose name a name begins, the longest of several, and the rest of it."""
        bodies = (m for m in inner if m.label == "Organisation" and m.start == mention.start)
        first = max(bodies, key=lambda m: m.end, default=None)
        return first, mention.text[first.end - mention.start :] if first else mention.text

    def _parent(self, draft: Draft, first: Mention | None, rest: str) -> str | None:
        """The body with whose name a name begins, also where the text has it short."""
        if first is not None:
            heads = first.refers[0] != draft.id and self._heads(first, rest)
            return first.refers[0] if heads else None
        for size in range(len(draft.name) - 2, 3, -1):
            parent = self._entities.get(f"organisation:{draft.name[:size]}")
            if parent is not None and parent.kind in _PARENTS:
                return parent.id if _COLLEGE.search(draft.name) else None
        return None

    def _heads(self, first: Mention, rest: str) -> bool:
        """Whether a body named at the beginning of a name is the one it belongs to."""
        if rest[:1] in _JOINT or any(dash in first.text for dash in _JOINT):
            return False
        kind = self._entities[first.refers[0]].kind
        return kind in _PARENTS and (kind != "company" or first.rule == "head")

    def _stands_in(
        self, mention: Mention, draft: Draft, inner: list[Mention], first: Mention | None, rest: str
    ) -> str | None:
        """The place in which a body stands by its name, or by the list if the article names it."""
        inner = [m for m in inner if m.label == "Organisation" or m.text in draft.name]
        named = self._named_place(mention, inner, first, rest)
        if not draft.place:
            return named
        listed = f"place:{draft.place}"
        known = self._entities.get(listed) is not None
        if named is None:
            return listed if known else None
        name = self._entities[named].name
        if self._lies_in(name, draft.place) or (not known and self._lies_in(draft.place, name)):
            return named
        return listed if known else None

    def _lies_in(self, inner: str, outer: str) -> bool:
        one, other = self._gazetteer.places.get(inner), self._gazetteer.places.get(outer)
        return one is not None and other is not None and self._gazetteer.within(one, other)

    def _named_place(
        self, mention: Mention, inner: list[Mention], first: Mention | None, rest: str
    ) -> str | None:
        """The place in the name: in brackets, else behind the parent (某大学 深圳 研究院), else
        the last of the chain that begins the name (成都市 青白江区 …), else any."""
        if (seat := _SEAT.search(rest)) and (found := self._spelled(seat.group(1))):
            return found
        bodies = [m for m in inner if m.label == "Organisation"]
        places = [
            m
            for m in inner
            if m.label == "Place"
            and not any(body.covers(m) for body in bodies)
            and self._is_seat(self._entities[m.refers[0]])
        ]
        if first is not None:
            behind = [m for m in places if m.start >= first.end]
            return behind[-1].refers[0] if behind else self._spelled(rest)
        if not places:
            return self._spelled(rest)
        chosen = places[0]
        if mention.text[chosen.end - mention.start] in _BETWEEN:
            return None
        for place in places[1:]:
            beside = place.start == chosen.end and self._contains(chosen, place)
            if beside or mention.text[place.start - mention.start - 1] == "驻":
                chosen = place
        return chosen.refers[0]

    def _spelled(self, text: str) -> str | None:
        """The place of the article whose name begins a text."""
        for size in range(min(_LONGEST_SURFACE, len(text)), 1, -1):
            if text[:size] in self._surfaces:
                return self._surfaces[text[:size]]
        return None

    def _is_seat(self, place: Draft) -> bool:
        """Whether a body can be said to stand in a place; abroad, in a country."""
        return place.kind != "region" and place.name != _HOME_COUNTRY

    # --- places

    def _place(self, i: int, sentence: Text, mention: Mention, draft: Draft) -> Iterator[Claim]:
        span = (mention.start, mention.end)
        if draft.kind == "zone" and (outer := self._begins(sentence, mention, draft)):
            yield Claim("PART_OF", draft.id, outer, None, "structure/name", span, i)
        for ancestor in self._official(draft):
            id_ = f"place:{ancestor}"
            if self._entities.get(id_) is not None:
                yield Claim("PART_OF", draft.id, id_, None, "structure/list", span, i)
                return

    def _official(self, draft: Draft) -> Iterator[str]:
        """The nearest two places that contain a place by the list, but its country; cities of
        their own are taken for parts of a province only where the text says so."""
        known = self._gazetteer.places.get(draft.name)
        places = (
            [known] if known else self._gazetteer.towns(draft.name) if draft.kind == "town" else []
        )
        for place in places:
            if place.kind in ("zone", "district", "town") or (
                place.kind == "city" and place.size == 3
            ):
                for ancestor in self._gazetteer.ancestors(place)[:2]:
                    if ancestor.kind != "country":
                        yield ancestor.name

    def _begins(self, sentence: Text, mention: Mention, draft: Draft) -> str | None:
        """The place with which a zone's name begins: 潍坊市 峡山生态经济开发区."""
        for inner in sentence.mentions:
            if inner.label == "Place" and inner.refers and inner.start == mention.start:
                wide = self._entities[inner.refers[0]]
                if mention.covers(inner) and self._is_seat(wide) and self._contains(inner, mention):
                    return wide.id
        return None
