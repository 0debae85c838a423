"""The graph of a large corpus: loading, questions, replacing one article, memory, on both engines.

    python benchmarks/graph_at_scale.py [ARTICLES] [--no-neo4j] [--json FILE]

The corpus is generated (`generated.py`), 20,000 articles unless told otherwise. What is compared is
measured in the same run. Neo4j is the server of the tests (tests/neo4j/server.py).
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT), str(ROOT / "tests" / "neo4j")]

import generated  # noqa: E402
import server  # noqa: E402
from clocks import memory, peak, processing, timed  # noqa: E402
from in_networkx import against_networkx  # noqa: E402

from graph.archive import Archive  # noqa: E402
from graph.corpus import Corpus, digest  # noqa: E402
from graph.embedded import EmbeddedStore, _empty  # noqa: E402
from graph.errors import QueryError  # noqa: E402
from graph.projection import Projection, project  # noqa: E402
from graph.record import Record  # noqa: E402
from graph.store import Limits, Store  # noqa: E402
from queries.ask import ask  # noqa: E402
from queries.library import Query, library  # noqa: E402

BATCH = 1000
LIMITS = Limits(seconds=20, rows=100_000)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("articles", type=int, nargs="?", default=20_000)
    arguments.add_argument("--no-neo4j", action="store_true")
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    results: dict[str, Any] = {"articles": given.articles}
    folder = Path(tempfile.mkdtemp(prefix="lingding-benchmark-"))
    try:
        measure(given.articles, folder, results, neo4j=not given.no_neo4j)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        text = json.dumps(results, ensure_ascii=False, indent=1)
        print(text)
        if given.json:
            given.json.write_text(text + "\n", "utf-8")


def measure(number: int, folder: Path, results: dict[str, Any], *, neo4j: bool) -> None:
    say(f"writing a corpus of {number} articles")
    corpus = Corpus(folder / "store" / "articles", folder)
    corpus.folder.mkdir(parents=True)
    for record in generated.articles(number):
        line = f"{record.to_json()}\n"
        (corpus.folder / f"{record.article.id}.json").write_text(line, "utf-8")

    say("loading, embedded")
    idle = memory()
    archive, seconds = timed(lambda: Archive(folder / "store"))
    relationships = count(archive.store)
    size = (folder / "store" / "graph.kgl").stat().st_size
    results["relationships"] = relationships
    results["open a store whose graph is missing, s"] = round(seconds, 1)
    results["peak memory of that, MB"] = round(peak() - idle)
    results["graph file, MB"] = round(size / 1e6, 1)
    archive.close()
    with get_context("spawn").Pool(1) as fresh:
        results["graph in memory, MB"] = round(fresh.apply(opened, (folder / "store",)))

    records = list(corpus)
    marks = {record.article.id: digest(record) for record in records}
    gc.collect()
    gc.freeze()  # the records are not what is measured
    store = EmbeddedStore(folder / "other")
    bulk, collected, ours, wall = [], [], [], []
    for _ in range(2):
        collected.append(processing(lambda: bulk_load(records)))
        bulk.append(processing(lambda: bulk_load(records), collecting=False))
        store.clear()
        begin = time.perf_counter()
        ours.append(processing(lambda: load(store, records, marks), collecting=False))
        wall.append(time.perf_counter() - begin)
    results["load from records, embedded, s"] = round(min(wall), 2)
    results["the same, processor s"] = round(min(ours), 2)
    results["the engine's bulk load of the same tables, processor s"] = round(min(bulk), 2)
    results["ratio"] = round(min(ours) / min(bulk), 2)
    results["the bulk load with Python's collector running, processor s"] = round(min(collected), 2)
    results["relationships after the bulk load, which merges some"] = bulk_load(records)
    results["embedded relationships a second"] = round(relationships / min(wall))

    say("replacing one article, embedded")
    small = EmbeddedStore(folder / "small")
    few = list(generated.articles(200))
    load(small, few, {record.article.id: "x" for record in few})
    results["replace one article, embedded, ms"] = one(store, records[:: number // 20])
    results["the same in a corpus of 200, ms"] = one(small, few[::10])

    say("questions, embedded")
    results["questions, embedded"] = questions(store, results)
    results["against networkx"] = against_networkx(store, often(store, "Organisation")[40:42])
    if neo4j:
        with server.running(heap="2g") as where:
            on_neo4j(where, records, marks, results)


def opened(folder: Path) -> float:
    """Megabytes that a graph takes in a process that opens it."""
    before = memory()
    store = EmbeddedStore(folder)
    if store.condition:
        raise AssertionError(f"the graph is {store.condition}")
    return memory() - before


def on_neo4j(
    where: server.Server, records: list[Record], marks: dict[str, str], results: dict[str, Any]
) -> None:
    from graph.neo4j_store import Neo4jStore

    say("loading, Neo4j")
    store = Neo4jStore(where.address, where.user, where.password)
    few = list(generated.articles(200))
    load(store, few, {record.article.id: "x" for record in few})
    results["the same in a corpus of 200 on Neo4j, ms"] = one(store, few[::10])
    store.clear()
    _, seconds = timed(lambda: load(store, records, marks))
    results["load from records, Neo4j, s"] = round(seconds, 1)
    results["Neo4j relationships a second"] = round(count(store) / seconds)
    results["replace one article, Neo4j, ms"] = one(store, records[:: len(records) // 20])
    say("questions, Neo4j")
    results["questions, Neo4j"] = questions(store, results)
    store.close()


def load(store: Store, records: list[Record], marks: dict[str, str]) -> None:
    for start in range(0, len(records), BATCH):
        store.load(records[start : start + BATCH], marks)


def bulk_load(records: list[Record]) -> int:
    """kglite's own way: a DataFrame for each table, made from the same projection.

    It makes one of several relationships that join the same two nodes if their type is there
    already, and has no mode that does not. Returns how many there are then.
    """
    import pandas as pd

    nodes, links = tables(project(record, "x", record.article.id) for record in records)
    graph = _empty()
    for label, rows in nodes.items():
        graph.add_nodes(pd.DataFrame(rows), label, "id", "name")
    for (type_, source, target), rows in links.items():
        frame = pd.DataFrame(rows)
        graph.add_relationships(frame, type_, source, "_source", target, "_target")
    made: int = graph.cypher("MATCH ()-[r]->() RETURN count(r) AS n").to_list()[0]["n"]
    return made


def tables(
    projections: Iterable[Projection],
) -> tuple[dict[str, list[Any]], dict[Any, list[Any]]]:
    from graph.projection import label_of

    nodes: dict[str, list[Any]] = defaultdict(list)
    links: dict[Any, list[Any]] = defaultdict(list)
    seen: set[str] = set()
    for projection in projections:
        nodes["Article"].append(projection.article)
        nodes["Sentence"] += projection.sentences
        article = projection.article["id"]
        links["IN_ARTICLE", "Sentence", "Article"] += [
            {"_source": sentence["id"], "_target": article} for sentence in projection.sentences
        ]
        for id_, claims in projection.claims.items():
            if id_ not in seen:
                seen.add(id_)
                aliases = [claim for claim in claims if claim.startswith("alias:")]
                name = id_.partition(":")[2]
                node = {"id": id_, "name": name, "kind": "other", "aliases": aliases}
                nodes[label_of(id_)].append({**node, "_claims": "{}"})
        for ends, groups in projection.links.items():
            for target, rows in groups.items():
                for row in rows:
                    row["_target"] = target
                links[ends] += rows
    return nodes, links


def one(store: Store, records: list[Record]) -> float:
    """Milliseconds for a changed reading of an article in the place of an earlier one; median."""
    times = []
    for record in records:
        changed = replace(record, statements=record.statements[1:])
        times.append(timed(lambda changed=changed: store.load([changed]))[1])  # type: ignore[misc]
        store.load([record])
    return round(1000 * statistics.median(times), 1)


def questions(store: Store, results: dict[str, Any]) -> dict[str, Any]:
    """For each query the best of five answers in milliseconds, asked of things told of often.

    Embedded, where nothing is waited for, that is time of the processor: what else the machine does
    counts less then.
    """
    times: dict[str, float] = {}
    embedded = isinstance(store, EmbeddedStore)
    clock = time.process_time if embedded else time.perf_counter
    for query in library().values():
        given = parameters(store, query)
        try:
            ask(store, query.name, given, limits=LIMITS)
        except QueryError as error:
            if not str(error).startswith("stopped"):
                raise
            times[query.name] = 1000 * LIMITS.seconds
            continue
        several = []
        for _ in range(5):
            begin = clock()
            ask(store, query.name, given, limits=LIMITS)
            several.append(clock() - begin)
        times[query.name] = round(1000 * min(several), 1)
    limit = 50 if embedded else 200
    above = sorted(name for name, ms in times.items() if ms > limit)
    return {
        "median, ms": round(statistics.median(times.values()), 1),
        f"above {limit} ms": above,
        "share above": round(len(above) / len(times), 3),
        "each, ms": dict(sorted(times.items(), key=lambda item: -item[1])),
    }


def parameters(store: Store, query: Query) -> dict[str, str]:
    """Names of the middle of the field: neither the most nor the least told of."""
    named = {
        "actor": ("Organisation", 40),
        "entity": ("Organisation", 40),
        "place": ("Place", 20),
        "organisation": ("University", 20),
        "person": ("Person", 20),
    }
    given = {"date": "2025-06", "number": "0.52", "text": "x", "theme": "第3项"}
    found: dict[str, str] = {}
    for position, parameter in enumerate(query.parameters):
        if parameter.type in named:
            label, rank = named[parameter.type]
            names = often(store, label)
            found[parameter.name] = names[min(rank, len(names) // 2) + position]
        elif value := given.get(parameter.type):
            found[parameter.name] = value
    return found


_OFTEN: dict[tuple[int, str], list[str]] = {}


def often(store: Store, label: str) -> list[str]:
    key = (id(store), label)
    if key not in _OFTEN:
        text = (
            f"MATCH (e:{label})<-[:MENTIONS]-(s) WITH e.name AS name, count(s) AS n "
            "RETURN name ORDER BY n DESC, name LIMIT 100"
        )
        _OFTEN[key] = [name for (name,) in store.cypher(text).rows]
    return _OFTEN[key]


def count(store: Store) -> int:
    n = store.cypher("MATCH ()-[r]->() RETURN count(r) AS n").rows[0][0]
    assert isinstance(n, int)
    return n


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
