"""What is open while a clause is parsed, and what it hands to the next clause."""

from __future__ import annotations

from extraction.annotation.model import Mention
from extraction.frames import verbs
from extraction.statements.predicates import ACTORS, Carried, Predicate
from extraction.statements.syntax import Clause, Phrase, Token

_ALSO = ("以及", "还有", "及", "和", "包括")  # what a list goes on with behind a comma


class ClauseState:
    """The subject, the phrases after prepositions and the verbs of one clause so far."""

    def __init__(
        self,
        roles: dict[str, str],
        clause: Clause,
        carried: Carried,
        waiting: Predicate | None,
        opening: bool,
    ) -> None:
        self.roles = roles
        self.clause = clause
        self.carried = carried
        self.predicates: list[Predicate] = []
        self.waiting: Predicate | None = None  # its head may follow a comma: …的，是A
        self._before = waiting
        self.subject: list[Mention] = []
        self.topic: list[Mention] = []
        self.pending: dict[str, list[Mention]] = {}
        self.marks: set[str] = set()
        self.leads = False
        self.role: str | None = None
        self.aims: set[int] = set()  # where verbs stand that only tell what it is about (围绕推动…)
        self.held: str | None = None  # a role that waits for the name behind 的 (与位于某区的A)
        self.soft: Token | None = None
        self.soft_used = True
        self.last: Predicate | None = None
        self.relative: Predicate | None = None
        self.previous: Token | None = None
        self.slot: list[Mention] | None = None
        self.possessive = False
        self.main: Predicate | None = None
        self.copula = False
        self.modifier = False
        self.acting: list[Mention] = []  # the subject when the partner was named
        self.qualifying = False  # the partner is a place that only qualifies the noun behind it
        self.opening = opening
        self.last_name: Phrase | None = None
        self.team = False  # the subject is a delegation spoken of before
        self.delegation: list[Mention] = []  # those who were last told to travel
        self.described: Predicate | None = None  # a relative clause whose head was just read
        self.cleft: Predicate | None = None  # a relative clause before a copula: whom it names acts
        self.listing = carried.listing and self._lists_on()  # more partners of the clause before
        if self.listing:
            self.subject = list(carried.subject)
            self.pending["with"] = list(carried.partners)
        self.fellows: list[Mention] | None = None  # 甲与乙、丙与丁: the partners of the first
        self.headless = False  # the relative clause describes something that has no name

    def _lists_on(self) -> bool:
        """Whether the clause goes on with a list of partners: 与甲、乙，以及丙、丁, 还有戊签署."""
        tokens = self.clause.tokens
        first = tokens[0]
        others = [t for t in tokens if t.kind == "prep" and self.roles.get(t.text) == "with"]
        if first.text in _ALSO:
            return not others and len(tokens) > 1 and self._bodies(tokens[1])
        if first.kind == "prep" and self.roles.get(first.text) == "with":
            return len(others) == 1 and len(tokens) > 1 and self._bodies(tokens[1])
        return not others and self._bodies(first)

    def _bodies(self, token: Token) -> bool:
        """Whether a token is a phrase of bodies or places that has a name, not 双方."""
        phrase = token.phrase
        return phrase is not None and all(
            m.label == "Organisation" and m.refers for m in phrase.mentions
        )

    @property
    def copular(self) -> Predicate | None:
        """The last verb, where it names parties (签约双方是…)."""
        return self.last if self.last is not None and self._expects_copula(self.last) else None

    def _actors(self, mentions: list[Mention]) -> list[Mention]:
        return [m for m in mentions if m.label in ACTORS]

    def _expects_copula(self, predicate: Predicate) -> bool:
        return any("copula" in frame.needs for frame in predicate.trigger.frames)

    def _verb_follows(self, token: Token) -> bool:
        index = self.clause.tokens.index(token)
        return any(t.kind == "verb" for t in self.clause.tokens[index + 1 :])

    def handed(self) -> Carried:
        """What the next clause takes over."""
        topic = self.topic or self.carried.topic
        if self.listing and not self.predicates:
            partners = [*self.pending.get("with", ())]
            return Carried(list(self.subject), partners, topic, self.leads, listing=True)
        alone = all(self.soft and p.start == self.soft.start for p in self.predicates)
        acting = self.subject or self.carried.subject
        if acting and self.soft is not None and alone and self.pending.get("with"):
            together = [*acting, *self.pending["with"]]  # 甲联合乙，与丙签署
            return Carried(together, [], topic, self.carried.leads or self.leads)
        if not self.predicates:
            return self._handed_idle(topic)
        if leaders := self._leaders():
            return Carried(leaders, [], [*topic, *self._led()], self.leads, leading=True)
        if self.subject and self.modifier:
            return Carried(self.carried.subject, self.carried.partners, topic, self.carried.leads)
        if self.subject or (self.main is not None and self.main.agents):
            main = self.main
            partners = list(main.partners if main is not None else self.pending.get("with", ()))
            subject = self.subject or list(main.agents if main else [])
            if self.subject and main is not None and main.agents:
                partners = []  # X由甲与乙建成: 乙 is no partner of X
            by = [p.agents for p in self.predicates if p.agents]
            agents = list(by[-1]) if by and self.subject else []
            return Carried(subject, partners, topic, self.leads, agents=agents)
        if self.main is not None and self.main.source == "carried" and self.main.partners:
            return Carried(
                self.carried.subject,
                list(self.main.partners),
                topic,
                self.carried.leads or self.leads,
            )
        return Carried(
            self.carried.subject, self.carried.partners, topic, self.carried.leads or self.leads
        )

    def _leaders(self) -> list[Mention]:
        """Who leads what the next clauses tell: 由A牵头, and who is said to take part."""
        main = self.main
        if main is None or self.last is None:
            return []
        if self.last is not main and self.last.start != main.end:  # 由A牵头发起
            return []
        if main.trigger.word in verbs("leading"):
            return self._actors(main.agents or main.subject)
        joins = self.carried.leading and main.trigger.word in verbs("joining")
        return self._actors(main.subject) if joins else []

    def _led(self) -> list[Mention]:
        """What is led: the subject of this clause, or of the one before (X是…，由A牵头，…)."""
        by = self.main is not None and bool(self.main.agents)
        return list(self.subject or self.carried.subject) if by else []

    def _handed_idle(self, topic: list[Mention]) -> Carried:
        """A clause without a verb: its names may be the subject of the next clause (甘肃的兰州市、
        张掖市，依次与…签署), its partners those of the next verb (与某市，则签下)."""
        carried = self.carried
        if not self.subject and self.pending.get("with"):
            return Carried(carried.subject, list(self.pending["with"]), topic, carried.leads)
        people = any(m.label == "Person" for m in self.subject)
        if self.subject and (self.pending.get("with") or self.team or (people and self.opening)):
            partners = list(self.pending.get("with", ()))
            leads = carried.leads or self.leads
            return Carried(list(self.subject), partners, topic, leads, listing=bool(partners))
        placed = any(self.pending.get(role) for role in ("at", "support", "witness"))
        if self.subject and not self.modifier and (placed or self._acts()):
            return Carried(list(self.subject), [], topic, self.leads)
        listed = len(self.subject) > 1
        alone = self.last_name is not None and self.clause.end - self.last_name.end <= 1
        alone = alone or listed
        first = self.clause.tokens[0]
        begins = first.kind == "np" or listed
        idle = list(self.subject) if begins and alone and not self.modifier else []
        return Carried(carried.subject, carried.partners, topic, carried.leads or self.leads, idle)

    def _acts(self) -> bool:
        """Whether a verb of no frame follows the subject."""
        start = max(m.end for m in self.subject)
        return any(start <= verb < self.clause.end for verb in self.clause.verbs)
