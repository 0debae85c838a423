"""Finding many known surfaces in a text: the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add


class Lookup:
    """An index of surfaces by their first two characters."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        self._surfaces = frozenset(surface for surface in surfaces if len(surface) > 1)
        for surface in self._surfaces:
            lengths.setdefault(surface[:2], set()).add(len(surface))
        self._lengths = {key: sorted(sizes, reverse=True) for key, sizes in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, surface) of the longest surface that begins at each place of `text`."""
        lengths = self._lengths
        pairs, different = _pairs(text)
        if lengths.keys().isdisjoint(different):  # most texts, of most indexes
            return
        for i, pair in enumerate(pairs):
            if pair not in lengths:
                continue
            for size in lengths[pair]:
                surface = text[i : i + size]
                if len(surface) == size and surface in self._surfaces:
                    yield i, i + size, surface
                    break


@lru_cache(maxsize=8)
def _pairs(text: str) -> tuple[list[str], frozenset[str]]:
    """Each two neighbours of a text, which several indexes look for one after the other."""
    pairs = list(map(add, text, text[1:]))
    return pairs, frozenset(pairs)
