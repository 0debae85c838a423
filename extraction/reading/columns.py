"""From characters with boxes to columns of lines in reading order, by white space alone.

The page is cut where no character stands, into columns before rows, again and again (the XY cut
of Nagy and Seth, 1984), until what is left is one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.reading import vertical
from extraction.reading.char import Box, Char

_GUTTER = 0.8  # least width of the white between columns, times the size of the characters
_WORD = 0.25  # width of a space between Latin words, likewise
_SPACED = 0.3  # share of spaces in a line that is letterspaced
DEEPEST = 60  # cuts inside of cuts


@dataclass(frozen=True, slots=True)
class Line:
    """Characters side by side, from left to right; a vertical headline from above to below."""

    chars: tuple[Char, ...]
    box: Box
    size: float


def ordered(chars: Sequence[Char]) -> list[list[Line]]:
    """The columns of a page in reading order, each with its lines from above to below.

    A vertical page is turned for it: see `vertical`.
    """
    upright = vertical.lines(chars)
    runs = _runs(chars, upright)
    if sum(map(bool, upright)) > len(chars) / 2:
        runs = [[vertical.turned(char) for char in run] for run in runs]
    pieces = [_line(bare) for run in runs if (bare := _bare(run))]
    return [_column(found) for found in _cut(pieces, 0) if found]


def _runs(chars: Sequence[Char], upright: Sequence[int]) -> list[list[Char]]:
    """Runs of characters that the file draws one beside the other, or in one vertical line."""
    runs: list[list[Char]] = []
    for i, char in enumerate(chars):
        alike = i > 0 and upright[i] == upright[i - 1]
        if alike and (upright[i] or _goes_on(runs[-1][-1], char)):
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def _bare(run: list[Char]) -> list[Char]:
    """A run without the spaces around it, and without any where they only set letters apart."""
    first = next((i for i, char in enumerate(run) if char.text != " "), len(run))
    last = next((i for i in range(len(run), 0, -1) if run[i - 1].text != " "), 0)
    run = run[first:last]
    spaces = sum(char.text == " " for char in run)
    return run if spaces < _SPACED * len(run) else [char for char in run if char.text != " "]


def _goes_on(last: Char, char: Char) -> bool:
    size = min(last.size, char.size)
    level = abs(last.box[1] + last.box[3] - char.box[1] - char.box[3]) / 2
    return level < 0.5 * size and -0.5 * size < char.box[0] - last.box[2] < _GUTTER * size


def _line(run: list[Char]) -> Line:
    """One line; a space is set where Latin letters or digits stand apart."""
    chars: list[Char] = []
    for char in run:
        if chars and _apart(chars[-1], char):
            left, right = chars[-1].box[2], char.box[0]
            space = (left, char.box[1], right, char.box[3])
            chars.append(Char(" ", space, char.size, char.printed))
        chars.append(char)
    sizes = sorted(char.size for char in chars)
    return Line(tuple(chars), _around([char.box for char in chars]), sizes[len(sizes) // 2])


def _apart(last: Char, char: Char) -> bool:
    """Whether two Latin letters or digits belong to different words."""
    latin = " " not in last.text + char.text and max(last.text, char.text) < "\u2e80"
    return latin and char.box[0] - last.box[2] > _WORD * char.size


def _around(boxes: Sequence[Box]) -> Box:
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)


def _cut(pieces: list[Line], depth: int) -> list[list[Line]]:
    """The pieces as columns in reading order."""
    if len(pieces) < 2 or depth >= DEEPEST:
        return [pieces]
    size = sorted(piece.size for piece in pieces)[len(pieces) // 2]
    across = _widest_gap([(piece.box[0], piece.box[2]) for piece in pieces])
    if across and across[0] > _GUTTER * size and _parted(pieces, across[1]):
        left = [piece for piece in pieces if piece.box[0] < across[1]]
        right = [piece for piece in pieces if piece.box[0] >= across[1]]
        return _cut(left, depth + 1) + _cut(right, depth + 1)
    if not _beside(pieces):
        return [pieces]
    down = _widest_gap([(piece.box[1], piece.box[3]) for piece in pieces])
    if down and down[0] > 0:
        above = [piece for piece in pieces if piece.box[1] >= down[1]]
        below = [piece for piece in pieces if piece.box[1] < down[1]]
        return _cut(above, depth + 1) + _cut(below, depth + 1)
    return [pieces]


def _widest_gap(spans: list[tuple[float, float]]) -> tuple[float, float] | None:
    """(width, far side) of the widest stretch that no span covers."""
    best: tuple[float, float] | None = None
    spans.sort()
    reached = spans[0][1]
    for start, end in spans[1:]:
        if start > reached and (best is None or start - reached > best[0]):
            best = (start - reached, start)
        reached = max(reached, end)
    return best


def _parted(pieces: list[Line], at: float) -> bool:
    """Whether a white stretch parts columns, not only the ends of one line."""
    left = sum(piece.box[0] < at for piece in pieces)
    return max(left, len(pieces) - left) > 1


def _beside(pieces: list[Line]) -> bool:
    """Whether any two pieces stand side by side."""
    levels = sorted(pieces, key=lambda piece: -piece.box[3])
    return any(
        min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
        > 0.5 * min(one.size, other.size)
        for one, other in pairwise(levels)
    )


def _column(pieces: list[Line]) -> list[Line]:
    """The lines of one column: pieces on one level joined."""
    lines: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: (-(piece.box[1] + piece.box[3]), piece.box[0])):
        level = lines[-1][0] if lines else None
        middle = (piece.box[1] + piece.box[3]) / 2
        if level is not None and level.box[1] < middle < level.box[3]:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_joined(line) for line in lines]


def _joined(pieces: list[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    pieces = sorted(pieces, key=lambda piece: piece.box[0])
    return _line([char for piece in pieces for char in piece.chars])
