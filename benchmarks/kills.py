"""A builder, a worker of its, or all of them killed at random moments: the same corpus afterwards?

    python benchmarks/kills.py [KILLS] [--articles N] [--seed S] [--json FILE]

An archive is built undisturbed by one process. Then, KILLS times, each into a store of its own, it
is built by two workers, and at a random moment SIGKILL goes in turn to the builder alone, to a
worker, and to all at once; after that `lingding build --resume` runs to its end. The moments are
spread over the work, not over the clock: so many records are kept, and up to a tenth of a second
more. Counted: corpora that differ in any byte, graphs that hold other articles than the corpus,
workers that outlive their builder by half a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from archive import COMMAND, pack

from graph.archive import Archive

ROOT = Path(__file__).parents[1]
TARGETS = ("builder", "worker", "all")


def build(press: Path, store: Path, *more: str) -> subprocess.Popen[bytes]:
    """Starts a build in a process group of its own."""
    words = ["build", str(press), "--store", str(store), "--resume", *more]
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def corpus(store: Path) -> dict[str, bytes]:
    """The records of a store, byte for byte."""
    return {path.name: path.read_bytes() for path in (store / "articles").glob("*.json")}


def works(child: psutil.Process) -> bool:
    """Whether a child is a worker, and not one that its builder has just ended."""
    try:
        return "spawn_main" in " ".join(child.cmdline())
    except psutil.NoSuchProcess:
        return False


def strike(process: subprocess.Popen[bytes], target: str, dice: random.Random) -> tuple[bool, int]:
    """Kill the target; returns whether there was one, and how many workers were left behind."""
    workers = [c for c in psutil.Process(process.pid).children(recursive=True) if works(c)]
    if target == "worker":
        if not workers:
            return False, 0
        dice.choice(workers).kill()
        process.wait()
        return True, 0
    if target == "all":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    _, left = psutil.wait_procs(workers, timeout=30)
    return True, len(left)


def once(press: Path, store: Path, target: str, kept: int, dice: random.Random) -> Counter[str]:
    """One build that is struck when so many records are kept, and resumed."""
    found: Counter[str] = Counter()
    process = build(press, store, "--jobs", "2")
    while process.poll() is None and len(list((store / "articles").glob("[!.]*.json"))) < kept:
        time.sleep(0.005)
    time.sleep(dice.uniform(0, 0.1))
    if process.poll() is None:
        struck, left = strike(process, target, dice)
        found[f"{target} killed" if struck else "no worker yet"] += 1
        found["workers left behind"] += left
    else:
        found["done before"] += 1
    found["records there when resumed"] += len(list((store / "articles").glob("*.json")))
    build(press, store).wait()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    dice = random.Random(given.seed)
    counts: Counter[str] = Counter(kills=given.kills, articles=given.articles)
    with TemporaryDirectory() as folder:
        press, whole = Path(folder, "press.zip"), Path(folder, "whole")
        pack(press, ROOT / "data" / "gold", given.articles)
        build(press, whole).wait()
        expected = corpus(whole)
        for number in range(given.kills):
            store = Path(folder, f"{number}")
            target = TARGETS[number % len(TARGETS)]
            counts += once(press, store, target, dice.randrange(given.articles), dice)
            found = corpus(store)
            counts["corpora that differ"] += found != expected
            counts["graphs that differ"] += {
                f"{Archive(store).corpus.file_of(id_)}" for id_ in Archive(store).store.articles()
            } != set(expected)
            print(f"{number + 1}/{given.kills} {dict(counts)}", file=sys.stderr)
    wanted = ("corpora that differ", "graphs that differ", "workers left behind")
    results = {**counts, **{name: counts[name] for name in wanted}}
    print(json.dumps(results, indent=1))
    if given.json:
        given.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    sys.exit(any(results[name] for name in wanted))


if __name__ == "__main__":
    main()
