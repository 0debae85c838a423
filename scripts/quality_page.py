"""Writes the figures of docs/quality.md again.

python scripts/quality_page.py [SECTION…] [--records FILE.jsonl]

Sections: gold (the default), finre, fewfc, speed, memory. Only what stands between the
marks `<!-- SECTION -->` and `<!-- end -->` is replaced; a benchmark's is what it prints.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extraction.evaluation import (
    Evaluation,
    GoldArticle,
    Reading,
    Tally,
    choose,
    evaluate,
    load_gold,
)
from extraction.evaluation.reliability import believed, calibration_error, reliability
from graph.record import Record

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
GOLD = ROOT / "data" / "gold"
BENCHMARKS = ("finre", "fewfc", "speed", "memory")


def put(page: str, section: str, text: str) -> str:
    """The page with the text of one section replaced; raises ValueError if it has no such mark."""
    place = re.compile(rf"(?<=<!-- {section} -->\n).*?(?=<!-- end -->)", re.DOTALL)
    if not place.search(page):
        raise ValueError(f"{PAGE}: no <!-- {section} --> … <!-- end --> in it")
    return place.sub(lambda _: text, page, count=1)


def printed(benchmark: str) -> str:
    """What a benchmark prints, as a block of Markdown."""
    command = [sys.executable, str(ROOT / "benchmarks" / f"{benchmark}.py")]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return f"```\n{done.stdout}```\n"


def figures(gold: Sequence[GoldArticle], records: Sequence[Record]) -> str:
    """The figures as Markdown.

    gold: the page `article` and articles with numbers, odd and even.
    """
    page = evaluate([a for a in gold if a.number is None], records)
    both = evaluate([a for a in gold if a.number is not None], records)
    odd, even = (evaluate(choose(gold, only), records) for only in ("odd", "even"))
    gap = odd.lenient.group("relations").f1 - even.lenient.group("relations").f1
    lines = [
        "| measured on | entities F1 | relations P | relations R | relations F1 | structure F1 "
        "| status |",
        "|---|--:|--:|--:|--:|--:|--:|",
        _row("the page, strict", page.strict),
        _row("the page, lenient", page.lenient),
        _row("d01–d48, strict", both.strict),
        _row("**d01–d48, lenient**", both.lenient),
        _row("odd (frames written on them), lenient", odd.lenient),
        _row("even (held out), lenient", even.lenient),
        "",
        f"Relations F1 on odd less that on even articles: {gap:+.3f}.",
        "",
        "| d01–d48, lenient | precision | recall | F1 | right | spurious | missed |",
        "|---|--:|--:|--:|--:|--:|--:|",
        *(_type(name, tally) for name, tally in both.lenient.by_type.items()),
        "",
        *_confidence({"odd": odd, "even": even}),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, reading: Reading) -> str:
    relations = reading.group("relations")
    cells = (
        reading.group("entities").f1,
        relations.precision,
        relations.recall,
        relations.f1,
        reading.group("structure").f1,
        reading.status_accuracy,
    )
    return _cells(name, ("–" if cell is None else f"{cell:.3f}" for cell in cells))


def _type(name: str, tally: Tally) -> str:
    figures = (f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1))
    counts = (str(count) for count in (tally.right, tally.spurious, tally.missed))
    return _cells(f"`{name}`", (*figures, *counts))


def _confidence(evaluations: dict[str, Evaluation]) -> Iterator[str]:
    """The reliability tables of some evaluations side by side."""
    tables = {name: reliability(believed(e.lenient)) for name, e in evaluations.items()}
    heads = [f"{name}: {what}" for name in tables for what in ("statements", "mean", "right")]
    yield _cells("confidence", heads)
    yield "|---|" + "--:|" * len(heads)
    for low in sorted({b.low for bins in tables.values() for b in bins}):
        cells: list[str] = []
        for bins in tables.values():
            found = next((b for b in bins if b.low == low), None)
            cells += (
                [str(found.count), f"{found.confidence:.3f}", f"{found.right:.3f}"]
                if found
                else ["0", "–", "–"]
            )
        high = next(b.high for bins in tables.values() for b in bins if b.low == low)
        yield _cells(f"{low:.1f}–{high:.1f}", cells)
    yield ""
    gaps = (f"{name} {calibration_error(bins):.3f}" for name, bins in tables.items())
    yield f"Mean gap between confidence and truth: {', '.join(gaps)}."


def _cells(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _records(path: Path | None, gold: Sequence[GoldArticle]) -> list[Record]:
    if path:
        lines = path.read_text("utf-8").split("\n")
        return [Record.from_json(line) for line in lines if line.strip()]
    from extraction.extract import extract_file

    return [record for article in gold for record in extract_file(article.text)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sections", nargs="*", help=f"gold, {', '.join(BENCHMARKS)}")
    parser.add_argument("--records", type=Path, help="records instead of extracting the texts")
    args = parser.parse_args()
    for section in args.sections or ["gold"]:
        if section == "gold":
            gold = load_gold(GOLD)
            text = figures(gold, _records(args.records, gold))
        elif section in BENCHMARKS:
            text = printed(section)
        else:
            parser.error(f"no section {section}; there are gold, {', '.join(BENCHMARKS)}")
        PAGE.write_text(put(PAGE.read_text("utf-8"), section, text), "utf-8")


if __name__ == "__main__":
    main()
