"""The ontology, read from `ontology.toml`: labels, relationship types, allowed ends, statuses.

Everything that needs to know what the graph may say asks here; nothing else lists it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Label:
    """A node label: its kinds and whether it stands for a source (Article, Sentence).

    rules: what a careful reader takes for one, in sentences (the guideline).
    """

    name: str
    says: str
    kinds: tuple[str, ...]
    source: bool = False
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type: the labels it may join, and to which group of claims it belongs.

    group: `assertive` (who does what with whom), `structural` (what belongs where),
    `context` (taking part, subject matter) or `provenance` (sentences and articles).
    take, leave: what a careful reader takes for one, and what not (the guideline).
    """

    name: str
    says: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    group: str
    symmetric: bool = False
    same_label: bool = False
    properties: tuple[str, ...] = ()
    take: str = ""
    leave: str = ""

    def allows(self, source: str, target: str) -> bool:
        """Whether a node of label `source` may stand at the start and `target` at the end."""
        if source not in self.sources or target not in self.targets:
            return False
        return source == target if self.same_label else True


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole schema; `statuses` are in ascending order, the furthest one wins.

    meanings: what each status says. guideline: rules by what they are of (entities, statuses,
    actors); those of one label or type stand there.
    """

    version: str
    statuses: tuple[str, ...]
    labels: dict[str, Label]
    relationships: dict[str, Relationship]
    meanings: dict[str, str]
    guideline: dict[str, tuple[str, ...]]

    @property
    def entity_labels(self) -> tuple[str, ...]:
        """Labels of things in the world, without Article and Sentence."""
        return tuple(name for name, label in self.labels.items() if not label.source)

    def statement_types(self, group: str | None = None) -> tuple[str, ...]:
        """Relationship types of statements (all but provenance), or of one group."""
        return tuple(
            name
            for name, rel in self.relationships.items()
            if rel.group != "provenance" and group in (None, rel.group)
        )

    def further(self, one: str | None, other: str | None) -> str | None:
        """The further of two statuses; None is before all."""
        rank = {status: i for i, status in enumerate(self.statuses)}
        return max((one, other), key=lambda status: rank.get(status or "", -1))


@cache
def ontology() -> Ontology:
    """The project's ontology."""
    data = tomllib.loads(files("graph").joinpath("ontology.toml").read_text("utf-8"))
    labels = {
        name: Label(
            name,
            entry["says"],
            tuple(entry["kinds"]),
            entry.get("source", False),
            tuple(entry.get("rules", ())),
        )
        for name, entry in data["labels"].items()
    }
    relationships = {
        name: Relationship(
            name,
            entry["says"],
            tuple(entry["from"]),
            tuple(entry["to"]),
            entry["group"],
            entry.get("symmetric", False),
            entry.get("same_label", False),
            tuple(entry.get("properties", ())),
            entry.get("take", ""),
            entry.get("leave", ""),
        )
        for name, entry in data["relationships"].items()
    }
    rules = {name: tuple(sentences) for name, sentences in data["guideline"].items()}
    return Ontology(
        data["version"], tuple(data["statuses"]), labels, relationships, data["status"], rules
    )
