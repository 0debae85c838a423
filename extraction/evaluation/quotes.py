"""Finding quoted words in a text, white space aside, and the sentence around a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from extraction.evaluation.findings import Span
from graph.record import Sentence

_END = re.compile(r"[。！？；]|\n\s*\n")


class Text:
    """The characters of a file, searched without white space.

    raw (str): the text of the file as decoded; spans count its characters.
    sentences (Iterable[Sentence]): where the reader cut it; else it is cut at 。！？； here.
    """

    def __init__(self, raw: str, sentences: Iterable[Sentence] = ()) -> None:
        self.raw = raw
        self._offsets = [i for i, char in enumerate(raw) if not char.isspace()]
        self._squeezed = "".join(raw[i] for i in self._offsets)
        ends = [0, *(match.end() for match in _END.finditer(raw)), len(raw)]
        self._cuts = [(start, end) for start, end in pairwise(ends) if start < end]
        self._sentences = [(sentence.start, sentence.end) for sentence in sentences]

    def find(self, quote: str, within: Span | None = None) -> Span | None:
        """Where a quote first stands (in a span of the text), or None."""
        wanted = "".join(quote.split())
        start, end = within or (0, len(self.raw))
        at = self._squeezed.find(wanted) if wanted else -1
        while at >= 0:
            found = (self._offsets[at], self._offsets[at + len(wanted) - 1] + 1)
            if found[0] >= start and found[1] <= end:
                return found
            at = self._squeezed.find(wanted, at + 1)
        return None

    def sentence_at(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        for start, end in (*self._sentences, *self._cuts):
            if start <= span[0] < end:
                return start, end
        return span

    def together(self, names: Iterable[frozenset[str]]) -> Span | None:
        """The first sentence that holds a name of each set; else the first that holds one."""
        wanted = [sorted(one, key=lambda name: (-len(name), name)) for one in names]
        first = None
        for sentence in self._sentences or self._cuts:
            held = [any(self.find(name, sentence) for name in one) for one in wanted]
            if held and all(held):
                return sentence
            if any(held) and first is None:
                first = sentence
        return first

    def words(self, span: Span) -> str:
        """The text of a span on one line."""
        return " ".join(self.raw[span[0] : span[1]].split())
