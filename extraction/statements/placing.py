"""Where things stand and where they happen, as verbs tell it."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.annotation.model import Mention
from extraction.frames import Frame, endings, verbs
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles

# (subject, type, object) by id
Found = tuple[str, str, str]


def located(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """X 位于 Y, 位于 Y 的 X."""
    places = (
        roles.things(predicate.objects, ("Place",))
        or roles.things(predicate.at, ("Place",))
        or roles.things(predicate.seats, ("Place",))
    )
    places = [place for place in places if roles.kind(place) not in ("region", "country")]
    heads: list[Mention] = (
        predicate.topic if predicate.relative else [*predicate.topic, *predicate.subject]
    )
    if predicate.relative and not places:
        return
    if predicate.source == "carried" and len(predicate.subject) > 1:
        return  # 三方签约，项目落户某区: what settles there is not those who signed
    moved = [m for m in predicate.objects if m.label in ("Organisation", "Project")]
    settled = predicate.trigger.word.endswith(("在", "到")) and not predicate.relative
    if moved and settled and moved[0].start < predicate.start:
        heads = moved  # 某大学把研究院建在某市
    things = roles.things(heads, frame.subject)
    if predicate.source == "carried" and predicate.clause.unnamed and roles.memory.built:
        things = list(roles.memory.built)[-1:]  # 两局合建监测站，站址选在某镇
    for thing in things:
        for place in places[:1]:
            yield thing, frame.type, place


def happens(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """Where an event takes place, where something is founded or opened."""
    places = roles.things(predicate.at, ("Place",)) or roles.things(predicate.seats, ("Place",))
    if predicate.trigger.word == "走进":
        places = roles.things(predicate.objects, ("Place",))
    if not places:
        return
    if predicate.trigger.word.endswith(endings("holding")):
        told = [m for m in predicate.objects if m.label == "Event"]
        things = roles.things(told or [*predicate.topic, *predicate.subject], ("Event",))
        if not things and predicate.source != "stated":  # 某论坛，3日在某地召开
            things = roles.things(predicate.inherited, ("Event",))[-1:]
    else:
        things = roles.things(predicate.objects, ("Organisation", "Project"))
        built = any(f.id == "builds/build" for f in predicate.trigger.frames)
        built = built and predicate.trigger.word not in verbs("appearing")
        if not things and not predicate.objects and not (built and not predicate.agents):
            spoken = [*predicate.topic, *predicate.subject]
            if not predicate.topic and predicate.source in ("carried", "none"):
                works = [m for m in predicate.inherited if m.label == "Project"]
                spoken = works[-1:] or spoken
            things = roles.things(spoken, ("Organisation", "Project", "Event"))
    for thing in things:
        yield thing, frame.type, places[-1]


def called(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """Where those stand who are called on: 在某市走访了甲公司、乙公司."""
    places = roles.things(predicate.at, ("Place",))
    if len(places) == 1:
        for body in roles.things(predicate.objects, ("Organisation",)):
            yield body, frame.type, places[0]
