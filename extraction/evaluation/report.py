"""An evaluation as plain data, for JSON and for tables."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from extraction.evaluation.errors import Error
from extraction.evaluation.evaluate import GROUPS, Evaluation, Reading
from extraction.evaluation.findings import Tally
from extraction.evaluation.reliability import believed, calibration_error, reliability


def as_data(evaluation: Evaluation, errors: list[Error]) -> dict[str, Any]:
    """Everything measured, ready for `json.dumps`; figures have three digits."""
    bins = reliability(believed(evaluation.lenient))
    return {
        "articles": len(evaluation.gold),
        "missing": list(evaluation.missing),
        "divided": list(evaluation.divided),
        "strict": _reading(evaluation.strict),
        "lenient": _reading(evaluation.lenient),
        "calibration": {
            "error": round(calibration_error(bins), 3),
            "bins": [{key: round(value, 3) for key, value in asdict(b).items()} for b in bins],
        },
        "errors": [asdict(error) for error in errors],
    }


def figures(tally: Tally) -> dict[str, float]:
    """Counts, precision, recall and F1 of a tally."""
    return {
        "right": tally.right,
        "spurious": tally.spurious,
        "missed": tally.missed,
        "precision": round(tally.precision, 3),
        "recall": round(tally.recall, 3),
        "f1": round(tally.f1, 3),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    accuracy = reading.status_accuracy
    return {
        **{name: figures(reading.group(name)) for name in GROUPS},
        "status_accuracy": None if accuracy is None else round(accuracy, 3),
        "by_type": {name: figures(tally) for name, tally in reading.by_type.items()},
    }
