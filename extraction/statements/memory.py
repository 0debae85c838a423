"""What 双方, 两地, 三方, 前者 stand for: the parties last spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extraction.annotation.entities import Entities
from extraction.annotation.model import Mention

_COUNT = {
    "双": 2,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_PLACE_NOUN = re.compile(r"(?:地|市|省|区|县|镇|国|州|城|岸|省市|省区|市区|市县|城市)$")
# 三县法院: bodies of so many places
_BODIES = re.compile(
    "(省|市|区|县|地|州)(?:两级)?(?:人民)?"
    "(法院|检察院|检察机关|公安局|公安机关|司法局|医院|图书馆|博物馆|海关)"
)
_ENDS = {"检察机关": "检察院", "公安机关": "公安局"}
_KINDS = {
    "市": ("city",),
    "城": ("city",),
    "省": ("province",),
    "省区": ("province",),
    "省市": ("province", "city"),
    "县": ("district",),
    "区": ("district", "zone"),
    "镇": ("town",),
    "国": ("country",),
}
# the words for the sides in 院省双方, 校地双方
_SIDES = {
    "校": ("university", "other"),
    "院": ("institute", "university", "hospital"),
    "省": ("province",),
    "市": ("city",),
    "区": ("district", "zone"),
    "县": ("district",),
    "地": ("province", "city", "district", "zone", "town"),
    "企": ("company",),
    "银": ("company",),
    "政": ("government", "province", "city", "district", "zone"),
    "局": ("government",),
    "部": ("government",),
    "医": ("hospital",),
}
_CALLED_SO = ("馆", "院", "所", "行")  # 两馆: bodies whose names end so
_ROLL = 3  # at least so many are looked for in lists that stand elsewhere
# in lists of places told by one word, cities of counties' rank stand among others
_BROADLY = {"市": ("city", "district"), "城": ("city", "district", "zone")}
_WIDE = ("province", "country", "region")
_STILL_THERE = 3  # sentences in which those who came may go on to others, not named again
LONGEST = 40  # actors that are remembered


@dataclass(slots=True)
class Set:
    """Parties that acted together, on one side (right empty) or two; where and how often.
    met: whether the sides may be meant by 双方 where there are more than two parties."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    block: int
    sentence: int
    count: int = 1
    met: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """All parties."""
        return tuple(dict.fromkeys((*self.left, *self.right)))


