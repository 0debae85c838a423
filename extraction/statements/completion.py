"""What a sentence leaves out, completed before its predicates are read: who 两家 are, what an
opening opens, with whom visitors talk, how a body is called that is only to be built."""

from __future__ import annotations

import re

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.statements.memory import count_of
from extraction.statements.predicates import ACTORS, Predicate
from extraction.statements.roles import Roles
from extraction.statements.status import has

_BOUND, _BOUND_TO = 4, 20  # characters before and behind the B of 成为B的合作伙伴
_PRONOUN = re.compile(r"(?:与|同|跟|和)(?:其|之|它|对方)(?![他余中间])")
_LISTED = ("VISITED", "SUPPORTS", "COOPERATES_WITH")
_LISTING = ("包括", "有", "是")
REFERS_BACK = re.compile(
    "每年|其[^他余中间实]|它"
)  # what is given is given to the one told of before
_NOUNS = ("n", "nz", "nw", "ORG")
_THERE = ("cooperates_with/talk", "signed/sign")  # what visitors do with those they call on
_FRIENDS = re.compile("结对|友好|对口|帮扶|区域|协作|市县|两地|姊妹")  # papers of two places
_BARE = ("分别", "共同", "依次", "先后")  # what a clause without a subject may begin with
_VENUES = ("Organisation", "Project")
_SEATS = ("city", "district", "town", "province", "sar", "zone")  # kinds of places of venues
_LISTS = re.compile(r"：|——|，(?:包括|分别[是为]|它们是|即)|，其中(?:包括|有)")
_EXPLAINED = 24  # characters between 两家企业 and the colon behind which they are listed


def explain_groups(sentence: Text, roles: Roles, text: str) -> None:
    """两家企业：A、B: a counted group is who is listed behind its colon, if so many are."""
    outer = sentence.outer()
    for group in outer:
        near = text[group.end : group.end + _EXPLAINED]
        mark = _LISTS.search(near)
        colon = group.end + mark.end() - 1 if mark else -1
        if group.label != "Group" or group.refers or colon < 0:
            continue
        aside = mark is not None and len(mark.group()) > 2  # 九家单位与某市签约，包括…
        if not aside and any(m.start < colon for m in outer if m.start >= group.end):
            continue
        listed = [m for m in outer if m.start > colon and m.label != "Group"]
        bodies = [m for m in listed if m.label == "Organisation"]
        for named in (listed, bodies):  # a place may tell where a body sits
            ids = roles.actors(named)
            some = mark is not None and mark.group().startswith("，其中") and len(ids) > 1
            if len(ids) == count_of(group.text) or (some and named is bodies):
                group.refers = tuple(ids)
                break


def is_bound(predicate: Predicate, text: str) -> bool:
    """成为B的合作伙伴: whether the body behind the verb is only whose partner the subject is."""
    objects = predicate.objects
    if not objects or objects[0].start - predicate.end > _BOUND:
        return False
    end = min(predicate.clause.end, objects[0].end + _BOUND_TO)
    return has("tie", "partner", text[objects[0].end : end])


def find_other(predicate: Predicate, roles: Roles, text: str) -> None:
    """A与其合作: who is spoken of by a pronoun is the other body named last."""
    paired = any(f.reading in ("pair", "agreement") for f in predicate.trigger.frames)
    before = text[predicate.clause.start : predicate.start]
    if predicate.partners or not paired or predicate.source != "stated":
        return
    if _PRONOUN.search(before):
        acting = roles.actors(predicate.subject)
        others = [
            id_
            for id_ in roles.partners(roles.memory.named)
            if not any(roles.related(id_, one) for one in acting)
        ]
        if others:
            start = predicate.start
            meant = Mention(start, start, "", roles.label(others[-1]), refers=(others[-1],))
            predicate.partners = [meant]


