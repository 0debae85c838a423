"""What an archive costs: `lingding build` of ZIP archives of generated articles.

    python benchmarks/archive.py [GOLD_DIR] [--articles N …] [--jobs J …] [--json FILE]

For each number of articles and processes: articles a second by the clock; processor time an
article, of the builder (who keeps corpus and graph) and of its workers; how much of the machine
others took meanwhile (where the system tells; a clock is worth nothing above a few percent); and
the most memory that the builder, and that a worker had. The articles are those of `memory.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from memory import articles

COMMAND = "from lingding.cli import main; main()"
# the same, and on the last line what the builder and its workers took: seconds, largest in memory
MEASURED = """
import json, resource
from lingding.cli import main
try:
    main()
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        used = resource.getrusage(who)
        print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@dataclass(frozen=True)
class Cost:
    """What a build took; seconds, and bytes of memory. others: share of the machine."""

    articles: int
    jobs: int
    seconds: float
    builder_seconds: float
    worker_seconds: float
    builder_memory: int
    worker_memory: int
    others: float | None

    @property
    def line(self) -> str:
        """A row of the table."""
        builder, workers = (
            1000 * taken / self.articles for taken in (self.builder_seconds, self.worker_seconds)
        )
        others = "–" if self.others is None else f"{self.others:.0%}"
        return (
            f"{self.articles:8,}  {self.jobs:4}  {self.articles / self.seconds:10.1f}  {others:>6}"
            f"  {builder + workers:10.1f}  {builder:10.1f}  {workers:10.1f}"
            f"  {self.builder_memory / 2**20:11.0f}  {self.worker_memory / 2**20:10.0f}"
        )


def pack(path: Path, gold: Path, count: int) -> None:
    """A ZIP archive of `count` articles."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(articles(gold, count)):
            archive.writestr(f"{number // 1000:03}/{number:06}.txt", text)


def busy() -> float | None:
    """Seconds that all processors of this machine have worked, where the system tells."""
    try:
        fields = Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:9]
    except OSError:
        return None
    ticks = [int(field) for field in fields]
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def build(path: Path, store: Path, articles: int, jobs: int) -> Cost:
    """Build the archive into the store, and measure it."""
    words = ["build", str(path), "--store", str(store), "--jobs", str(jobs)]
    before, started = busy(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words], check=True, stdout=subprocess.PIPE, text=True
    )
    passed, after = time.perf_counter() - started, busy()
    builder, workers = (json.loads(line) for line in done.stdout.splitlines()[-2:])
    others = None
    if before is not None and after is not None:
        own = builder[0] + workers[0]
        others = round(max(0.0, after - before - own) / passed / (os.cpu_count() or 1), 3)
    unit = 1 if sys.platform == "darwin" else 2**10
    return Cost(
        articles,
        jobs,
        round(passed, 2),
        round(builder[0], 2),
        round(workers[0], 2),
        builder[1] * unit,
        workers[1] * unit,
        others,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    print(
        "articles  jobs  articles/s  others  ms/article  of builder  of workers  builder MiB"
        "  worker MiB"
    )
    costs = []
    for count in args.articles:
        for jobs in args.jobs:
            with TemporaryDirectory() as folder:
                path = Path(folder, "press.zip")
                pack(path, args.gold, count)
                costs.append(build(path, Path(folder, "store"), count, jobs))
            print(costs[-1].line, flush=True)
    if args.json:
        args.json.write_text(json.dumps([asdict(cost) for cost in costs], indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
