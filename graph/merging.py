"""What several articles say of one entity, made into one node.

Each article claims features of its entities (`name:…`, `kind:…`, `code:…`, `alias:…`); a node
counts how many articles claim each. Counts can be added and taken away in any order, so that a
graph after replacing and removing articles is the graph that a fresh build would give.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.record import Entity


@dataclass(frozen=True, slots=True)
class Merged:
    """The properties of an entity's node, as all its articles together say."""

    name: str
    kind: str | None
    code: str | None
    aliases: tuple[str, ...]


def claims(entity: Entity) -> tuple[str, ...]:
    """The features that one article claims of an entity, sorted, each once."""
    features = {f"name:{entity.name}"}
    features.update(f"alias:{alias}" for alias in entity.aliases)
    if entity.kind:
        features.add(f"kind:{entity.kind}")
    if entity.code:
        features.add(f"code:{entity.code}")
    return tuple(sorted(features))


def merge(counts: Counter[str]) -> Merged | None:
    """One node's properties from the counts of its features; None if no article claims any.

    Of several names, kinds or codes the one that most articles claim wins, of equals the first in
    code point order; kind `other` yields to any. Aliases are the union.
    """
    name = _most(counts, "name")
    if name is None:
        return None
    specific = Counter({feature: n for feature, n in counts.items() if feature != "kind:other"})
    kind = _most(specific, "kind") or _most(counts, "kind")
    aliases = {value for field, value, _ in _parts(counts) if field in ("alias", "name")}
    return Merged(name, kind, _most(counts, "code"), tuple(sorted(aliases - {name})))


def kind_label(kind: str) -> str:
    """The second label of a node of that kind: a `city` is a `(:Place:City)`."""
    return kind.capitalize()


def pack(counts: Counter[str]) -> str:
    """Counts as one string, the same for the same counts, to be kept on the node."""
    present = {feature: n for feature, n in counts.items() if n}
    return json.dumps(present, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpack(packed: str | None) -> Counter[str]:
    """The counts in a string made by `pack`; none in None."""
    return Counter(json.loads(packed) if packed else {})


def _most(counts: Counter[str], field: str) -> str | None:
    found = [(-n, value) for name, value, n in _parts(counts) if name == field]
    return min(found)[1] if found else None


def _parts(counts: Counter[str]) -> Iterable[tuple[str, str, int]]:
    for feature, n in counts.items():
        if n > 0:
            field, _, value = feature.partition(":")
            yield field, value, n
