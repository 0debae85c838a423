"""How labels, kinds, relationship types and statuses are named and drawn, from `display.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """How one thing of the ontology appears.

    zh, en: its name. colour: for a light and for a dark page. mark: the shape of a node.
    dash: lengths of line and gap in widths of the line, none for a solid one.
    """

    zh: str
    en: str
    colour: tuple[str, str]
    mark: str = "circle"
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Display:
    """The looks of everything that the ontology lists, by its names there."""

    labels: dict[str, Look]
    kinds: dict[tuple[str, str], Look]
    relationships: dict[str, Look]
    statuses: dict[str, Look]

    def of(self, label: str, kind: str | None) -> Look:
        """The look of a node."""
        return self.kinds.get((label, kind or ""), self.labels[label])


@cache
def display() -> Display:
    """The project's display."""
    data = tomllib.loads(files("graph").joinpath("display.toml").read_text("utf-8"))
    labels = {name: _look(name, entry) for name, entry in data["labels"].items()}
    kinds = {
        (label, kind): _look(kind, {**data["labels"][label], **entry})
        for label, entries in data["kinds"].items()
        for kind, entry in entries.items()
    }
    relationships = {name: _look(name, entry) for name, entry in data["relationships"].items()}
    statuses = {name: _look(name, entry) for name, entry in data["statuses"].items()}
    return Display(labels, kinds, relationships, statuses)


def _look(name: str, entry: dict[str, Any]) -> Look:
    light, dark = entry.get("colour", _GREY)
    english = name.replace("_", " ").lower()
    mark, dash = entry.get("mark", "circle"), tuple(entry.get("dash", ()))
    return Look(entry["zh"], english, (light, dark), mark, dash)


_GREY = ("#5c6670", "#aab4be")
