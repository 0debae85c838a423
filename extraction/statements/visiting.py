"""Visits that no verb tells by itself: stations of a tour, guests at the body or place that speaks,
sites that are works in other texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.frames import frames
from extraction.lexicon import alternatives, load
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles

_STATION = re.compile(
    r"(?:首|头一|第[一二三四五六七八]|次|下一|末|终点|最后一|收官)站(?:[，：]|——)?"
    r"(?:是|为|就是|便是|就|便)?(?:去|到|来到|走进|抵达|直奔|留给|选在|放在|定在|设在)?了?(?:的是)?"
)
_SEAT = ("", "位于", "坐落于", "坐落在", "地处")
_BARE = 1  # characters behind 到访 in its clause that name nobody
_COMING = ("来访", "到访", "造访", "回访", "莅临", "到访了", "来访了")
_PARK = ("园", "园区")
_ACTING = ("Organisation", "Place")

Stop = tuple[str, str, tuple[int, int]]


def stops(sentence: Text, predicates: list[Predicate], roles: Roles) -> Iterator[Stop]:
    """(visitor, body or place, span) for 首站某大学，次站某市的某公司: who travels is told in the
    sentence, or was some sentences ago."""
    if "站" not in sentence.text:
        return
    outer = sentence.outer()
    for match in _STATION.finditer(sentence.text):
        end = sentence.start + match.end()
        stop = _named(sentence, outer, end)
        if stop is None:
            continue
        span = sentence.start + match.start(), stop.end
        things = roles.things([stop], _ACTING)
        for visitor in _travelling(predicates, end, roles):
            yield from (
                (visitor, id_, span) for id_ in things if not roles.same_actor(visitor, id_)
            )


def _named(sentence: Text, outer: list[Mention], start: int) -> Mention | None:
    """The name that stands at a place in the text, or behind its seat there."""
    following = [m for m in outer if m.start >= start and m.refers][:2]
    if (
        not following
        or sentence.text[start - sentence.start : following[0].start - sentence.start] not in _SEAT
    ):
        return None
    first = following[0]
    for second in following[1:]:
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        if first.label == "Place" and between == "的":
            return second
    return first


def _travelling(predicates: list[Predicate], end: int, roles: Roles) -> list[str]:
    """Who goes somewhere by the verbs before, else by the sentences before."""
    for predicate in reversed([p for p in predicates if p.start < end and p.subject]):
        goes = any(f.type == "VISITED" and f.reading != "host" for f in predicate.trigger.frames)
        if goes and (actors := roles.actors(predicate.subject)):
            return actors
    return [visitor] if (visitor := roles.memory.guest()) else []


def find_host(predicate: Predicate, text: str, host: Mention | None) -> None:
    """率团到访, 率队来访洽谈: who comes without a word of where comes to those who tell of it."""
    comes = predicate.trigger.word in _COMING and predicate.source == "stated"
    if not comes or host is None or predicate.objects or predicate.at or predicate.to:
        return
    behind = text[predicate.end : predicate.clause.end]
    if predicate.leads and len(behind) <= _BARE:
        predicate.objects = [host]


def find_met(predicate: Predicate, predicates: list[Predicate]) -> None:
    """A与来访的B座谈: who comes is met by those who do something with them."""
    if not predicate.relative or predicate.trigger.word not in _COMING or predicate.objects:
        return
    guests = {id(m) for m in predicate.subject}
    for other in predicates[predicates.index(predicate) + 1 :]:
        met = any(id(m) in guests for m in (*other.partners, *other.to))
        if met and other.clause is predicate.clause and other.source == "stated":
            predicate.objects = list(other.subject)
            return


def found_sites(sentences: list[Text], entities: Entities) -> None:
    """考察了某港: what is visited stands and is run by somebody, and is no work to be done."""
    for sentence in sentences:
        for mention in sentence.outer():
            if mention.label != "Project" or mention.weak or len(mention.refers) != 1:
                continue
            if not _site().search(mention.text) or not _called_on(sentence, mention):
                continue
            draft = entities.get(mention.refers[0])
            if draft is not None and draft.label == "Project":
                _relabel(draft, entities)


def _called_on(sentence: Text, mention: Mention) -> bool:
    before = sentence.text[: mention.start - sentence.start]
    return bool(_calling().search(re.split("[，。；：]", before)[-1]))


def _relabel(work: Draft, entities: Entities) -> None:
    kind = "park" if work.name.endswith(_PARK) else "other"
    site = entities.add("Organisation", kind, work.name)
    entities.merge(work, site)
    for mention in site.mentions:
        mention.label, mention.kind = "Organisation", kind


@cache
def _site() -> re.Pattern[str]:
    return re.compile(str(load("cues.toml")["visits"]["site"]))


@cache
def _calling() -> re.Pattern[str]:
    calling = [w for f in frames() if f.id.startswith("visited/") for w in f.triggers if len(w) > 1]
    return re.compile(alternatives(set(calling)))
