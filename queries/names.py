"""Names as people write them, to the ids of the entities that they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import QueryError
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name stands for: ids of entities and their canonical names, in order of id."""

    ids: tuple[str, ...]
    names: tuple[str, ...]


def resolve(store: Store, name: str, labels: tuple[str, ...]) -> Resolution:
    """The entities of `labels` that `name` stands for: by canonical name, else by any alias.

    Width, spaces and Traditional script make no difference. Raises QueryError, with the nearest
    names that there are, if none is called so.
    """
    variants = _variants(name)
    rows = store.cypher(
        f"MATCH (e:{'|'.join(labels)}) "
        "WHERE e.name IN $names OR any(alias IN e.aliases WHERE alias IN $names) "
        "RETURN e.id AS id, e.name AS name, e.name IN $names AS canonical ORDER BY id",
        {"names": variants},
    ).rows
    found = [row for row in rows if row[2]] or list(rows)
    if not found:
        raise QueryError(_unknown(store, name, variants, labels))
    return Resolution(tuple(row[0] for row in found), tuple(row[1] for row in found))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where it stands, and the entities that are called so.

    named: the name as it is in the graph. of: the label and the canonical name of each entity.
    """

    start: int
    end: int
    named: str
    of: tuple[tuple[str, str], ...]

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(label for label, _ in self.of)


def find(store: Store, text: str, labels: tuple[str, ...]) -> list[Mention]:
    """The names of entities of `labels` that stand in a text, in order; of two that overlap the
    longer one. Width and case make no difference; the text is in Simplified script.

    Names of one character are left out: they are words as well.
    """
    wide = text.replace("(", "（").replace(")", "）")
    rows = store.cypher(
        f"MATCH (e:{'|'.join(labels)}) "
        "WHERE any(text IN $texts WHERE text CONTAINS toLower(e.name) "
        "OR any(alias IN e.aliases WHERE text CONTAINS toLower(alias))) "
        "RETURN labels(e) AS labels, e.name AS name, e.aliases AS aliases ORDER BY e.id",
        {"texts": list(dict.fromkeys((text.lower(), wide.lower())))},
    ).rows
    called: dict[str, list[tuple[str, str]]] = {}
    for several, name, aliases in rows:
        label = next(label for label in several if label in labels)
        for known in dict.fromkeys((name, *(aliases or ()))):
            if len(known) > 1:
                called.setdefault(known, []).append((label, name))
    found = [
        Mention(match.start(), match.end(), known, _canonical(known, of))
        for known, of in called.items()
        for match in re.finditer(_whole(known), wide if "（" in known else text, re.IGNORECASE)
    ]
    return apart(found)


def _canonical(name: str, of: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those that are called so by their canonical name, if there are any."""
    return tuple([one for one in of if one[1] == name] or of)


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in order, without those that overlap a longer one, or an earlier as long."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.named)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _whole(name: str) -> str:
    """A pattern for the name; one in Latin letters stands between other characters than these."""
    before = "(?<![A-Za-z0-9])" if name[0].isascii() and name[0].isalnum() else ""
    after = "(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
    return f"{before}{re.escape(name)}{after}"


def simplified(text: str) -> str:
    """The text in Simplified script, character for character."""
    if text.isascii():
        return text
    from opencc import OpenCC

    converted = str(OpenCC("t2s").convert(text))
    return converted if len(converted) == len(text) else text


def inside(store: Store, ids: list[str]) -> list[str]:
    """The entities of `ids` and all that stands in them or belongs to them, up to four steps."""
    rows = store.cypher(
        "MATCH (whole:Place|Organisation)<-[:LOCATED_IN|PART_OF*0..4]-(inner:Place|Organisation) "
        "WHERE whole.id IN $ids RETURN DISTINCT inner.id AS id ORDER BY id",
        {"ids": ids},
    ).rows
    return [id_ for (id_,) in rows]


def _variants(name: str) -> list[str]:
    """The name as typed, without odd widths and spaces, and in Simplified script."""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    variants = [name.strip(), plain]
    variants.append(simplified(plain))
    # full-width brackets are the usual ones in Chinese names, NFKC makes them ASCII
    variants += [text.replace("(", "（").replace(")", "）") for text in variants]
    return list(dict.fromkeys(variants))


def _unknown(store: Store, name: str, variants: list[str], labels: tuple[str, ...]) -> str:
    from difflib import SequenceMatcher

    rows = store.cypher(
        f"MATCH (e:{'|'.join(labels)}) RETURN e.name AS name, e.aliases AS aliases"
    ).rows

    def likeness(known: list[str]) -> float:
        return max(
            SequenceMatcher(None, text, other).ratio() + (text in other)
            for text in variants
            for other in known
        )

    ranked = sorted((-likeness([canonical, *aliases]), canonical) for canonical, aliases in rows)
    near = [canonical for distance, canonical in ranked[:3] if distance <= -0.4]
    hint = f"; did you mean {'、'.join(dict.fromkeys(near))}?" if near else ""
    kinds = " or ".join(label.lower() for label in labels) if len(labels) < 4 else "entity"
    return f"no {kinds} is called {name!r}{hint}"
