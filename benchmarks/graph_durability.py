"""A builder killed at random moments: is anything missing or doubled that it had acknowledged?

    python benchmarks/graph_durability.py [KILLS] [--json FILE]

Each time a builder puts generated records one by one, saying of each that it is kept, is
killed (SIGKILL) after a random time, and the store is opened again: all that was acknowledged must
be in corpus and graph, once. The builder is the one of tests/graph/test_durability.py.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))

import generated  # noqa: E402

from graph.archive import Archive  # noqa: E402


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("kills", type=int, nargs="?", default=100)
    arguments.add_argument("--json", type=Path)
    given = arguments.parse_args()
    logging.getLogger("lingding").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        results = kill(given.kills, Path(folder))
    print(json.dumps(results, indent=1))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    sys.exit(results["missing"] + results["doubled"] + results["not opened"] > 0)


def kill(times: int, folder: Path) -> dict[str, Any]:
    build_and_kill = builder()
    lines = folder / "records.jsonl"
    records = [record.to_json() for record in generated.articles(60)]
    lines.write_text("\n".join(records), "utf-8")
    dice = random.Random(1)
    acknowledged: set[str] = set()
    counts = {"kills": times, "acknowledged": 0, "missing": 0, "doubled": 0, "not opened": 0}
    rebuilt = 0
    for _ in range(times):
        store = folder / "store"
        found = build_and_kill(store, lines, dice.uniform(0.05, 1.2))
        acknowledged |= found
        counts["acknowledged"] += len(found)
        if not (store / "articles").is_dir():
            continue
        try:
            archive = Archive(store)
        except Exception as error:  # whatever it is, it is what is looked for here
            print(f"not opened: {error}", file=sys.stderr)
            counts["not opened"] += 1
            continue
        there = archive.store.articles()
        counts["missing"] += len(acknowledged - there.keys())
        counts["missing"] += len(acknowledged - {record.article.id for record in archive.corpus})
        table = archive.cypher("MATCH (a:Article) RETURN count(a) AS n").rows
        counts["doubled"] += table[0][0] - len(there)
        rebuilt += 1
        archive.close()
        if len(there) == len(records):  # begin anew
            for path in (store / "articles").iterdir():
                path.unlink()
            acknowledged.clear()
    return {**counts, "opened": rebuilt}


def builder() -> Any:
    spec = spec_from_file_location("durability", ROOT / "tests" / "graph" / "test_durability.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.build_and_kill


if __name__ == "__main__":
    main()
