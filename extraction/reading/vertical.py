"""Text set in vertical lines, from right to left, as newspapers of Hong Kong, Macau and Taiwan do.

A page on which most characters stand below each other is read as if it were turned by 90 degrees,
so that its lines run from left to right and its columns from above to below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.reading.char import Box, Char

SHORTEST = 3  # characters below each other that make a vertical line
_ASIDE = 0.5  # times the size by which the middle of a character may be off the line
_STEP = 0.8  # times the size, the widest white between two characters of a line


def lines(chars: Sequence[Char]) -> list[int]:
    """For each character the number, from 1, of the vertical line that it stands in, 0 if in none.

    chars: in the order in which the file draws them. In such a line each stands below the one
    before; SHORTEST make one.
    """
    found = [0] * len(chars)
    start = number = 0
    steps = [_goes_down(one, other) for one, other in pairwise(chars)]
    for i in range(1, len(chars) + 1):
        if i == len(chars) or not steps[i - 1]:
            if i - start >= SHORTEST:
                number += 1
                found[start:i] = [number] * (i - start)
            start = i
    return found


def _goes_down(last: Char, char: Char) -> bool:
    size = max(last.size, char.size)
    aside = abs(last.box[0] + last.box[2] - char.box[0] - char.box[2]) / 2
    white = last.box[1] - char.box[3]
    return aside < _ASIDE * size and -_ASIDE * size < white < _STEP * size


def turned(char: Char) -> Char:
    """The character as it would stand if the page were turned: below becomes right, right above."""
    left, low, right, high = char.box
    return replace(char, box=(-high, left, -low, right))


def below(box: Box, other: Box) -> bool:
    """Whether a character stands right below the character, or vertical line, in `box`."""
    width, size = box[2] - box[0], other[2] - other[0]
    middle = (other[0] + other[2]) / 2
    narrow = max(width, size) < 1.5 * min(width, size)
    return narrow and box[0] < middle < box[2] and -_ASIDE * size < box[1] - other[3] < _STEP * size
