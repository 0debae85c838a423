"""What an archive costs: `lingding build` of ZIP archives of generated articles.

    python benchmarks/archive.py [GOLD_DIR] [--articles N …] [--jobs J …]

For each number of articles and processes: articles a second by the clock, processor time an
article (of all processes, with the corpus and the graph), and the largest process's memory.
The articles are those of `memory.py`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from memory import articles

COMMAND = "from lingding.cli import main; main()"


def pack(path: Path, gold: Path, count: int) -> None:
    """A ZIP archive of `count` articles."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(articles(gold, count)):
            archive.writestr(f"{number // 1000:03}/{number:06}.txt", text)


def build(path: Path, store: Path, jobs: int) -> tuple[float, float, float]:
    """(seconds by the clock, seconds of all processors, MiB of the largest process)."""
    words = ["build", str(path), "--store", str(store), "--jobs", str(jobs)]
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", COMMAND, *words], check=True, stdout=subprocess.DEVNULL)
    passed = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return passed, used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    args = parser.parse_args()
    print("articles  jobs  articles/s  processor ms/article  largest process MiB")
    for count in args.articles:
        for jobs in args.jobs:
            with TemporaryDirectory() as folder:
                path = Path(folder, "press.zip")
                pack(path, args.gold, count)
                # a process of its own each, so that the system's sums are of this one alone
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    figures = pool.apply(build, (path, Path(folder, "store"), jobs))
            passed, used, memory = figures
            each = used / count * 1000
            print(f"{count:8,}  {jobs:4}  {count / passed:10.1f}  {each:20.1f}  {memory:19.0f}")


if __name__ == "__main__":
    main()
