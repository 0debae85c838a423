"""One clause read from left to right: verbs take what is open, particles open and close."""

from __future__ import annotations

from extraction.frames import Trigger, verbs
from extraction.statements import agreements
from extraction.statements.assignment import LEADING
from extraction.statements.implied import ImpliedPredicates
from extraction.statements.predicates import Predicate
from extraction.statements.syntax import Token

_COPULA = frozenset({"是", "为", "即", "还有", "包括", "有"})
_JOINT = frozenset({"分别", "依次", "共同"})
_SOFT = frozenset(
    {"携", "携手", "联合", "联手", "牵手", "协同", "会同", "联同", "连同", "夥拍", "伙拍", "伙同"}
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
_HELD = ("with", "to")  # roles that wait for the name behind 的 (为位于某区的A)
_NEAR = 2  # characters between 携手 and its partner
_SHORTEST = 3  # characters of a name that is not known: 甲与乙、某某某与丁
_TEAM = 6  # characters between a name and its 代表团


def _named(token: Token | None) -> bool:
    """Whether a token is a phrase with a name that means something."""
    phrase = token.phrase if token is not None else None
    return phrase is not None and any(m.refers or m.label == "Group" for m in phrase.mentions)


def _helps(predicate: Predicate) -> bool:
    """Whether a verb tells of aid."""
    return any(frame.type == "SUPPORTS" for frame in predicate.trigger.frames)


class ClauseParser(ImpliedPredicates):
    """Parses one clause, token by token; `close` when it is read."""

    def take(self, token: Token, following: Token | None) -> None:
        """Read one token."""
        if self.listing and token is self.clause.tokens[0]:
            self.role = "with"
            self.previous = token
            if token.kind != "np":
                return
        match token.kind:
            case "np":
                assert token.phrase is not None
                self._phrase(token.phrase)
            case "prep":
                self._preposition(token, following)
            case "verb":
                self._verb(token, following)
            case "de":
                self._de(token, following)
            case "conj":
                self._conjunction(token, following)
            case "word":
                self._word(token)
        self.previous = token

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
        if (token.text == "为" and self._names_side(token)) or self._defines(token):
            copula = Token("verb", "是", token.start, token.end, None, Trigger("是", (), False))
            self._verb(copula, following)
            return
        if token.text in _SOFT:
            if following is not None and self.roles.get(following.text) == "with":
                self.marks.add("共同")  # 甲、乙联合与丙签署
                return
            if not _named(following) or following is None or following.start - token.end > _NEAR:
                self.marks.add("共同")
                self._together(token)
                return
            self.soft = token
            if token.text == "携":
                self.marks.add(token.text)
        elif role == "with":
            self.soft = None
        if (
            (
                role == "with"
                and self.last is not None
                and self.last.objects
                and not self.last.trigger.causative
            )
            and following is not None
            and following.kind == "np"
            and not self._verb_follows(token)
        ):
            self.role = None
            return
        if role == "with" and self._next_couple(token):
            self.fellows = self.fellows or self.pending["with"][:1]
        if self.role == "with" and role in ("at", "from"):
            self.held = self.role
        self.role = role

    def _next_couple(self, token: Token) -> bool:
        """甲与乙、丙与丁: whether a name stands between the partner and the next 与; what is read
        as partners then are other couples, of which not all have names that were found."""
        before = self.previous
        caused = self.last is not None and self.last.trigger.causative
        acts = bool(self.subject and not self.predicates) or caused
        if not self.pending.get("with") or not acts or before is None:
            return False
        named = before.kind == "conj" and token.start - before.end >= _SHORTEST
        return named or (before.kind == "np" and len(self.pending["with"]) > 1)

    def _defines(self, token: Token) -> bool:
        """X为甲与乙共建的某机构: whether a preposition tells by whom the thing named before it is
        built."""
        before = self.previous.phrase if self.previous is not None else None
        if token.text not in ("为", "作为") or before is None or before.end != token.start:
            return False
        things = all(m.label in ("Organisation", "Project") for m in before.mentions)
        rest = self.clause.tokens[self.clause.tokens.index(token) + 1 :]
        verb = next((k for k, t in enumerate(rest) if t.kind == "verb"), len(rest))
        modifies = verb + 1 < len(rest) and rest[verb + 1].kind == "de"
        trigger = rest[verb].trigger if modifies else None
        builds = trigger is not None and any(f.type == "BUILDS" for f in trigger.frames)
        return things and builds and not self.predicates

    def _names_side(self, token: Token) -> bool:
        """一方为A, 全称为B: 为 is a copula at the beginning of a clause without a name."""
        named = any(t.kind == "np" and t.start < token.start for t in self.clause.tokens)
        side = not named and 2 <= token.start - self.clause.start <= 8
        return side and not self.predicates and not self._verb_follows(token)

    def _verb(self, token: Token, following: Token | None) -> None:
        assert token.trigger is not None
        if token.text == "包括" and self.role == "with":
            return  # 与包括A、B在内的五家企业
        if token.text in _COPULA and self._before is not None and not self.predicates:
            self.copula = True
            return
        if token.text in _COPULA and self.last is not None and self._expects_copula(self.last):
            self.last.copular = True
            return
        if token.text in _COPULA and self.relative is not None and self._unclaimed(self.relative):
            self.cleft, self.relative = self.relative, None  # 发起的有三家：A、B和C
            return
        if self.role in ("with", "by") and self._apposed_role(token, following):
            return  # 与牵头单位某大学签署
        predicate = Predicate(token.trigger, token.start, token.end, self.clause)
        predicate.leads = self.leads
        if token.text in LEADING or "率" in token.text:
            self.leads = True
        furthering = self.last if self._is_deed(token, following) else None
        if furthering is not None:
            predicate.objects = list(furthering.objects)
            self.last = None
        if self.role == "about" and self.previous is not None and self.previous.kind == "prep":
            self.aims.add(predicate.start)
        if self.role == "with" and not self.pending.get("with"):
            self.marks.add(agreements.UNKNOWN)
        self._assign(predicate)
        if furthering is not None:
            predicate.after = furthering.trigger.word
        self.predicates.append(predicate)
        self.last = predicate
        self.held = self.role if self.role in _HELD else self.held
        self.role = None

    def _apposed_role(self, token: Token, following: Token | None) -> bool:
        """Whether a noun of partners or hosts only says what the body is whose name follows."""
        assert token.trigger is not None
        frames_ = token.trigger.frames
        noun = bool(frames_) and all("copula" in frame.needs for frame in frames_)
        named = following is not None and following.kind == "np" and following.start == token.end
        return noun and named

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

    def _de(self, token: Token, following: Token | None) -> None:
        if self.held and following is not None and following.kind == "np":
            self.role, self.held = self.held, None
            if self.last is not None and not self.pending.get(self.role):
                self._embed(following)
            return
        if following is None and self.last is not None:
            self.relative = self.last
            self.headless = self.clause.end - token.end > 1 and not self.last.objects
            return
        if self.last is not None and not self.last.objects and token.start - self.last.end <= 6:
            if following is None or following.kind in ("np", "verb", "prep", "word", "de"):
                self.relative = self.last
            return
        if self._describes(following):
            self.relative = self.last
            return
        if self.previous is not None and self.previous.kind == "np":
            self.possessive = True
        if following is not None and following.kind == "np" and following.start == token.end:
            self._nominal(following)

    def _embed(self, following: Token) -> None:
        """与位于某区的A签约: the verb before 的 describes only the partner."""
        assert self.last is not None
        assert following.phrase is not None
        described, names = self.last, list(following.phrase.mentions)
        described.relative = True
        described.topic, described.subject = [*described.topic, *names], names
        described.source, self.last = "stated", None
        self.main = None if self.main is described else self.main

    def _describes(self, following: Token | None) -> bool:
        """位于某地的X, 率团来访的某人: whether the clause before 的 is relative."""
        after_object = self.previous is not None and self.previous.kind == "np"
        if self.last is None or not after_object or following is None or following.phrase is None:
            return False
        located = any(frame.reading == "located" for frame in self.last.trigger.frames)
        return located or following.phrase.mentions[0].label == "Person"

    def _word(self, token: Token) -> None:
        contrasted = self.copular or self.carried.copular
        if token.text == "而是" and contrasted is not None:
            contrasted.objects = []
            self.last = contrasted
            return
        if token.text[-3:] in _UNDER:
            under = self.pending.pop("at", [])
            self.pending.setdefault(_UNDER[token.text[-3:]], []).extend(under)
            self.role = None
            return
        if token.text in verbs("delegation"):
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
        self._jointly()
        self._with()
        if self.last is not None and self.pending.get("to") and _helps(self.last):
            self.last.to = self.last.to or list(self.pending["to"])  # 捐赠设备给某院
        if self.last is not None and self.pending.get("with") and not self.last.partners:
            self.last.objects.extend(self.pending["with"])
