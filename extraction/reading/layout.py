"""Layout repair: lines of a file become paragraphs, wrapped lines joined, doubled runs halved.

Every kept character carries its offset, so nothing is lost between the page and the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from extraction.reading.doubling import halve

WIDEST_COLUMN = 90  # in half-width units; longer lines are paragraphs, not columns
INDENT = 2  # half-width units of blank that begin a paragraph
RAGGED = 6  # half-width units by which a full line may fall short: an indent, a mark carried over
FEWEST_COLUMN_SPACES = 5

_TERMINAL = re.compile(r"[。！？!?…；;：:][”’』」）)]*$")
_ITEM = re.compile(r"^\s*(?:[●◆■▲★•·]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])")
_LABEL = re.compile(r"^\S{1,8}[：:]")
_PAUSE = re.compile(r"[，、。；：！？,;:“”「」（）()《》]")
_COMMA = re.compile(r"，|,(?!\d)")
_BLANK = "\ufeff \t\u3000\xa0\u200b"
_WORD = re.compile(r"[A-Za-z]")
_WIDE = re.compile("[\u2e80-\U0010ffff“”‘’—…·]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its characters, their offsets, and what the page did to it."""

    text: str
    offsets: tuple[int, ...]
    end: int  # where its line break stands
    indent: int  # blank before it, in half-width units
    item: bool  # begins with a bullet or a number
    doubled: bool
    group: int  # lines between two empty lines share a group

    @property
    def width(self) -> int:
        """Printed width in half-width units."""
        return _width(self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Joined lines; `offsets` run parallel to `text`."""

    text: str
    offsets: tuple[int, ...]
    doubled: bool
    group: int


def lines(text: str) -> Iterator[Line]:
    """The non-empty lines of a file, stripped, doubled runs halved."""
    group = start = 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        blank = body[: len(body) - len(body.lstrip(_BLANK))]
        doubled = halve(body[len(blank) :])
        places = (
            _unspaced(body, len(blank)) if doubled is None else [len(blank) + i for i in doubled]
        )
        if not places:
            group += 1
        else:
            yield Line(
                text="".join([body[i] for i in places]),
                offsets=tuple([start + i for i in places]),
                end=start + len(body),
                indent=_width(blank),
                item=bool(_ITEM.match(body)),
                doubled=doubled is not None,
                group=group,
            )
        start += len(raw)


def _width(text: str) -> int:
    return 2 * len(text) - len(_WIDE.sub("", text))


def _unspaced(body: str, first: int) -> list[int]:
    """The places of a line's characters without the blank around it.

    Where a printed column became one line, a space stands at each of its line ends, between
    Chinese characters and at even distances; those go too.
    """
    places = list(range(first, len(body.rstrip(_BLANK))))
    spaces = [
        i
        for i in places[1:-1]
        if body[i] == " " and min(body[i - 1], body[i + 1]) > "\u2e7f" and body[i + 1] != "\u3000"
    ]
    if len(spaces) < FEWEST_COLUMN_SPACES:
        return places
    column = median(gaps := [b - a for a, b in pairwise(spaces)])
    even = sum(abs(gap - column) <= 2 for gap in gaps)
    if column < 7 or even < 0.7 * len(gaps):
        return places
    return sorted(set(places) - set(spaces))


@dataclass(frozen=True, slots=True)
class Group:
    """What the lines between two empty lines have in common; prose is running text."""

    widest: int
    size: int
    prose: bool

    @property
    def column(self) -> bool:
        """Whether this is running text that a column has wrapped."""
        return self.prose and self.size > 1 and self.widest <= WIDEST_COLUMN


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a file in order."""
    everything = list(lines(text))
    groups = _groups(everything)
    prose = _doubled_prose(everything)
    found: list[list[Line]] = []
    for i, line in enumerate(everything):
        above = found[-1][-1] if found else None
        if above is not None and _joined(
            above, line, groups[above.group], groups[line.group], i in prose
        ):
            found[-1].append(line)
        else:
            found.append([line])
    return [_paragraph(of_one) for of_one in found]


def _groups(everything: list[Line]) -> dict[int, Group]:
    members: dict[int, list[Line]] = {}
    for line in everything:
        members.setdefault(line.group, []).append(line)
    return {number: _group(of_one) for number, of_one in members.items()}


def _group(members: list[Line]) -> Group:
    stops = any("。" in line.text for line in members)
    pauses = any(_COMMA.search(line.text) for line in members)
    return Group(
        widest=max(line.width for line in members),
        size=len(members),
        prose=stops or (pauses and len(members) > 2),
    )


def _paragraph(of_one: list[Line]) -> Paragraph:
    """The lines of one paragraph joined; between two Latin words the line end stays as a space."""
    first = of_one[0]
    text, offsets = [first.text], [first.offsets]
    for above, below in pairwise(of_one):
        if _WORD.match(above.text[-1]) and _WORD.match(below.text):
            text.append(" ")
            offsets.append((above.end,))
        text.append(below.text)
        offsets.append(below.offsets)
    return Paragraph("".join(text), tuple(chain(*offsets)), first.doubled, first.group)


def _joined(
    above: Line, below: Line, of_above: Group, of_below: Group, doubled_prose: bool
) -> bool:
    """Whether `below` goes on with the paragraph of `above`."""
    over = bool(_TERMINAL.search(above.text))
    if above.doubled and below.doubled:
        return doubled_prose and not over
    if above.doubled != below.doubled or below.item:
        return False
    # a full line goes on; a shorter one only inside a sentence; a short one without any mark
    # is a heading
    full = above.width + min(above.indent, 2 * INDENT) >= of_above.widest - RAGGED
    if above.group != below.group:  # a page break inside a sentence
        alike = abs(of_above.widest - of_below.widest) <= RAGGED
        columns = of_above.column and of_above.size > 2 and of_below.column and alike
        return columns and full and not over and below.indent < INDENT
    if over and (below.indent >= INDENT or _LABEL.match(below.text)):
        return False
    if not of_below.column:
        return False
    inside = above.width >= of_above.widest * 0.6 and _PAUSE.search(above.text) is not None
    return full or (not over and inside and below.indent < INDENT)


def _doubled_prose(everything: list[Line]) -> set[int]:
    """Indexes of doubled lines that stand in a run of doubled lines with sentences in it.

    Doubled headlines come without punctuation and stay lines of their own.
    """
    prose: set[int] = set()
    run: list[int] = []
    for i, line in enumerate([*everything, None]):
        if line is not None and line.doubled:
            run.append(i)
            continue
        if any("。" in everything[j].text for j in run):
            prose.update(run)
        run = []
    return prose
