"""Universities and well-known bodies by the gazetteer's names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.lookup import Lookup
from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import word_at
from extraction.gazetteer import Gazetteer, Organisation

_SHORT = 3  # surfaces up to this length need the tagger's word boundaries
_BRACKET = re.compile("（[\u4e00-\u9fff]{2,6}）")


class KnownFinder:
    """Finds the bodies of one gazetteer; made once, used for every sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._lookup = Lookup(
            {*gazetteer.universities, *gazetteer.organisations, *gazetteer.shortnames}
        )

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """Candidate mentions, kind and canonical name as the gazetteer has them."""
        starts, ends = sentence.word_starts(), sentence.word_ends()
        for i, j, surface in self._lookup.find(sentence.text):
            if surface[-1] == "部" and sentence.text.startswith("门", j):
                continue  # 文化和旅游部门
            start, end = sentence.start + i, sentence.start + j
            whole = start in starts and end in ends
            word = sentence.words[word_at(sentence, start)]
            last = sentence.words[word_at(sentence, end - 1)]
            inside = word is last and word.tag in ("ORG", "LOC", "nz", "PER")
            begins = len(surface) == _SHORT and word.tag == "ORG" and word.start == start
            placed = (
                word.tag == "ORG"
                and word.end == end
                and word.text.removesuffix(surface) in self._gazetteer.by_surface
            )
            if len(surface) <= _SHORT and not (whole or begins or placed):
                continue
            if len(surface) <= 2 and not (
                word.tag in ("ORG", "nz", "n", "LOC", "j", "PER", "nw") or inside
            ):
                continue
            bodies = self._gazetteer.universities.get(surface) or self._gazetteer.organisations.get(
                surface, ()
            )
            body = bodies[0] if len(bodies) == 1 else None
            if campus := self._campus(sentence, surface, end):
                body, surface = campus
                bodies, end = (body,), start + len(surface)
            kind = bodies[0].kind if bodies else "university"
            yield Mention(
                start,
                end,
                surface,
                "Organisation",
                kind,
                name=body.name if body else "",
                rule="gazetteer",
                weak=len(surface) <= 2 and word.tag not in ("ORG", "nz", "j"),
            )

    def _campus(
        self, sentence: Sentence, surface: str, end: int
    ) -> tuple[Organisation, str] | None:
        """The campus that a short name and a place in brackets mean, and its text."""
        bracket = _BRACKET.match(sentence.text, end - sentence.start)
        names = self._gazetteer.shortnames.get(surface, ()) if bracket else ()
        for name in names:
            assert bracket is not None
            for body in self._gazetteer.universities.get(name + bracket.group(), ()):
                return body, surface + bracket.group()
        return None
