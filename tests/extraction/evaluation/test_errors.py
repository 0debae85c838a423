from collections.abc import Callable

import pytest

from extraction.evaluation import GoldArticle, GoldError, evaluate
from extraction.evaluation.errors import errors
from graph.record import Record

Annotate = Callable[..., GoldArticle]
Report = Callable[..., Record]

TEXT = "甲公司昨日开业。甲公司与乙公司签约合作。\n丙公司到访。"
A, B, C = ((name, "Organisation", "company") for name in ("甲公司", "乙公司", "丙公司"))
WORK = {
    "s": "甲公司",
    "p": "COOPERATES_WITH",
    "o": "乙公司",
    "status": "agreed",
    "evidence": ["甲公司与乙公司签约"],
}


def test_errors_show_a_missed_statement_in_the_sentence_of_its_evidence(
    annotate: Annotate, report: Report
) -> None:
    evaluation = evaluate([annotate([A, B], TEXT, statements=[WORK])], [report([A, B])])
    (error,) = errors(evaluation, evaluation.strict)
    assert (error.problem, error.type, error.what) == (
        "missed",
        "COOPERATES_WITH",
        "甲公司 → 乙公司",
    )
    assert error.sentence == "甲公司与乙公司签约合作。"
    assert TEXT[slice(*error.spans[0])] == "甲公司与乙公司签约"


def test_errors_show_a_missed_statement_without_evidence_where_both_ends_stand(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([A, B], TEXT, statements=[{**WORK, "evidence": []}])
    evaluation = evaluate([gold], [report([A, B])])
    (error,) = errors(evaluation, evaluation.strict)
    assert error.sentence == "甲公司与乙公司签约合作。"


def test_errors_show_a_spurious_entity_where_the_system_saw_it(
    annotate: Annotate, report: Report
) -> None:
    place = TEXT.index("丙公司")
    record = report([C], span=(place, place + 3))
    evaluation = evaluate([annotate([], TEXT)], [record])
    (error,) = errors(evaluation, evaluation.strict)
    assert (error.problem, error.what, error.sentence) == ("spurious", "丙公司", "丙公司到访。")


def test_errors_name_the_rule_and_confidence_of_a_spurious_statement(
    annotate: Annotate, report: Report
) -> None:
    record = report([A, B], [("甲公司", "VISITED", "乙公司", "completed")])
    evaluation = evaluate([annotate([A, B], TEXT)], [record])
    (error,) = errors(evaluation, evaluation.strict)
    assert error.note == "visited/test 0.75"


def test_errors_name_the_status_given_and_wanted(annotate: Annotate, report: Report) -> None:
    record = report([A, B], [("甲公司", "COOPERATES_WITH", "乙公司", None)])
    evaluation = evaluate([annotate([A, B], TEXT, statements=[WORK])], [record])
    (error,) = errors(evaluation, evaluation.strict)
    assert (error.problem, error.note) == ("status", "–, wanted agreed")


def test_errors_stand_in_the_order_of_the_text(annotate: Annotate, report: Report) -> None:
    evaluation = evaluate([annotate([C, B, A], TEXT)], [])
    assert [e.what for e in errors(evaluation, evaluation.strict)] == ["甲公司", "乙公司", "丙公司"]


def test_errors_of_a_perfect_record_are_none(annotate: Annotate, report: Report) -> None:
    record = report([A, B], [("甲公司", "COOPERATES_WITH", "乙公司", "agreed")])
    evaluation = evaluate([annotate([A, B], TEXT, statements=[WORK])], [record])
    assert errors(evaluation, evaluation.strict) == []


def test_errors_without_the_text_are_refused_by_name(annotate: Annotate) -> None:
    gold = annotate([A], TEXT)
    gold.text.unlink()
    evaluation = evaluate([gold], [])
    with pytest.raises(GoldError, match=r"a\.txt: no text for a"):
        errors(evaluation, evaluation.strict)
