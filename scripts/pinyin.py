"""Writes queries/understanding/pinyin.tsv: by syllable the characters that may be read so.

python scripts/pinyin.py    (or: make docs)

The readings are those of pypinyin (MIT), without tones, of the characters that GB 2312 has. A table
of their own, for loading pypinyin takes longer than answering a question.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "queries" / "understanding" / "pinyin.tsv"


def table() -> str:
    """The table as text."""
    from pypinyin.pinyin_dict import pinyin_dict

    characters: dict[str, list[str]] = defaultdict(list)
    for code, readings in pinyin_dict.items():
        character = chr(code)
        if not _is_common(character):
            continue
        for syllable in dict.fromkeys(map(_plain, readings.split(","))):
            characters[syllable].append(character)
    lines = (f"{syllable}\t{''.join(sorted(found))}\n" for syllable, found in characters.items())
    return "syllable\tcharacters\n" + "".join(sorted(lines))


def _plain(reading: str) -> str:
    """A syllable without tone, ü as v is typed: u."""
    return "".join(c for c in unicodedata.normalize("NFD", reading) if c.isascii())


def _is_common(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
