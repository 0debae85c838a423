"""One-character names of places: alone (来川, 在杭) and in compounds (深中, 川渝)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.lookup import Lookup
from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import word_at
from extraction.gazetteer import Gazetteer

LONGEST = 5  # members of a compound
_TO = "在来赴抵访返离驻到入于"
_ALONE_BEFORE = re.compile(r"[在来赴抵访返离驻到入于援游留旅归往京沪]$")
_ALONE_AFTER = re.compile(
    r"^(?:[，。、；：签举召成揭落开设建考访学交就办拜会投科合企创商出参调进期间工高院共洽]|的|"
    r"$)"
)
_COMPOUND_AFTER = re.compile(
    r"^(?:[两三四五双]|合作|协同|协作|协议|签|联|携|牵|共|一体|同城|科|创|产|融合|交流|"
    r"高校|青年|企业|深度|跨境|跨江|东西部|对口|区域|城际|高铁|铁路|通道|经贸|港|口岸|会|"
    r"战略|互|往来|市场|学|教育|卫生|医|文|旅|金融|之间|关系|情|优势|资源|同|结|投|商|"
    r"社会|居民|两地|大桥|联席|联合|首|新|友好|规则|衔接|的|省|市|双城|双方|及|、|湾区)"
)


class CompoundFinder:
    """Finds the one-character names of one gazetteer; made once, used for every sentence."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        regions = (
            surface
            for surface, places in gazetteer.by_surface.items()
            if places[0].kind == "region" and surface not in gazetteer.everyday
        )
        self._long = Lookup(s for s in (*gazetteer.compounds, *regions) if len(s) > 2)
        characters = filter(gazetteer.abbreviation, map(chr, range(0x4E00, 0xA000)))
        self._names = re.compile(f"[{''.join(characters)}]+")

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """Candidate mentions: places, and groups of places."""
        for run in self._names.finditer(sentence.text):
            for i in range(*run.span()):
                if mention := self._alone(sentence, i):
                    yield mention
            yield from self._compounds(sentence, *run.span())

    def listed(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Ranges of the listed names of three characters and more: compounds and regions."""
        return [
            (sentence.start + i, sentence.start + j) for i, j, _ in self._long.find(sentence.text)
        ]

    def _alone(self, sentence: Sentence, i: int) -> Mention | None:
        """An abbreviation after a preposition of place."""
        text, start = sentence.text, sentence.start + i
        if not (_ALONE_BEFORE.search(text[:i]) and _ALONE_AFTER.match(text[i + 1 :])):
            return None
        word = sentence.words[word_at(sentence, start)]
        behind = len(word.text) == 2 and word.text[0] in _TO and word.end == start + 1
        if len(word.text) > 1 and not behind:
            return None
        return Mention(start, start + 1, text[i], "Place", rule="abbreviation", weak=True)

    def _compounds(self, sentence: Sentence, first: int, last: int) -> Iterator[Mention]:
        """The compounds in a run of abbreviations, the longest at each place."""
        i = first
        while i < last - 1:
            ends = range(min(last, i + LONGEST), i + 1, -1)
            end = next((end for end in ends if self._is_compound(sentence, i, end)), None)
            if end is None:
                i += 1
                continue
            part = sentence.text[i:end]
            weak = part not in self._gazetteer.compounds
            start = sentence.start
            yield Mention(
                start + i, start + end, part, "Group", "compound", rule="compound", weak=weak
            )
            i = end

    def _is_compound(self, sentence: Sentence, i: int, end: int) -> bool:
        """Whether characters are a listed compound, or one by words and by what follows."""
        part = sentence.text[i:end]
        if part in self._gazetteer.compounds:
            return True
        if len(set(part)) < len(part):
            return False
        start, stop = sentence.start + i, sentence.start + end
        word = sentence.words[word_at(sentence, start)]
        if word.start != start:
            return False
        if word.end == stop and word.tag in ("LOC", "PER", "n", "j", "nz", "ORG"):
            return True
        return stop <= word.end + 1 and bool(_COMPOUND_AFTER.match(sentence.text[end:]))
