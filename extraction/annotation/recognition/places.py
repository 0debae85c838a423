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
from extraction.annotation.model import Mention, Sentence, Word
from extraction.annotation.recognition.walk import word_at
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon

# behind 中国, what is no place's
_OF_NATION = re.compile("共产党|特色社会主义|式现代化|梦|人民解放军")
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|省|市|区|县|州|盟|旗)$")
_UNKNOWN = re.compile(
    r"(?:[\u4e00-\u9fff]{1,7}(?:自治县|自治州|(?<![城五四三两各])市|[县州]))|"
    r"(?:[\u4e00-\u9fff]{1,5}(?:街道|镇|乡|苏木))|[\u4e00-\u9fff]{1,6}(?:新区|湾区|半岛|"
    r"群岛)"
)
_PARTY_TOWN = re.compile(r"(?:镇|乡|街道)(?=党委|党工委|纪委)")
_NOT_PLACE = re.compile(
    r"^(?:我|本|全|该|两|各|三|四|五|多|省|市|区|县|城|乡|小|大|新|老|县级|地级|一|外|跨|"
    r"进|入|超|股|楼|房|夜|菜|上|都|门|闹|黑|牛|熊|同|来|往|到|在|与|和|由|赴|对|为)(?:市|"
    r"县|区|州|镇|乡|省|城市)$"
)
# what a longer name of a village or river ends in: 桂林村 is not in 桂林
_LANDSCAPE = "村河湖江山溪街"
# transliterations: a tagger's LOC made of these is a foreign place
_PROVINCE = re.compile("..(?:省|道|府|郡|大区|州)$")  # of another country
_FOREIGN_END = re.compile(r"(?:[市州省府郡]|大区)$")


