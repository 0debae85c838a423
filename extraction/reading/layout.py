"""Layout repair: lines of a file become paragraphs, wrapped lines joined, doubled runs halved.

Every kept character carries its offset, so nothing is lost between the page and the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extraction.reading.doubling import halve

WIDEST_COLUMN = 90  # in half-width units; longer lines are paragraphs, not columns
_TERMINAL = re.compile(r"[。！？!?…；;：:][”’』」）)]*$")
_ITEM = re.compile(r"^\s*(?:[●◆■▲★•·]|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[　 ]{2,})")
_LABEL = re.compile(r"^\S{1,8}[：:]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its characters, their offsets, and what the page did to it."""

    text: str
    offsets: tuple[int, ...]
    indented: bool
    doubled: bool
    group: int  # lines between two empty lines share a group

    @property
    def width(self) -> int:
        """Printed width in half-width units."""
        return sum(2 if char > "\u2e7f" or char in "“”‘’—…·" else 1 for char in self.text)


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
        body = raw.strip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        if not body.strip("\ufeff\u200b").strip():
            group += 1
        else:
            kept = halve(body)
            places = kept if kept is not None else _stripped(body)
            yield Line(
                text="".join(body[i] for i in places),
                offsets=tuple(start + i for i in places),
                indented=bool(_ITEM.match(body)),
                doubled=kept is not None,
                group=group,
            )
        start += len(raw)


def _stripped(body: str) -> list[int]:
    blank = "\ufeff \t\u3000\xa0\u200b"
    first = len(body) - len(body.lstrip(blank))
    return list(range(first, len(body.rstrip(blank))))


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a file in order."""
    found: list[Paragraph] = []
    previous: Line | None = None
    everything = list(lines(text))
    widest: dict[int, int] = {}
    for line in everything:
        widest[line.group] = max(widest.get(line.group, 0), line.width)
    sentences = {line.group for line in everything if "。" in line.text or "，" in line.text}
    prose = _doubled_prose(everything)
    for i, line in enumerate(everything):
        if previous is not None and _joined(
            previous, line, widest[previous.group], line.group in sentences, i in prose
        ):
            last = found[-1]
            found[-1] = replace(
                last, text=last.text + line.text, offsets=last.offsets + line.offsets
            )
        else:
            found.append(Paragraph(line.text, line.offsets, line.doubled, line.group))
        previous = line
    return found


def _joined(above: Line, below: Line, widest: int, prose: bool, doubled_prose: bool) -> bool:
    """Whether `below` goes on with the paragraph of `above`."""
    if above.doubled and below.doubled:
        return doubled_prose and not _TERMINAL.search(above.text)
    if above.group != below.group or above.doubled != below.doubled or below.indented:
        return False
    if _LABEL.match(below.text) and _TERMINAL.search(above.text):
        return False
    if not prose or widest > WIDEST_COLUMN:
        return False
    # a full line goes on; a shorter one only if its sentence is not over
    return above.width >= (widest - 6 if _TERMINAL.search(above.text) else widest * 0.6)


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
