"""`lingding evaluate`: what extraction finds against what is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from extraction.evaluation import Evaluation, GoldArticle
    from extraction.evaluation.errors import Error
    from graph.record import Record


def evaluate(
    gold_dir: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Gold files *.json with their texts/*.txt.")
    ],
    records: Annotated[
        Path | None,
        typer.Option(help="Judge the records of this file (one JSON object a line) instead."),
    ] = None,
    only: Annotated[
        str | None, typer.Option(help="Articles with odd or even numbers, or ids: d01,d07.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
    html: Annotated[
        Path | None, typer.Option(help="Write a page where each error stands in its text.")
    ] = None,
    calibrate: Annotated[
        Path | None,
        typer.Option(help="Write the measured confidence of each rule, without held-out articles."),
    ] = None,
    with_held_out: Annotated[
        bool, typer.Option("--with-held-out", help="Use held-out articles for --calibrate too.")
    ] = False,
) -> None:
    """Measure extraction against gold: precision, recall, F1, status, calibration, errors.

    Example: lingding evaluate data/gold --only odd --errors
    """
    from extraction.evaluation import GoldError, choose, load_gold
    from extraction.evaluation import evaluate as judge
    from extraction.evaluation.errors import errors as errors_of
    from extraction.reading import UnreadableError
    from lingding.output import tell

    try:
        gold: Sequence[GoldArticle] = load_gold(gold_dir)
        if only is not None:
            gold = choose(gold, only)
        found = _extracted(gold) if records is None else _recorded(records)
        evaluation = judge(gold, found)
        listed = errors_of(evaluation, evaluation.lenient) if errors or as_json else []
        if html is not None:
            from extraction.evaluation.page import page

            _write(html, page(evaluation))
        if calibrate is not None:
            _write(calibrate, _confidence(evaluation, with_held_out))
    except (GoldError, UnreadableError) as error:
        tell([str(error)])
        raise typer.Exit(2) from error
    if as_json:
        from extraction.evaluation.report import as_data

        print(json.dumps(as_data(evaluation, listed), ensure_ascii=False, indent=1))
        return
    _print(evaluation, listed)


def _extracted(gold: Sequence[GoldArticle]) -> Iterator[Record]:
    """What extraction reads in the texts of gold articles, with a progress bar for a person."""
    from extraction.extract import extract_file
    from lingding.progress import track

    texts = {str(article.text): article.text for article in gold}
    for name in track(list(texts), "extracting"):
        yield from extract_file(texts[name])


def _recorded(path: Path) -> list[Record]:
    """The records of a file as `lingding extract --json` prints them."""
    from extraction.evaluation import GoldError
    from graph.record import Record

    found = []
    try:
        lines = path.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 at byte {error.start}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(Record.from_json(line))
            except ValueError as error:
                raise GoldError(
                    f"{path}, line {number}: {error}; give what lingding extract --json prints"
                ) from error
    return found


def _confidence(evaluation: Evaluation, with_held_out: bool) -> str:
    """Confidence measured on the articles that are not held out, or on all."""
    from extraction.evaluation.confidence import as_toml, measure

    used = [a.id for a in evaluation.gold if with_held_out or not a.held_out]
    return as_toml(measure(f for id_ in used for f in evaluation.lenient.findings[id_]))


def _write(path: Path, text: str) -> None:
    """Write a whole file or none."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_text(text, "utf-8")
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
    print(f"wrote {path}", file=sys.stderr)


def _print(evaluation: Evaluation, listed: Sequence[Error]) -> None:
    from rich.console import Console

    from lingding.output import printable

    console = Console(highlight=False, markup=False)
    for line in _summary(evaluation):
        console.print(line)
    _print_figures(console, evaluation)
    _print_calibration(console, evaluation)
    for error in listed:
        note = f"  ({error.note})" if error.note else ""
        head = f"{error.article}  {error.problem}  {error.type}  {error.what}{note}"
        console.print(printable(head), soft_wrap=True)
        if error.sentence:
            console.print(printable(f"    {error.sentence}"), style="dim", soft_wrap=True)


def _summary(evaluation: Evaluation) -> Iterator[str]:
    yield f"{len(evaluation.gold)} articles"
    if evaluation.missing:
        yield f"no record: {', '.join(evaluation.missing)}"
    if evaluation.divided:
        yield f"several records judged as one: {', '.join(evaluation.divided)}"


def _print_figures(console: Console, evaluation: Evaluation) -> None:
    from rich.table import Table

    from extraction.evaluation.evaluate import GROUPS

    table = Table(title="Figures (by type: lenient)", title_justify="left")
    table.add_column("")
    for name in ("precision", "recall", "F1", "right", "spurious", "missed"):
        table.add_column(name, justify="right")
    readings = {"strict": evaluation.strict, "lenient": evaluation.lenient}
    tallies = [
        (f"{group}, {how}", reading.group(group))
        for how, reading in readings.items()
        for group in GROUPS
    ]
    tallies += list(evaluation.lenient.by_type.items())
    for row, (name, tally) in enumerate(tallies, 1):
        table.add_row(
            name,
            *(f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)),
            *(str(count) for count in (tally.right, tally.spurious, tally.missed)),
            end_section=row in (len(GROUPS), 2 * len(GROUPS)),
        )
    console.print(table)
    for how, reading in readings.items():
        accuracy = reading.status_accuracy
        console.print(f"status right, {how}: {'–' if accuracy is None else f'{accuracy:.3f}'}")


def _print_calibration(console: Console, evaluation: Evaluation) -> None:
    from rich.table import Table

    from extraction.evaluation.reliability import believed, calibration_error, reliability

    bins = reliability(believed(evaluation.lenient))
    table = Table(title="Calibration of confidence, lenient", title_justify="left")
    for name in ("confidence", "statements", "mean", "right"):
        table.add_column(name, justify="right")
    for b in bins:
        table.add_row(
            f"{b.low:.1f}–{b.high:.1f}", str(b.count), f"{b.confidence:.3f}", f"{b.right:.3f}"
        )
    console.print(table)
    console.print(f"mean gap between confidence and truth: {calibration_error(bins):.3f}")
