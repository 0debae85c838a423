"""What names themselves say: in which place a body stands, to which body or place it belongs."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.gazetteer import Gazetteer, Place
from extraction.statements.claims import Claim

_LOCATED = ("Organisation",)


class StructureReader:
    """Claims of LOCATED_IN and PART_OF from names and from the official lists."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer) -> None:
        self._entities = entities
        self._gazetteer = gazetteer

    def read(self, sentences: list[Text]) -> Iterator[Claim]:
        """The claims of all sentences."""
        for i, sentence in enumerate(sentences):
            yield from self._chains(i, sentence)
            for mention in sentence.mentions:
                for id_ in mention.refers[:1]:
                    draft = self._entities.get(id_)
                    if draft is None or mention.label in ("Anaphor", "Group"):
                        continue
                    if draft.label == "Organisation" and not mention.nested:
                        yield from self._body(i, sentence, mention, draft)
                    elif draft.label == "Place" and not mention.nested:
                        yield from self._place(i, sentence, mention, draft)

    def _chains(self, i: int, sentence: Text) -> Iterator[Claim]:
        """Places named one right after the other: 广东省中山市, 嘉定区南翔镇; a body right after
        its place: 我市某某公司."""
        for outer in sentence.outer():
            if outer.label == "Place" or outer.kind == "home":
                yield from self._beside(i, sentence, outer)
        places = [m for m in sentence.mentions if m.label == "Place" and m.refers]
        for outer in places:
            for inner in places:
                if outer.end == inner.start and outer.refers[0] != inner.refers[0]:
                    if self.holds(outer.refers[0], inner.refers[0]):
                        yield Claim("PART_OF", inner.refers[0], outer.refers[0], None, "structure/chain", (outer.start, inner.end), i)

    def _beside(self, i: int, sentence: Text, outer: Mention) -> Iterator[Claim]:
        for body in sentence.outer():
            if body.start != outer.end or body.label != "Organisation" or not body.refers or not outer.refers:
                continue
            draft, place = self._entities[body.refers[0]], self._entities[outer.refers[0]]
            if draft.place or place.kind in ("country", "region") or body.weak:
                continue
            yield Claim("LOCATED_IN", draft.id, place.id, None, "structure/beside", (outer.start, body.end), i)

    def holds(self, outer: str, inner: str) -> bool:
        """Whether the first place contains the second, by the list or by their ranks."""
        one = self._gazetteer.places.get(self._entities[outer].name)
        other = self._gazetteer.places.get(self._entities[inner].name)
        if one is not None and other is not None:
            return self._gazetteer.within(other, one)
        kind, wide = self._entities[inner].kind, self._entities[outer].kind
        rank = {"country": 0, "province": 1, "sar": 1, "city": 2, "district": 3, "zone": 3, "town": 4}
        return kind in rank and wide in rank and rank[kind] > rank[wide]

    def holds_any(self, one: str, other: str) -> bool:
        """Whether one of two places contains the other."""
        places = one.startswith("place:") and other.startswith("place:")
        return places and (self.holds(one, other) or self.holds(other, one))

    def _body(self, i: int, sentence: Text, mention: Mention, draft: Draft) -> Iterator[Claim]:
        inner = [
            m
            for m in sentence.mentions
            if m.nested and mention.covers(m) and m.refers and self._entities.get(m.refers[0])
        ]
        span = (mention.start, mention.end)
        parent = next(
            (m for m in inner if m.label == "Organisation" and m.start == mention.start and self._heads(m)), None
        )
        if parent is not None and parent.refers[0] != draft.id:
            yield Claim("PART_OF", draft.id, parent.refers[0], None, "structure/name", span, i)
        place = self._stands_in(mention, draft, inner, parent)
        if place is not None:
            yield Claim("LOCATED_IN", draft.id, place, None, "structure/name", span, i)

    def _heads(self, mention: Mention) -> bool:
        """Whether a body named at the beginning of a name is the one it belongs to."""
        kind = self._entities[mention.refers[0]].kind
        if kind in ("university", "institute", "hospital", "association"):
            return True
        return mention.rule == "head" and kind == "company"

    def _stands_in(self, mention: Mention, draft: Draft, inner: list[Mention], parent: Mention | None) -> str | None:
        """The place in which a body stands by its name or by the list."""
        if draft.place:
            id_ = f"place:{draft.place}"
            if self._entities.get(id_) is not None:
                return id_
            listed = self._gazetteer.universities.get(draft.name) or self._gazetteer.organisations.get(draft.name)
            named = [m for m in inner if m.label == "Place" and m.refers[0] == id_]
            if not listed or named:
                return id_ if self._entities.get(id_) else None
            return None
        places = [m for m in inner if m.label == "Place" and (parent is None or m.start >= parent.end)]
        usable = [m for m in places if self._entities[m.refers[0]].kind not in ("country", "region")]
        if not usable:
            return None
        return usable[-1].refers[0] if parent is not None else self._deepest(usable)

    def _deepest(self, places: list[Mention]) -> str:
        """Of a chain 成都市青白江区 the last; else the first place of the name."""
        chosen = places[0]
        for place in places[1:]:
            if place.start == chosen.end:
                chosen = place
        return chosen.refers[0]

    def _within_name(self, i: int, sentence: Text, mention: Mention, draft: Draft) -> Iterator[Claim]:
        """潍坊市峡山生态经济开发区: the zone belongs to the place that its name begins with."""
        for inner in sentence.mentions:
            if inner.nested and inner.label == "Place" and inner.refers and mention.covers(inner):
                wide = self._entities[inner.refers[0]]
                if inner.start == mention.start and wide.id != draft.id and draft.kind == "zone" and wide.kind not in ("region", "country"):
                    yield Claim("PART_OF", draft.id, wide.id, None, "structure/name", (mention.start, mention.end), i)
                    return

    def _place(self, i: int, sentence: Text, mention: Mention, draft: Draft) -> Iterator[Claim]:
        yield from self._within_name(i, sentence, mention, draft)
        place: Place | None = self._gazetteer.places.get(draft.name)
        if place is None or not place.parent:
            return
        if place.kind in ("zone", "district", "town") or (place.kind == "city" and place.size == 3):
            for ancestor in self._gazetteer.ancestors(place)[:2]:
                id_ = f"place:{ancestor.name}"
                if self._entities.get(id_) is not None and ancestor.kind != "country":
                    yield Claim("PART_OF", draft.id, id_, None, "structure/list", (mention.start, mention.end), i)
                    return