@dataclass(slots=True)
class Memory:
    """sets: parties of claims, the latest last; named: actors as they were named; related:
    whether two actors are one, or one in the other."""

    entities: Entities
    related: Callable[[str, str], bool] = str.__eq__
    sets: list[Set] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    lists: list[tuple[str, ...]] = field(default_factory=list)  # of this sentence, the latest last
    rolls: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)  # of all sentences
    block: int = 0
    sentence: int = 0
    event: Mention | None = None
    policy: Mention | None = None
    visitor: tuple[int, str] = (0, "")  # the sentence that last told of a visit, and who came
    built: tuple[str, ...] = ()  # what was last said to be built, in this paragraph

    def guest(self) -> str:
        """Who came some sentences ago and may go on to others, not named again."""
        index, visitor = self.visitor
        return visitor if self.sentence - index <= _STILL_THERE else ""

    def note(self, ids: list[str]) -> None:
        """Remember actors in the order of the text."""
        for id_ in ids:
            if id_ in self.named:
                self.named.remove(id_)
            self.named.append(id_)
        del self.named[:-LONGEST]

    def parties(
        self, left: list[str], right: list[str], weight: int = 1, *, met: bool = True
    ) -> None:
        """Remember who acted together."""
        new = Set(
            tuple(dict.fromkeys(left)),
            tuple(dict.fromkeys(right)),
            self.block,
            self.sentence,
            weight,
            met,
        )
        if len(new.ids) < 2:
            return
        for known in self.sets:
            if set(known.ids) == set(new.ids):
                self.sets.remove(known)
                new.count += known.count
                if not new.right:
                    new.left, new.right = known.left, known.right
                break
        self.sets.append(new)
        del self.sets[:-12]

    def heading(self, ids: list[str]) -> None:
        """Remember the two actors of a headline."""
        if len(ids) == 2:
            self.parties(ids, [], weight=2)

    def _ordered(self) -> list[Set]:
        """The sets, likeliest first: the last of this paragraph, then the most spoken of."""
        here = [known for known in reversed(self.sets) if known.block == self.block]
        rest = [known for known in reversed(self.sets) if known.block != self.block]
        return here + sorted(rest, key=lambda known: -known.count)

    def sides(self, mention: Mention) -> tuple[list[str], list[str]]:
        """The two sides that 双方 means, each of one or more."""
        ids = self.members(mention)
        for known in self._ordered():
            if known.right and set(ids) == set(known.ids):
                return list(known.left), list(known.right)
        return ids, []

    def members(self, mention: Mention, guess: bool = True) -> list[str]:
        """Whom a group word means; empty when nothing fits. guess: whether it may mean those named
        last that were not said to act together."""
        text = mention.text
        wanted = count_of(text)
        noun = _noun(text)
        if bodies := _BODIES.fullmatch(noun):
            noun = bodies[1]
            named = [id_ for id_ in self.named if self._called(id_, bodies[2])]
            if wanted is not None and len(named) >= wanted:
                return named[-wanted:]
            all_ = [d.id for d in self.entities.of("Organisation") if self._called(d.id, bodies[2])]
            if len(all_) == wanted:
                return all_  # told in a headline, named below
        if mention.kind == "many" or (noun and _PLACE_NOUN.search(noun)):
            return self._places(wanted, noun)
        sides = text.removesuffix("双方")
        if all(char in _SIDES for char in sides) and (pair := self._of_kinds(sides)):
            return pair
        for known in self._ordered():
            ids = known.ids
            here = known.sentence == self.sentence and known.met
            two_sided = wanted == 2 and known.right and here
            if wanted is None or len(ids) == wanted or (two_sided and noun == ""):
                if noun == "校" and not all(
                    self._is(id_, ("university", "other", "institute")) for id_ in ids
                ):
                    continue
                if noun in _CALLED_SO and not all(self._ends(id_, noun) for id_ in ids):
                    continue
                return list(ids)
        if wanted is None:
            return []
        if rolled := self._rolled(wanted, None):
            return rolled
        return self._guess(wanted, noun) if guess and wanted in (2, 3) else []

    def _guess(self, wanted: int, noun: str) -> list[str]:
        """Actors that were not yet said to act together: a guest and the host named last, else
        the last named that have nothing to do with one another."""

        def able(id_: str) -> str | None:
            return id_ if self._able(id_, noun) else None

        if wanted == 2 and any(
            len(known.left) == 1 and len(known.right) > 1 for known in self.sets
        ):
            return self._star(able)
        actors: list[str] = []
        for id_ in reversed(self.named):
            apart = not any(self.related(id_, other) for other in actors)
            if apart and self._able(id_, noun) and id_ not in self.built:
                actors.insert(0, id_)
            if len(actors) == wanted:
                return actors
        return []

    def _able(self, id_: str, noun: str) -> bool:
        """Whether an actor can be one of 双方, 两校."""
        if self._is(id_, (*_WIDE, "park")):
            return False
        if noun in _CALLED_SO and not self._ends(id_, noun):
            return False
        return noun != "校" or self._is(id_, ("university",))

    def _ends(self, id_: str, noun: str) -> bool:
        draft = self.entities.get(id_)
        return draft is not None and any(n.endswith(noun) for n in (draft.name, *draft.aliases))

    def _star(self, able: Callable[[str], str | None]) -> list[str]:
        """Who was last told of with several others, and the one of them that was named last."""
        for known in self._ordered():
            if len(known.left) != 1 or len(known.right) < 2:
                continue
            others = [id_ for id_ in self.named if id_ in known.right]
            pair = [found for id_ in (known.left[0], *others[-1:]) if (found := able(id_))]
            if {id_.split(":")[0] for id_ in pair} == {"place", "organisation"}:
                continue  # a place and a body it was shown
            if len(pair) == 2 and not self.related(pair[0], pair[1]):
                return pair
        return []

    def _of_kinds(self, words: str) -> list[str]:
        """院省双方, 校地双方: the last two that acted together and are of these kinds."""
        wanted = [_SIDES.get(char, ()) for char in words]
        if len(wanted) != 2 or not all(wanted):
            return []
        for known in self._ordered():
            for ids in (known.ids, known.ids[::-1]):
                if len(ids) == 2 and all(map(self._fits, ids, wanted)):
                    return list(known.ids)
        return []

    def _fits(self, id_: str, kinds: tuple[str, ...]) -> bool:
        return self._is(id_, kinds) or self._place_of(id_, kinds) is not None

    def last(self, which: str) -> list[str]:
        """前者 or 后者 of the last two: of a list of this sentence, else of those told last."""
        if self.lists and len(self.lists[-1]) == 2:
            return [self.lists[-1][which == "后者"]]
        for known in reversed(self.sets):
            ids = known.ids
            if len(ids) == 2:
                return [ids[0] if which == "前者" else ids[1]]
        return []

    def _places(self, wanted: int | None, noun: str) -> list[str]:
        kinds = _KINDS.get(noun, ())
        for ids in reversed(self.lists):
            places = [place for id_ in ids if (place := self._place_of(id_, kinds))]
            if len(set(places)) == len(ids) == wanted:
                return places
        for known in self._ordered():
            ids = known.ids
            places = [place for id_ in ids if (place := self._place_of(id_, kinds))]
            if len(set(places)) == len(ids) and (wanted is None or len(ids) == wanted):
                return list(dict.fromkeys(places))
        if wanted is not None and (rolled := self._rolled(wanted, _BROADLY.get(noun, kinds))):
            return rolled
        if wanted == 2 and (star := self._star(lambda id_: self._local(id_, kinds))):
            return star
        named = [
            id_
            for id_ in self.named
            if id_.startswith("place:") and (not kinds or self._is(id_, kinds))
        ]
        if not kinds:
            named = [id_ for id_ in named if not self._is(id_, ("region", "zone"))]
        if wanted is not None and len(named) >= wanted and wanted <= 4:
            return named[-wanted:]
        return []

    def _rolled(self, wanted: int, kinds: tuple[str, ...] | None) -> list[str]:
        """Those that one list of the article names, if just so many: of the lists before this
        sentence the last, else the one that follows. kinds: of places; None for bodies."""
        if wanted < _ROLL:
            return []
        fitting = [
            (where, ids)
            for where, ids in self.rolls
            if len(ids) == wanted and all(self._of(id_, kinds) for id_ in ids)
        ]
        before = [ids for where, ids in fitting if where <= self.sentence]
        after = {frozenset(ids): ids for where, ids in fitting if where > self.sentence}
        if before:
            return list(before[-1])
        return list(*after.values()) if len(after) == 1 else []

    def _of(self, id_: str, kinds: tuple[str, ...] | None) -> bool:
        if kinds is None:
            return not id_.startswith("place:")
        return id_.startswith("place:") and (not kinds or self._is(id_, kinds))

    def _place_of(self, id_: str, kinds: tuple[str, ...]) -> str | None:
        draft = self.entities.get(id_)
        if draft is None:
            return None
        if draft.label == "Place":
            return id_ if not kinds or draft.kind in kinds else None
        if draft.kind == "government" and draft.place:
            place = f"place:{draft.place}"
            return place if not kinds or self._is(place, kinds) else None
        return None

    def _local(self, id_: str, kinds: tuple[str, ...]) -> str | None:
        """The place that an actor is or governs, if it is one of those asked for."""
        place = self._place_of(id_, kinds)
        return None if place is None or (not kinds and self._is(place, _WIDE)) else place

    def _called(self, id_: str, noun: str) -> bool:
        """Whether a body's name ends in a noun, or in the one that it stands for."""
        draft = self.entities.get(id_)
        end = _ENDS.get(noun, noun)
        return draft is not None and draft.label == "Organisation" and draft.name.endswith(end)

    def _is(self, id_: str, kinds: tuple[str, ...]) -> bool:
        draft = self.entities.get(id_)
        return draft is not None and draft.kind in kinds


def count_of(text: str) -> int | None:
    """How many a group word stands for: 两家 2, 校地双方 2; None for 多方."""
    if digits := re.match(r"\d+", text):
        return int(digits.group())
    paired = text.endswith("双方") or all(char in _SIDES for char in text)  # 校企
    return 2 if paired else _COUNT.get(text[0])


def _noun(text: str) -> str:
    if text.endswith(("双方", "三方", "四方", "各方", "多方", "五方", "六方")) or text == "彼此":
        return ""
    if all(char in _SIDES for char in text):
        return "双方"
    return re.sub(r"^[两二三四五六七八九十双](?:大|个|家|所)?", "", text)
