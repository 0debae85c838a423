"""Where the words that a model quotes stand in what it was given.

White space does not count, nor script, width of characters and kind of quotation marks (as
`annotation.script.simplify` has them); all other characters do.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.annotation.script import simplify
from extraction.annotation.text import Text
from extraction.model.windows import Range

_BREAK = "\n"  # between paragraphs; no quote reaches across


class Quotable:
    """The text of a window, to look up quotes in; what is found are ranges of the article."""

    def __init__(self, whole: Text, ranges: tuple[Range, ...]) -> None:
        self._places: list[int] = []
        plain: list[str] = []
        surface: list[str] = []
        for start, end in ranges:
            for i in range(start, end):
                if not whole.plain[i].isspace():
                    self._places.append(i)
                    plain.append(whole.plain[i])
                    surface.append(whole.surface[i])
            self._places.append(end)
            plain.append(_BREAK)
            surface.append(_BREAK)
        self._plain, self._surface = "".join(plain), "".join(surface)

    def find(self, quote: str) -> list[Range]:
        """All places where a quote stands, in order; none if it does not."""
        words = "".join(quote.split())
        if not words:
            return []
        return list(self._in(self._surface, words)) or list(self._in(self._plain, simplify(words)))

    def _in(self, text: str, words: str) -> Iterator[Range]:
        i = text.find(words)
        while i >= 0:
            yield self._places[i], self._places[i + len(words) - 1] + 1
            i = text.find(words, i + 1)
