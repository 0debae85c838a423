"""FewFC: of the signings (签署合同) with an organisation on both sides, are both parties found?

    python benchmarks/fewfc.py [FOLDER] [--errors]

Sentences without such an event count for precision: an agreement claimed there is wrong.
"""

from __future__ import annotations

import argparse
import json
from itertools import product
from pathlib import Path
from typing import Any

from pairs import agreements, cooperating, entities_at

from extraction.evaluation.records import join
from extraction.extract import extract_text

SIGNING = "签署合同"


def signings(row: dict[str, Any]) -> list[tuple[list[str], list[str]]]:
    """The organisations on both sides of each signing of a sentence."""
    sides = []
    for event in row["events"]:
        if event["type"] == SIGNING:
            words = {
                role: [m["word"] for m in event["mentions"] if m["role"] == role]
                for role in ("sub-org", "obj-org")
            }
            if all(words.values()):
                sides.append((words["sub-org"], words["obj-org"]))
    return sides


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/fewfc"))
    parser.add_argument("--errors", action="store_true", help="print where a party is not found")
    args = parser.parse_args()
    lines = (args.folder / "train_trans.json").read_text("utf-8").split("\n")
    asked = seen = linked = signed = idle = claimed = 0
    for row in map(json.loads, filter(None, lines)):
        text = row["content"]
        record = join(extract_text(text))
        if not any(event["type"] == SIGNING for event in row["events"]):
            idle += 1
            claimed += any(agreements(record))
        for subjects, objects in signings(row):
            asked += 1
            ends = [
                (entities_at(record, text, one), entities_at(record, text, other))
                for one, other in product(subjects, objects)
            ]
            seen += all(ones and others for ones, others in ends)
            parties = set[str]().union(*agreements(record))
            both = all(ones & parties and others & parties for ones, others in ends)
            signed += both
            together = all(cooperating(record, ones, others) for ones, others in ends)
            linked += together
            if args.errors and not together:
                print("、".join(subjects), "、".join(objects), text, sep="\t")
    print(f"signings with organisations on both sides: {asked}")
    print(f"both found as entities      {seen:4} ({seen / asked:.3f})")
    print(f"both found as signatories   {signed:4} ({signed / asked:.3f})")
    print(f"found as working together   {linked:4} ({linked / asked:.3f})")
    print(f"sentences of other events: {idle}, with an agreement claimed {claimed}")


if __name__ == "__main__":
    main()
