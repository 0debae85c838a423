"""Places: the gazetteer's names where the tagger or a suffix agrees, and unknown ones by suffix.

A raw lookup is a trap (合作, 通道, 中山大学 hold names of places), so a short name counts only
where word boundaries and tags of the tagger allow it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from extraction.annotation.lookup import Lookup
from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.walk import word_at
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon

_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|省|市|区|县|州|盟|旗)$")
_UNKNOWN = re.compile(
    r"(?:[\u4e00-\u9fff]{1,7}(?:自治县|自治州|(?<![城五四三两各])市|[县州]))|"
    r"(?:[\u4e00-\u9fff]{1,5}(?:街道|镇|乡|苏木))|[\u4e00-\u9fff]{1,6}(?:新区|湾区|半岛|"
    r"群岛)"
)
_NOT_PLACE = re.compile(
    r"^(?:我|本|全|该|两|各|三|四|五|多|省|市|区|县|城|乡|小|大|新|老|县级|地级|一|外|跨|"
    r"进|入|超|股|楼|房|夜|菜|上|都|门|闹|黑|牛|熊|同|来|往|到|在|与|和|由|赴|对|为)(?:市|"
    r"县|区|州|镇|乡|省|城市)$"
)
_ALONE_BEFORE = re.compile(r"[在来赴抵访返离驻到入于援游留旅归往京沪]$")
_ALONE_AFTER = re.compile(
    r"^(?:[，。、；：签举召成揭落开设建考访学交就办拜会投科合企创商出参调进期间工高院]|的|"
    r"$)"
)
# transliterations: a tagger's LOC made of these is a foreign place
_FOREIGN_END = re.compile(r"[市州省]$")


class PlaceFinder:
    """Finds places of one gazetteer; made once, used for every sentence."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._transliterating = lexicon.transliterating
        surfaces = {s for s in gazetteer.by_surface if len(s) > 1}
        self._lookup = Lookup(surfaces)

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """Candidate mentions of places, of known and of unknown ones."""
        known = list(self._known(sentence))
        yield from known
        yield from self._unknown(sentence, {(m.start, m.end) for m in known})
        yield from self._single(sentence)

    def _known(self, sentence: Sentence) -> Iterator[Mention]:
        starts, ends = sentence.word_starts(), sentence.word_ends()
        for i, j, surface in self._lookup.find(sentence.text):
            start, end = sentence.start + i, sentence.start + j
            word = sentence.words[word_at(sentence, start)]
            last = sentence.words[word_at(sentence, end - 1)]
            whole = start in starts and end in ends
            located = word.tag in ("LOC", "ORG", "nz", "PER") or last.tag in ("LOC", "ORG")
            full = bool(_SUFFIX.search(surface)) and len(surface) > 2
            if start not in starts and word.end < end:
                continue
            if surface in self._gazetteer.everyday and not (whole and word.tag == "LOC"):
                continue
            if not full and not located and not (whole and word.tag in ("n", "j", "s", "nz")):
                continue
            small = all(place.size >= 3 for place in self._gazetteer.by_surface[surface])
            if small and not full and not (whole and word.tag == "LOC"):
                continue
            if not (start in starts or full or located):
                continue
            if not whole and not full and word.tag not in ("LOC", "ORG", "nz"):
                continue
            yield Mention(start, end, surface, "Place", rule="gazetteer")

    def _unknown(self, sentence: Sentence, known: set[tuple[int, int]]) -> Iterator[Mention]:
        for word in sentence.words:
            if word.tag != "LOC" or (word.start, word.end) in known or len(word.text) < 3:
                continue
            if pair := self._pair(word.text):
                at = word.start + len(pair)
                yield Mention(word.start, at, pair, "Place", rule="gazetteer")
                yield Mention(at, word.end, word.text[len(pair) :], "Place", rule="gazetteer")
            elif _UNKNOWN.fullmatch(word.text) and not _NOT_PLACE.match(word.text):
                kind = _kind(word.text)
                towns = self._gazetteer.towns(word.text) if kind == "town" else ()
                yield Mention(
                    word.start,
                    word.end,
                    word.text,
                    "Place",
                    kind,
                    rule="suffix",
                    weak=kind == "town" and not towns,
                )
            elif (
                len(stem := _FOREIGN_END.sub("", word.text)) > 2
                and set(stem) <= self._transliterating
            ):
                yield Mention(word.start, word.end, word.text, "Place", "city", rule="foreign")

    def _pair(self, text: str) -> str | None:
        """The first of two known places that a word consists of, the second in the first."""
        known = self._gazetteer.by_surface
        for size in range(2, len(text) - 1):
            for outer in known.get(text[:size], ()):
                if any(
                    self._gazetteer.within(inner, outer) for inner in known.get(text[size:], ())
                ):
                    return text[:size]
        return None

    def _single(self, sentence: Sentence) -> Iterator[Mention]:
        """One-character abbreviations after prepositions of place (来川, 在杭)."""
        text = sentence.text
        for match in re.finditer(r"[\u4e00-\u9fff]", text):
            i = match.start()
            if not self._gazetteer.abbreviation(match.group()):
                continue
            start = sentence.start + i
            word = sentence.words[word_at(sentence, start)]
            alone = len(word.text) == 1 or (
                len(word.text) == 2
                and word.text[0] in "在来赴抵访返离驻到入于"
                and word.end == start + 1
            )
            if alone and _ALONE_BEFORE.search(text[:i]) and _ALONE_AFTER.match(text[i + 1 :]):
                yield Mention(
                    start, start + 1, match.group(), "Place", rule="abbreviation", weak=True
                )

    def unchained(self, mention: Mention) -> list[Mention]:
        """A company's name without the chain of places before it, and these places apart
        (中山 横栏镇 某某有限公司)."""
        if mention.label != "Organisation" or mention.kind in (None, "government", "media"):
            return [mention]
        if mention.kind == "university":
            return self._without_country(mention)
        cuts = [0]
        while len(cuts) < 4:
            rest = mention.text[cuts[-1] :]
            surface = next(
                (
                    rest[:n]
                    for n in range(min(10, len(rest) - 3), 1, -1)
                    if self._is_place(rest[:n])
                ),
                None,
            )
            if surface is None:
                break
            cuts.append(cuts[-1] + len(surface))
        if (
            len(cuts) < 3
            or not _LOCAL.search(mention.text[: cuts[-1]])
            or len(mention.text) - cuts[-1] < 4
        ):
            return [mention]
        pieces = [
            Mention(
                mention.start + a,
                mention.start + b,
                mention.text[a:b],
                "Place",
                _kind(mention.text[a:b]),
                rule="gazetteer",
            )
            for a, b in itertools.pairwise(cuts)
        ]
        body = Mention(
            mention.start + cuts[-1],
            mention.end,
            mention.text[cuts[-1] :],
            "Organisation",
            mention.kind,
            rule=mention.rule,
            weak=mention.weak,
        )
        return [*pieces, body]

    def _without_country(self, mention: Mention) -> list[Mention]:
        """A foreign university's name without its country, where another place names it
        (葡萄牙 科英布拉大学)."""
        for size in range(2, min(6, len(mention.text) - 4)):
            country, rest = mention.text[:size], mention.text[size:]
            places = self._gazetteer.by_surface.get(country, ())
            if not places or places[0].kind != "country" or country == "中国":
                continue
            named = any(rest[:n] in self._gazetteer.by_surface for n in range(2, len(rest) - 1))
            if named or set(rest[:3]) <= self._transliterating:
                at = mention.start + size
                place = Mention(mention.start, at, country, "Place", rule="gazetteer")
                return [place, replace(mention, start=at, text=rest)]
        return [mention]

    def _is_place(self, text: str) -> bool:
        if text in self._gazetteer.by_surface and text not in self._gazetteer.everyday:
            return True
        return text.endswith(("镇", "街道", "乡")) and bool(self._gazetteer.towns(text))


