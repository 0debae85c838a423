"""Sentences: prose is cut after 。！？；… and closing marks; a heading is one sentence.

No sentence is longer than `LONGEST`: what runs on without a stop (a list of thousands of names)
is cut at a comma, so that the work on a text grows with its length only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Sentence
from extraction.reading.document import HEADINGS, PROSE, Document

_END = re.compile(r"(?:[。！？；!?;]|…{1,2}(?=[^，、]))+[”’）》]*")

LONGEST = 1000  # characters; a sentence of Chinese news has 30 to 300
_COMMA = re.compile(r"[，,、\s]")
_NAME_GOES_ON = re.compile(r"[！？]?[^。；，“”\n]{0,12}[！？]?”[\u4e00-\u9fff]{2}")


def split(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of `text`, moved by `start`, white space trimmed."""
    ranges: list[tuple[int, int]] = []
    here = depth_end = 0
    for found in _END.finditer(text):
        if found.start() < depth_end:
            continue
        if _inside_title(text, here, found.start()):
            continue
        ranges.append((here, found.end()))
        here = found.end()
    if here < len(text):
        ranges.append((here, len(text)))
    trimmed = []
    for first, last in ranges:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        trimmed += [(start + a, start + b) for a, b in _bounded(text, first, last)]
    return trimmed


def _bounded(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of at most LONGEST characters, each ended by a comma if it has any."""
    while last - first > LONGEST:
        commas = [mark.end() for mark in _COMMA.finditer(text, first, first + LONGEST)]
        cut = commas[-1] if commas else first + LONGEST
        yield first, cut
        first = cut
    if first < last:
        yield first, last


def _inside_title(text: str, here: int, end: int) -> bool:
    """Whether a mark stands inside 《…》, （…） or the quoted part of a name (“你好！”晚宴)."""
    part = text[here:end]
    if part.count("《") > part.count("》") or part.count("（") > part.count("）"):
        return True
    return part.count("“") > part.count("”") and bool(_NAME_GOES_ON.match(text, end))


def sentences(document: Document, text: str, starts: list[int]) -> list[Sentence]:
    """The sentences of a document in order; `starts[i]` is where block i begins in `text`."""
    found: list[Sentence] = []
    for i, block in enumerate(document.blocks):
        begin, end = starts[i], starts[i] + len(block.text)
        if block.kind in PROSE:
            ranges = split(text[begin:end], begin)
        elif block.kind in HEADINGS:
            ranges = list(_bounded(text, begin, end))
        else:
            continue
        found.extend(Sentence(a, b, text[a:b], i, block.kind) for a, b in ranges)
    return found
