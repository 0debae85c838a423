"""From the phrases of a predicate to the entities that play its roles."""

from __future__ import annotations

import re
from collections.abc import Callable

from extraction.annotation.entities import Entities
from extraction.annotation.model import Mention
from extraction.statements.memory import Memory
from extraction.statements.offices import Holder

_VAGUE = frozenset({"中国", "粤港澳大湾区"})
_GOVERNS = re.compile("(.+?)人民政府|中共(.+)委员会|(.+?)管理委员会|(.+特别行政区)政府")
_BROAD_KINDS = ("region",)


class Roles:
    """Resolves mentions to ids of actors and things; knows whom people stand for."""

    def __init__(
        self,
        entities: Entities,
        memory: Memory,
        holders: dict[str, Holder],
        nested: Callable[[str, str], bool],
    ) -> None:
        self.entities = entities
        self.nested = nested  # whether one of two places contains the other
        self.memory = memory
        self._holders = holders

    def actors(
        self, mentions: list[Mention], *, persons: bool = True, guess: bool = True
    ) -> list[str]:
        """Ids of organisations and places that act; people stand for their bodies. guess: whether
        a group word may mean any that were named before."""
        ids: list[str] = []
        for mention in mentions:
            ids.extend(self._acting(mention, persons, guess))
        return [id_ for id_ in dict.fromkeys(ids) if self.entities.get(id_) is not None]

    def _acting(self, mention: Mention, persons: bool, guess: bool) -> list[str]:
        if mention.label == "Person":
            holder = self._holders.get(mention.refers[0]) if mention.refers else None
            return [holder.acts_for] if persons and holder and holder.acts_for else []
        if mention.label == "Group":
            return list(mention.refers) or self.memory.members(mention, guess)
        if mention.label == "Anaphor" and mention.text in ("前者", "后者"):
            return self.memory.last(mention.text)
        return [id_ for id_ in mention.refers if self.label(id_) in ("Organisation", "Place")]

    def things(self, mentions: list[Mention], labels: tuple[str, ...]) -> list[str]:
        """Ids of the entities of some labels."""
        ids: list[str] = []
        for mention in mentions:
            found = list(mention.refers)
            if mention.label == "Group" and not found:
                found = self.memory.members(mention)
            if mention.label == "Anaphor" and mention.text in ("前者", "后者"):
                found = self.memory.last(mention.text)
            ids.extend(id_ for id_ in found if self.label(id_) in labels)
        return list(dict.fromkeys(ids))

    def label(self, id_: str) -> str:
        """The label of an entity."""
        draft = self.entities.get(id_)
        return draft.label if draft else ""

    def kind(self, id_: str) -> str | None:
        """The kind of an entity."""
        draft = self.entities.get(id_)
        return draft.kind if draft else None

    def partners(self, ids: list[str]) -> list[str]:
        """Without what is too wide to be a partner (中国, 大湾区)."""
        return [id_ for id_ in ids if not self.vague(id_) and self.kind(id_) not in _BROAD_KINDS]

    def vague(self, id_: str) -> bool:
        """Whether an entity is the whole country, or the bay that all of it speaks of."""
        return self.entities[id_].name in _VAGUE

    def same_actor(self, one: str, other: str) -> bool:
        """Whether two ids may be one actor: a place and its government."""
        if one == other:
            return True
        return (
            place_of_government(self.entities, one)
            == place_of_government(self.entities, other)
            != ""
        )

    def kin(self, one: str, other: str) -> bool:
        """Whether two actors are one, or one a part of the other, so that they do not cooperate."""
        if self._office(one, other) or self._office(other, one):
            return True
        return self.same_actor(one, other) or self.part(one, other) or self.part(other, one)

    def related(self, one: str, other: str) -> bool:
        """Whether two actors are kin, or one lies in the other, or is named after it."""
        names = self.entities[one].name, self.entities[other].name
        named = names[0] in names[1] or names[1] in names[0]
        return named or self.kin(one, other) or self.nested(one, other)

    def _office(self, place: str, body: str) -> bool:
        """Whether a body is a department of a place's own government."""
        one, other = self.entities.get(place), self.entities.get(body)
        if one is None or other is None or other.kind != "government" or place == body:
            return False
        governed = one.name if one.label == "Place" else place_of_government(self.entities, place)
        return bool(governed) and other.place == governed

    def part(self, whole: str, part: str) -> bool:
        """Whether a body is by its name a part of another (某大学 and 某大学附属医院)."""
        one, other = self.entities.get(whole), self.entities.get(part)
        if (
            one is None
            or other is None
            or one.label != "Organisation"
            or other.label != "Organisation"
        ):
            return False
        return (
            len(one.name) >= 4
            and other.name.startswith(one.name)
            and one.kind in ("university", "institute", "hospital")
        )


def place_of_government(entities: Entities, id_: str) -> str:
    """The place for which a body acts as its government; of a place, itself; else none."""
    draft = entities.get(id_)
    if draft is None:
        return ""
    if draft.label == "Place":
        return draft.name
    governs = _GOVERNS.fullmatch(draft.name)
    if governs is None:
        return ""
    return draft.place or next(filter(None, governs.groups()))