_LOCAL = re.compile(r"(?:镇|街道|乡|区|县)$")
_DEPARTMENT = re.compile(r"(?:科技|教育|商务|卫生|农业|人社|文旅|交通)部门")


def departments(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """中山科技部门: a place's office by what it does."""
    for match in _DEPARTMENT.finditer(sentence.text):
        for size in range(min(6, match.start()), 1, -1):
            surface = sentence.text[match.start() - size : match.start()]
            if surface in gazetteer.by_surface and surface not in gazetteer.everyday:
                start, end = sentence.start + match.start() - size, sentence.start + match.end()
                yield Mention(
                    start, end, surface + match.group(), "Organisation", "government", rule="head"
                )
                break


def _kind(text: str) -> str:
    for kind, suffix in (
        ("town", ("镇", "乡", "街道", "苏木")),
        ("zone", ("新区",)),
        ("region", ("湾区", "半岛", "群岛")),
    ):
        if text.endswith(suffix):
            return kind
    return "district" if text.endswith("县") else "city"


_COMPOUND_AFTER = re.compile(
    r"^(?:[两三四五双]|合作|协同|协作|协议|签|联|携|牵|共|一体|同城|科|创|产|融合|交流|"
    r"高校|青年|企业|深度|跨境|跨江|东西部|对口|区域|城际|高铁|铁路|通道|经贸|港|口岸|会|"
    r"战略|互|往来|市场|学|教育|卫生|医|文|旅|金融|之间|关系|情|优势|资源|同|结|投|商|"
    r"社会|居民|两地|大桥|联席|联合|首|新|友好|规则|衔接|的|省|市|双城|双方|及|、|湾区)"
)


def compounds(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Compounds of one-character names (深中合作, 惠港两地, 川桂): groups of places."""
    text = sentence.text
    i = 0
    while i < len(text) - 1:
        j = i
        while j < len(text) and gazetteer.abbreviation(text[j]):
            j += 1
        taken = False
        for end in range(min(j, i + 5), i + 1, -1):
            part = text[i:end]
            listed = part in gazetteer.compounds
            word = sentence.words[word_at(sentence, sentence.start + i)]
            bounded = word.start == sentence.start + i and sentence.start + end <= word.end + 1
            exact = word.start == sentence.start + i and word.end == sentence.start + end
            if (
                listed
                or (exact and word.tag in ("LOC", "PER", "n", "j", "nz", "ORG"))
                or (bounded and _COMPOUND_AFTER.match(text[end:]))
            ):
                if not listed and len(set(part)) < len(part):
                    continue
                yield Mention(
                    sentence.start + i,
                    sentence.start + end,
                    part,
                    "Group",
                    "compound",
                    rule="compound",
                    weak=not listed,
                )
                i, taken = end, True
                break
        if not taken:
            i += 1
