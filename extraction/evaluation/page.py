"""An evaluation as one self-contained web page: each error stands in its text.

No scripts and nothing fetched: the page is text and style, the filter works by CSS alone. All
words of articles, gold files and records are escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise
from string import Template

from extraction.evaluation.errors import Error, Problem, article_errors, text_of
from extraction.evaluation.evaluate import GROUPS, Evaluation, Reading
from extraction.evaluation.findings import Tally
from extraction.evaluation.gold import GoldArticle
from extraction.evaluation.reliability import believed, calibration_error, reliability

PROBLEMS: tuple[Problem, ...] = ("missed", "spurious", "status")


def page(evaluation: Evaluation) -> str:
    """The whole page as HTML.

    Raises GoldError if a text `texts/ID.txt` is missing or not UTF-8.
    """
    by_article = [
        (gold, article_errors(evaluation, evaluation.lenient, gold)) for gold in evaluation.gold
    ]
    counts = Counter(error.problem for _, found in by_article for error in found)
    template = files("extraction.evaluation").joinpath("page.html").read_text("utf-8")
    return Template(template).substitute(
        style_hash=_hash(template.partition("<style>")[2].partition("</style>")[0]),
        articles=_number(len(evaluation.gold), "article"),
        errors=_number(counts.total(), "error"),
        notes=_notes(evaluation),
        figures=_figures(evaluation),
        calibration=_calibration(evaluation.lenient),
        contents=" ".join(_entry(gold, found) for gold, found in by_article),
        body="\n".join(_article(gold, found) for gold, found in by_article),
        **{problem: counts[problem] for problem in PROBLEMS},
    )


def _hash(style: str) -> str:
    """The page's own style by its hash, as the content security policy wants it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def _notes(evaluation: Evaluation) -> str:
    notes = ""
    if evaluation.missing:
        notes += f" No record of {escape(', '.join(evaluation.missing))}."
    if evaluation.divided:
        notes += f" Several records judged as one: {escape(', '.join(evaluation.divided))}."
    return notes


def _figures(evaluation: Evaluation) -> str:
    strict, lenient = evaluation.strict, evaluation.lenient
    rows = [_row(f"{name}, strict", strict.group(name), "group") for name in GROUPS]
    rows += [_row(f"{name}, lenient", lenient.group(name), "group") for name in GROUPS]
    rows += [_row(name, counts) for name, counts in lenient.by_type.items()]
    accuracy = lenient.status_accuracy
    status = "–" if accuracy is None else f"{accuracy:.3f}"
    head = ("", "precision", "recall", "F1", "right", "spurious", "missed")
    return _table("Figures", head, rows) + f"<p>Status right: <b>{status}</b></p>"


def _row(name: str, counts: Tally, kind: str = "") -> str:
    figures = (counts.precision, counts.recall, counts.f1)
    cells = [f"{figure:.3f}" for figure in figures]
    cells += [str(count) for count in (counts.right, counts.spurious, counts.missed)]
    return _cells(name, cells, kind)


def _calibration(reading: Reading) -> str:
    bins = reliability(believed(reading))
    rows = [
        _cells(
            f"{b.low:.1f}–{b.high:.1f}",
            [
                str(b.count),
                f"{b.confidence:.2f}",
                f'{b.right:.2f} <meter min="0" max="1" value="{b.right:.3f}"></meter>',
            ],
        )
        for b in bins
    ]
    head = ("confidence", "statements", "mean", "right")
    note = f"<p>Mean gap between confidence and truth: <b>{calibration_error(bins):.3f}</b></p>"
    return _table("Calibration", head, rows) + note


def _table(caption: str, head: Iterable[str], rows: Iterable[str]) -> str:
    titles = "".join(f'<th scope="col">{title}</th>' for title in head)
    body = "\n".join(rows)
    return (
        f"<table><caption>{caption}</caption><thead><tr>{titles}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _cells(name: str, cells: Iterable[str], kind: str = "") -> str:
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr class="{kind}"><th scope="row">{name}</th>{row}</tr>'


def _entry(gold: GoldArticle, found: Sequence[Error]) -> str:
    return f'<a href="#{_anchor(gold)}">{escape(gold.id)} <b>{len(found)}</b></a>'


def _anchor(gold: GoldArticle, number: int | None = None) -> str:
    name = escape(gold.id, quote=True)
    return f"a-{name}" if number is None else f"a-{name}-{number}"


def _article(gold: GoldArticle, found: Sequence[Error]) -> str:
    items = "\n".join(_item(gold, number, error) for number, error in enumerate(found, 1))
    return (
        f'<section id="{_anchor(gold)}"><h2>{escape(gold.title)} <small>{escape(gold.id)}</small>'
        f'</h2><div class="columns"><div class="text" lang="zh">{_text(gold, found)}</div>'
        f"<ol>{items}</ol></div></section>"
    )


def _item(gold: GoldArticle, number: int, error: Error) -> str:
    note = f"<i>{escape(error.note)}</i>" if error.note else ""
    return (
        f'<li class="{error.problem}" id="{_anchor(gold, number)}">'
        f"<code>{escape(error.type)}</code> {escape(error.what)} {note}</li>"
    )


def _text(gold: GoldArticle, found: Sequence[Error]) -> str:
    """The text with the places of errors marked; where errors overlap, a piece carries both."""
    raw = text_of(gold)
    cuts = sorted({0, len(raw), *(edge for e in found for span in e.spans for edge in span)})
    pieces = []
    for start, end in pairwise(cuts):
        covering = [
            (number, error)
            for number, error in enumerate(found, 1)
            if any(low <= start and end <= high for low, high in error.spans)
        ]
        words = escape(raw[start:end])
        if covering:
            kinds = " ".join(sorted({error.problem for _, error in covering}))
            told = escape("\n".join(_told(error) for _, error in covering), quote=True)
            words = f'<mark class="{kinds}" title="{told}">{words}</mark>'
        opening = [
            f'<a class="{error.problem}" href="#{_anchor(gold, number)}">{number}</a>'
            for number, error in covering
            if error.spans[0][0] == start
        ]
        pieces.append("".join(opening) + words)
    return "".join(pieces)


def _told(error: Error) -> str:
    return " ".join(part for part in (error.problem, error.type, error.what, error.note) if part)
