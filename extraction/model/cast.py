"""Who takes part: the entities of an answer that stand in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extraction.annotation.entities import Draft
from extraction.annotation.model import Mention
from extraction.model.dropped import Reason
from extraction.model.items import EntityItem, Items
from extraction.model.naming import Naming
from extraction.model.quotes import Quotable
from extraction.model.windows import Range
from graph.ontology import ontology

AGREEMENT = "Agreement"
# type, label of the subject, of the object; None stands for the label of whoever has the role
Role = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of an answer that stands in the text, at `spans`.

    draft: the article's entity that it is; None for an agreement, which its parties name.
    """

    item: EntityItem
    spans: tuple[Range, ...]
    draft: Draft | None

    @property
    def label(self) -> str:
        """Its label, as the resolver has it where it does."""
        return self.draft.label if self.draft is not None else self.item.label


class Cast:
    """The entities of one answer, by its own ids. dropped: what stands nowhere, and why."""

    def __init__(self, items: Items, naming: Naming, text: Quotable) -> None:
        self._naming = naming
        self._text = text
        self._known: dict[str, Known] = {}
        self.dropped: list[tuple[str, Reason]] = []
        roles = _roles(items)
        taken: set[str] = set()
        for item, spans in self._standing(items.entities):
            if item.label == AGREEMENT:
                self._known[item.id] = Known(item, spans, None)
                continue
            draft = self._draft(item, spans, taken, roles.get(item.id, []))
            if draft is None:
                self.dropped.append((f"{item.label} {item.name}", Reason.name))
                continue
            taken.add(draft.id)
            own = tuple(span for span in spans if not naming.others(draft, span))
            longest = max(spans, key=lambda span: span[1] - span[0])
            self._known[item.id] = Known(item, own or (longest,), draft)
        self._mark()

    def get(self, id_: str) -> Known | None:
        """The entity that the answer calls so."""
        return self._known.get(id_)

    def name(self, id_: str) -> str:
        """What the model calls it, for people."""
        known = self._known.get(id_)
        return known.item.name if known is not None else id_

    def drafts(self) -> set[str]:
        """The ids of the article's entities that the answer names."""
        return {known.draft.id for known in self._known.values() if known.draft is not None}

    def _standing(
        self, items: Iterable[EntityItem]
    ) -> Iterable[tuple[EntityItem, tuple[Range, ...]]]:
        """The items whose label there is and whose name stands in the text, and where."""
        known = ontology()
        found: list[tuple[EntityItem, tuple[Range, ...]]] = []
        for item in items:
            name = f"{item.label} {item.name}"
            if item.label not in known.entity_labels:
                self.dropped.append((name, Reason.ontology))
                continue
            if item.kind not in known.labels[item.label].kinds:
                item = item.model_copy(update={"kind": None})
            places = (s for words in (item.name, *item.mentions) for s in self._text.find(words))
            spans = tuple(sorted(set(self._naming.usable(places))))
            if spans:
                found.append((item, spans))
            else:
                self.dropped.append((name, Reason.name))
        return found

    def _draft(
        self, item: EntityItem, spans: tuple[Range, ...], taken: set[str], roles: list[Role]
    ) -> Draft | None:
        """The entity of an item: one whose label lets it say what it says; two items of one answer
        are two entities where they can be."""

        def fits(draft: Draft) -> bool:
            return draft.label == item.label or all(
                _allows(role, draft.label) for role in roles if _allows(role, item.label)
            )

        first: Draft | None = None
        for draft in filter(fits, self._naming.candidates(item, spans)):
            if draft.id not in taken:
                return draft
            first = first or draft
        return self._naming.own(item, spans) or first

    def _mark(self) -> None:
        """Add mentions, those inside longer names (中山 in 中山大学) only if no others are left."""
        outer_of_all = _outer(span for known in self._known.values() for span in known.spans)
        for known in self._known.values():
            if known.draft is None:
                continue
            outer = [span for span in known.spans if span in outer_of_all]
            there = {(m.start, m.end) for m in known.draft.mentions}
            for start, end in outer or known.spans:
                text = self._naming.words(start, end)
                known.draft.aliases.add("".join(text.split()))
                if (start, end) not in there:
                    known.draft.mentions.append(
                        Mention(start, end, text, known.draft.label, known.draft.kind)
                    )


def _roles(items: Items) -> dict[str, list[Role]]:
    """What each entity is said to be the subject or object of, by its id in the answer."""
    labels = {item.id: item.label for item in items.entities}
    roles: dict[str, list[Role]] = {}
    for s in items.statements:
        if s.predicate in ontology().relationships:
            roles.setdefault(s.subject, []).append((s.predicate, None, labels.get(s.object, "")))
            roles.setdefault(s.object, []).append((s.predicate, labels.get(s.subject, ""), None))
    return roles


def _allows(role: Role, label: str) -> bool:
    predicate, source, target = role
    return ontology().relationships[predicate].allows(source or label, target or label)


def _outer(spans: Iterable[Range]) -> set[Range]:
    """The spans that lie within no longer one."""
    outer: set[Range] = set()
    furthest = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > furthest:
            outer.add((start, end))
            furthest = end
    return outer
