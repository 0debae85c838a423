"""Predicates: each verb of a sentence with the phrases that play its roles.

One pass from left to right over the clauses keeps what is open: the subject, phrases after
prepositions, the verb whose object may follow. A clause without a subject takes over that of the
clause before it; after a causative verb its object acts; 的 turns a clause into a modifier of
the name behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.annotation.model import Mention
from extraction.frames import Trigger, Vocabulary, frames
from extraction.statements.syntax import Clause, Phrase, Token

ACTORS = frozenset({"Place", "Organisation", "Person", "Group", "Anaphor"})
_COPULA = frozenset({"是", "为", "即", "还有", "包括", "有"})
_JOINT = frozenset({"分别", "依次", "共同"})
_LEADING = frozenset({"率", "率领", "带领", "带", "带着"})
_SOFT = frozenset(
    {"携手", "联合", "联手", "牵手", "协同", "会同", "联同", "连同", "夥拍", "伙拍", "伙同"}
)
_UNDER = {
    "见证下": "witness",
    "支持下": "support",
    "推动下": "support",
    "指导下": "support",
    "帮助下": "support",
    "牵头下": "by",
    "主持下": "witness",
    "陪同下": "witness",
    "带领下": "by",
    "率领下": "by",
    "领导下": "support",
}
_DELEGATION = frozenset(
    "率团 率队 带队 代表团 一行 考察团 考察组 派员 组团 派队 派出工作组 调研组".split()
)
_CATEGORY = 4  # characters between 等 and the category that a list is said to be of
_NEAR = 2  # characters between 携手 and its partner
_TEAM = 6  # characters between a name and its 代表团
_POSSESSED = 2  # characters between 的 and the name that it gives to the possessor's place


@dataclass(slots=True)
class Carried:
    """What a clause hands to the next one."""

    subject: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)
    topic: list[Mention] = field(default_factory=list)
    leads: bool = False
    idle: list[Mention] = field(default_factory=list)  # names in a clause without a verb
    copular: Predicate | None = None  # 签约双方不是…，而是…


@dataclass(slots=True)
class Predicate:
    """A verb with its roles. source: where the subject came from (`stated`, `carried`, `pivot`,
    `by`, `none`); clause: the range of text in which cues are looked for."""

    trigger: Trigger
    start: int
    end: int
    clause: Clause
    subject: list[Mention] = field(default_factory=list)
    source: str = "none"
    partners: list[Mention] = field(default_factory=list)
    agents: list[Mention] = field(default_factory=list)
    at: list[Mention] = field(default_factory=list)
    to: list[Mention] = field(default_factory=list)
    origin: list[Mention] = field(default_factory=list)
    backers: list[Mention] = field(default_factory=list)
    objects: list[Mention] = field(default_factory=list)
    topic: list[Mention] = field(default_factory=list)
    inherited: list[Mention] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    relative: bool = False
    copular: bool = False
    after: str = ""  # the verb before it in the clause
    led: list[Mention] = field(default_factory=list)  # 率某市代表团
    represented: list[Mention] = field(default_factory=list)  # 代表双方签署
    leads: bool = False


class Parser:
    """Parses the clauses of one sentence after another; remembers subjects between them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._roles = vocabulary.roles
        self.carried = Carried()
        self._delegation: list[Mention] = []

    def sentence(self, clauses: list[Clause], new_block: bool) -> list[Predicate]:
        """The predicates of a sentence. new_block: no subject is taken over from before."""
        self.carried.idle = []
        if new_block:
            self.carried = Carried()
        found: list[Predicate] = []
        waiting: Predicate | None = None
        for clause in clauses:
            run = _Run(self._roles, clause, self.carried, waiting, clause is clauses[0])
            run.delegation = self._delegation
            for i, token in enumerate(clause.tokens):
                run.take(token, clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None)
            run.close()
            led = next(
                (p for p in run.predicates if p.leads and p.source == "stated" and _travels(p)),
                None,
            )
            self._delegation = list(led.subject) if led is not None else run.delegation
            found.extend(run.predicates)
            waiting = run.waiting
            self.carried = run.handed()
            self.carried.copular = run.copular
        _look_ahead(found)
        return found


def _look_ahead(predicates: list[Predicate]) -> None:
    """与B签约之时，A…: a verb with a partner but nobody who acts takes the subject that follows."""
    for one, other in zip(predicates, predicates[1:], strict=False):
        if (
            one.source == "none"
            and one.partners
            and other.source == "stated"
            and other.clause is not one.clause
        ):
            one.subject, one.source = list(other.subject), "stated"


