"""Aid whose receiver or giver the verb does not name: the money for a body by whom it comes, what a
body got from whom, those sent to help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.frames import verbs
from extraction.lexicon import load
from extraction.statements import status
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles
from extraction.statements.syntax import Clause, Token

_NEEDY = ("institute", "hospital", "park", "association", "other", "facility")
_WORKS = ("Organisation", "Project")
_NEAR = 40  # characters between a work and who gives money for it
_FUNDED = re.compile("(?:经费|资金|善款|款项|启动金|钱)[^，。；]{0,4}(?:来自|出自)")
_MONEY_NAME = re.compile("[元款费金]$")
_BESIDE = 2  # characters between a verb of getting and the giver

Gift = tuple[list[str], list[str], tuple[int, int]]


def find_helped(
    sentence: Text, predicate: Predicate, following: list[Predicate], roles: Roles
) -> None:
    """合办某研究院，市里给予一亿元经费: who gives without a word to whom gives to the body or work
    that the sentence told of before; 首期经费由某区拨付: to the one last built, too;
    与某实验室签约，授信十亿元: to the partner. following: the predicates of the sentence behind
    this one."""
    clause, text = predicate.clause, sentence.text
    behind = text[predicate.end - sentence.start : clause.end - sentence.start]
    if not _gives(predicate, behind) or predicate.objects or predicate.to or predicate.relative:
        return
    if following and _goes_on(predicate, following[0]):
        return
    if following and predicate.trigger.word in verbs("granting"):
        bodies = [m for m in following[0].at if m.label in ("Organisation", "Anaphor") and m.refers]
        if following[0].source == "carried" and bodies:
            predicate.objects = bodies  # 捐资百万元，在该校设立奖学金
            return
    if predicate.source == "carried":
        partners = [m for m in predicate.partners if m.label == "Organisation"]
        granted = predicate.trigger.word in verbs("granting") and len(partners) == 1
        predicate.objects = partners if granted else []
        return
    told = text[clause.start - sentence.start : clause.end - sentence.start]
    givers = predicate.agents or (predicate.subject if predicate.source == "stated" else [])
    actors = roles.actors(givers, persons=False)
    if not actors or not _money().search(told):
        return
    spoken = [m for m in predicate.subject if m not in givers and not _MONEY_NAME.search(m.text)]
    if spoken and roles.things(spoken, _WORKS):
        return
    begins = min(predicate.clause.start, *(m.start for m in givers))
    if (work := _work_before(sentence, begins, actors, roles)) is not None:
        predicate.objects = [work]
    elif predicate.agents and roles.memory.built:
        last = roles.memory.built[-1]
        start = predicate.start
        predicate.objects = [
            Mention(start, start, "", roles.label(last), refers=(last,), rule="implied")
        ]


def _gives(predicate: Predicate, behind: str) -> bool:
    helps = any(frame.type == "SUPPORTS" for frame in predicate.trigger.frames)
    return helps and not behind.startswith("的") and predicate.trigger.word in verbs("gift")


def _goes_on(predicate: Predicate, other: Predicate) -> bool:
    """出资建设某园, 安排一亿元，支持某院: whether the next verb tells for whom."""
    near = other.clause is predicate.clause and other.start - predicate.end <= 1
    helps = any(frame.type in ("SUPPORTS", "BUILDS") for frame in other.trigger.frames)
    return near or (helps and other.source == "carried" and bool(other.objects))


def _work_before(sentence: Text, end: int, actors: list[str], roles: Roles) -> Mention | None:
    """The last body or work of the kind that is helped, named before a place in a sentence."""
    for mention in reversed([m for m in sentence.outer() if m.end <= end and m.refers]):
        things = roles.things([mention], _WORKS)
        if end - mention.end > _NEAR:
            return None
        if len(things) != 1 or (
            roles.label(things[0]) != "Project" and roles.kind(things[0]) not in _NEEDY
        ):
            continue
        return None if any(roles.kin(things[0], one) for one in actors) else mention
    return None


def received(parsed: list[Clause], sentence: Text, roles: Roles) -> Iterator[Gift]:
    """某院获得某厅五百万元资助: who got what kind of aid from whom."""
    for clause in parsed:
        for i, token in enumerate(clause.tokens):
            if token.text not in verbs("getting"):
                continue
            following = clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None
            giver = _source(clause.tokens[:i]) or following
            got = [t for t in clause.tokens[:i] if t.phrase is not None][:1]
            if giver is None or giver.phrase is None or not got or giver is got[0]:
                continue
            if giver is following and giver.start - token.end > _BESIDE:
                continue
            end = max(giver.end, token.end)
            behind = sentence.text[end - sentence.start : clause.end - sentence.start]
            actors = roles.actors(giver.phrase.mentions, persons=False)
            things = roles.things(_head(got[0]), _WORKS)
            if actors and things and _aided().match(behind):
                others = [id_ for id_ in things if not any(roles.kin(id_, a) for a in actors)]
                yield actors, others, (clause.start, clause.end)


def funded(sentence: Text, roles: Roles) -> Iterator[Gift]:
    """某研究院的经费来自某银行: whose money a body or work has that the sentence names before."""
    for match in _FUNDED.finditer(sentence.text) if "自" in sentence.text else ():
        end = sentence.start + match.end()
        giver = next((m for m in sentence.outer() if m.start == end and m.refers), None)
        actors = roles.actors([giver], persons=False) if giver is not None else []
        work = _work_before(sentence, sentence.start + match.start(), actors, roles)
        if actors and work is not None:
            span = (work.start, giver.end if giver is not None else end)
            yield actors, roles.things([work], _WORKS), span


def _source(tokens: list[Token]) -> Token | None:
    """从某市政府那里拿到: the name behind 从."""
    for one, other in pairwise(tokens):
        if one.text == "从" and other.phrase is not None:
            return other
    return None


def _head(token: Token) -> list[Mention]:
    assert token.phrase is not None
    return token.phrase.mentions


def sent(predicates: list[Predicate], sentence: Text, roles: Roles) -> Iterator[Gift]:
    """某医院派五名专家到某县医院坐诊: those sent help the body they are sent to."""
    for one, other in pairwise(predicates):
        if one.trigger.word not in verbs("sending") or other.clause is not one.clause:
            continue
        between = sentence.text[one.end - sentence.start : other.start - sentence.start]
        goes = any(f.id == "visited/go" for f in other.trigger.frames)
        if not goes or not status.helping(between) or one.source not in ("stated", "by"):
            continue
        actors = roles.actors(one.agents or one.subject, persons=False)
        things = [
            id_ for id_ in roles.things(other.objects, ("Organisation",)) if id_ not in actors
        ]
        if actors and things:
            yield actors, things, (one.clause.start, one.clause.end)


@cache
def _money() -> re.Pattern[str]:
    return re.compile(str(load("cues.toml")["support"]["means"]))


@cache
def _aided() -> re.Pattern[str]:
    return re.compile(str(load("cues.toml")["support"]["got"]))
