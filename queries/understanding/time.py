"""Expressions of time in questions: 2024年以来, before March 2023, last year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = "january february march april may june july august september october november december"
_NUMBER = {
    name: i for i, month in enumerate(_MONTHS.split(), start=1) for name in (month, month[:3])
}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_COUNT: dict[str, float] = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10}
_COUNT |= {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "半": 0.5}

_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
_ISO = rf"{_YEAR}-\d\d(?:-\d\d)?(?!\d)"
_DAY_ZH = rf"(?:{_ISO}|{_YEAR}年?(?:\d\d?月(?:\d\d?[日号])?)?|今年|去年|前年|本月|上个?月|这个月)"
_DAY_EN = (
    rf"(?:{_ISO}|(?:\d\d? )?(?:{_MONTH})\.?(?: \d\d?,?)? {_YEAR}|{_YEAR}"
    r"|this year|last year|this month|last month)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """From `since` to `until`, both with them, as dates of a query; start, end: in the text."""

    start: int
    end: int
    since: str | None
    until: str | None


def times(text: str, today: date) -> list[Time]:
    """The expressions of time in a question, in small letters, in order.

    `today` is what 今年 and `last month` are reckoned from. A day that no calendar has is none.
    """
    found: list[Time] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            if any(match.start() < t.end and t.start < match.end() for t in found):
                continue
            try:
                since, until = read(match, today)
            except ValueError:
                continue
            found.append(Time(match.start(), match.end(), since, until))
    return sorted(found, key=lambda time: time.start)


Bounds = tuple[str | None, str | None]


def _between(match: re.Match[str], today: date) -> Bounds:
    return _read(match["one"], today), _read(match["other"], today)


def _since(match: re.Match[str], today: date) -> Bounds:
    return _read(match["day"], today), None


def _after(match: re.Match[str], today: date) -> Bounds:
    return following(_read(match["day"], today)), None


def _before(match: re.Match[str], today: date) -> Bounds:
    return None, preceding(_read(match["day"], today))


def _until(match: re.Match[str], today: date) -> Bounds:
    return None, _read(match["day"], today)


def _within(match: re.Match[str], today: date) -> Bounds:
    day = _read(match["day"], today)
    return day, day


def _last(match: re.Match[str], today: date) -> Bounds:
    count = match["count"] or "one"
    number = float(count) if count.isdigit() else _COUNT[count]
    months = round(number * (1 if match["unit"].startswith(("个月", "month")) else 12))
    index = today.year * 12 + today.month - 1 - months
    return f"{index // 12:04}-{index % 12 + 1:02}", None


_FORMS: list[tuple[re.Pattern[str], Callable[[re.Match[str], date], Bounds]]] = [
    (re.compile(pattern), read)
    for pattern, read in (
        (
            rf"从?(?P<one>{_DAY_ZH})(?:到|至|-|—|~)(?P<other>{_DAY_ZH})(?:之?间|期间)?",
            _between,
        ),
        (
            rf"\b(?:between|from) (?P<one>{_DAY_EN}) (?:and|to|until|till) (?P<other>{_DAY_EN})",
            _between,
        ),
        (rf"(?:截至|截止|到)(?P<day>{_DAY_ZH})底?(?:为止)?", _until),
        (rf"(?P<day>{_DAY_ZH})底?(?:以前|之前|前)", _before),
        (rf"(?:自从?|从)?(?P<day>{_DAY_ZH})(?:年)?(?:以来|之后|以后|至今|开始|起|后)", _since),
        (rf"(?:自从?|从)(?P<day>{_DAY_ZH})", _since),
        (rf"\b(?:until|by|up to|till) (?P<day>{_DAY_EN})", _until),
        (rf"\b(?:before|prior to|earlier than) (?P<day>{_DAY_EN})", _before),
        (rf"\b(?:since|from)(?: the beginning of)? (?P<day>{_DAY_EN})(?: on(?:wards?)?)?", _since),
        (rf"\b(?:after|later than) (?P<day>{_DAY_EN})", _after),
        (
            r"(?:最?近|过去|前)(?P<count>[一两二三四五六十半]|\d\d?)(?P<unit>个月|年)(?:以?来|内|里)?",
            _last,
        ),
        (
            r"\b(?:in |over |during |within )?the (?:last|past) (?:(?P<count>\d\d?|"
            r"one|two|three|four|five|six|ten) )?(?P<unit>months?|years?)",
            _last,
        ),
        (rf"\b(?:in|during|on|of|for) (?P<day>{_DAY_EN})", _within),
        (rf"在?(?P<day>{_DAY_ZH})(?:度)?(?:期间|之?内|里|间|中)?", _within),
        (rf"\b(?P<day>{_DAY_EN})", _within),
    )
]


def following(day: str) -> str:
    """The year, month or day after one: 2024 → 2025, 2024-12 → 2025-01."""
    return _shifted(day, 1)


def preceding(day: str) -> str:
    """The year, month or day before one."""
    return _shifted(day, -1)


def _shifted(day: str, by: int) -> str:
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + by:04}"
    if len(parts) == 2:
        index = parts[0] * 12 + parts[1] - 1 + by
        return f"{index // 12:04}-{index % 12 + 1:02}"
    return (date(*parts) + timedelta(days=by)).isoformat()


def _read(said: str, today: date) -> str:
    """A day, month or year as ISO 8601; raises ValueError if no calendar has it."""
    month = f"{today:%Y-%m}"
    relative = {
        **dict.fromkeys(("今年", "this year"), f"{today.year}"),
        **dict.fromkeys(("去年", "last year"), f"{today.year - 1}"),
        "前年": f"{today.year - 2}",
        **dict.fromkeys(("本月", "这个月", "this month"), month),
        **dict.fromkeys(("上月", "上个月", "last month"), preceding(month)),
    }
    if said in relative:
        return relative[said]
    named = re.search(rf"\b({_MONTH})\b", said)
    year, *rest = sorted(_numbers(said), key=lambda number: number < 1000)
    if named:
        rest = [_NUMBER[named[1]], *rest]
    parts = [year, *rest][:3]
    date(*[*parts, 1, 1][:3])
    return "-".join([f"{year:04}", *(f"{part:02}" for part in parts[1:])])


def _numbers(said: str) -> Iterator[int]:
    return (int(number) for number in re.findall(r"\d+", said))
