"""Entities that may be one and the same, for a person to decide: merge them, or keep them apart.

Names are compared by keys that both sides share, so that no entity is compared with all others.
A proposal is a question, not a claim: nothing is merged by it.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any, Literal, get_args

from graph.ontology import ontology
from graph.store import Limits, Store

Why = Literal["spelling", "alias", "form", "place", "abbreviation", "parties"]
_ALL = Limits(seconds=60, rows=10**7)
_CROWD = 4  # entities that share an alias; more share a common word, not a name
_SHORT = range(2, 7)  # characters of an abbreviation; of a place's at least three
_TIMES = 3  # as long as its abbreviation a name is at most
_DASHES = str.maketrans(dict.fromkeys("-‐‑‒–—―－·•・‧ 　“”\"'‘’《》", ""))


@dataclass(frozen=True, slots=True)
class Proposal:
    """`entity` may be `other`; merging would leave the second, which more articles tell of.

    why: `spelling` (the same but for width, script, dashes and quotes), `alias` (they share a
    name), `form` (of a company, of a zone), `place` (one begins with the name of a place, too),
    `abbreviation`, or `parties` (two articles' agreements of the same parties).
    common: with how many entities both have a statement.
    """

    entity: str
    other: str
    why: Why
    common: int


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    label: str
    kind: str | None
    name: str
    aliases: frozenset[str]
    code: str | None


def proposals(
    store: Store, decided: Collection[frozenset[str]] = (), *, limit: int = 50
) -> list[Proposal]:
    """Pairs that may be one, the likeliest first: by reason, then by what they have in common.

    decided: pairs of ids on which there is a judgement. Pairs with a statement between them, with
    different official codes or kinds are left out: a thing does not work with itself.
    """
    known = {entity.id: entity for entity in _entities(store)}
    found: dict[tuple[str, str], Why] = {}
    places = _place_names(known.values())
    for why, one, other in _candidates(list(known.values()), places):
        pair = (min(one.id, other.id), max(one.id, other.id))
        if frozenset(pair) not in decided and not _differ(one, other, places):
            found.setdefault(pair, why)
    for pair in _same_parties(store):
        if frozenset(pair) not in decided:
            found.setdefault(pair, "parties")
    ids = sorted({id_ for pair in found for id_ in pair})
    ties, told = _ties(store, ids), _told(store, ids)
    made = []
    for pair, why in found.items():
        less, more = sorted(pair, key=lambda id_: (told.get(id_, 0), len(id_), id_))
        if more not in ties[less]:
            made.append(Proposal(less, more, why, len(ties[less] & ties[more])))
    reasons = get_args(Why)
    made.sort(key=lambda p: (reasons.index(p.why), -p.common, p.entity, p.other))
    return made[:limit]


def _entities(store: Store) -> Iterator[_Known]:
    rows = store.cypher(
        f"MATCH (e:{'|'.join(_data()['labels'])}) RETURN e.id AS id, labels(e)[0] AS label, "
        "e.kind AS kind, e.name AS name, e.aliases AS aliases, e.code AS code ORDER BY id",
        limits=_ALL,
    ).rows
    for id_, label, kind, name, aliases, code in rows:
        yield _Known(id_, label, kind, name, frozenset(aliases or ()), code)


def _candidates(
    entities: list[_Known], places: Collection[str]
) -> Iterator[tuple[Why, _Known, _Known]]:
    """Pairs by the keys that they share, the surest reasons first."""
    plain = {entity.id: _plain(entity.name) for entity in entities}
    yield from _sharing("spelling", ((plain[e.id], e) for e in entities))
    yield from _sharing(
        "alias",
        (
            (alias, e)
            for e in entities
            for alias in {plain[e.id], *map(_plain, e.aliases)}
            if len(alias) > 2 or e.label == "Person"
        ),
    )
    core = {e.id: _core(plain[e.id]) for e in entities if e.label != "Person"}
    bodies = [e for e in entities if e.id in core]
    yield from _sharing("form", ((core[e.id], e) for e in bodies))
    named = {(e.label, core[e.id]): e for e in bodies}
    for entity in bodies:
        for head in _heads(plain[entity.id], places):
            same = named.get((entity.label, core[entity.id].removeprefix(head)))
            if same and same != entity:
                yield "place", same, entity
    yield from _abbreviations(bodies, plain, places)


def _sharing(why: Why, keyed: Iterable[tuple[str, _Known]]) -> Iterator[tuple[Why, _Known, _Known]]:
    groups: dict[tuple[str, str], dict[str, _Known]] = defaultdict(dict)
    for key, entity in keyed:
        groups[entity.label, key][entity.id] = entity
    for group in groups.values():
        if why != "alias" or len(group) <= _CROWD:
            yield from ((why, one, other) for one, other in combinations(group.values(), 2))


def _abbreviations(
    bodies: list[_Known], plain: dict[str, str], places: Collection[str]
) -> Iterator[tuple[Why, _Known, _Known]]:
    """Short names whose characters stand in a long one in the same order: 中科院, 中国科学院.

    The first is that of the long one, or the second of a place that it begins with (港科大); the
    last is one of its last two. One that ends like a part of it (香港大学, 香港城市大学) is none.
    """
    ends: dict[tuple[str, str, str], list[_Known]] = defaultdict(list)
    for body in bodies:
        name = plain[body.id]
        firsts = name[:2] if any(_heads(name, places)) else name[:1]
        for first, last in {(first, last) for first in firsts for last in name[-2:]}:
            ends[body.label, first, last].append(body)
    for short in bodies:
        name = plain[short.id]
        if len(name) in _SHORT[short.label == "Place" :]:
            for long in ends[short.label, name[0], name[-1]]:
                whole = plain[long.id]
                fits = len(name) < len(whole) <= _TIMES * len(name) and name[-2:] not in whole
                if fits and _in_order(name, whole):
                    yield "abbreviation", short, long


def _same_parties(store: Store) -> Iterator[tuple[str, str]]:
    """Agreements of one name, or of one day, that the same two or more signed, in two articles."""
    rows = store.cypher(
        "MATCH (party:Organisation|Place)-[r:SIGNED]->(a:Agreement) "
        "RETURN a.id AS id, a.name AS name, party.id AS party, r.article AS article, r.date AS day "
        "ORDER BY id, party",
        limits=_ALL,
    ).rows
    signed: dict[str, tuple[set[str], set[str], set[str]]] = {}
    names: dict[str, str] = {}
    for id_, name, party, article, day in rows:
        parties, articles, days = signed.setdefault(id_, (set(), set(), set()))
        parties.add(party)
        articles.add(article)
        days.update([day] if day else ())
        names[id_] = name
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for id_, (parties, _, _) in signed.items():
        if len(parties) > 1:
            groups[frozenset(parties)].append(id_)
    for group in groups.values():
        for one, other in combinations(group[:_CROWD], 2):
            (_, here, when), (_, there, then) = signed[one], signed[other]
            agree = names[one] == names[other] or not when.isdisjoint(then)
            if here.isdisjoint(there) and agree and not (when and then and when.isdisjoint(then)):
                yield min(one, other), max(one, other)


def _differ(one: _Known, other: _Known, places: Collection[str]) -> bool:
    """Whether kinds, official codes or the places that both names begin with tell them apart."""
    codes = one.code and other.code and one.code != other.code
    kinds = {one.kind, other.kind} - {None, "other"}
    heads = [next(_heads(_plain(entity.name), places), "") for entity in (one, other)]
    return bool(codes) or len(kinds) > 1 or (all(heads) and heads[0] != heads[1])


def _ties(store: Store, ids: list[str]) -> dict[str, set[str]]:
    types = "|".join(ontology().statement_types())
    labels = "|".join(ontology().entity_labels)
    rows = store.cypher(
        f"MATCH (e:{labels})-[:{types}]-(o) WHERE e.id IN $ids "
        "RETURN DISTINCT e.id AS e, o.id AS o",
        {"ids": ids},
        limits=_ALL,
    ).rows
    ties: dict[str, set[str]] = {id_: set() for id_ in ids}
    for one, other in rows:
        ties[one].add(other)
    return ties


def _told(store: Store, ids: list[str]) -> dict[str, int]:
    """In how many sentences each is named."""
    labels = "|".join(ontology().entity_labels)
    rows = store.cypher(
        f"MATCH (e:{labels})<-[m:MENTIONS]-(:Sentence) WHERE e.id IN $ids "
        "RETURN e.id AS id, count(m) AS n",
        {"ids": ids},
        limits=_ALL,
    ).rows
    return dict(rows)


def _plain(name: str) -> str:
    """The name in Simplified script and plain width, without dashes, dots, quotes and spaces."""
    text = unicodedata.normalize("NFKC", name).translate(_DASHES).casefold()
    return text if text.isascii() else str(_simplified().convert(text))


def _core(name: str) -> str:
    """The name without the form of a company, with one form of a zone; enough of it must stay."""
    endings = _endings()
    ending = next((name[at:] for at in range(2, len(name)) if name[at:] in endings), "")
    if not ending:
        return name
    rest, form = name.removesuffix(ending), endings[ending]
    return rest.removeprefix("中国").strip("()") + form if form else rest


@cache
def _endings() -> dict[str, str]:
    """For each ending that may differ what stands for all of its group; nothing for companies'."""
    zones = {ending: zone[-1] for zone in _data()["zones"] for ending in zone}
    return dict.fromkeys(_data()["forms"], "") | zones


def _heads(name: str, places: Collection[str]) -> Iterator[str]:
    """The names of places that a longer name begins with, the shortest first."""
    return (name[:end] for end in range(2, len(name) - 1) if name[:end] in places)


def _place_names(entities: Iterable[_Known]) -> frozenset[str]:
    """The names of places as bodies are called after them, with their grade and without."""
    names = {_plain(entity.name) for entity in entities if entity.label == "Place"}
    for ending in _data()["places"]:
        names |= {n.removesuffix(ending) for n in names if len(n) > len(ending) + 1}
    return frozenset(names)


def _in_order(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@cache
def _data() -> dict[str, Any]:
    text = files("queries").joinpath("duplicates.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _simplified() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")
