"""The dates that a model gives: taken only if the text can have told their year."""

from __future__ import annotations

import re
from datetime import date

_YEAR = re.compile(r"(?:19|20)\d\d|[一二][〇○零九\d][〇○零一二三四五六七八九\d]{2}")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def years(text: str, published: str | None) -> frozenset[int]:
    """The years that a text names, and those that 去年, 明年 and their like may mean in it."""
    told = {int(m.group().translate(_DIGITS)) for m in _YEAR.finditer(text)}
    if published:
        told.update(range(int(published[:4]) - 2, int(published[:4]) + 2))
    return frozenset(told)


def is_date(when: str) -> bool:
    """Whether it is an ISO date, of a year, a month or a day that there is."""
    if not _ISO.fullmatch(when):
        return False
    try:
        date.fromisoformat(f"{when}-01-01"[:10])
    except ValueError:
        return False
    return True
