"""A printed character: what lines and columns of a PDF page are made from."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, bottom, right, top in points, from below


@dataclass(frozen=True, slots=True)
class Char:
    """A printed character.

    box: where it stands for reading, which on a vertical page is not where it is printed.
    size: its height in points. printed: where the page has it.
    """

    text: str
    box: Box
    size: float
    printed: Box
