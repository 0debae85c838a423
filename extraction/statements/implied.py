"""Verbs that a clause leaves out: A与B的合作协议, A携手B, A与B同城同价."""

from __future__ import annotations

from extraction.annotation.model import Mention
from extraction.frames import Frame, Trigger, frames, verbs
from extraction.statements.assignment import Assignment
from extraction.statements.predicates import Predicate
from extraction.statements.syntax import Token

_OF = 8  # characters between two names and the paper that is theirs


def _soft_trigger(word: str) -> Trigger:
    return Trigger(word, tuple(f for f in frames() if f.id == "cooperates_with/cooperate"), False)


def _with_trigger() -> Trigger:
    return Trigger("与", tuple(f for f in frames() if f.id == "cooperates_with/with"), False)


_TOGETHER = frozenset({"共同", "联名", "一道", "一同", "一块儿", "一块", "齐心", "携手", "联手"})


def _nominal_trigger() -> Trigger:
    return Trigger("协议", tuple(f for f in frames() if f.id == "signed/nominal"), False)


def _pairs(predicate: Predicate) -> bool:
    """Whether a verb tells itself what two do with each other."""
    return any(frame.reading in ("pair", "agreement") for frame in predicate.trigger.frames)


def _says(frame: Frame) -> bool:
    """Whether a frame tells more of those who act together than that they do."""
    return frame.type not in ("SUPPORTS", "ISSUED") and frame.id != "cooperates_with/group"


class ImpliedPredicates(Assignment):
    """Adds the predicates that no verb of a frame tells."""

    def _nominal(self, following: Token) -> None:
        """A与B的战略合作协议: the noun phrase itself tells who is bound."""
        assert following.phrase is not None
        paper = next((m for m in following.phrase.mentions if m.label == "Agreement"), None)
        partners = self.pending.get("with")
        several = len(self.subject) > 1 and self._beside(following)
        if paper is None or not (partners or several) or not self.subject or self.predicates:
            return
        predicate = Predicate(_nominal_trigger(), following.start, following.end, self.clause)
        predicate.subject, predicate.source = list(self.subject), "stated"
        predicate.partners, predicate.objects = list(partners or ()), [paper]
        self.predicates.append(predicate)

    def _jointly(self) -> None:
        """由A与B共同选派, A、B一道看护: who does together what no frame knows."""
        token = next((t for t in self.clause.tokens if t.text in _TOGETHER), None)
        if token is None:
            return
        one, other = self.pending.get("by") or self.subject, self.pending.get("with", [])
        if not one and token is self.clause.tokens[0]:
            one = self.carried.idle or self.carried.subject
        acting = [*one, *other]
        several = len(acting) > 1 and all(m.label in ("Place", "Organisation") for m in acting)
        told = any(_says(frame) for p in self.predicates for frame in p.trigger.frames)
        if not several or told:
            return
        if self.modifier or self.qualifying or token.start < max(m.end for m in acting):
            return
        predicate = Predicate(_with_trigger(), token.start, token.start, self.clause)
        predicate.subject, predicate.source = list(one), "stated"
        predicate.partners, predicate.marks = list(other), set(self.marks)
        self.predicates.append(predicate)

    def _beside(self, following: Token) -> bool:
        """Whether a paper stands behind 的 beside the names whose it is (A和B的互认协议)."""
        return 0 <= following.start - max(m.end for m in self.subject) <= _OF

    def _with(self) -> None:
        """A与B同城同价: whatever a clause says that the two do with each other, if no verb of a
        frame says it."""
        partners = self.pending.get("with")
        if not partners and len(self.subject) > 1 and not self.modifier:
            self.acting = list(self.subject)
            has = self.last is not None and self.last.trigger.word == "有"
            if has and self._has_paper(self.acting[-1].end):
                return
            self.acting = []
        told = self.pending.get("by") or any(_pairs(p) for p in self.predicates)
        acting, source = self.acting, "stated"
        if partners and not acting and self._goes_on():
            acting, source = self.carried.subject, "carried"
        qualifying = self.qualifying and source == "stated"
        if not partners or not acting or told or self.modifier or qualifying:
            return
        start = max(m.end for m in partners)
        if source == "stated" and self._has_paper(start):
            return
        if self.clause.end - start <= 1:
            return  # nothing is said behind the partners
        predicate = Predicate(_with_trigger(), start, start, self.clause)
        predicate.subject, predicate.source = list(acting), source
        predicate.partners, predicate.marks = list(partners), set(self.marks)
        self.predicates.append(predicate)

    def _has_paper(self, start: int) -> bool:
        """A与B此前已有合作协议: whether what the two have, by a verb of no frame, is a paper."""
        spoken = [m for t in self.clause.tokens if t.phrase for m in t.phrase.mentions]
        paper = next((m for m in spoken if m.label == "Agreement" and m.start >= start), None)
        if paper is None or not (self._possessed(paper) or self._own(paper, start)):
            return False
        predicate = Predicate(_nominal_trigger(), paper.start, paper.end, self.clause)
        predicate.subject, predicate.source = list(self.acting), "stated"
        predicate.partners, predicate.objects = list(self.pending.get("with", ())), [paper]
        self.predicates.append(predicate)
        return True

    def _possessed(self, paper: Mention) -> bool:
        """Whether the verb before a paper is one of having it (已有, 有着, 还有, 存在)."""
        if self.last is None or paper.rule == "title":
            return False
        return self.last.trigger.word == "有" and self.last.end <= paper.start

    def _own(self, paper: Mention, start: int) -> bool:
        """Whether a paper stands right behind those whose it is: 落实A与B战略合作协议."""
        between = [t for t in self.clause.tokens if start <= t.start < paper.start]
        return paper.rule != "title" and not between and paper.start - start <= _OF

    def _goes_on(self) -> bool:
        """Whether the clause tells of the subject's ties with others: …，与B友好关系进一步深化."""
        first = self.clause.tokens[0]
        ties = any(t.text in verbs("tie") for t in self.clause.tokens)
        return first.kind == "prep" and self.roles.get(first.text) == "with" and ties

    def _together(self, token: Token) -> None:
        """A与B首次牵手, 双方携手: the word is a verb of cooperation where no name follows it."""
        if (
            self.pending.get("with")
            or any(m.label == "Group" for m in self.subject)
            or len(self.subject or self.carried.subject) > 1
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
