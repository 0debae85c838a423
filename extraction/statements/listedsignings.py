"""Signings that a sentence lists or tells of its papers, where no verb joins the parties; and their
end, told of those whom the paragraph told last."""

from __future__ import annotations

from collections.abc import Iterable

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.statements import agreements, status
from extraction.statements.enumeration import Couple
from extraction.statements.memory import Memory
from extraction.statements.papers import Paper, binding
from extraction.statements.roles import Roles
from extraction.statements.rosters import rosters
from extraction.statements.telling import Reading, Span

_RECENT = 2  # sentences behind a signing in which 协议 means the paper that was signed


class ListedSignings:
    """Reads what is listed in one article into `reading`; made anew for each."""

    def __init__(self, roles: Roles, memory: Memory, reading: Reading) -> None:
        self._roles = roles
        self._memory = memory
        self._reading = reading

    def listed(
        self, index: int, sentence: Text, groups: list[list[Couple]], when: str | None
    ) -> None:
        """与甲区签约的高校有乙、丙: partners that are only listed, where no verb joined them."""
        misread = self._uncross(index, groups)
        told = [c for c in self._reading.claims if c.sentence == index]
        for roster in rosters(sentence, groups):
            found = agreements.coupled(roster.couples, self._roles)
            pairs = [pair for _, ((pair),) in found]
            if not pairs or status.denied("", "", sentence.text):
                continue
            untold = [p for p in pairs if not any({c.subject, c.object} == {*p} for c in told)]
            if not untold or (len(untold) < len(pairs) and not misread):
                continue
            pairs = untold
            for pair in pairs:
                if roster.signed:
                    self._told(index, roster.span, [*pair], None, when, "listed")
                else:
                    rule = "cooperates_with/listed"
                    self._reading.cooperate([pair], "active", rule, roster.span, index, when)
            told = [c for c in self._reading.claims if c.sentence == index]

    def papers(self, index: int, found: Iterable[Paper], sentence: Text, when: str | None) -> None:
        """协议的两端是A与B: the parties of a paper without a verb of theirs."""
        for paper in found:
            if status.denied("", "", sentence.text):
                return
            ids = self._roles.partners(self._roles.actors(paper.parties))
            pairs = agreements.all_pairs(ids)
            if not pairs or any(agreements.beneath(a, b, self._roles) for a, b in pairs):
                continue
            for parties in [[ids[0], b] for b in ids[1:]] if paper.hub else [ids]:
                self._told(index, paper.span, parties, None, when, "paper")

    def _uncross(self, index: int, groups: list[list[Couple]]) -> bool:
        """Drop what was read across the couples of a list; whether there was anything."""
        reading, before = self._reading, len(self._reading.claims)
        for group in groups:
            reading.claims = [
                c
                for c in reading.claims
                if c.sentence != index
                or c.type != "COOPERATES_WITH"
                or not agreements.crosses(group, self._roles, {c.subject, c.object})
            ]
            reading.signings = [
                s
                for s in reading.signings
                if s.sentence != index or not agreements.crosses(group, self._roles, {*s.parties})
            ]
        return len(reading.claims) < before

    def bound(self, index: int, sentence: Text) -> None:
        """A与B合办某坊，协议为期五年: a paper told of as there is of the two who are said to work
        together in the sentence, or were in the one before."""
        binds = binding(sentence.text) and status.terminated(sentence.text) is None
        recent = any(index - s.sentence <= _RECENT for s in self._reading.signings)
        if not binds or recent or status.denied("", "", sentence.text):
            return
        told = {
            frozenset((c.subject, c.object))
            for c in self._reading.claims
            if c.sentence == index and c.type == "COOPERATES_WITH" and c.status != "ended"
        }
        last = self._memory.sets[-1] if self._memory.sets else None
        near = last is not None and last.block == sentence.block and index - last.sentence <= 1
        if len(told) == 1:
            parties = sorted(*told)
        elif last is not None and near and not told and len(last.ids) == 2:
            parties = list(last.ids)
        else:
            return
        if not any({*parties} <= {*s.parties} for s in self._reading.signings):
            span = (sentence.start, sentence.end)
            self._reading.told(parties, None, "bound", span, index, None)

    def over(self, index: int, sentence: Text) -> None:
        """合同期满终止: what was agreed or done by those the sentence tells of, or by those of whom
        the paragraph told last, has ended."""
        found = status.terminated(sentence.text)
        if found is None:
            return
        told = [
            c for c in self._reading.claims if c.sentence == index and c.type == "COOPERATES_WITH"
        ]
        for claim in told:
            if claim.span[0] < sentence.start + found and claim.status in ("agreed", "active"):
                claim.status = "ended"
        about = any(m.label == "Agreement" and m.rule != "title" for m in sentence.mentions)
        last = self._memory.sets[-1] if self._memory.sets else None
        if told or not about or last is None or last.block != sentence.block:
            return
        if len(last.ids) == 2:
            span: Span = (sentence.start, sentence.end)
            pairs = [(last.ids[0], last.ids[1])]
            self._reading.cooperate(pairs, "ended", "cooperates_with/over", span, index, None)

    def _told(
        self,
        index: int,
        span: Span,
        parties: list[str],
        paper: Mention | None,
        when: str | None,
        rule: str,
    ) -> None:
        self._reading.told(parties, paper, rule, span, index, when)
        self._memory.parties(parties, [])
