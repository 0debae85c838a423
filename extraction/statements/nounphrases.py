"""Where a noun phrase goes: subject, object, phrase of a preposition, head of a relative clause."""

from __future__ import annotations

from extraction.annotation.model import Mention
from extraction.frames import verbs
from extraction.statements.clausestate import ClauseState
from extraction.statements.predicates import ACTORS, Predicate, founding_trigger
from extraction.statements.syntax import Phrase

_CATEGORY = 4  # characters between 等 and the category that a list is said to be of
_APPOSED = 10  # characters between a place and the names of its 重点企业
_FOUNDED = ("association", "institute", "hospital", "park")  # kinds of bodies that some lead
_BY_PAPER = ("根据", "按照", "依据", "依照")
_OPENINGS = ("成立大会", "成立仪式", "揭牌仪式", "启动仪式")  # 某联盟成立大会
_BESIDE = 4  # characters between a name and the verb of which it is the subject
_POSSESSED = 2  # characters between 的 and the name that it gives to the possessor's place


class NounPhrases(ClauseState):
    """Puts the phrases of a clause into their roles."""

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
        if counted and self.role == "with" and self._sums_up(phrase):
            self.role = None
            self.marks.add(mentions[0].text)
            return
        if (
            self.previous is not None
            and self.previous.text == "等"
            and self.slot
            and phrase.start - self.previous.end <= _CATEGORY
        ):
            return
        if self._parallel(phrase) or self._apposed(phrase):
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
                named = list(self.slot)
                while named and named[-1].label == "Place":
                    named.pop()
                self.slot[:] = [*(named if len(named) < len(self.slot) else ()), *mentions]
                self.last_name = phrase if self.slot is self.subject else self.last_name
                self.possessive = False
                return
        self.possessive = False
        if self._before is not None and (self.copula or not self.predicates):
            self._before.objects = self._before.objects or []
            if self.copula:
                signed = any(f.reading == "agreement" for f in self._before.trigger.frames)
                acts = signed and self._before.source == "stated" and self._before.subject
                side = self._before.partners if acts else self._before.agents
                side.extend(m for m in mentions if m.label in ACTORS)  # A签下的第三家，是B
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
                self.qualifying = phrase.modifier
                self.acting = list(self.subject)
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
        if actors and self._behind_verb(phrase):
            self.slot = None
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

    def _apposed(self, phrase: Phrase) -> bool:
        """与某区重点企业A、B: a place that only qualifies a common noun gives way to the names
        that stand behind the noun."""
        before = self.previous.phrase if self.previous is not None else None
        if before is None or not before.modifier or self.slot is None:
            return False
        place, near = before.mentions[-1], phrase.start - before.end <= _APPOSED
        bodies = all(m.label == "Organisation" and m.refers for m in phrase.mentions)
        if not (near and bodies and self.slot and self.slot[-1] is place):
            return False
        self.slot.pop()
        self.slot.extend(phrase.mentions)
        if self.slot is self.subject:
            self.last_name, self.modifier = phrase, phrase.modifier
        return True

    def _behind_verb(self, phrase: Phrase) -> bool:
        """A走进某区，…: whether a name is the object of a verb that no frame knows, which ends the
        clause's tale of its subject."""
        if phrase.mentions[-1].label == "Person":
            return False
        if not self.subject and self.carried.subject and not self.predicates:
            opens = self.clause.start in self.clause.verbs and phrase.start > self.clause.start
            return opens  # 重温了某党的历程
        if not self.subject or self.modifier:
            return False
        start = max(m.end for m in self.subject)
        told = any(start <= verb < phrase.start for verb in self.clause.verbs)
        rest = [t for t in self.clause.tokens if t.start >= phrase.end]
        return told and not any(t.kind in ("verb", "prep", "np") for t in rest)

    def _sums_up(self, phrase: Phrase) -> bool:
        """与我们三家: the group counts those named and a partner that has no name here."""
        return self.previous is not None and self.previous.end < phrase.start

    def _parallel(self, phrase: Phrase) -> bool:
        """由A主建、B承建: the name after verb and 、 acts in the next verb."""
        conj = self.previous
        if conj is None or conj.kind != "conj" or self.last is None or self.last.end != conj.start:
            return False
        actors = self._actors(phrase.mentions)
        if not actors:
            return False
        if self.last.agents:
            led = self.last.agents if self.last.trigger.word in verbs("leading") else []
            self.pending["by"] = [*led, *actors]
        else:
            self.subject = actors
            self.pending.pop("with", None)
        return True

    def _head(self, mentions: list[Mention]) -> None:
        """The name that a relative clause describes; what follows has it as subject."""
        relative, self.relative = self.relative, None
        assert relative is not None
        relative.relative = True
        first, told = self.clause.tokens[0], self._actors(self.pending.get("about", []))
        if first.text in _BY_PAPER and told and relative.source in ("none", "carried"):
            relative.subject, relative.source = told, "stated"  # 根据三地政府2010年签订的协议
            relative.partners = [m for m in relative.partners if m in self.pending.get("with", ())]
        self._founded(relative, mentions)
        inside = self._within_phrase(relative)
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
        if inside:
            self.role = "to"

    def _founded(self, relative: Predicate, mentions: list[Mention]) -> None:
        """由A牵头、B参与的某联盟: those who lead a body and those who join it founded it."""
        led = self.carried.leading or any(
            p.trigger.word in verbs("leading") for p in self.predicates
        )
        joins = relative.trigger.word in (*verbs("joining"), *verbs("leading"))
        opening = mentions[0].label == "Event" and mentions[0].text.endswith(_OPENINGS)
        founded = mentions[0].kind in _FOUNDED or mentions[0].label == "Project" or opening
        if led and joins and founded:
            leaders = self.carried.subject if self.carried.leading else []
            relative.trigger = founding_trigger()
            if relative.source == "stated" and self.carried.leading:
                relative.subject = [*leaders, *(m for m in relative.subject if m not in leaders)]

    def _within_phrase(self, relative: Predicate) -> bool:
        """为双方共建的X揭牌: what stands after 为 acts in the relative clause, whose head takes its
        place."""
        actors = self._actors(relative.to)
        joint = (
            len(actors) > 1 or bool(relative.partners) or any(m.label == "Group" for m in actors)
        )
        near = max((m.end for m in (*actors, *relative.partners)), default=0)
        beside = 0 <= relative.start - near <= _BESIDE
        if relative.source in ("stated", "by", "pivot") or relative.objects:
            return False
        if not actors or not joint or not beside or relative.at:
            return False
        relative.subject, relative.source, relative.to = actors, "stated", []
        return True

    def _outer(self, relative: Predicate) -> Predicate | None:
        """The verb before a relative clause whose object the described name is."""
        index = self.predicates.index(relative)
        while index > 0:
            index -= 1
            outer = self.predicates[index]
            if outer.trigger.word in verbs("funding") or outer.trigger.word in verbs("leading"):
                continue  # 由A出资筹建的: the verbs of one clause
            if not outer.objects or outer.trigger.causative:
                return outer
        return None
