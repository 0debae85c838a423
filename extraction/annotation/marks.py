"""Words cut at the marks between names, which the tagger now and then runs over."""

from __future__ import annotations

import re

from extraction.annotation.model import Word

_MARK = re.compile(r"([（）“”《》，。、；：])")
_NAMES = ("ORG", "LOC", "PER")
_CONJUNCTIONS = ("与", "和", "及")


def repaired(words: list[Word]) -> list[Word]:
    """The same text in words of which each is one mark or holds none."""
    result: list[Word] = []
    for word in words:
        if len(word.text) == 1:
            result.append(word)
            continue
        start = word.start
        for piece in _pieces(word):
            tag = "c" if piece in _CONJUNCTIONS else "w" if _MARK.match(piece) else word.tag
            if tag == "w" and not _MARK.match(piece) and re.match(r"[\u4e00-\u9fff]", piece):
                tag = "n"
            result.append(Word(start, start + len(piece), tag, piece))
            start += len(piece)
    return result


def _pieces(word: Word) -> list[str]:
    pieces = [piece for piece in _MARK.split(word.text) if piece]
    if word.tag in _NAMES and len(word.text) > 3 and pieces[-1].endswith(_CONJUNCTIONS):
        last = pieces.pop()
        pieces.extend((last[:-1], last[-1]) if len(last) > 1 else (last,))
    return pieces
