"""Whether memory stays flat over 10,000 articles.

    python benchmarks/memory.py [GOLD_DIR] [--articles N]

The articles are paragraphs of the gold texts, shuffled (seeded), each with a line of invented
names that occurs nowhere else, so that no cache can live on repetition.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from one_core import pin

from extraction.extract import extract_text
from extraction.reading import read

NAMES = "安宝昌成达德东丰高光海恒宏华嘉建金景凯康利隆美明宁鹏庆荣瑞盛顺泰通万祥新兴永裕源远正中"


def articles(gold: Path, count: int) -> Iterator[str]:
    """Texts of some four paragraphs each."""
    chance = random.Random(0)
    texts = sorted((gold / "texts").glob("*.txt"))
    prose = [b.text for path in texts for b in read(path).blocks if b.kind in ("lead", "body")]
    for _ in range(count):
        company, school = ("".join(chance.sample(NAMES, 3)) for _ in range(2))
        line = f"昨日，{company}科技有限公司与{school}学院签署合作协议。"
        yield "\n\n".join([line, *chance.sample(prose, 4)])


def resident() -> float:
    """Memory of this process now (its peak where the system tells no more), in MiB."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    pin()
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    parser.add_argument("--articles", type=int, default=10_000)
    args = parser.parse_args()
    marks = {max(1, args.articles // part) for part in (10, 2, 1)}
    start = time.perf_counter()
    statements = 0
    for number, text in enumerate(articles(args.gold, args.articles), 1):
        statements += sum(len(record.statements) for record in extract_text(text))
        if number in marks:
            passed = time.perf_counter() - start
            figures = (f"{resident():6.0f} MiB", f"{passed:6.0f} s", f"{statements:,} statements")
            print(f"{number:7,} articles", *figures, sep="  ")


if __name__ == "__main__":
    main()