def _named(token: Token | None) -> bool:
    """Whether a token is a phrase with a name that means something."""
    phrase = token.phrase if token is not None else None
    return phrase is not None and any(m.refers or m.label == "Group" for m in phrase.mentions)


def _soft_trigger(word: str) -> Trigger:
    return Trigger(word, tuple(f for f in frames() if f.id == "cooperates_with/cooperate"), False)


def _nominal_trigger() -> Trigger:
    return Trigger("协议", tuple(f for f in frames() if f.id == "signed/nominal"), False)


def _travels(predicate: Predicate) -> bool:
    """Whether the subject of a verb goes somewhere (a host does not)."""
    frames_ = predicate.trigger.frames
    return any(f.type == "VISITED" and f.reading != "host" for f in frames_)


class _Run:
    """One clause being parsed."""

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
        self.opening = opening
        self.last_name: Phrase | None = None
        self.team = False  # the subject is a delegation spoken of before
        self.delegation: list[Mention] = []  # those who were last told to travel
        self.described: Predicate | None = None  # a relative clause whose head was just read
        self.cleft: Predicate | None = None  # a relative clause before a copula: whom it names acts
        self.headless = False  # the relative clause describes something that has no name

    @property
    def copular(self) -> Predicate | None:
        """The last verb, where it names parties (签约双方是…)."""
        return self.last if self.last is not None and self._expects_copula(self.last) else None

    def take(self, token: Token, following: Token | None) -> None:
        """Read one token."""
        match token.kind:
            case "np":
                assert token.phrase is not None
                self._phrase(token.phrase)
            case "prep":
                self._preposition(token, following)
            case "verb":
                self._verb(token)
            case "de":
                self._de(token, following)
            case "conj":
                self._conjunction(token, following)
            case "word":
                self._word(token)
        self.previous = token

    def _phrase(self, phrase: Phrase) -> None:
        mentions = phrase.mentions
        if phrase.count:
            self.marks.add(phrase.count)
        if all(m.label == "Anaphor" and not m.refers and m.kind == "that" for m in mentions):
            return
        counted = mentions[0].label == "Group" and mentions[0].kind == "count"
        if (
            counted
            and self.last is None
            and self.role is None
            and (self.subject or self.pending.get("with"))
        ):
            self.marks.add(mentions[0].text)
            return
        if (
            self.previous is not None
            and self.previous.text == "等"
            and self.slot
            and phrase.start - self.previous.end <= _CATEGORY
        ):
            return
        if self._parallel(phrase):
            return
        if (
            self.previous is not None
            and self.previous.kind == "de"
            and self.possessive
            and self.slot is not None
        ):
            apart = self.slot is self.pending.get("at") and (
                len(mentions) > 1 or mentions[0].label != "Place"
            )
            if apart:
                self.slot = self.subject  # 同在河西的酒泉、嘉峪关: what 的 leads to is the subject
            near = phrase.start - self.previous.end <= _POSSESSED
            unnamed = not any(
                m.refers or m.label in ("Person", "Group", "Anaphor") for m in mentions
            )
            if near and unnamed and any(m.refers for m in self.slot):
                return  # 四市的政府: the cities say more
            if near and mentions[0].label in ACTORS:
                del self.slot[:]
                self.slot.extend(mentions)
                self.last_name = phrase if self.slot is self.subject else self.last_name
                self.possessive = False
                return
        self.possessive = False
        if self._before is not None and (self.copula or not self.predicates):
            self._before.objects = self._before.objects or []
            if self.copula:
                self._before.agents.extend(m for m in mentions if m.label in ACTORS)
                return
        if self.cleft is not None and self._actors(mentions):
            self.cleft.agents.extend(self._actors(mentions))
            self.cleft.source = "by"
            return
        if self.relative is not None:
            self._head(mentions)
        if self.role is not None:
            role, self.role = self.role, None
            self.slot = self.pending.setdefault(role, [])
            self.slot.extend(mentions)
            if role == "with":
                self.soft_used = self.soft is None
            return
        if self.last is not None and self.last.trigger.word == "是" and self.described is not None:
            described = self.described
            if all(m.label == "Group" for m in described.objects) and self._actors(mentions):
                described.agents.extend(self._actors(mentions))
                described.subject, described.source = [], "by"
        if self.last is not None:
            self.slot = self.last.objects
            self.last.objects.extend(mentions)
            return
        actors = [m for m in mentions if m.label in ACTORS]
        if actors and phrase.modifier and self.subject and not self.modifier:
            return
        if actors:
            if self.subject and self.previous is not None and self.previous.kind in ("conj",):
                self.subject.extend(actors)
            else:
                if self.subject:
                    self.topic = [*self.topic, *(m for m in self.subject if m.label != "Person")]
                self.subject = list(actors)
                self.modifier = phrase.modifier
            self.slot = self.subject
            self.last_name = phrase
        else:
            self.topic = [*self.topic, *mentions]
            self.slot = self.topic

    def _parallel(self, phrase: Phrase) -> bool:
        """由A主建、B承建: the name after verb and 、 acts in the next verb."""
        conj = self.previous
        if conj is None or conj.kind != "conj" or self.last is None or self.last.end != conj.start:
            return False
        actors = self._actors(phrase.mentions)
        if not actors:
            return False
        if self.last.agents:
            self.pending["by"] = actors
        else:
            self.subject = actors
            self.pending.pop("with", None)
        return True

    def _head(self, mentions: list[Mention]) -> None:
        """The name that a relative clause describes; what follows has it as subject."""
        relative, self.relative = self.relative, None
        assert relative is not None
        relative.relative = True
        if not relative.objects:
            relative.objects = list(mentions)
        else:
            relative.topic = [*relative.topic, *mentions]
            relative.subject, relative.source = list(mentions), "stated"
        self.last = self._outer(relative)
        self.described = relative
        self.main = None if self.main is relative else self.main
        self.subject = []
        self.pending = {key: value for key, value in self.pending.items() if key == "at"}

    def _outer(self, relative: Predicate) -> Predicate | None:
        """The verb before a relative clause whose object the described name is."""
        index = self.predicates.index(relative)
        while index > 0:
            index -= 1
            outer = self.predicates[index]
            if not outer.objects or outer.trigger.causative:
                return outer
        return None

    def _preposition(self, token: Token, following: Token | None) -> None:
        role = self.roles[token.text]
        if token.text in _COPULA and self.last is not None and self._expects_copula(self.last):
            self.last.copular = True
            return
        if token.text in _COPULA and self._before is not None and not self.predicates:
            self.copula = True
            return
        if role == "with" and self.last is not None and self.last.copular:
            return
        if role == "future":
            return
        if token.text == "为" and self._names_side(token):
            self._verb(Token("verb", "是", token.start, token.end, None, Trigger("是", (), False)))
            return
        if token.text in _SOFT:
            if not _named(following) or following is None or following.start - token.end > _NEAR:
                self.marks.add("共同")
                self._together(token)
                return
            self.soft = token
        elif role == "with":
            self.soft = None
        if (
            role == "with"
            and self.last is not None
            and self.last.objects
            and not self.last.trigger.causative
        ):
            if following is not None and following.kind == "np" and not self._verb_follows(token):
                self.role = None
                return
        self.role = role

    def _names_side(self, token: Token) -> bool:
        """一方为A, 全称为B: 为 is a copula at the beginning of a clause without a name."""
        named = any(t.kind == "np" and t.start < token.start for t in self.clause.tokens)
        side = not named and 2 <= token.start - self.clause.start <= 8
        return side and not self.predicates and not self._verb_follows(token)

    def _verb_follows(self, token: Token) -> bool:
        index = self.clause.tokens.index(token)
        return any(t.kind == "verb" for t in self.clause.tokens[index + 1 :])

    def _verb(self, token: Token) -> None:
        assert token.trigger is not None
        if token.text in _COPULA and self._before is not None and not self.predicates:
            self.copula = True
            return
        if token.text in _COPULA and self.last is not None and self._expects_copula(self.last):
            self.last.copular = True
            return
        if token.text in _COPULA and self.relative is not None and self._unclaimed(self.relative):
            self.cleft, self.relative = self.relative, None  # 发起的有三家：A、B和C
            return
        predicate = Predicate(token.trigger, token.start, token.end, self.clause)
        predicate.leads = self.leads
        if token.text in _LEADING or "率" in token.text:
            self.leads = True
        self._assign(predicate)
        self.predicates.append(predicate)
        self.last = predicate
        self.role = None

    def _unclaimed(self, relative: Predicate) -> bool:
        """Whether nobody was said to do what a relative clause tells, and it is an act."""
        paired = any(frame.reading == "pair" for frame in relative.trigger.frames)
        return relative.source != "stated" and not paired

    def _expects_copula(self, predicate: Predicate) -> bool:
        return any("copula" in frame.needs for frame in predicate.trigger.frames)

    def _assign(self, predicate: Predicate) -> None:
        previous = self.last
        predicate.after = previous.trigger.word if previous else ""
        if previous is not None and previous.trigger.word == "代表":
            predicate.represented = self._actors(previous.objects)
        predicate.at = list(self.pending.get("at", ()))
        predicate.to = list(self.pending.get("to", ()))
        predicate.origin = list(self.pending.get("from", ()))
        predicate.agents = list(self.pending.get("by", ()))
        predicate.backers = list(self.pending.get("support", ()))
        predicate.objects = list(self.pending.pop("object", ()))
        predicate.partners = list(self.pending.get("with", ()))
        if predicate.partners:
            self.soft_used = True
        predicate.topic = list(self.topic)
        predicate.inherited = list(self.carried.topic)
        predicate.marks = set(self.marks)
        predicate.leads = self.leads or (not self.subject and self.carried.leads)
        if previous is not None and previous.trigger.word in _LEADING:
            predicate.led = self._actors(previous.objects)
        if (
            previous is not None
            and previous.trigger.word == "是"
            and self._actors(previous.objects)
        ):
            predicate.topic = [*self.topic, *self.subject]
            predicate.agents = self._actors(previous.objects)
            predicate.source = "by"
        elif previous is not None and self._nominalised(previous):
            predicate.subject, predicate.source = self._actors(previous.objects), "pivot"
        elif previous is not None and previous.trigger.causative and previous.objects:
            predicate.subject = [m for m in previous.objects if m.label in ACTORS]
            predicate.source = "pivot"
        elif previous is not None and previous.source == "pivot" and not self.subject:
            predicate.subject, predicate.source = list(previous.subject), "pivot"
        elif self.subject:
            predicate.subject, predicate.source = list(self.subject), "stated"
        elif predicate.agents:
            predicate.source = "by"
            predicate.inherited = [*self.carried.subject, *predicate.inherited]
        elif self.carried.idle and self._begins_bare():
            predicate.subject, predicate.source = list(self.carried.idle), "stated"
        else:
            predicate.subject = list(self.carried.subject)
            predicate.source = "carried" if predicate.subject else "none"
            if not predicate.partners:
                predicate.partners = list(self.carried.partners)
        if self.main is None:
            self.main = predicate

    def _nominalised(self, previous: Predicate) -> bool:
        """出席A与B的签约: the parties stand between the two verbs."""
        after_de = self.previous is not None and self.previous.kind == "de"
        return after_de and bool(self.pending.get("with")) and bool(self._actors(previous.objects))

    def _begins_bare(self) -> bool:
        """Whether the clause begins with a verb, a preposition or an adverb of ours."""
        first = self.clause.tokens[0]
        return first.kind in ("verb", "prep") or first.text in (
            "分别",
            "共同",
            "依次",
            "三方",
            "双方",
        )

    def _actors(self, mentions: list[Mention]) -> list[Mention]:
        return [m for m in mentions if m.label in ACTORS]

    def _conjunction(self, token: Token, following: Token | None) -> None:
        """和 at the beginning of a clause is a preposition: …，和某银行换文."""
        first = self.clause.tokens[0] is token
        if (
            first
            and token.text == "和"
            and following is not None
            and following.kind == "np"
            and self._verb_follows(token)
        ):
            self.role = "with"

    def _nominal(self, following: Token) -> None:
        """A与B的战略合作协议: the noun phrase itself tells who is bound."""
        assert following.phrase is not None
        paper = next((m for m in following.phrase.mentions if m.label == "Agreement"), None)
        partners = self.pending.get("with")
        if paper is None or not partners or not self.subject or self.predicates:
            return
        predicate = Predicate(_nominal_trigger(), following.start, following.end, self.clause)
        predicate.subject, predicate.source = list(self.subject), "stated"
        predicate.partners, predicate.objects = list(partners), [paper]
        self.predicates.append(predicate)

    def _de(self, token: Token, following: Token | None) -> None:
        if following is None and self.last is not None:
            self.relative = self.last
            self.headless = self.clause.end - token.end > 1 and not self.last.objects
            return
        if self.last is not None and not self.last.objects and token.start - self.last.end <= 6:
            if following is None or following.kind in ("np", "verb", "prep", "word", "de"):
                self.relative = self.last
            return
        if self.last is not None and self.previous is not None and self.previous.kind == "np":
            if following is not None and following.kind == "np" and following.phrase is not None:
                located = any(frame.reading == "located" for frame in self.last.trigger.frames)
                person = following.phrase.mentions[0].label == "Person"
                if located or person:
                    self.relative = self.last
                    return
        if self.previous is not None and self.previous.kind == "np":
            self.possessive = True
        if following is not None and following.kind == "np" and following.start == token.end:
            self._nominal(following)

    def _word(self, token: Token) -> None:
        contrasted = self.copular or self.carried.copular
        if token.text == "而是" and contrasted is not None:
            contrasted.objects = []
            self.last = contrasted
            return
        if token.text in _UNDER:
            under = self.pending.pop("at", [])
            self.pending.setdefault(_UNDER[token.text], []).extend(under)
            self.role = None
            return
        if token.text in _DELEGATION:
            self.leads = True
            if self.last is not None:
                self.last.leads = True
            named = (
                self.previous.phrase
                if self.previous is not None and self.previous.kind == "np"
                else None
            )
            if named is not None and token.start - named.end <= _TEAM:
                self.delegation = self._actors(named.mentions)
            if not self.subject and not self.predicates and self.role is None and self.delegation:
                self.subject = list(self.delegation)
                self.team = True
        self.marks.add(token.text)
        if self.last is not None and token.text in ("共同", "分别", "三方", "四方", "多方", "五方"):
            self.last.marks.add(token.text)

    def close(self) -> None:
        """End the clause."""
        if self.relative is not None and self.headless and self.relative.source == "carried":
            self.relative.relative = True  # 同某大学商谈过的种质库: what it describes is no name
        elif self.relative is not None:
            self.waiting = self.relative
        for predicate in self.predicates:
            predicate.marks |= {
                mark for mark in self.marks if mark in _JOINT or mark.endswith("方")
            }
        if self.soft is not None and not self.soft_used and self.pending.get("with"):
            self._soft_pair()
        if self.last is not None and self.pending.get("with") and not self.last.partners:
            self.last.objects.extend(self.pending["with"])

    def _together(self, token: Token) -> None:
        """A与B首次牵手, 双方携手: the word is a verb of cooperation where no name follows it."""
        if (
            self.pending.get("with")
            or any(m.label == "Group" for m in self.subject)
            or len(self.subject) > 1
        ):
            predicate = Predicate(_soft_trigger(token.text), token.start, token.end, self.clause)
            self._assign(predicate)
            self.predicates.append(predicate)

    def _soft_pair(self) -> None:
        """A携手B without a further verb: the preposition itself says that they work together."""
        assert self.soft is not None
        predicate = Predicate(
            _soft_trigger(self.soft.text), self.soft.start, self.soft.end, self.clause
        )
        predicate.subject = list(self.subject or self.carried.subject)
        predicate.source = "stated" if self.subject else "carried"
        predicate.partners = list(self.pending["with"])
        predicate.marks = set(self.marks)
        self.predicates.append(predicate)

    def _handed_idle(self, topic: list[Mention]) -> Carried:
        """A clause without a verb: its names may be the subject of the next clause (甘肃的兰州市、
        张掖市，依次与…签署), its partners those of the next verb (与某市，则签下)."""
        carried = self.carried
        if not self.subject and self.pending.get("with"):
            return Carried(carried.subject, list(self.pending["with"]), topic, carried.leads)
        people = any(m.label == "Person" for m in self.subject)
        if self.subject and (self.pending.get("with") or self.team or (people and self.opening)):
            partners = list(self.pending.get("with", ()))
            return Carried(list(self.subject), partners, topic, carried.leads or self.leads)
        if self.subject and not self.modifier and self._acts():
            return Carried(list(self.subject), [], topic, self.leads)
        alone = self.last_name is not None and self.clause.end - self.last_name.end <= 1
        first = self.clause.tokens[0]
        idle = list(self.subject) if first.kind == "np" and alone and not self.modifier else []
        return Carried(carried.subject, carried.partners, topic, carried.leads or self.leads, idle)

    def _acts(self) -> bool:
        """Whether a verb of no frame follows the subject."""
        start = max(m.end for m in self.subject)
        return any(start <= verb < self.clause.end for verb in self.clause.verbs)

    def handed(self) -> Carried:
        """What the next clause takes over."""
        topic = self.topic or self.carried.topic
        if not self.predicates:
            return self._handed_idle(topic)
        if self.subject and self.modifier:
            return Carried(self.carried.subject, self.carried.partners, topic, self.carried.leads)
        if self.subject or (self.main is not None and self.main.agents):
            main = self.main
            partners = list(main.partners if main is not None else self.pending.get("with", ()))
            subject = self.subject or list(main.agents if main else [])
            return Carried(subject, partners, topic, self.leads)
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
