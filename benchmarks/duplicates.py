"""How many second names of known bodies and zones are proposed as duplicates, and how many wrongly.

Every body and zone of the gazetteer that has a second name is put into a store twice, as if the
reader had never heard that both are one, among all places of the gazetteer. The names were curated
for reading, none of them for this.
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from extraction.gazetteer.tables import parts, table
from graph.embedded import EmbeddedStore
from graph.record import Article, Entity, Record
from queries.duplicates import proposals


def known() -> Iterator[tuple[str, str | None, str, list[str]]]:
    """Label, kind, name and second names of what has some."""
    for name, aliases, _, _ in table("universities.tsv"):
        yield "Organisation", "university", name, list(parts(aliases))
    for name, kind, aliases, _ in table("organisations.tsv"):
        yield "Organisation", kind, name, list(parts(aliases))
    for name, aliases, _, kind in table("zones.tsv"):
        yield "Place", kind, name, list(parts(aliases))


def main() -> None:
    """Print the figures."""
    entities: dict[str, Entity] = {}
    rows = table("places.tsv")
    for name, kind, code, *_ in rows:
        id_ = f"place:{name}"
        entities[id_] = Entity(id_, "Place", kind, name, code=code or None)
    wanted: set[frozenset[str]] = set()
    for label, kind, name, others in known():
        ids = [f"{label.lower()}:{text}" for text in (name, *others)]
        for id_ in ids:
            entities.setdefault(id_, Entity(id_, label, kind, id_.partition(":")[2]))
        wanted |= {frozenset(pair) for pair in combinations(dict.fromkeys(ids), 2)}
    article = Article("all", "all", None, None, None, "all", "")
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder))
        store.load([Record(article, (), tuple(entities.values()), ())])
        started = time.perf_counter()
        made = proposals(store, limit=10**6)
        seconds = time.perf_counter() - started
    right = {frozenset((p.entity, p.other)) for p in made} & wanted
    print(f"{len(entities):,} entities, {len(wanted):,} pairs of names of one thing")
    found, sure = len(right) / len(wanted), len(right) / len(made)
    print(f"{len(made):,} proposals in {seconds:.1f} s: {found:.0%} of them, {sure:.0%} right")
    told = Counter(p.why for p in made)
    hits = Counter(p.why for p in made if frozenset((p.entity, p.other)) in wanted)
    for why, number in told.most_common():
        print(f"{why:14}{number:6,}{hits[why]:6,} right")


if __name__ == "__main__":
    main()
