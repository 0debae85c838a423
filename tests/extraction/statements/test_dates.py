"""Times of the text against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.statements.dates import Calendar

MAY = date(2024, 5, 12)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年3月8日", "2023-03-08"),
        ("二〇二三年四月五日", "2023-04-05"),
        ("二○二三年", "2023"),
        ("去年底", "2023"),
        ("去年10月", "2023-10"),
        ("今年3月", "2024-03"),
        ("上月12日", "2024-04-12"),
        ("本月15日", "2024-05-15"),
        ("下月", "2024-06"),
        ("昨日", "2024-05-11"),
        ("前天", "2024-05-10"),
        ("近日", "2024-05"),
        ("5月10日", "2024-05-10"),
        ("十月十八日", "2023-10-18"),
        ("12月", "2023-12"),
        ("24日", "2024-04-24"),
        ("上周五", "2024-05-03"),
        ("9月12日至14日", "2023-09-12"),
        ("2月30日", "2024-02"),
        ("今年以来", None),
        ("目前", None),
    ],
)
def test_a_time_is_resolved_against_the_day_of_publication(text: str, iso: str | None) -> None:
    assert Calendar(MAY).resolve(text) == iso


@pytest.mark.parametrize(
    ("last", "text", "iso"),
    [
        ("2023-10-16", "当天", "2023-10-16"),
        ("2023-10-16", "次日", "2023-10-17"),
        ("2023-10-16", "同月", "2023-10"),
        ("2023-10-16", "同年12月", "2023-12"),
        ("2023-10-16", "次年", "2024"),
        ("2019", "10月", "2019-10"),
        ("2019", "5月10日", "2024-05-10"),
        ("2019-03", "本月15日", "2024-05-15"),
        ("2024-04-26", "28日", "2024-04-28"),
    ],
)
def test_a_time_is_resolved_against_the_date_last_named(last: str, text: str, iso: str) -> None:
    assert Calendar(MAY, last).resolve(text) == iso


def test_months_and_days_before_the_new_year_are_of_the_old_one() -> None:
    assert Calendar(date(2024, 1, 5)).resolve("12月30日") == "2023-12-30"
    assert Calendar(date(2024, 1, 5)).resolve("上月") == "2023-12"
    assert Calendar(date(2024, 1, 5)).resolve("31日") == "2023-12-31"


def test_without_a_day_of_publication_only_full_dates_are_told() -> None:
    assert Calendar(None).resolve("2023年3月8日") == "2023-03-08"
    assert Calendar(None).resolve("3月8日") is None
    assert Calendar(None).resolve("近日") is None
