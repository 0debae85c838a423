from collections import Counter
from collections.abc import Callable

import pytest

from extraction.evaluation import GoldArticle
from extraction.evaluation.evaluate import judge
from graph.record import Record

Annotate = Callable[..., GoldArticle]
Report = Callable[..., Record]

A, B = ((name, "Organisation", "company") for name in ("甲公司", "乙公司"))
WORK = {"s": "甲公司", "p": "COOPERATES_WITH", "o": "乙公司", "status": "agreed"}
TYPES = ("COOPERATES_WITH", "VISITED", "ATTENDED")


def outcomes(gold: GoldArticle, record: Record) -> Counter[str]:
    findings = judge(gold, record, lenient=False)
    return Counter(finding.outcome for finding in findings if finding.type in TYPES)


def status_right(gold: GoldArticle, record: Record) -> list[bool | None]:
    findings = judge(gold, record, lenient=False)
    return [finding.status_right for finding in findings if finding.type == "COOPERATES_WITH"]


def test_statement_of_a_symmetric_type_is_right_either_way_round(
    annotate: Annotate, report: Report
) -> None:
    record = report([A, B], [("乙公司", "COOPERATES_WITH", "甲公司", "agreed")])
    assert outcomes(annotate([A, B], statements=[WORK]), record) == {"right": 1}


def test_statement_of_a_directed_type_is_wrong_the_other_way_round(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([A, B], statements=[{"s": "甲公司", "p": "VISITED", "o": "乙公司"}])
    record = report([A, B], [("乙公司", "VISITED", "甲公司", "completed")])
    assert outcomes(gold, record) == {"spurious": 1, "missed": 1}


def test_statement_told_twice_counts_once(annotate: Annotate, report: Report) -> None:
    both = [("乙公司", "COOPERATES_WITH", "甲公司", "agreed")] * 2
    assert outcomes(annotate([A, B], statements=[WORK]), report([A, B], both)) == {"right": 1}


def test_statement_that_is_optional_counts_neither_way(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B], statements=[{**WORK, "optional": True}])
    record = report([A, B], [("甲公司", "COOPERATES_WITH", "乙公司", "agreed")])
    assert outcomes(gold, record) == {}
    assert outcomes(gold, report([A, B])) == {}


def test_statement_of_a_type_that_gold_leaves_out_is_not_judged(
    annotate: Annotate, report: Report
) -> None:
    event = ("论坛", "Event", "conference")
    record = report([A, event], [("甲公司", "ATTENDED", "论坛", "completed")])
    assert outcomes(annotate([A, event]), record) == {}


@pytest.mark.parametrize(
    ("given", "right"), [("agreed", True), ("active", True), ("proposed", False), (None, False)]
)
def test_statement_status_is_judged_with_its_accepted_alternatives(
    annotate: Annotate, report: Report, given: str | None, right: bool
) -> None:
    gold = annotate([A, B], statements=[{**WORK, "status_ok": ["active"]}])
    record = report([A, B], [("甲公司", "COOPERATES_WITH", "乙公司", given)])
    assert status_right(gold, record) == [right]


def test_statement_status_is_not_judged_where_gold_names_none(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([A, B], statements=[{**WORK, "status": None}])
    record = report([A, B], [("甲公司", "COOPERATES_WITH", "乙公司", "ended")])
    assert status_right(gold, record) == [None]


def test_statement_of_a_byline_s_office_is_no_error(annotate: Annotate, report: Report) -> None:
    gold = annotate([("张三", "Person", None)], optional={"张三"})
    record = report([("张三", "Person", None), A], [("张三", "WORKS_FOR", "甲公司", None)])
    types = [finding.type for finding in judge(gold, record, lenient=False)]
    assert "WORKS_FOR" not in types
