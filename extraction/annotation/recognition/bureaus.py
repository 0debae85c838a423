"""Departments of governments by their standing names: 某市 外办, 省 文化和旅游厅, 市 消委会.

The tagger often cuts these names (某市外|办, 某省文化|和旅游厅); which departments governments
have is known, so a place or its level before one is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon

LONGEST_PLACE, LONGEST_LEVEL = 12, 4  # characters
_LEVEL = re.compile(r"(?<![各两三四五六七八九多全我本该])(?:自治区|[省市区县州])$")
# a department of two subjects: 乡村振兴和协作交流局
_DOUBLE = re.compile(
    r"(?![的长委])(?:(?!省|市(?![场政容])|县)[\u4e00-\u9fff]){2,6}(?<![局厅委府院会办室])和"
    r"(?!各|有关|相关)(?![\u4e00-\u9fff]{0,8}[省市县])[\u4e00-\u9fff]{2,8}(?:(?<![布格结大全])局|厅|委员会)"
)
_SAR = re.compile("(?:香港|澳门)(?:特区|特别行政区)政府$")
_HELD = re.compile("长|员")  # 科技局长, 发改委员: an office, no body


class BureauFinder:
    """Finds the departments of the lexicon behind places of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._bureau = lexicon.bureau

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """Candidate mentions of departments, with the place or level before them."""
        text, starts = sentence.text, sentence.word_starts()
        spots = range(len(text)) if "和" in text else ()
        double = (m for at in spots if (m := _DOUBLE.match(text, at)))
        for match in (*self._bureau.finditer(text), *double):
            begin, end = match.span()
            start = self._place(text, begin)
            if start is None or sentence.start + start not in starts or _HELD.match(text, end):
                continue
            yield Mention(
                sentence.start + start,
                sentence.start + end,
                text[start:end],
                "Organisation",
                "government",
                rule="head",
            )

    def _place(self, text: str, begin: int) -> int | None:
        """Where the place or the level begins that ends at `begin`."""
        if region := _SAR.search(text, 0, begin):
            return region.start()
        for size in range(min(LONGEST_PLACE, begin), 1, -1):
            surface = text[begin - size : begin]
            if surface in self._gazetteer.by_surface and surface not in self._gazetteer.everyday:
                return begin - size
        window = max(0, begin - LONGEST_LEVEL)
        level = _LEVEL.search(text[window:begin])
        return window + level.start() if level else None
