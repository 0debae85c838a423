"""One script for matching: Simplified characters, half-width letters and digits, one kind of quote.

Every character is converted to exactly one character, so an index into the result is an index
into the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from opencc import OpenCC

_FORMS = str.maketrans(
    {
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "〈": "《",
        "〉": "》",
        "﹃": "‘",
        "﹄": "’",
        "〝": "“",
        "〞": "”",
        "‧": "·",
        "•": "·",
        "・": "·",
        "─": "—",
        # characters of Hong Kong that OpenCC's table of Traditional script does not have
        "衞": "卫",
        "敍": "叙",
        "粧": "妆",
        "枱": "台",
        "脗": "吻",
        "吿": "告",
    }
)
# half-width forms by NFKC, but punctuation of sentences stays Chinese
_KEEP = "，。！？；：（）、～…—·“”‘’《》　"
_HALF = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_WIDE = re.compile(r"[(),;:?!\uff0b\uff0f\uff06\uff0d\uff10-\uff5a]")  # what `_width` may change
_STRAIGHT = re.compile(r'[“”"\n]')


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """`text` in the form that all matching is done in; the same length."""
    widths = _WIDE.sub(lambda match: _width(text, match.start()), text)
    plain = _paired(widths.translate(_FORMS))
    converted: str = _converter().convert(plain)
    if len(converted) != len(plain):  # a phrase of another length: convert each character alone
        converted = "".join(_one(char) for char in plain)
    if converted == plain or is_traditional(text):
        return converted
    # in Simplified text a word is none of Traditional script, though it looks like one: 沈默 is a
    # person there, and stays; only characters that Simplified script does not have change
    return "".join(
        char if _is_simplified(char) else changed
        for char, changed in zip(plain, converted, strict=True)
    )


def is_traditional(text: str) -> bool:
    """Whether the text is written in Traditional script: over 2 % of its characters are of it."""
    han = Counter(char for char in text if "\u4e00" <= char <= "\u9fff")
    changed = sum(
        number for char, number in han.items() if not _is_simplified(char) and _one(char) != char
    )
    return changed > 0.02 * max(1, han.total())


def canonical(name: str) -> str:
    """`name` as canonical names are written: simplified, without white space."""
    return "".join(char for char in simplify(name) if not char.isspace())


@cache
def _is_simplified(char: str) -> bool:
    """Whether a character belongs to Simplified script, by the character set GB 2312."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _one(char: str) -> str:
    single: str = _converter().convert(char)
    return single if len(single) == 1 else char


def _context(text: str, i: int) -> bool:
    """Whether the character stands between digits or Latin letters; `,` is no Chinese mark then."""
    around = text[max(0, i - 1) : i] + text[i + 1 : i + 2]
    return all(ord(char) < 0x250 for char in around) and bool(around)


def _paired(text: str) -> str:
    """`text` with straight quotes turned into opening and closing ones, line by line."""
    if '"' not in text:
        return text
    opened = False

    def turn(match: re.Match[str]) -> str:
        nonlocal opened
        mark = match.group()
        if mark == '"':
            mark = "”" if opened else "“"
        opened = mark == "“"
        return mark

    return _STRAIGHT.sub(turn, text)


def _width(text: str, i: int) -> str:
    char = text[i]
    if char in _HALF and (char in "()" or not _context(text, i)):
        return _HALF[char]
    if char in "\uff0b\uff0f\uff06\uff0d" or ("\uff10" <= char <= "\uff5a" and char not in _KEEP):
        return unicodedata.normalize("NFKC", char)
    return char
