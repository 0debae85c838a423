from datetime import date

import pytest

from queries.understanding.time import times

TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("2024年签的协议", "2024", "2024"),
        ("2024年3月的活动", "2024-03", "2024-03"),
        ("2024年3月5日", "2024-03-05", "2024-03-05"),
        ("2023年以来", "2023", None),
        ("自2023年起", "2023", None),
        ("2023-05之后", "2023-05", None),
        ("2020年以前", None, "2019"),
        ("2020年3月之前", None, "2020-02"),
        ("2020-03-01之前", None, "2020-02-29"),
        ("截至2021年", None, "2021"),
        ("2018年到2020年之间", "2018", "2020"),
        ("从2018至2020年", "2018", "2020"),
        ("去年", "2025", "2025"),
        ("今年", "2026", "2026"),
        ("上个月", "2026-02", "2026-02"),
        ("最近三个月", "2025-12", None),
        ("过去两年", "2024-03", None),
        ("近半年", "2025-09", None),
        ("in 2024", "2024", "2024"),
        ("since march 2024", "2024-03", None),
        ("since 15 march 2024", "2024-03-15", None),
        ("since march 15, 2024", "2024-03-15", None),
        ("after 2020", "2021", None),
        ("before 2020", None, "2019"),
        ("by 2020", None, "2020"),
        ("between 2018 and 2020", "2018", "2020"),
        ("from may 2018 to 2020", "2018-05", "2020"),
        ("last year", "2025", "2025"),
        ("in the last 6 months", "2025-09", None),
    ],
)
def test_times_are_read(said: str, since: str | None, until: str | None) -> None:
    (time,) = times(said, TODAY)
    assert (time.since, time.until) == (since, until)


@pytest.mark.parametrize("said", ["第三篇", "12345", "3000年", "2024-13", "may i ask", "一年级"])
def test_what_is_no_time_is_left_alone(said: str) -> None:
    assert times(said, TODAY) == []


def test_several_times_are_found_in_order() -> None:
    assert [time.since for time in times("2019年和2021年", TODAY)] == ["2019", "2021"]
