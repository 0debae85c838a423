"""What the second reader costs when every answer is there already.

    python benchmarks/second_reader.py [GOLD_DIR] [--articles N] [--rounds R]

`lingding build` of a ZIP archive of N generated articles (those of `memory.py`) by frames alone,
and by both readers with a cache that holds all answers; in turn, R times each. The answers say what
the frames read, in a model's form, so that they hold as many claims; nearly all pass the gate.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from archive import COMMAND, pack

from extraction.extract import extract_source
from extraction.model.cache import Cache
from extraction.model.questions import Answer, questions
from extraction.reading import documents, sources
from graph.record import Record

MODEL = "benchmark"


def answer(record: Record) -> str:
    """A record in the form of an answer."""
    ids = {entity.id: f"e{number}" for number, entity in enumerate(record.entities)}
    sentences = {sentence.id: sentence.text for sentence in record.sentences}
    return json.dumps(
        {
            "entities": [
                {
                    "id": ids[entity.id],
                    "label": entity.label,
                    "kind": entity.kind,
                    "name": entity.mentions[0].text if entity.mentions else entity.name,
                    "mentions": sorted({mention.text for mention in entity.mentions}),
                }
                for entity in record.entities
            ],
            "statements": [
                {
                    "subject": ids[statement.subject],
                    "predicate": statement.predicate,
                    "object": ids[statement.object],
                    "status": statement.status,
                    "date": statement.date,
                    "role": statement.role,
                    "evidence": [sentences[piece.sentence] for piece in statement.evidence],
                }
                for statement in record.statements
            ],
        },
        ensure_ascii=False,
    )


def fill(path: Path, folder: Path) -> int:
    """Answer all questions on an archive into a cache; returns how many."""
    cache, count = Cache(folder, MODEL), 0
    for source in sources([path]):
        for document, record in zip(documents(source), extract_source(source), strict=True):
            for question in questions(document):
                cache.put(question, Answer(answer(record)))
                count += 1
    return count


def build(path: Path, store: Path, cache: Path, reader: str) -> tuple[float, float]:
    """(seconds by the clock, seconds of processors) of one build."""
    words = ["build", str(path), "--store", str(store), "--reader", reader]
    environment = {
        **os.environ,
        "LINGDING_LLM_CACHE": str(cache),
        "LINGDING_LLM_MODEL": MODEL,
        "LINGDING_LLM_BASE_URL": "http://127.0.0.1:9/v1",  # nobody there: nothing may be asked
    }
    started = time.perf_counter()
    command = [sys.executable, "-c", COMMAND, *words, *(["--strict"] if reader == "both" else [])]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    passed = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    figures: dict[str, list[tuple[float, float]]] = {"frames": [], "both": []}
    with TemporaryDirectory() as folder:
        path, cache = Path(folder, "press.zip"), Path(folder, "cache")
        pack(path, args.gold, args.articles)
        print(f"{fill(path, cache):,} answers on {args.articles:,} articles")
        for number in range(args.rounds):
            for reader, found in figures.items():
                store = Path(folder, f"{reader}-{number}")
                # a process of its own each, so that the system's sums are of this one alone
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    found.append(pool.apply(build, (path, store, cache, reader)))
    for reader, found in figures.items():
        clock, used = (median(values) for values in zip(*found, strict=True))
        print(f"{reader:6}  {clock:7.1f} s by the clock  {used:7.1f} s of processors")
    ratio = median(b[1] / f[1] for f, b in zip(figures["frames"], figures["both"], strict=True))
    print(f"both / frames, processor time: {ratio:.2f}")


if __name__ == "__main__":
    main()
