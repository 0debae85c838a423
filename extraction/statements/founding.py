"""Who founds together: those who sign as it comes into being, those who set it up with others."""

from __future__ import annotations

from extraction.frames import endings
from extraction.statements import conditions
from extraction.statements.agreements import all_pairs
from extraction.statements.memory import Memory
from extraction.statements.placing import Found
from extraction.statements.roles import Roles
from extraction.statements.telling import Reading, Telling

_TOGETHER = ("共", "联", "合", "携手", "发起")
_JOINTLY = ("共", "合", "联", "携手")  # how verbs of building together begin
_BEGUN = ("association", "institute", "university", "park", "hospital")
_FOUNDERS = 6  # at most so many founders of one body are said to cooperate, each with each
_NEAR = 6  # characters behind the verb in which 联合 tells of joint work


def sets_up(telling: Telling) -> bool:
    """Whether a verb of building tells of joint work though what is built has no name."""
    predicate = telling.predicate
    together = predicate.trigger.word.startswith(_JOINTLY) or "联合" in telling.after[:_NEAR]
    nameless = any(not m.refers and m.label == "Organisation" for m in predicate.objects)
    return together or (nameless and predicate.source == "stated")


class Founding:
    """Tells who founds together in one article."""

    def __init__(self, roles: Roles, memory: Memory, result: Reading) -> None:
        self._roles, self._memory, self._result = roles, memory, result

    def signed_for(self, telling: Telling) -> list[Found]:
        """A与B签署公约，某联盟即日成立: what comes into being as parties sign is theirs."""
        predicate, known = telling.predicate, self._memory.sets[-1:]
        begins = predicate.trigger.word.endswith(endings("begun")) and not predicate.agents
        things = self._roles.things(predicate.subject, ("Organisation",))
        new = begins and predicate.source == "stated" and len(predicate.subject) == len(things) == 1
        signed = [s for s in self._result.signings if s.sentence == telling.index]
        if not new or not signed or self._roles.kind(things[0]) not in _BEGUN:
            return []
        parties = [id_ for id_ in signed[-1].parties if not self._roles.same_actor(id_, things[0])]
        here = bool(known) and known[0].sentence == telling.index
        several = 1 < len(parties) <= _FOUNDERS
        return [(id_, "BUILDS", things[0]) for id_ in parties] if here and several else []

    def join(self, telling: Telling, stage: str) -> None:
        """Who builds something with another, or together, cooperates."""
        predicate, roles = telling.predicate, self._roles
        left = roles.partners(roles.actors(predicate.agents or predicate.subject, persons=False))
        right = roles.partners(roles.actors(predicate.partners, persons=False))
        words = (predicate.trigger.word, predicate.after)
        together = "共同" in predicate.marks or any(w.startswith(_TOGETHER) for w in words)
        together = together or conditions.grouped(predicate) or predicate.trigger.word == "组成"
        named = any(m.start >= predicate.clause.start for m in predicate.partners)
        if right and (predicate.source != "carried" or named):
            pairs = [(a, b) for a in left for b in right]
        elif together and 1 < len(left) <= _FOUNDERS:
            pairs = all_pairs(left)
        else:
            return
        if any(roles.nested(a, b) for a, b in pairs):
            return  # a list of places and the wider ones they lie in
        pairs = [(a, b) for a, b in pairs if not roles.same_actor(a, b)]
        stage = "active" if stage == "completed" else stage
        rule = "cooperates_with/joint"
        self._result.cooperate(pairs, stage, rule, telling.span, telling.index, telling.when)
        self._memory.parties([a for a, _ in pairs], [b for _, b in pairs])
