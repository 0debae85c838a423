"""How much of given answers arrives in records: of perfect ones, and of partly invented ones.

    python benchmarks/scripted_answers.py [GOLD_DIR] [--only odd|even]

The answers are those of `tests/llm`. *Calibrated*: each half of the articles (odd, even) is read
with the model's confidence as measured on the other half. Prints the lines of the table in
docs/llm.md, lenient, and what was dropped; no texts and no single errors, for the even articles are
held out.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from extraction import confidence
from extraction.evaluation import GoldArticle, choose, evaluate, load_gold
from extraction.evaluation.confidence import as_toml, measure
from extraction.extract import extract_file
from extraction.model.dropped import summary
from extraction.model.questions import Answer, Question
from extraction.model.reading import Read, read_document
from extraction.model.second import Reader, Second
from extraction.reading import documents, sources
from graph.record import Record

sys.path.append(str(Path(__file__).parents[1] / "tests" / "llm"))
import perfect
import spoiled

SHARES = (0.0, 0.3, 1.0)


class Scripted:
    """A perfect model that invents a share of what it says."""

    model = "scripted"

    def __init__(self, gold: perfect.Item, invented: float, seed: str) -> None:
        self._gold, self._invented, self._chance = gold, invented, random.Random(seed)

    def get(self, question: Question) -> Answer:
        window = question.window.text
        told = perfect.answer(self._gold, window)
        if self._invented:
            told = spoiled.spoiled(told, window, self._invented, self._chance)
        return Answer(json.dumps(told, ensure_ascii=False))


def read(gold: Iterable[GoldArticle], folder: Path, reader: Reader, invented: float) -> list[Read]:
    """The gold articles, so answered."""
    found = []
    for article in gold:
        answers = Scripted(perfect.gold_of(folder / f"{article.id}.json"), invented, article.id)
        for source in sources([article.text]):
            found += [read_document(d, Second(reader, answers)) for d in documents(source)]
    return found


def line(name: str, gold: Sequence[GoldArticle], records: Iterable[Record]) -> str:
    """A line of the table."""
    lenient = evaluate(gold, records).lenient
    relations, structure = lenient.group("relations"), lenient.group("structure")
    figures = (relations.precision, relations.recall, relations.f1, structure.f1)
    return f"| {name} | {' | '.join(f'{figure:.3f}' for figure in figures)} |"


def calibrated(
    gold: Sequence[GoldArticle], every: Sequence[GoldArticle], folder: Path, invented: float
) -> list[Read]:
    """`gold` read by both, each half with the confidence that the other half of `every` gives."""
    found = []
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "measured.toml"
        even = {article.id for article in choose(every, "even")}
        for known, mine in (
            (choose(every, "odd"), [article for article in gold if article.id in even]),
            (choose(every, "even"), [article for article in gold if article.id not in even]),
        ):
            os.environ.pop(confidence.MEASURED, None)
            confidence.measured.cache_clear()
            plain = [one.record for one in read(known, folder, Reader.both, invented)]
            path.write_text(as_toml(measure(evaluate(known, plain).lenient.all)), "utf-8")
            os.environ[confidence.MEASURED] = str(path)
            confidence.measured.cache_clear()
            found += read(mine, folder, Reader.both, invented)
    os.environ.pop(confidence.MEASURED, None)
    confidence.measured.cache_clear()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, default=Path("data/gold"))
    parser.add_argument("--only", choices=("odd", "even"))
    args = parser.parse_args()
    every: Sequence[GoldArticle] = load_gold(args.gold)
    gold = choose(every, args.only) if args.only else every
    print(line("`frames`", gold, [r for article in gold for r in extract_file(article.text)]))
    for invented in SHARES:
        what = f"{invented:.0%} invented" if invented else "perfect"
        for reader in (Reader.llm, Reader.both):
            found = read(gold, args.gold, reader, invented)
            print(line(f"`{reader}`, {what}", gold, [one.record for one in found]))
        found = calibrated(gold, every, args.gold, invented)
        print(line(f"`both`, {what}, calibrated", gold, [one.record for one in found]))
        dropped = Counter(one.reason for each in found for one in each.dropped)
        print(f"    dropped {dropped.total()}: {summary(dropped)}", file=sys.stderr)


if __name__ == "__main__":
    main()