LONG = 4  # characters: a full name longer than this is sure across the tagger's words


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
        yield from self._party_towns(sentence)
        yield from self._unknown(sentence, {(m.start, m.end) for m in known})

    def _known(self, sentence: Sentence) -> Iterator[Mention]:
        starts, ends = sentence.word_starts(), sentence.word_ends()
        for i, j, surface in self._lookup.find(sentence.text):
            start, end = sentence.start + i, sentence.start + j
            word = sentence.words[word_at(sentence, start)]
            last = sentence.words[word_at(sentence, end - 1)]
            whole = start in starts and end in ends
            located = word.tag in ("LOC", "ORG", "nz", "PER") or last.tag in ("LOC", "ORG")
            full = bool(_SUFFIX.search(surface)) and len(surface) > 2
            if start not in starts and word.end < end and not (full and len(surface) > LONG):
                continue
            if surface in self._gazetteer.everyday and not (whole and word.tag == "LOC"):
                continue
            if surface == "中国" and _OF_NATION.match(sentence.text, j):
                continue  # 中国共产党
            if surface in self._gazetteer.everyday and sentence.text[i - 1 : i] == "“":
                continue  # “双城联动”
            if not full and not located and not (whole and word.tag in ("n", "j", "s", "nz")):
                continue
            small = all(place.size >= 3 for place in self._gazetteer.by_surface[surface])
            if small and not full and not (whole and word.tag == "LOC"):
                continue
            if not (start in starts or full or located):
                continue
            if word is last and word.end == end + 1 and word.text[-1] in _LANDSCAPE:
                continue
            if not whole and not full and word.tag not in ("LOC", "ORG", "nz"):
                continue
            yield Mention(start, end, surface, "Place", rule="gazetteer")

    def vouched(self, sentence: Sentence) -> Iterator[Mention]:
        """Places with names that are ordinary words as well, sure by the place that contains them
        and stands right before (安徽 石台) or a neighbour of theirs in a list (石台、东至)."""
        ends, starts = sentence.word_ends(), sentence.word_starts()
        known = self._gazetteer.by_surface
        for place in [m for m in sentence.outer() if m.label == "Place" and not m.weak]:
            outer = known.get(place.text, ())
            if town := self._town(sentence, place):
                yield town
            for size in (4, 3, 2):
                end = place.end + size
                if end > sentence.end:
                    continue
                text = sentence.text[place.end - sentence.start : end - sentence.start]
                full = bool(_SUFFIX.search(text)) and len(text) > 2
                sure = (end in ends or full) and text not in self._gazetteer.everyday
                sure = sure and len(text) == size  # the sentence may end before
                inner = known.get(text, ()) if sure else ()
                if any(self._gazetteer.within(i, o) for i in inner for o in outer if i != o):
                    yield Mention(place.end, end, text, "Place", rule="gazetteer")
                    break
            for start, end in ((place.start - 3, place.start - 1), (place.end + 1, place.end + 3)):
                mark = sentence.text[min(end, place.end) - sentence.start :][:1]
                text = sentence.text[start - sentence.start : end - sentence.start]
                listed = mark in ("、", "和", "与") and start in starts and end in ends
                if listed and any(
                    i.parent and i.parent == o.parent for i in known.get(text, ()) for o in outer
                ):
                    yield Mention(start, end, text, "Place", rule="gazetteer")

    def _town(self, sentence: Sentence, place: Mention) -> Mention | None:
        """A town by its short name right behind its district (南海 丹灶)."""
        word = next((word for word in sentence.words if word.start == place.end), None)
        if word is None or word.tag != "LOC" or not 2 <= len(word.text) <= 3:
            return None
        districts = {d.name for d in self._gazetteer.by_surface.get(place.text, ())}
        for end in ("镇", "街道", "乡"):
            if any(town.parent in districts for town in self._gazetteer.towns(word.text + end)):
                name = word.text + end
                return Mention(
                    word.start, word.end, word.text, "Place", "town", name, rule="suffix"
                )
        return None

    def _unknown(self, sentence: Sentence, known: set[tuple[int, int]]) -> Iterator[Mention]:
        for k, word in enumerate(sentence.words):
            if word.tag != "LOC" or (word.start, word.end) in known or len(word.text) < 3:
                continue
            if _PROVINCE.search(word.text) and self._is_abroad(sentence.words[:k]):
                yield Mention(word.start, word.end, word.text, "Place", "province", rule="foreign")
            elif pair := self._pair(word.text):
                at = word.start + len(pair)
                yield Mention(word.start, at, pair, "Place", rule="gazetteer")
                yield Mention(at, word.end, word.text[len(pair) :], "Place", rule="gazetteer")
            elif abroad := list(self._abroad(word)):
                yield from abroad
            elif word.text[:2] in self._gazetteer.compounds:
                continue
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

    def _party_towns(self, sentence: Sentence) -> Iterator[Mention]:
        """Towns before their party committee, which the tagger takes for one word with it
        (安吉县 孝丰镇 党委书记)."""
        for match in _PARTY_TOWN.finditer(sentence.text):
            for size in (3, 4, 5):
                name = sentence.text[match.end() - size : match.end()]
                if len(name) == size and self._gazetteer.towns(name):
                    end = sentence.start + match.end()
                    yield Mention(end - size, end, name, "Place", "town", rule="suffix")
                    break

    def _abroad(self, word: Word) -> Iterator[Mention]:
        """A country and a part of it that one word names (泰国 清莱府)."""
        for size in (2, 3, 4, 5):
            country, rest = word.text[:size], word.text[size:]
            places = self._gazetteer.by_surface.get(country, ())
            if places and places[0].kind == "country" and country != "中国" and len(rest) > 2:
                if not _FOREIGN_END.search(rest):
                    continue
                at = word.start + size
                yield Mention(word.start, at, country, "Place", rule="gazetteer")
                kind = "province" if _PROVINCE.search(rest) else "city"
                yield Mention(at, word.end, rest, "Place", kind, rule="foreign")
                return

    def _is_abroad(self, before: list[Word]) -> bool:
        """Whether another country's name, or one of its provinces', stands right before."""
        last = before[-2] if before and before[-1].text == "的" and len(before) > 1 else None
        word = last or (before[-1] if before else None)
        places = self._gazetteer.by_surface.get(word.text, ()) if word is not None else ()
        return bool(places) and places[0].kind == "country" and places[0].name != "中国"

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
            or _NO_BRAND.fullmatch(mention.text[cuts[-1] :])
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


# what is no body's name by itself
_NO_BRAND = re.compile(
    "(?:开发|发展|建设|投资|控股|产业|运营|管理|服务|城市|置业|实业|资产|经营)*"
    "(?:集团)?(?:股份|责任)?(?:有限)?(?:责任)?(?:公司|集团)|"
    "(?:第[一二三四五六七八九十]+|职业|技术|教育|实验|人民|中心|高级|中等|师范|妇幼|保健|中医|卫生|职教|公立|民办|"
    "特殊|成人|疾病|预防|控制|培训|服务|文化|图书)*(?:中心|[小中]学|学校|医院|幼儿园|中专|职高|保健院|卫生院|馆)"
)
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
