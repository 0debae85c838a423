"""Words cut at the marks between names, which the tagger now and then runs over, and joined where
it cuts a name."""

from __future__ import annotations

import re

from extraction.annotation.model import Word

_MARK = re.compile(r"([（）“”《》，。、；：])")
_RUNS_ON = re.compile(r".[（）“”《》，。、；：]|[（）“”《》，。、；：].|.{3}[与和及]$")
_NAMES = ("ORG", "LOC", "PER")
_CONJUNCTIONS = ("与", "和", "及")


def repaired(words: list[Word]) -> list[Word]:
    """The same text in words of which each is one mark or holds none, and no name ends in 与."""
    result: list[Word] = []
    for word in words:
        if len(word.text) < 2 or not _RUNS_ON.search(word.text):
            result.append(word)
            continue
        start = word.start
        for piece in _pieces(word):
            result.append(Word(start, start + len(piece), _tag(piece, word), piece))
            start += len(piece)
    return result


def joined(words: list[Word], names: list[tuple[int, int]]) -> list[Word]:
    """The same words, but one for each name, a range, that begins and ends with words."""
    at = {word.start: k for k, word in enumerate(words)}
    ends = {word.end: k for k, word in enumerate(words)}
    spans = [(at[a], ends[b], a, b) for a, b in names if a in at and b in ends]
    result, k = [], 0
    for first, last, a, b in spans:
        if first < k or first == last:
            continue
        result.extend(words[k:first])
        text = "".join(word.text for word in words[first : last + 1])
        result.append(Word(a, b, "LOC", text))
        k = last + 1
    return [*result, *words[k:]] if result else words


def _pieces(word: Word) -> list[str]:
    pieces = [piece for piece in _MARK.split(word.text) if piece]
    last = pieces[-1]
    if word.tag in _NAMES and len(last) > 3 and last.endswith(_CONJUNCTIONS):
        pieces[-1:] = [last[:-1], last[-1]]
    return pieces


def _tag(piece: str, word: Word) -> str:
    """The tag of a piece: its word's, unless it is a mark, a conjunction, or a word among marks."""
    if piece == word.text:
        return word.tag
    if _MARK.match(piece):
        return "w"
    if piece in _CONJUNCTIONS:
        return "c"
    return "n" if word.tag == "w" else word.tag
