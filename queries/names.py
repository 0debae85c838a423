"""Names as people write them, to the ids of the entities that they stand for."""

from __future__ import annotations

import unicodedata
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
    if not plain.isascii():
        from opencc import OpenCC

        variants.append(OpenCC("t2s").convert(plain))
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
