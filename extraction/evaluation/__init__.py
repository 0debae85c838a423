"""Measuring what extraction finds against hand-made gold, and its confidence against the truth.

    gold = load_gold(Path("data/gold"))
    evaluation = evaluate(gold, records)
    evaluation.lenient.group("relations").f1

What counts as right is described in docs/annotation.md.
"""

from extraction.evaluation.evaluate import Evaluation, Reading, evaluate
from extraction.evaluation.findings import Finding, Outcome, Tally
from extraction.evaluation.gold import GoldArticle, GoldError, choose, load_gold

__all__ = [
    "Evaluation",
    "Finding",
    "GoldArticle",
    "GoldError",
    "Outcome",
    "Reading",
    "Tally",
    "choose",
    "evaluate",
    "load_gold",
]
