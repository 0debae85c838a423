"""Who does what a verb tells: the phrases that a verb takes when it is met."""

from __future__ import annotations

from extraction.annotation.model import Mention
from extraction.frames import endings, verbs
from extraction.statements.nounphrases import NounPhrases
from extraction.statements.predicates import Predicate
from extraction.statements.syntax import Token

_LETS = frozenset({"让", "使", "陪", "陪着", "陪同"})  # what they are done to acts next
LEADING = frozenset({"率", "率领", "带领", "带", "带着"})


def _several(mentions: list[Mention]) -> bool:
    """Whether several places or bodies are named, in a list or by one word (川渝)."""
    alike = {m.label for m in mentions}
    compound = len(mentions) == 1 and len(mentions[0].refers) > 1
    return compound or (len(mentions) > 1 and alike in ({"Place"}, {"Organisation"}))


def _agreed_that(previous: Predicate) -> bool:
    """约定三方将…: whether a verb of agreeing has those who will act behind it."""
    groups = bool(previous.objects) and all(m.label == "Group" for m in previous.objects)
    return groups and previous.trigger.word in verbs("agreeing")


class Assignment(NounPhrases):
    """Gives a verb its subject, partners and objects from what is open in the clause."""

    def _is_deed(self, token: Token, following: Token | None) -> bool:
        """推进某新城建设: whether a verb of building is a noun that the one before furthers."""
        after = self.previous is not None and self.previous.kind in ("np", "de")
        closes = following is None or following.kind not in ("np", "verb")
        named = self.last is not None and bool(self.last.objects)
        furthering = endings("furthering")
        furthered = self.last is not None and self.last.trigger.word.endswith(furthering)
        deed = token.text.endswith(endings("deed"))
        between = self.last is not None and _several(self.last.objects) and "共" in token.text
        return named and furthered and after and closes and deed and not between

    def _unclaimed(self, relative: Predicate) -> bool:
        """Whether nobody was said to do what a relative clause tells, and it is an act."""
        paired = any(frame.reading == "pair" for frame in relative.trigger.frames)
        return relative.source != "stated" and not paired

    def _assign(self, predicate: Predicate) -> None:
        previous = self.last
        predicate.after = previous.trigger.word if previous else ""
        if previous is not None and previous.trigger.word == "代表":
            predicate.represented = self._actors(previous.objects)
        predicate.at = list(self.pending.get("at", ()))
        predicate.to = list(self.pending.get("to", ()))
        predicate.agents = list(self.pending.get("by", ()))
        predicate.backers = list(self.pending.get("support", ()))
        predicate.objects += self.pending.pop("object", ())
        predicate.partners = list(self.fellows or self.pending.get("with", []))
        if predicate.partners:
            self.soft_used = True
        predicate.topic = list(self.topic)
        predicate.inherited = list(self.carried.topic)
        predicate.marks = set(self.marks)
        predicate.vague = self.modifier or self.qualifying
        predicate.leads = self.leads or (not self.subject and self.carried.leads)
        if previous is not None and previous.trigger.word in LEADING:
            predicate.led = self._actors(previous.objects)
        about = self.pending.get("about")
        if about and not self.subject and self._expects_copula(predicate):
            predicate.objects, predicate.inverse = list(about), True  # 作为X的建设方，A…
            return
        copular = previous is not None and previous.trigger.word == "是"
        if previous is not None and copular and self._expects_copula(predicate):
            predicate.subject, predicate.source = list(self.subject), "stated"
            predicate.objects, predicate.inverse = list(previous.objects), True
        elif self.subject and self._named_as() and self._expects_copula(predicate):
            predicate.subject, predicate.source = list(self.subject), "stated"
            predicate.inverse = True  # A、B为协办单位
        elif previous is not None and copular and self._actors(previous.objects):
            predicate.topic = [*self.topic, *self.subject]
            predicate.agents = self._actors(previous.objects)
            predicate.source = "by"
        elif previous is not None and self._nominalised(previous):
            predicate.subject, predicate.source = self._actors(previous.objects), "pivot"
        elif previous is not None and _agreed_that(previous):
            predicate.subject, predicate.source = list(previous.objects), "pivot"
            predicate.partners = []
        elif previous is not None and previous.trigger.word in _LETS and not previous.objects:
            predicate.subject = []  # 让更多新技术在某县落地: what acts has no name
        elif (
            previous is not None
            and previous.trigger.causative
            and previous.objects
            and previous.start not in self.aims
        ):
            predicate.subject = self._actors(previous.objects)
            predicate.source = "pivot"
        elif (
            previous is not None
            and previous.trigger.word == "有"
            and not self.subject
            and self._actors(previous.objects)
        ):
            predicate.subject = self._actors(previous.objects)  # 有九家单位与某市签约
            predicate.source = "pivot"
        elif previous is not None and self._deepened(previous, predicate):
            predicate.subject, predicate.source = list(previous.objects), "pivot"
        elif previous is not None and previous.source == "pivot" and not self.subject:
            predicate.subject, predicate.source = list(previous.subject), "pivot"
        elif self.subject:
            predicate.aside = list(self.carried.subject)
            led = self.carried.subject if self.carried.leading else ()
            predicate.subject, predicate.source = [*led, *self.subject], "stated"
        elif predicate.agents:
            predicate.source = "by"
            predicate.inherited = [*self.carried.subject, *predicate.inherited]
            predicate.topic = predicate.topic or list(self.carried.idle)  # X、Y，将由A与B合建
        elif self.carried.idle and self._begins_bare():
            predicate.subject, predicate.source = list(self.carried.idle), "stated"
        else:
            together = self.carried.agents if predicate.partners else []
            predicate.subject = list(together or self.carried.subject)
            predicate.source = "carried" if predicate.subject else "none"
            if not predicate.partners:
                predicate.partners = list(self.carried.partners)
        if self.carried.leading:
            predicate.marks.add("牵头")
        if self.main is None:
            self.main = predicate

    def _deepened(self, previous: Predicate, predicate: Predicate) -> bool:
        """深化湘赣区域合作, 加强甲乙两市的交流: those whose work together goes on stand between."""
        paired = any(frame.reading == "pair" for frame in predicate.trigger.frames)
        beside = previous.trigger.word in verbs("deepening") and not predicate.partners
        beside = (
            beside and len(self.subject) < 2 and not any(m.label == "Group" for m in self.subject)
        )
        return paired and beside and not predicate.objects and _several(previous.objects)

    def _named_as(self) -> bool:
        """Whether 为 or 任 stands right before the verb and nothing between it and the subject."""
        named = self.previous is not None and self.previous.text in ("为", "任", "是", "作为")
        return named and not self.pending.get("to") and not self.predicates

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
