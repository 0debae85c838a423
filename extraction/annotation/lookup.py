"""Finding many known surfaces in a text: the longest at each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


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
        for i in range(len(text) - 1):
            for size in self._lengths.get(text[i : i + 2], ()):
                surface = text[i : i + size]
                if len(surface) == size and surface in self._surfaces:
                    yield i, i + size, surface
                    break
