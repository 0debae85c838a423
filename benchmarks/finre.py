"""FinRE as a yes/no question: does the sentence say that the given pair works together?

    python benchmarks/finre.py [FOLDER] [--errors]

Positive are the labels 合作, 签约 and 合资 (of 44), undirected; rows of one sentence and pair are
one question. Printed: precision, recall and F1 beside the share of positives, which is the
precision of always saying yes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from pairs import cooperating, entities_at, unmasked

from extraction.evaluation.findings import Tally
from extraction.evaluation.records import join
from extraction.extract import extract_text

POSITIVE = {"合作", "签约", "合资"}

Question = tuple[str, str, str]  # sentence and the two names, sorted


def questions(path: Path) -> dict[Question, bool]:
    """Each sentence and pair of the file with the truth; damaged rows are left out."""
    labels: dict[Question, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").split("\n"):
        row = line.split("\t")
        if len(row) == 4:
            head, tail, label, sentence = (part.strip() for part in row)
            one, other = sorted((head, tail))
            labels[sentence, one, other].add(label)
    return {question: bool(found & POSITIVE) for question, found in labels.items()}


def answer(sentence: str, one: str, other: str) -> tuple[bool, bool]:
    """Whether both names were found as entities, and whether they are said to work together."""
    text = unmasked(sentence)
    record = join(extract_text(text))
    ones, others = (entities_at(record, text, unmasked(name)) for name in (one, other))
    return bool(ones and others), cooperating(record, ones, others)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/finre"))
    parser.add_argument("--errors", action="store_true", help="print the wrong answers")
    args = parser.parse_args()
    asked = questions(args.folder / "valid.txt")
    tally = Tally()
    seen = 0
    for (sentence, one, other), truth in asked.items():
        both, given = answer(sentence, one, other)
        seen += both and truth
        tally.right += given and truth
        tally.spurious += given and not truth
        tally.missed += truth and not given
        if args.errors and given != truth:
            print("missed" if truth else "spurious", one, other, sentence, sep="\t")
    share = sum(asked.values()) / len(asked)
    print(f"questions {len(asked)}, positive {sum(asked.values())} ({share:.3f})")
    print(f"positive with both names found as entities {seen}")
    print(f"precision {tally.precision:.3f}  recall {tally.recall:.3f}  F1 {tally.f1:.3f}")
    print(f"always yes: precision {share:.3f}  recall 1.000  F1 {2 * share / (1 + share):.3f}")


if __name__ == "__main__":
    main()
