"""The errors of an evaluation, each with the sentence where it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extraction.evaluation.evaluate import Evaluation, Reading
from extraction.evaluation.findings import Finding, Span
from extraction.evaluation.gold import GoldArticle, GoldError
from extraction.evaluation.quotes import Text

Problem = Literal["missed", "spurious", "status"]


@dataclass(frozen=True, slots=True)
class Error:
    """One error; spans and sentence are empty where the text does not show the place."""

    article: str
    type: str
    problem: Problem
    what: str
    note: str
    sentence: str
    spans: tuple[Span, ...]


def errors(evaluation: Evaluation, reading: Reading) -> list[Error]:
    """All errors of a reading, by article, in the order of the text.

    Raises GoldError if a text `texts/ID.txt` is missing or not UTF-8.
    """
    return [
        error for gold in evaluation.gold for error in article_errors(evaluation, reading, gold)
    ]


def article_errors(evaluation: Evaluation, reading: Reading, gold: GoldArticle) -> list[Error]:
    """The errors of one article, in the order of the text."""
    record = evaluation.records.get(gold.id)
    text = Text(text_of(gold), record.sentences if record else ())
    found = [
        _error(gold.id, finding, text) for finding in reading.findings[gold.id] if finding.wrong
    ]
    nowhere = (len(text.raw), 0)
    return sorted(
        found, key=lambda e: (e.spans[0] if e.spans else nowhere, e.problem, e.type, e.what)
    )


def text_of(gold: GoldArticle) -> str:
    """The text of a gold article.

    Raises GoldError if its file is missing or not UTF-8.
    """
    try:
        return gold.text.read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldError(f"{gold.text}: no text for {gold.id}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{gold.text}: not UTF-8 at byte {error.start}") from error


def _error(article: str, finding: Finding, text: Text) -> Error:
    problem: Problem = "status" if finding.outcome == "right" else _problem(finding)
    spans = finding.spans or _quoted(finding, text)
    sentence = text.words(text.sentence_at(spans[0])) if spans else ""
    return Error(article, finding.type, problem, finding.what, _note(finding), sentence, spans)


def _problem(finding: Finding) -> Problem:
    return "missed" if finding.outcome == "missed" else "spurious"


def _quoted(finding: Finding, text: Text) -> tuple[Span, ...]:
    for quote in finding.quotes:
        if found := text.find(quote):
            return (found,)
    sentence = text.together(finding.names)
    return (sentence,) if sentence else ()


def _note(finding: Finding) -> str:
    if finding.status and finding.status_right is False:
        given, wanted = finding.status
        return f"{given or '–'}, wanted {wanted}"
    if finding.outcome == "spurious" and finding.rule and finding.confidence is not None:
        return f"{finding.rule} {finding.confidence:.2f}"
    return ""
