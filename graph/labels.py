"""Names as labels in pictures: how wide they are, and how they are broken into lines."""

from __future__ import annotations

import unicodedata

LINE = 9.0  # em, the longest line of a label
LINES = 2  # the most lines of a label; what is longer ends in …


def clean(text: str) -> str:
    """The text without characters that no picture, XML or JSON reader should have to bear.

    Control characters, lone surrogates and non-characters go; line breaks become spaces.
    """
    kept = (" " if char in "\t\r\n\u2028\u2029" else char for char in text)
    return "".join(char for char in kept if not _unfit(char))


def _unfit(char: str) -> bool:
    code = ord(char)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return True
    # Cf: marks of direction and joiners, which can make a name read as another one
    return unicodedata.category(char) in ("Cc", "Cs", "Cf")


def width(text: str) -> float:
    """The width of a line in em: Chinese characters take one, Latin letters a little over half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.56 for char in text)


def lines(name: str) -> tuple[str, ...]:
    """The name in at most LINES lines of at most LINE em, about equally long."""
    text = clean(name).strip() or "?"
    whole = width(text)
    if whole <= LINE:
        return (text,)
    rows = min(LINES, -(-whole // LINE))
    target = min(LINE, whole / rows + 0.5)
    broken: list[str] = []
    rest = text
    while rest and len(broken) < LINES:
        line = _fitting(rest, target if len(broken) < LINES - 1 else LINE)
        rest = rest[len(line) :]
        broken.append(line)
    if rest:
        broken[-1] = _fitting(broken[-1], LINE - 1) + "…"
    return tuple(broken)


def _fitting(text: str, limit: float) -> str:
    total = 0.0
    for index, char in enumerate(text):
        total += width(char)
        if total > limit and index:
            return text[:index]
    return text
