"""Agreements as a model tells of them: named like those that frames find."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention
from extraction.assembly import agreement
from extraction.model.windows import Range


@dataclass(slots=True)
class Paper:
    """One agreement: who signed it, in which sentences that is told, the words that name it."""

    kind: str | None
    parties: dict[str, Draft] = field(default_factory=dict)
    sentences: set[int] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    def add(self, party: Draft, sentences: set[int]) -> None:
        """One more party, and where its signing is told."""
        self.parties[party.id] = party
        self.sentences |= sentences

    def mention(self, span: Range, plain: str) -> None:
        """A place that names the paper."""
        if all((m.start, m.end) != span for m in self.mentions):
            self.mentions.append(Mention(*span, plain[span[0] : span[1]], "Agreement", self.kind))


def named(paper: Paper, entities: Entities, taken: dict[str, set[str]]) -> Draft:
    """The entity of an agreement.

    taken: the parties of those named before, by id; the same title signed by others is another.
    """
    title = max((mention.text for mention in paper.mentions), key=len)
    name, parties = title.strip("《》"), list(paper.parties)
    draft = agreement(entities, parties, name, paper.kind, title[0] == "《", paper.mentions)
    if taken.setdefault(draft.id, set(parties)) != set(parties):
        draft = agreement(entities, parties, name, paper.kind, False, paper.mentions)
    return draft
