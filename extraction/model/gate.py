"""The evidence gate: of an answer only what the text proves becomes a claim.

A name must stand in the text; each statement must quote words that stand in it, in sentences that
tell of both its ends; labels, types, ends and status must be of the ontology. Everything else is
dropped, and what was dropped is told. Evidence is always the article's own words at their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extraction.annotation.pipeline import Annotation
from extraction.model.agreements import Paper, named
from extraction.model.cast import Cast, Known
from extraction.model.dates import is_date
from extraction.model.dropped import Dropped, Reason
from extraction.model.items import Items, StatementItem
from extraction.model.naming import Naming
from extraction.model.quotes import Quotable
from extraction.model.windows import Range, Window
from extraction.statements.claims import Claim
from graph.ontology import ontology

Pieces = list[tuple[int, Range]]  # (sentence, span) of the words that a statement quotes

SHORTEST = 4  # letters and characters of a quote that can prove anything


@dataclass(slots=True)
class Admitted:
    """What passed: claims, and the ids of the entities that the model named."""

    claims: list[Claim] = field(default_factory=list)
    entities: set[str] = field(default_factory=set)
    dropped: list[Dropped] = field(default_factory=list)

    def add(self, other: Admitted) -> None:
        """Take in what passed of another answer on the same article."""
        self.claims.extend(other.claims)
        self.entities |= other.entities
        self.dropped.extend(other.dropped)


class Gate:
    """The gate for one answer on a window of an article. model: the name that claims carry."""

    def __init__(
        self, article: Annotation, naming: Naming, window: Window, model: str, items: Items
    ) -> None:
        self._article = article
        self._naming = naming
        self._text = Quotable(article.text, window.ranges)
        self._model = model
        self._items = items
        self._cast = Cast(items, naming, self._text)
        self._out = Admitted(entities=self._cast.drafts())

    def admitted(self) -> Admitted:
        """What passes."""
        items = self._items
        for what in items.malformed:
            self._drop(what, Reason.form)
        for what, reason in self._cast.dropped:
            self._drop(what, reason)
        proven = [(s, pieces) for s in items.statements if (pieces := self._proven(s))]
        papers = self._papers(proven)
        for item, pieces in proven:
            subject, object_ = (self._end(id_, papers) for id_ in (item.subject, item.object))
            if subject is None or object_ is None or subject == object_:
                self._drop(self._told(item), Reason.ends, item)
                continue
            when, role = self._date(item), self._role(item)
            self._out.claims += [
                Claim(
                    *(item.predicate, subject, object_, item.status, "", span, sentence, when),
                    role=role,
                    model=self._model,
                )
                for sentence, span in pieces
            ]
            self._out.entities |= {subject, object_}
        return self._out

    def _proven(self, item: StatementItem) -> Pieces:
        """Where the words stand that a statement quotes; none if it must be dropped."""
        known = ontology()
        told = self._told(item)
        relationship = known.relationships.get(item.predicate)
        if (
            relationship is None
            or relationship.group == "provenance"
            or (item.status is not None and item.status not in known.statuses)
        ):
            self._drop(told, Reason.ontology, item)
            return []
        one, other = self._cast.get(item.subject), self._cast.get(item.object)
        if one is None or other is None or one is other:
            self._drop(told, Reason.ends, item)
            return []
        if not relationship.allows(one.label, other.label):
            self._drop(told, Reason.ontology, item)
            return []
        pieces = [p for quote in item.evidence for p in self._pieces(quote, one, other)]
        if not pieces:
            self._drop(told, Reason.quote, item)
            return []
        if not self._together(one, other, {sentence for sentence, _ in pieces}):
            self._drop(told, Reason.apart, item)
            return []
        return list(dict.fromkeys(pieces))

    def _pieces(self, quote: str, one: Known, other: Known) -> Iterator[tuple[int, Range]]:
        """Where a quote stands, cut at the ends of sentences; of several places the first that
        tells of both ends."""
        for line in quote.split("\n"):
            if sum(char.isalnum() for char in line) < SHORTEST:
                continue
            places = [list(self._naming.cut(span)) for span in self._text.find(line)]
            places = [place for place in places if place]
            fitting = (p for p in places if self._together(one, other, {n for n, _ in p}))
            yield from next(fitting, places[0] if places else [])

    def _together(self, one: Known, other: Known, sentences: set[int]) -> bool:
        """Whether the sentences of the evidence tell of both: one end is named or referred to in
        them, the other as well or shortly before them (a subject that is carried on)."""
        ids, refers = self._naming.telling(sentences)

        def here(known: Known) -> bool:
            if known.draft is not None and known.draft.id in ids:
                return True
            return any(self._naming.sentence_of(span) in sentences for span in known.spans)

        def before(known: Known) -> bool:
            mentions = known.draft.mentions if known.draft is not None else ()
            spans = (*known.spans, *((mention.start, mention.end) for mention in mentions))
            return self._naming.leads_to(spans, sentences)

        named = [here(one), here(other)]
        return all(named) or ((any(named) or refers) and before(one) and before(other))

    def _papers(self, proven: list[tuple[StatementItem, Pieces]]) -> dict[str, str]:
        """The ids of agreements by the model's ids: those that somebody signed."""
        papers: dict[str, Paper] = {}
        for item, pieces in proven:
            known, party = self._cast.get(item.object), self._cast.get(item.subject)
            if known and party and party.draft and item.predicate == "SIGNED":
                paper = papers.setdefault(item.object, Paper(known.item.kind))
                where = {sentence for sentence, _ in pieces}
                paper.add(party.draft, where)
                near = [s for s in known.spans if self._naming.sentence_of(s) in where]
                for span in near or known.spans[:1]:
                    paper.mention(span, self._article.text.plain)
        taken: dict[str, set[str]] = {}
        return {
            id_: named(paper, self._article.entities, taken).id for id_, paper in papers.items()
        }

    def _end(self, id_: str, papers: dict[str, str]) -> str | None:
        known = self._cast.get(id_)
        return known.draft.id if known and known.draft else papers.get(id_)

    def _date(self, item: StatementItem) -> str | None:
        """The date of a statement, if it is one and its year is told by the text."""
        when = item.date
        if when is None:
            return None
        if is_date(when) and int(when[:4]) in self._naming.years:
            return when
        self._drop(f"{self._told(item)}, {when}", Reason.date, item)
        return None

    def _role(self, item: StatementItem) -> str | None:
        if item.role is None or "role" not in ontology().relationships[item.predicate].properties:
            return None
        if self._text.find(item.role):
            return item.role
        self._drop(f"{self._told(item)}, {item.role}", Reason.role, item)
        return None

    def _told(self, item: StatementItem) -> str:
        """A statement in one line, by the model's names."""
        return f"{self._cast.name(item.subject)} {item.predicate} {self._cast.name(item.object)}"

    def _drop(self, what: str, reason: Reason, item: StatementItem | None = None) -> None:
        quote = item.evidence[0] if item is not None and item.evidence else ""
        self._out.dropped.append(Dropped(self._article.text.document.id, what, reason, quote))
