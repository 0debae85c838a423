"""What several articles say of one entity, made into one node.

Each article claims features of its entities (`name:…`, `kind:…`, `code:…`, `alias:…`); a node
counts how many articles claim each. Counts can be added and taken away in any order, so that a
graph after replacing and removing articles is the graph that a fresh build would give.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
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


def merge(counts: Mapping[str, int]) -> Merged | None:
    """One node's properties from the counts of its features; None if no article claims any.

    Of several names, kinds or codes the one that most articles claim wins, of equals the first in
    code point order; kind `other` yields to any. Aliases are the union.
    """
    claimed: dict[str, list[tuple[int, str]]] = {}
    for feature, n in counts.items():
        if n > 0:
            field, _, value = feature.partition(":")
            claimed.setdefault(field, []).append((-n, value))
    names = claimed.get("name")
    if names is None:
        return None
    name = min(names)[1]
    kinds = claimed.get("kind", [])
    specific = [claim for claim in kinds if claim[1] != "other"]
    aliases = {value for _, value in (*names, *claimed.get("alias", ()))} - {name}
    return Merged(
        name, _first(specific or kinds), _first(claimed.get("code")), tuple(sorted(aliases))
    )


def _first(claims: list[tuple[int, str]] | None) -> str | None:
    return min(claims)[1] if claims else None


def kind_label(kind: str) -> str:
    """The second label of a node of that kind: a `city` is a `(:Place:City)`."""
    return kind.capitalize()


def pack(counts: Mapping[str, int]) -> str:
    """Counts as one string, the same for the same counts, to be kept on the node."""
    return _PACKED.encode({feature: n for feature, n in counts.items() if n})


_PACKED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpack(packed: str | None) -> dict[str, int]:
    """The counts in a string made by `pack`; none in None."""
    counts: dict[str, int] = json.loads(packed) if packed else {}
    return counts
