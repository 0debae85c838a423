from collections import Counter
from collections.abc import Callable

from extraction.evaluation import GoldArticle
from extraction.evaluation.evaluate import judge
from graph.record import Record

Annotate = Callable[..., GoldArticle]
Report = Callable[..., Record]

A, B, C = ((name, "Organisation", "company") for name in ("甲公司", "乙公司", "丙公司"))
PAPER = ("框架协议", "Agreement", "framework")
OTHER = ("备忘录", "Agreement", "memorandum")


def agreement(*parties: str, key: str = "one", **more: object) -> dict[str, object]:
    return {"key": key, "names": ["框架协议"], "parties": list(parties), **more}


def outcomes(gold: GoldArticle, record: Record, lenient: bool = False) -> Counter[str]:
    findings = judge(gold, record, lenient)
    return Counter(finding.outcome for finding in findings if finding.type == "SIGNED")


def signed(paper: str, *parties: str) -> list[tuple[str, str, str, str]]:
    return [(party, "SIGNED", paper, "agreed") for party in parties]


def test_agreement_is_known_by_its_parties_not_its_name(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B], agreements=[agreement("甲公司", "乙公司")])
    record = report([A, B, OTHER], signed("备忘录", "甲公司", "乙公司"))
    assert outcomes(gold, record) == {"right": 2}


def test_agreement_counts_each_party_missed(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B, C], agreements=[agreement("甲公司", "乙公司", "丙公司")])
    record = report([A, B, C, PAPER], signed("框架协议", "甲公司"))
    assert outcomes(gold, record) == {"right": 1, "missed": 2}


def test_agreement_counts_a_witness_taken_for_a_party(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B, C], agreements=[agreement("甲公司", "乙公司")])
    record = report([A, B, C, PAPER], signed("框架协议", "甲公司", "乙公司", "丙公司"))
    assert outcomes(gold, record) == {"right": 2, "spurious": 1}


def test_agreement_bears_signatories_that_do_no_harm(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B, C], agreements=[agreement("甲公司", "乙公司", parties_ok=["丙公司"])])
    record = report([A, B, C, PAPER], signed("框架协议", "甲公司", "乙公司", "丙公司"))
    assert outcomes(gold, record) == {"right": 2}


def test_agreement_found_where_none_is_counts_as_spurious(
    annotate: Annotate, report: Report
) -> None:
    record = report([A, B, PAPER], signed("框架协议", "甲公司", "乙公司"))
    assert outcomes(annotate([A, B]), record) == {"spurious": 2}


def test_agreement_that_is_optional_takes_its_own_without_counting(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([A, B], agreements=[agreement("甲公司", "乙公司", optional=True)])
    record = report([A, B, PAPER], signed("框架协议", "甲公司", "乙公司"))
    assert outcomes(gold, record) == {}


def test_agreements_that_are_mergeable_may_be_told_as_one(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate(
        [A, B, C],
        agreements=[agreement("甲公司", "乙公司"), agreement("甲公司", "丙公司", key="two")],
        mergeable=[["one", "two"]],
    )
    record = report([A, B, C, PAPER], signed("框架协议", "甲公司", "乙公司", "丙公司"))
    assert outcomes(gold, record) == {"right": 4}


def test_agreement_lets_a_city_sign_for_its_government_only_leniently(
    annotate: Annotate, report: Report
) -> None:
    city, government = (
        ("甲市", "Place", "city"),
        ("甲市人民政府", "Organisation", "government"),
    )
    gold = annotate([city, government, B], agreements=[agreement("甲市人民政府", "乙公司")])
    record = report([city, B, PAPER], signed("框架协议", "甲市", "乙公司"))
    assert outcomes(gold, record, lenient=True) == {"right": 2}
    assert outcomes(gold, record) == {"right": 1, "spurious": 1, "missed": 1}
