"""One predicate in its sentence, and what an article is read to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.frames import Frame
from extraction.statements.agreements import UNNAMED, Signing, all_pairs
from extraction.statements.claims import Claim
from extraction.statements.predicates import Predicate

Pairs = list[tuple[str, str]]
Span = tuple[int, int]
_SURE = ("stated", "by", "pivot")


@dataclass(slots=True)
class Reading:
    """What an article says: claims and signings, in the order of the text."""

    claims: list[Claim] = field(default_factory=list)
    signings: list[Signing] = field(default_factory=list)

    def cooperate(
        self, pairs: Pairs, status: str, rule: str, span: Span, sentence: int, date: str | None
    ) -> None:
        """Claim of each pair that the two cooperate."""
        self.claims.extend(
            Claim("COOPERATES_WITH", a, b, status, rule, span, sentence, date) for a, b in pairs
        )

    def told(
        self,
        parties: list[str],
        paper: Mention | None,
        rule: str,
        span: Span,
        sentence: int,
        date: str | None,
    ) -> None:
        """A signing told by other words than a verb with its subject; rule: how."""
        pairs = all_pairs(parties)
        self.signings.append(
            Signing(
                parties,
                pairs,
                paper.name if paper else UNNAMED,
                (paper.kind if paper else None) or "contract",
                paper is not None and paper.rule == "title",
                span,
                sentence,
                f"signed/{rule}",
                date,
                "agreed",
                [paper] if paper else [],
            )
        )
        self.cooperate(pairs, "agreed", f"cooperates_with/{rule}", span, sentence, date)


@dataclass(slots=True, frozen=True)
class Telling:
    """A predicate in sentence number `index` of an article with this text; when: ISO date."""

    index: int
    sentence: Text
    predicate: Predicate
    text: str
    when: str | None

    @property
    def before(self) -> str:
        """The clause before the verb."""
        return self.text[self.predicate.clause.start : self.predicate.start]

    @property
    def unnamed(self) -> str:
        """The clause before the verb with 〇 for each character of a name (未某照明 denies
        nothing)."""
        return self._masked(self.predicate.clause.start)

    @property
    def unnamed_lead(self) -> str:
        """The sentence before the verb with 〇 for each character of a name."""
        return self._masked(self.sentence.start)

    def _masked(self, start: int) -> str:
        before = list(self.text[start : self.predicate.start])
        for mention in self.sentence.outer():
            if mention.label in ("Organisation", "Place", "Person", "Project"):
                for i in range(max(mention.start, start), min(mention.end, start + len(before))):
                    before[i - start] = "〇"
        return "".join(before)

    @property
    def after(self) -> str:
        """The clause behind the verb."""
        return self.text[self.predicate.end : self.predicate.clause.end]

    @property
    def clause(self) -> str:
        """The whole clause."""
        return self.text[self.predicate.clause.start : self.predicate.clause.end]

    @property
    def lead(self) -> str:
        """The sentence before the verb."""
        return self.text[self.sentence.start : self.predicate.start]

    @property
    def rest(self) -> str:
        """The sentence behind the verb."""
        return self.text[self.predicate.end : self.sentence.end]

    @property
    def span(self) -> Span:
        """The clause, from its subject on where that stands before it in the sentence."""
        predicate = self.predicate
        starts = [
            m.start
            for m in (*predicate.subject, *predicate.partners)
            if self.sentence.start <= m.start < predicate.start and m.rule != "implied"
        ]
        start = min([predicate.clause.start, *starts])
        end = predicate.clause.end
        while start < end and self.text[start] in " 　，；：。“”、":
            start += 1
        return start, max(end, start + 1)

    def rule(self, frame: Frame) -> str:
        """The id of the frame, with where the subject came from if it is not stated."""
        source = self.predicate.source
        return frame.id if source in _SURE else f"{frame.id}/{source}"