def find_leading(predicate: Predicate) -> None:
    """甲市步子更大：一口气与A签约; 某公司，这家外地企业，昨天与A签约: where nobody is named beside
    the verb, whom an earlier clause of the sentence begins with acts."""
    told = any(f.reading in ("pair", "agreement") for f in predicate.trigger.frames)
    if not told or predicate.subject or predicate.agents or predicate.source != "none":
        return
    first = predicate.clause.tokens[0]
    bare = first.kind in ("verb", "prep") or first.text in _BARE
    clause = predicate.clause.before
    while bare and clause is not None:
        token = clause.tokens[0]
        if token.phrase is not None and not token.phrase.modifier:
            named = [m for m in token.phrase.mentions if m.label in ACTORS and m.label != "Person"]
            if named and all(m.refers for m in named):
                predicate.subject, predicate.source = named, "carried"
                return
        clause = clause.before


def find_signer(predicate: Predicate, roles: Roles, spoken: list[str]) -> None:
    """答案写在与B签下的协议里: who does it with B is the one actor that the sentence before names.
    spoken: the actors named there."""
    told = any(f.reading in ("pair", "agreement") for f in predicate.trigger.frames)
    if not told or not predicate.partners or predicate.source != "none":
        return
    partners = roles.actors(predicate.partners)
    others = [
        id_
        for id_ in roles.partners(spoken)
        if not any(roles.same_actor(id_, one) or roles.nested(id_, one) for one in partners)
    ]
    if len(others) == 1 and partners:
        start = predicate.start
        meant = Mention(start, start, "", roles.label(others[0]), refers=(others[0],))
        meant.rule = "implied"
        predicate.subject, predicate.source = [meant], "carried"


def speak_for_home(predicate: Predicate, actor: str) -> None:
    """A clause in which nobody acts is about what "we" did. actor: the id of the home place, or of
    the visitors who go on."""
    start = predicate.start
    label = "Place" if actor.startswith("place:") else "Organisation"
    predicate.subject = [Mention(start, start, "", label, refers=(actor,), rule="implied")]
    predicate.source = "home"


def find_opened(sentence: Text, predicate: Predicate) -> None:
    """由A和B共建的某研究中心揭牌仪式: what is built is the body that the event is named after."""
    if not any(frame.type == "BUILDS" for frame in predicate.trigger.frames):
        return
    for event in [m for m in predicate.objects if m.label == "Event"]:
        inside = [m for m in sentence.mentions if m.nested and event.covers(m) and m.refers]
        first = next((m for m in inside if m.label in ("Organisation", "Project")), None)
        if first is not None and first.start - event.start <= 1:
            predicate.objects.append(first)


def find_described(predicate: Predicate, predicates: list[Predicate]) -> None:
    """某联盟是由A发起、与B组建的大学组织: what is built is what the copula tells of."""
    builds = any(frame.type == "BUILDS" for frame in predicate.trigger.frames)
    if not builds or not predicate.relative:
        return
    before = predicates[: predicates.index(predicate)]
    told = [p for p in before if p.trigger.word == "是" and p.source == "stated" and not p.objects]
    told = [p for p in told if len(p.subject) == 1]
    if told and told[-1].subject[0].label in _VENUES and all(m.refers for m in told[-1].subject):
        predicate.objects = list(told[-1].subject)


def find_listed(predicate: Predicate, predicates: list[Predicate]) -> None:
    """走访了三家企业，包括A、B: the list that the next clause gives is what the verb has for its
    object."""
    if not any(frame.type in _LISTED for frame in predicate.trigger.frames):
        return
    following = predicates[predicates.index(predicate) + 1 :][:1]
    for listing in following:
        lists = listing.trigger.word in _LISTING and listing.source in ("carried", "none")
        if lists and not predicate.objects and listing.clause.before is predicate.clause:
            predicate.objects = list(listing.objects)


