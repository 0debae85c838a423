"""From bytes to text: the encoding is told, marked, or guessed and then checked.

A guess counts only if what comes out reads like Chinese: a wrong one gives rare characters, and
is refused before it reaches a graph.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from extraction.reading.errors import UnreadableError

GUESSED = ("gb18030", "big5hkscs", "utf_16_le", "utf_16_be")
SAMPLE = 40_000  # bytes that a guess is made from
COMMON = 0.9  # least share of everyday characters among the Chinese ones of a right guess
CONTROL = 0.01  # largest share of control characters in a text
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# control characters (Cc) that end no line
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text in `data`, the bytes of the file at `path`.

    encoding: any that Python knows; without it UTF-8, then a byte order mark, then a guess.
    Raises UnreadableError if the data is empty or binary, does not fit the encoding, or if no
    guess gives readable Chinese.
    """
    if not data.strip():
        raise UnreadableError(f"{path}: the file is empty; give an article with text in it")
    found = _told(data, path, encoding) if encoding else _found(data, path)
    text = found.text
    if "\0" in text:
        raise UnreadableError(f"{path}: a binary file, not text (NUL bytes); give a text file")
    if len(_CONTROL.findall(text)) > len(text) * CONTROL:
        raise UnreadableError(f"{path}: a binary file, not text (control characters)")
    return found


def _told(data: bytes, path: str, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # fails at half of a character, which UTF-7 and others let through
    except LookupError as error:
        raise UnreadableError(
            f"{path}: there is no encoding {encoding!r}; say e.g. gb18030 or big5"
        ) from error
    except UnicodeEncodeError as error:
        raise UnreadableError(
            f"{path}: half of a character (a lone surrogate at {error.start}); mend the text"
        ) from error
    except (UnicodeError, ValueError) as error:
        at = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableError(f"{path}: not {encoding}{at}; name another encoding") from error
    return Decoded(text, encoding)


def _found(data: bytes, path: str) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _told(data, path, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    for guess in _guesses(data):
        if readable(guess.text):
            return guess
    if b"\0" in data:
        raise UnreadableError(f"{path}: a binary file, not text (NUL bytes); give a text file")
    raise UnreadableError(
        f"{path}: not UTF-8 (byte {broken}), and no guess gives readable Chinese; "
        "name its encoding, e.g. --encoding gb18030"
    )


def _guesses(data: bytes) -> Iterator[Decoded]:
    """What `data` says in the likeliest encodings that all of it fits, the likeliest first."""
    telling = data
    if b"\0" not in data:  # not UTF-16; lines of markup in ASCII tell nothing
        telling = b"\n".join(line for line in data.splitlines() if not line.isascii())
    for match in from_bytes(telling[:SAMPLE], cp_isolation=list(GUESSED)):
        try:
            yield Decoded(data.decode(match.encoding), match.encoding)
        except UnicodeDecodeError:
            continue


def readable(text: str) -> bool:
    """Whether the Chinese characters of a text are nearly all everyday ones, and all assigned."""
    han = [char for char in text if "\u3400" <= char <= "\u9fff"]
    odd = sum(unicodedata.category(char) in ("Co", "Cn", "Cs") for char in text)
    if not han or odd > len(text) * CONTROL:
        return False
    return any(sum(char in set_ for char in han) >= COMMON * len(han) for set_ in _everyday())


@cache
def _everyday() -> tuple[frozenset[str], frozenset[str]]:
    """The frequent characters of GB 2312 (level 1) and of Big5 (level 1)."""
    simplified = bytes(
        byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell)
    ).decode("gb2312", "ignore")
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(
        byte for row in range(0xA4, 0xC7) for cell in cells for byte in (row, cell)
    ).decode("big5", "ignore")
    return frozenset(simplified), frozenset(traditional)
