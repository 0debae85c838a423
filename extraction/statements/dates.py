"""Times of the text as ISO dates, relative ones against the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_YEAR = re.compile(r"((?:19|20)\d\d|[一二][〇○零九\d][〇○零一二三四五六七八九\d]{2})\s*年")
_RELATIVE_YEAR = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
_MONTH = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月(?!球)")
_THIS_MONTH = re.compile(r"[上本当同下]个?月")
MONTHS_AHEAD = 2  # a month so far after publication is still to come, later ones are of last year
_DAY = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s*日")
_DAYS = {"昨": -1, "前": -2, "今": 0, "明": 1}
_WEEKDAY = re.compile(r"(上|本)?(?:周|星期)([一二三四五六日末天])")


@dataclass(slots=True)
class Calendar:
    """Resolves times in the order of the text; remembers the last for 当天, 同年, 次日."""

    published: date | None
    last: str | None = None

    def resolve(self, text: str) -> str | None:
        """The ISO date of a time, as precise as its words; None if it cannot be told."""
        found = self._resolve(text)
        if found is not None:
            self.last = found
        return found

    def _resolve(self, text: str) -> str | None:
        if re.match(r"同日|同一天|当[天日晚]", text):
            return self.last
        if re.match(r"次日|翌日", text):
            return self._shift(self.last, 1)
        if (day := re.match(r"([昨今前明])[日天晚早午]", text)) and self.published:
            return (self.published + timedelta(days=_DAYS[day.group(1)])).isoformat()
        if re.match(r"近日|日前|近期|早前|日内", text):
            return self.published.strftime("%Y-%m") if self.published else None
        if re.match(r"目前|此前|随后|其后", text):
            return None
        if weekday := _WEEKDAY.match(text):
            return self._weekday(weekday.group(1), weekday.group(2))
        year = self._year(text)
        month = self._month(text)
        if year is None:
            return None
        if month is None:
            day_only = _DAY.match(text)
            if day_only and not _YEAR.search(text):
                return self._day(_number(day_only.group(1)))
            return f"{year:04}" if not text.endswith("以来") else None
        day_found = _DAY.search(text)
        return _iso(year, month, _number(day_found.group(1)) if day_found else None)

    def _year(self, text: str) -> int | None:
        if found := _YEAR.search(text):
            return _year_number(found.group(1))
        for word, shift in _RELATIVE_YEAR.items():
            if text.startswith(word):
                return self.published.year + shift if self.published else None
        if re.match(r"当年|那年|同年", text):
            return int(self.last[:4]) if self.last else None
        if re.match(r"次年|翌年", text):
            return int(self.last[:4]) + 1 if self.last else None
        if _THIS_MONTH.match(text):
            return int(iso[:4]) if (iso := self._relative_month(text)) else None
        month = _MONTH.match(text)
        if month is not None:
            return self._year_of_month(_number(month.group(1)))
        return self._base_year()

    def _year_of_month(self, month: int) -> int | None:
        """A month without a year: the last such month if that is news, else one of the year last
        named, else of the year of publication."""
        told = int(self.last[:4]) if self.last else None
        if self.published is None:
            return told
        year, now = self.published.year, self.published.month
        if (now - month) % 12 <= 1:
            return year if month <= now else year - 1
        if told is not None and told != year:
            return told
        return year if month <= now + MONTHS_AHEAD else year - 1

    def _month(self, text: str) -> int | None:
        if _THIS_MONTH.match(text):
            return int(iso[5:7]) if (iso := self._relative_month(text)) else None
        found = _MONTH.search(re.sub(r"^.*年", "", text) or text)
        return _number(found.group(1)) if found else None

    def _relative_month(self, text: str) -> str | None:
        """The ISO month: 上月, 本月, 下月 by publication, 当月, 同月 by the date last named."""
        if text[0] in "当同" and self.last and len(self.last) >= 7:
            return self.last[:7]
        if self.published is None:
            return None
        first = self.published.replace(day=1)
        if text[0] == "上":
            first -= timedelta(days=1)
        elif text[0] == "下":
            first += timedelta(days=31)
        return first.strftime("%Y-%m")

    def _day(self, number: int) -> str | None:
        """A day without a month: of the month last named, else the last such day."""
        if self.last and len(self.last) >= 7:
            return _iso(int(self.last[:4]), int(self.last[5:7]), number)
        if self.published is None:
            return None
        first = self.published.replace(day=1)
        if number > self.published.day:
            first -= timedelta(days=1)
        return _iso(first.year, first.month, number)

    def _base_year(self) -> int | None:
        if self.last and len(self.last) >= 7:
            return int(self.last[:4])
        return self.published.year if self.published else None

    def _shift(self, iso: str | None, days: int) -> str | None:
        if iso is None or len(iso) != 10:
            return None
        return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()

    def _weekday(self, which: str | None, name: str) -> str | None:
        if self.published is None or name == "末":
            return None
        number = "一二三四五六日".find(name.replace("天", "日"))
        monday = self.published - timedelta(days=self.published.weekday())
        day = monday + timedelta(days=number - (7 if which == "上" else 0))
        if which is None and day > self.published:
            day -= timedelta(days=7)
        return day.isoformat()


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text == "十":
        return 10
    tens, found, units = text.partition("十")
    if found:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(units, 0) if units else 0)
    return _DIGITS.get(text, 0)


def _year_number(text: str) -> int:
    return int("".join(c if c.isdigit() else str(_DIGITS.get(c, 0)) for c in text))


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    if month is None or not 1 <= month <= 12:
        return f"{year:04}"
    if day is None or not 1 <= day <= 31:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year:04}-{month:02}"