def find_seats(sentence: Text, predicate: Predicate, roles: Roles) -> None:
    """在某市某会议中心召开: what happens at a body happens in the place its name tells, or that
    stands before it."""
    located = any(frame.reading == "located" for frame in predicate.trigger.frames)
    spoken = (*predicate.at, *predicate.objects) if located else predicate.at
    for venue in [m for m in spoken if m.label in _VENUES][-1:]:
        places = [m for m in sentence.mentions if m.label == "Place" and m.refers]
        places = [m for m in places if roles.kind(m.refers[0]) in _SEATS]
        begins = {
            venue.start,
            *(m.end for m in sentence.mentions if m.nested and m.end < venue.end),
        }
        inside = [m for m in places if m.start in begins and m.end <= venue.end]
        beside = [m for m in places if m.end <= venue.start and _leads(sentence, m, venue)]
        predicate.seats = (beside or inside)[-1:]


def _leads(sentence: Text, place: Mention, venue: Mention) -> bool:
    between = sentence.text[place.end - sentence.start : venue.start - sentence.start]
    return between in ("", "的")


def find_visited(predicate: Predicate, predicates: list[Predicate], roles: Roles) -> None:
    """到访某大学，就…沟通交流: who talks without a partner talks with the body just visited."""
    talks = any(frame.id in _THERE for frame in predicate.trigger.frames)
    if not talks or predicate.partners or predicate.source not in ("carried", "home"):
        return
    before = predicates[: predicates.index(predicate)]
    visits = [p for p in before if any(f.id == "visited/call" for f in p.trigger.frames)]
    gone = any(p.start > visits[-1].start and p.objects for p in before) if visits else True
    if not gone and roles.actors(visits[-1].subject) == roles.actors(predicate.subject):
        called_on = [m for m in visits[-1].objects if m.refers]
        friends = any(_FRIENDS.search(m.text) for m in predicate.objects if m.label == "Agreement")
        kinds = ("Organisation", "Place") if friends else ("Organisation",)
        bodies = [m for m in called_on if m.label in kinds]
        predicate.partners = bodies if len(bodies) == 1 else []


def find_shown(sentence: Text, predicate: Predicate) -> None:
    """参观某县城防洪工程, 考察粤港澳企业: a place that only says where stands what is looked at is
    not what is called on."""
    if any(frame.id == "visited/call" for frame in predicate.trigger.frames):
        predicate.objects = [m for m in predicate.objects if not _only_says_where(sentence, m)]


def _only_says_where(sentence: Text, mention: Mention) -> bool:
    following = next((word for word in sentence.words if word.start == mention.end), None)
    placed = mention.label == "Place" or mention.kind == "compound"
    return placed and following is not None and following.tag in _NOUNS and len(following.text) > 1


def name_built(predicate: Predicate, thing: Mention, entities: Entities, roles: Roles) -> None:
    """建设研究院: a body that is only to be built is named after its builder and its place."""
    if thing.label not in ("Organisation", "Project"):
        return
    builders = roles.actors([*predicate.subject, *predicate.partners], persons=False)
    if len(builders) != 1 or roles.label(builders[0]) != "Organisation":
        return
    builder = entities[builders[0]]
    places = roles.things(predicate.at, ("Place",))
    other = bool(places) and bool(thing.refers) and _another(thing, builder, entities)
    if len(thing.text) < 3 or (thing.refers and not other):
        return
    for id_ in thing.refers:
        mentions = entities[id_].mentions
        mentions[:] = [m for m in mentions if m is not thing]
    short = _short(entities[places[-1]]) if places else ""
    draft = entities.add(thing.label, thing.kind, f"{builder.name}{short}{thing.text}")
    draft.aliases.update({f"{builder.name}{thing.text}", thing.text})
    draft.mentions.append(thing)
    if places:
        draft.place = entities[places[-1]].name
    thing.refers = (draft.id,)


def _another(thing: Mention, builder: Draft, entities: Entities) -> bool:
    """Whether a bare word was taken for a body named before though another is meant: what a
    university builds somewhere is its own."""
    meant = entities[thing.refers[0]]
    bare = thing.weak and meant.name != thing.text and meant.name.endswith(thing.text)
    return bare and builder.kind == "university" and not meant.name.startswith(builder.name)


def _short(draft: Draft) -> str:
    names = [alias for alias in draft.aliases if len(alias) >= 2]
    return min(names, key=lambda name: (len(name), name)) if names else draft.name
