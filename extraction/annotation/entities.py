"""The entities of one article while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.annotation.model import Mention


@dataclass(slots=True)
class Draft:
    """One entity in the making; `id` is `label:canonical name`, label in lower case.

    place: canonical name of the place in which a body stands; parent: of the body it belongs to.
    unsaid: the language model that read the article too and does not name it.
    """

    id: str
    label: str
    kind: str | None
    name: str
    code: str | None = None
    place: str | None = None
    aliases: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    unsaid: str | None = None


@dataclass(slots=True)
class Entities:
    """Drafts by id, in the order in which the article names them."""

    drafts: dict[str, Draft] = field(default_factory=dict)

    def add(self, label: str, kind: str | None, name: str) -> Draft:
        """The draft for a canonical name, made if it is new."""
        id_ = f"{label.lower()}:{name}"
        draft = self.drafts.get(id_)
        if draft is None:
            draft = self.drafts[id_] = Draft(id_, label, kind, name)
        elif draft.kind is None:
            draft.kind = kind
        return draft

    def __getitem__(self, id_: str) -> Draft:
        return self.drafts[id_]

    def get(self, id_: str) -> Draft | None:
        """The draft with this id, if there is one."""
        return self.drafts.get(id_)

    def of(self, label: str) -> list[Draft]:
        """The drafts of a label."""
        return [draft for draft in self.drafts.values() if draft.label == label]

    def merge(self, short: Draft, full: Draft) -> None:
        """Make two drafts one; mentions of `short` refer to `full` from now on."""
        for mention in short.mentions:
            mention.refers = tuple(full.id if id_ == short.id else id_ for id_ in mention.refers)
        full.mentions.extend(short.mentions)
        full.aliases.update({short.name, *short.aliases})
        full.place = full.place or short.place
        del self.drafts[short.id]
