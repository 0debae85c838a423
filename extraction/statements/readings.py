"""How the roles of a predicate become claims, one function for each way a frame is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

from extraction.annotation.model import Mention
from extraction.frames import Frame, verbs
from extraction.statements.agreements import pairwise
from extraction.statements.memory import count_of
from extraction.statements.placing import Found, called, happens, located
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles

_COPULA = ("是", "为", "有", "包括")
# prepositions that are verbs of cooperation where no name follows them
_SOFT = ("携手", "联手", "联合", "牵手", "协同")
_CALLS_ON = ("拜会", "拜访")  # verbs of visits to people who stand for their bodies
_CARRYING_OUT = ("进行", "进行了", "开展", "开展了", "展开")  # verbs of which a visit is the object
_JOINT = frozenset({"BUILDS", "ORGANISED", "ISSUED"})
# verbs of aid: whom 由 names helps what is spoken of
_AIDING = ("帮扶", "支援", "托管", "帮带")
# verbs of building whose object may have been said in the clause before
_TAKING_PART = ("共建", "承建", "主建", "参建")
_NOTHING_BEHIND = 2  # characters behind 主办 in its clause that name no event
_SCHOOLS = ("university", "hospital")  # what is 举办 for good
_FOUNDING = re.compile("[立组办创资]")


def pair(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """A and B work together: subject with partner, or the members of the subject."""
    if found := pairwise(predicate, roles):
        for _, ((a, b),) in found:
            yield a, frame.type, b
        return
    if "负责人" in predicate.marks and not predicate.partners:
        return
    if "copula" in frame.needs:
        built = any(f.id == "builds/founders" for f in predicate.trigger.frames)
        if not (built and all(_needs(id_, roles) for id_ in roles.actors(predicate.subject))):
            yield from _partners_named(predicate, frame, roles)
        return  # 某研究院的共建单位包括A、B: they build it
    left = roles.actors(predicate.agents or predicate.subject) or roles.actors(predicate.led)
    named = roles.actors(predicate.partners, guess=not predicate.subject)
    right = [id_ for id_ in named if id_ not in left]
    left, right = roles.partners(left), roles.partners(right)
    if not right and left and all(roles.kind(id_) == "sar" for id_ in left):
        return  # 港澳 is a bloc that others work with
    aided = predicate.agents and predicate.trigger.word.endswith(_AIDING)
    if not right and aided:
        right = roles.partners(roles.actors([m for m in predicate.subject if m.label != "Person"]))
    if right:
        respectively = {"分别", "依次"} & predicate.marks and len(left) == len(right)
        pairs = zip(left, right, strict=True) if respectively else product(left, right)
        for a, b in pairs:
            if not roles.kin(a, b):
                yield a, frame.type, b
        return
    groups = [m for m in predicate.subject if m.label == "Group" and not m.refers]
    together = predicate.trigger.word in _SOFT and len(left) == 2
    if predicate.source == "carried" and not groups and not together:
        return
    if len(groups) == 1 and len(predicate.subject) == 1:
        one, other = roles.memory.sides(groups[0])
        if other and count_of(groups[0].text) in (2, None):
            for a in roles.partners(one):
                for b in roles.partners(other):
                    if not roles.kin(a, b):
                        yield a, frame.type, b
            return
    if len(left) > 6:
        return
    wide = [
        a for a in left if roles.kind(a) == "province" and any(_within(b, a, roles) for b in left)
    ]
    left = [a for a in left if a not in wide]
    for i, a in enumerate(left):
        for b in left[i + 1 :]:
            if not roles.kin(a, b) and not roles.nested(a, b):
                yield a, frame.type, b


def _within(part: str, whole: str, roles: Roles) -> bool:
    return part != whole and roles.nested(part, whole)


def _partners_named(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """A办起…，合作方是B; 合作双方是A和B."""
    if not predicate.copular and not predicate.trigger.word.endswith(_COPULA):
        return
    right = roles.partners(roles.actors([*predicate.objects, *predicate.agents], persons=False))
    left = roles.partners(roles.actors(predicate.subject, persons=False))
    left = [id_ for id_ in left if id_ not in right][-1:]
    if predicate.trigger.word.endswith("方") and len(right) > 1 and not left:
        left, right = right[:1], right[1:]
    for a, b in product(left, right):
        if not roles.kin(a, b):
            yield a, frame.type, b


def bound(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """A成为B的合作伙伴: the name before 的 is whom the subject is bound to."""
    left = roles.partners(roles.actors(predicate.agents or predicate.subject, persons=False))
    right = roles.partners(roles.actors(predicate.objects[:1], persons=False))
    for a, b in product(left, right):
        if not roles.kin(a, b) and not roles.nested(a, b):
            yield a, frame.type, b


def aided(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """A县对口支援B县: places that are bound to each other, of which one gives."""
    for a, _, b in bound(predicate, frame, roles):
        if {roles.label(a), roles.label(b)} == {"Place"}:
            yield a, frame.type, b


def directed(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """Subject → object; what stands after 由 is the subject, what stands first then the object."""
    if predicate.inverse and "copula" in frame.needs:
        actors = roles.actors(predicate.subject, persons=False)
        objects = roles.things(_single(predicate.objects), frame.object)[:1]
        if not objects and not predicate.objects and frame.type == "ORGANISED":
            objects = _meeting(predicate, frame, roles)
    elif "copula" in frame.needs:
        actors = roles.actors([*predicate.objects, *predicate.agents], persons=False)
        spoken = [*predicate.topic, *predicate.subject, *predicate.inherited]
        objects = roles.things(_single(spoken), frame.object)[-1:]
    else:
        actors, objects = _sides(predicate, frame, roles)
    for actor in actors:
        for thing in objects:
            if actor != thing and not _idle(actor, thing, frame, roles):
                yield actor, frame.type, thing


def _sides(predicate: Predicate, frame: Frame, roles: Roles) -> tuple[list[str], list[str]]:
    persons = frame.type in ("VISITED",)
    if "Person" in frame.subject:
        actors = roles.things(predicate.subject, ("Person", "Organisation"))
    elif predicate.agents:
        actors = roles.actors(predicate.agents, persons=persons)
    elif persons and all(m.label == "Person" for m in predicate.subject):
        led = [m for m in predicate.led if m.label == "Place"]
        actors = roles.actors(led) or roles.actors(predicate.subject)
    else:
        actors = roles.actors(predicate.subject, persons=persons) or roles.actors(predicate.led)
    if frame.type in _JOINT:
        actors = list(
            dict.fromkeys(
                [*actors, *roles.partners(roles.actors(predicate.partners, persons=False))]
            )
        )
    objects = roles.things(predicate.objects, frame.object)
    if predicate.relative and predicate.after == "是" and frame.type == "ORGANISED":
        objects = (
            roles.things(predicate.topic, frame.object)[-1:] or objects
        )  # X是由A举办的第一次活动
    if not objects and predicate.trigger.word.startswith(_CALLS_ON):
        objects = roles.actors(predicate.objects)  # 拜会某省省长
    if (
        not objects
        and frame.id == "visited/call"
        and predicate.leads
        and predicate.source in ("stated", "carried")
    ):
        objects = roles.things(predicate.at, frame.object)  # 代表团在某区考察
    if not objects and frame.id == "visited/call" and predicate.after in _CARRYING_OUT:
        objects = roles.things(predicate.to, frame.object)  # 对某大学进行访问
    if not objects and frame.type == "SUPPORTS":
        objects = roles.things(predicate.to, frame.object)
        if not objects and predicate.trigger.word in verbs("serving"):
            objects = roles.things(predicate.at, ("Organisation",))  # 某院的医生在某县医院坐诊
        if (
            not objects and predicate.trigger.word.endswith("予支持")
        ) or predicate.trigger.word == "予以支持":
            objects = list(roles.memory.built)
    if (
        not objects
        and frame.type == "BUILDS"
        and not predicate.agents
        and not predicate.objects
        and predicate.clause.end - predicate.end <= _NOTHING_BEHIND
        and predicate.trigger.word.endswith(_TAKING_PART)
    ):
        objects = list(roles.memory.built)
    if not objects and frame.type == "SUPPORTS" and "它" in predicate.marks:
        objects = list(roles.memory.built)[-1:]  # 某银行为它拨过启动资金
    if not objects and frame.type == "SUPPORTS" and predicate.agents:
        helped = predicate.subject or predicate.inherited
        objects = roles.things(_single(helped), frame.object)[:1]
    if (
        not objects
        and frame.type == "ISSUED"
        and predicate.agents
        and roles.memory.policy
        and not predicate.objects
    ):
        objects = roles.things([roles.memory.policy], frame.object)
    if not objects and not predicate.objects and frame.type in _JOINT:
        word = predicate.trigger.word
        hosted = frame.type == "ORGANISED" and word.endswith("办") and len(word) > 1
        hosted = hosted and predicate.clause.end - predicate.end <= _NOTHING_BEHIND
        before: list[Mention] = [*predicate.topic, *(predicate.subject if predicate.agents else ())]
        if frame.type == "ORGANISED" and not (predicate.agents or hosted):
            before = []
        objects = roles.things(_single(before), frame.object)
        objects = objects if predicate.agents and frame.type == "BUILDS" else objects[-1:]
        told = predicate.agents and not predicate.clause.unnamed
        if not objects and (told or hosted or "牵头" in predicate.marks):
            objects = roles.things(_single(predicate.inherited), frame.object)[-1:]
        unnamed = any(m.label == "Event" and not m.refers for m in (*before, *predicate.inherited))
        others = any(m.label == "Organisation" for m in (*before, *predicate.inherited))
        told = (hosted or predicate.agents) and frame.type == "ORGANISED"
        if not objects and told and (unnamed or not others) and roles.memory.event:
            objects = roles.things([roles.memory.event], frame.object)  # 大会由某厅承办
    if not objects and frame.type == "SUPPORTS" and not predicate.to and _is_gift(predicate):
        helped = [m for m in predicate.aside if m not in predicate.subject]
        objects = [id_ for id_ in roles.things(_single(helped), frame.object) if _needs(id_, roles)]
    if frame.type == "BUILDS":
        objects = [id_ for id_ in objects if _built(id_, predicate.trigger.word, roles)]
    return actors, objects


def _meeting(predicate: Predicate, frame: Frame, roles: Roles) -> list[str]:
    """某论坛昨日开幕，A、B是主办方: the event told of before."""
    spoken = roles.things(_single([*predicate.topic, *predicate.inherited]), frame.object)[-1:]
    last = [roles.memory.event] if roles.memory.event else []
    return spoken or roles.things(last, frame.object)


def _built(id_: str, verb: str, roles: Roles) -> bool:
    """Whether a thing is one that is built: of places, a zone; a company only if it is founded."""
    if roles.label(id_) == "Place":
        return roles.kind(id_) == "zone"
    if verb.endswith(("主办", "举办")) and roles.kind(id_) not in _SCHOOLS:
        return False  # they hold a meeting with others, or it is one
    return roles.kind(id_) != "company" or bool(_FOUNDING.search(verb))


def _is_gift(predicate: Predicate) -> bool:
    """Whether a verb tells of aid without having to say to whom (某院成立后，市里每年拨款…)."""
    return predicate.source == "stated" and predicate.trigger.word in verbs("gift")


def _needs(id_: str, roles: Roles) -> bool:
    return roles.kind(id_) in (
        "institute",
        "university",
        "hospital",
        "park",
        "association",
        "other",
    )


def _single(mentions: list[Mention]) -> list[Mention]:
    return [m for m in mentions if m.label != "Group"]


def _idle(actor: str, thing: str, frame: Frame, roles: Roles) -> bool:
    """Whether the two are one or hold one another, so that the claim says nothing."""
    if roles.same_actor(actor, thing):
        return True
    one, other = roles.entities[actor], roles.entities[thing]
    if (
        frame.type in ("BUILDS", "SUPPORTS")
        and one.label == "Organisation"
        and one.name == other.name
    ):
        return True
    if frame.type != "VISITED" or not roles.vague(actor):
        return False
    return other.kind != "country" or one.kind == "country"


def stayed(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """A 一行在 B 听取介绍: where those who travel stay, they visit."""
    if not predicate.leads or predicate.source not in ("stated", "carried"):
        return
    for actor in roles.actors(predicate.subject):
        for thing in roles.things(predicate.at, frame.object):
            if not _idle(actor, thing, frame, roles):
                yield actor, frame.type, thing


def host(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """A 会见 B 一行, A 对 B 一行的来访表示欢迎: B visits A; B 来访 A: likewise."""
    hosts, guests = roles.actors(predicate.subject), roles.actors(predicate.to or predicate.objects)
    if not predicate.to and frame.id.endswith("/come"):
        hosts, guests = roles.actors([*predicate.objects, *predicate.at]), hosts
    for guest in guests:
        for thing in hosts[:1]:
            if not roles.same_actor(guest, thing):
                yield guest, frame.type, thing


def unveiled(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """X 由 A 与 B 揭牌; A 揭牌 X; A 与 B 为 X 揭牌."""
    things = roles.things(predicate.objects, frame.object)
    if things and not predicate.agents:
        actors = roles.actors([m for m in predicate.subject if m.label != "Person"], persons=False)
        if predicate.source == "carried":
            actors = []
    elif predicate.to and not predicate.agents and predicate.trigger.word in verbs("unveiling"):
        things = roles.things(predicate.to, frame.object)
        actors = _unveiling(predicate, things, roles)
    else:
        things = things or roles.things([*predicate.topic, *predicate.subject], frame.object)[-1:]
        things = things or roles.things(predicate.inherited, frame.object)[-1:]
        runs = predicate.trigger.word.endswith(("运行", "运营", "服务", "使用"))
        actors = (
            roles.actors([*predicate.agents, *predicate.partners], persons=False)
            if predicate.agents and not runs
            else []
        )
    for actor in actors:
        for thing in things:
            if actor != thing and roles.label(thing) != "Place":
                yield actor, frame.type, thing


def _unveiling(predicate: Predicate, things: list[str], roles: Roles) -> list[str]:
    """Who unveils what is theirs: bodies, or the heads of two of which one gave it its name."""
    spoken = [*predicate.subject, *predicate.partners]
    bodies = roles.actors(spoken, persons=False)
    if bodies or len(spoken) != 2 or len(things) != 1:
        return bodies
    actors, name = roles.actors(spoken), roles.entities[things[0]].name
    own = any(alias in name for id_ in actors for alias in _called(id_, roles))
    return actors if len(actors) == 2 and own else []


def _called(id_: str, roles: Roles) -> set[str]:
    """The names of an entity that say which one it is."""
    draft = roles.entities[id_]
    return {name for name in (draft.name, *draft.aliases) if len(name) > 2}


def held(predicate: Predicate, frame: Frame, roles: Roles) -> Iterator[Found]:
    """X 下设 Y: Y belongs to X."""
    for whole in roles.things(predicate.subject, frame.subject)[:1]:
        for part in roles.things(predicate.objects, frame.object):
            if part != whole:
                yield part, frame.type, whole


READINGS: dict[str, Callable[[Predicate, Frame, Roles], Iterator[Found]]] = {
    "pair": pair,
    "aided": aided,
    "bound": bound,
    "directed": directed,
    "host": host,
    "stayed": stayed,
    "unveiled": unveiled,
    "held": held,
    "located": located,
    "happens": happens,
    "called": called,
}
