"""Places and organisations by name and by surface form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Protocol, TypeVar

from extraction.gazetteer.tables import parts, table
from extraction.lexicon import load


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the ontology's kinds.

    name: canonical name, unique in the gazetteer. code: division code (2 digits a province,
    4 a city, 6 a county, 9 a town) or a country's ISO 3166 code, "" where there is none.
    parent: canonical name of the containing place, "" for countries and the widest regions.
    aliases: other surface forms, the short name first. members: of a region, where well defined.
    """

    name: str
    kind: str
    code: str
    parent: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Rank by administrative size, 0 the largest: country, province or region, city, then of
        county rank city, county and district, then town and zone."""
        if self.kind in ("country", "town", "zone"):
            return 0 if self.kind == "country" else 6
        if self.kind in ("province", "sar", "region") or len(self.code) == 2:
            return 1
        if len(self.code) != 6:
            return 5 if self.kind == "district" else 2
        return 5 if self.name.endswith("区") else 3 if self.kind == "city" else 4


@dataclass(frozen=True, slots=True)
class Organisation:
    """A university or another well-known body. place: canonical name of the place where it
    stands, "" if unknown or manifold. parent: the university that a campus belongs to, or ""."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    place: str
    parent: str = ""


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


Named = TypeVar("Named", bound=_Named)


def _by_surface(entries: Iterable[Named]) -> dict[str, tuple[Named, ...]]:
    """Entries by name and alias; of several, those that come first in `entries` come first."""
    found: dict[str, tuple[Named, ...]] = {}
    for entry in entries:
        for surface in {entry.name, *entry.aliases}:
            found[surface] = (*found.get(surface, ()), entry)
    return found


def _places() -> Iterable[Place]:
    for name, kind, code, parent, short, aliases in table("places.tsv"):
        names = (short, *parts(aliases)) if short else parts(aliases)
        yield Place(name, kind, code, parent, names)
    for name, aliases, parent, members in table("regions.tsv"):
        yield Place(name, "region", "", parent, parts(aliases), parts(members))
    for name, aliases, parent, kind in table("zones.tsv"):
        yield Place(name, kind, "", parent, parts(aliases))


def _in_short(
    universities: dict[str, tuple[Organisation, ...]],
) -> Iterable[tuple[str, Organisation]]:
    """Universities by the usual short form of their kind: 广东医大, 武汉理工."""
    kinds = load("expansions.toml")["schools"].items()
    for name, (body, *_) in list(universities.items()):
        for short, long in kinds:
            stem = name.removesuffix(long)
            if name == body.name and name.endswith(long) and len(stem) > 1:
                yield stem + short, body


class Gazetteer:
    """All tables, read once. Get it by `gazetteer()`; nothing here changes after it is read.

    places: by canonical name. by_surface: candidates of a surface form, larger units first.
    universities, organisations: candidates by surface form. compounds: members of 粤港澳 and its
    like, by canonical name. shortnames: candidates of 中大 and its like, by canonical name of the
    university. everyday: surfaces of places that are also ordinary words or other names.
    """

    def __init__(self) -> None:
        self.places: dict[str, Place] = {place.name: place for place in _places()}
        ordered = sorted(self.places.values(), key=lambda place: (place.size, place.name))
        self.by_surface: dict[str, tuple[Place, ...]] = _by_surface(ordered)
        self.universities: dict[str, tuple[Organisation, ...]] = _by_surface(
            Organisation(name, "university", parts(aliases), place, parent)
            for name, aliases, place, parent in table("universities.tsv")
        )
        for short, body in _in_short(self.universities):
            self.universities.setdefault(short, (body,))
        self.organisations: dict[str, tuple[Organisation, ...]] = _by_surface(
            Organisation(name, kind, parts(aliases), place)
            for name, kind, aliases, place in table("organisations.tsv")
        )
        abbreviations = {text: parts(members) for text, members in table("abbreviations.tsv")}
        self.compounds: dict[str, tuple[str, ...]] = {
            text: members for text, members in abbreviations.items() if len(text) > 1
        }
        self._characters = {
            text: tuple(self.places[member] for member in members)
            for text, members in abbreviations.items()
            if len(text) == 1
        }
        self.shortnames: dict[str, tuple[str, ...]] = {
            text: parts(candidates) for text, candidates in table("shortnames.tsv")
        }
        self.everyday: frozenset[str] = frozenset(row[0] for row in table("everyday.tsv"))

    def abbreviation(self, char: str) -> tuple[Place, ...]:
        """Places that a character stands for in compounds, most usual first: 中 -> 中山市, 中国."""
        return self._characters.get(char, ())

    @cached_property
    def _towns(self) -> dict[str, list[list[str]]]:
        """Rows of the table by name and alias; only those asked for become places."""
        found: dict[str, list[list[str]]] = {}
        for row in table("towns.tsv"):
            for surface in {row[0], *parts(row[3])}:
                found.setdefault(surface, []).append(row)
        return found

    def towns(self, surface: str) -> tuple[Place, ...]:
        """Towns, townships and streets called so, in full (横栏镇) or by canonical name.

        The table (39,000 rows) is read at the first call.
        """
        return tuple(
            Place(name, "town", code, parent, parts(alias))
            for name, code, parent, alias in self._towns.get(surface, ())
        )

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The chain of containing places, nearest first: 横栏镇 -> 中山市, 广东省, 中国."""
        chain: list[Place] = []
        while place.parent:
            place = self.places[place.parent]
            chain.append(place)
        return tuple(chain)

    def within(self, inner: Place, outer: Place) -> bool:
        """Whether `inner` lies in `outer` or is it; a region contains what its members contain."""
        chain = (inner, *self.ancestors(inner))
        names = {place.name for place in chain}
        return outer.name in names or any(member in names for member in outer.members)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read at the first call."""
    return Gazetteer()
