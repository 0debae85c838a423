import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extraction.evaluation import GoldArticle, evaluate, load_gold
from extraction.evaluation.evaluate import GROUPS
from extraction.evaluation.report import as_data
from graph.record import Record

SCORER = Path(__file__).parents[4] / "shared" / "tools" / "score.py"
KEYS = {"tp": "right", "fp": "spurious", "fn": "missed", "p": "precision", "r": "recall"}


def official(gold_folder: Path, records: list[Record], tmp_path: Path) -> dict:
    output = tmp_path / "output.jsonl"
    output.write_text("".join(f"{record.to_json()}\n" for record in records), "utf-8")
    command = [sys.executable, str(SCORER), str(gold_folder), str(output), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def with_equivalents(gold_folder: Path, tmp_path: Path, seed: int) -> Path:
    """A copy of the gold set in which some organisations of each article are one actor."""
    chance = random.Random(seed)
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in sorted(gold_folder.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        names = [e["name"] for e in data["entities"] if e["label"] == "Organisation"]
        if len(names) > 1 and chance.random() < 0.5:
            data["equivalent"] = [chance.sample(names, 2)]
        (folder / path.name).write_text(json.dumps(data), "utf-8")
    return folder


def ours(tally: dict[str, float]) -> dict[str, float]:
    return {KEYS.get(key, key): value for key, value in tally.items()}


@pytest.mark.skipif(not SCORER.exists(), reason="the shared scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(6))
def test_evaluate_agrees_with_the_shared_scorer_in_every_number(
    gold_folder: Path,
    perfect: list[Record],
    degrade: Callable[[Record, int], Record],
    tmp_path: Path,
    seed: int,
) -> None:
    folder = with_equivalents(gold_folder, tmp_path, seed)
    records = [degrade(record, seed) for record in perfect][seed:]
    theirs = official(folder, records, tmp_path)
    data = as_data(evaluate(load_gold(folder), records), [])
    assert data["missing"] == theirs["missing"]
    for mode in ("strict", "lenient"):
        for group in GROUPS:
            assert data[mode][group] == ours(theirs[mode][group]), (mode, group)
        assert data[mode]["status_accuracy"] == theirs[mode]["status_accuracy"]
        by_type = {
            key.removeprefix("entity:"): ours(tally) for key, tally in theirs[mode]["by"].items()
        }
        assert data[mode]["by_type"] == by_type


def test_evaluate_finds_a_perfect_record_perfect(
    gold: list[GoldArticle], perfect: list[Record]
) -> None:
    reading = evaluate(gold, perfect).strict
    assert reading.group("entities").f1 == 1
    assert reading.group("relations").recall == 1
    assert reading.group("structure").f1 == 1
    assert reading.status_accuracy == 1


def test_evaluate_counts_an_article_without_a_record_as_missed(gold: list[GoldArticle]) -> None:
    evaluation = evaluate(gold[:1], [])
    assert evaluation.missing == (gold[0].id,)
    assert evaluation.strict.group("entities").recall == 0
    assert evaluation.strict.group("entities").missed > 0


def test_evaluate_leaves_records_of_other_articles_aside(
    gold: list[GoldArticle], perfect: list[Record]
) -> None:
    stranger = replace(perfect[0], article=replace(perfect[0].article, id="elsewhere"))
    alone = evaluate(gold[:1], perfect[:1])
    assert evaluate(gold[:1], [*perfect[:1], stranger]).strict == alone.strict
