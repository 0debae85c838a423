"""From words to mentions: all recognisers on every sentence, then the choice among candidates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from extraction.annotation.lookup import Lookup
from extraction.annotation.marks import joined, repaired
from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition import (
    academy,
    aliases,
    anaphora,
    brands,
    built,
    counted,
    events,
    listed,
    organisations,
    places,
    policies,
    projects,
    seats,
    shortened,
    times,
    titles,
    works,
)
from extraction.annotation.recognition.bureaus import BureauFinder
from extraction.annotation.recognition.compounds import CompoundFinder
from extraction.annotation.recognition.known import KnownFinder
from extraction.annotation.recognition.people import PeopleFinder
from extraction.annotation.recognition.places import PlaceFinder
from extraction.annotation.selection import select
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon
from extraction.lexicon.offices import Offices

Again = Callable[[Sentence], Iterator[Mention]]

_OFFICE_FOLLOWS = re.compile(r"^(?:常务)?(?:副)?(?:书记|常委|委员)")
# bodies of which each place has its own: 港澳 海关 are two
_OF_ONE_PLACE = frozenset(["海关", "政府", "法院", "检察院", "图书馆", "博物馆", "大学", "医院"])
# what another body has, without a name of its own (某局 机场)
_ANOTHERS = re.compile("(?:局|公司|集团|委员会)机场$")
_BARE, _OTHERS = ("公司", "集团"), tuple("子母孙分总")
_FOUNDED = re.compile("[省市县州国]立$")
_COMMITTEE = re.compile(r"(?:[省市区县州校院]委|党委|工委|党组|纪委)$")


class MentionFinder:
    """Finds the mentions of an article's sentences; made once for a process."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, offices: Offices) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._places = PlaceFinder(gazetteer, lexicon)
        self._compounds = CompoundFinder(gazetteer)
        self._bureaus = BureauFinder(gazetteer, lexicon)
        self._known = KnownFinder(gazetteer)
        self._people = PeopleFinder(lexicon, offices)

    def find(self, sentences: list[Sentence]) -> list[aliases.Alias]:
        """Set the mentions of each sentence; returns the short names that the text introduces."""
        for sentence in sentences:
            words = repaired(sentence.words)
            sentence.words = joined(words, self._compounds.listed(sentence))
        candidates = [self._candidates(sentence) for sentence in sentences]
        for sentence, found in zip(sentences, candidates, strict=True):
            sentence.mentions = select(sentence, found)
            _promote(sentence)
        introduced = [alias for sentence in sentences for alias in aliases.find(sentence)]
        explained = {alias.text for alias in introduced}
        introduced += shortened.find(sentences, self._gazetteer, self._lexicon, explained)
        sure = [list(self._places.vouched(sentence)) for sentence in sentences]
        vouched = [mention for found in sure for mention in found]
        joined_brands = [
            mention
            for sentence in sentences
            for mention in (*listed.find(sentence, self._lexicon), *counted.find(sentence))
        ]
        again = [
            finder
            for finder in (
                _introduced(introduced),
                _people(sentences),
                _named(joined_brands, "brand"),
                _named(vouched, "gazetteer"),
                self._academy if academy.is_of_academy(sentences) else None,
            )
            if finder is not None
        ]
        for sentence, found, own in zip(sentences, candidates, sure, strict=True):
            added = [mention for finder in again for mention in finder(sentence)]
            added += [m for m in own if not _whole(sentence, m.start, m.end)]
            if added:
                for mention in found:
                    mention.nested = False
                sentence.mentions = select(sentence, [*found, *added])
                _promote(sentence)
            seats.give(sentence)
        return introduced

    def _academy(self, sentence: Sentence) -> Iterator[Mention]:
        return academy.find(sentence, self._gazetteer)

    def _candidates(self, sentence: Sentence) -> list[Mention]:
        known = list(self._known.find(sentence))
        found = [
            *titles.find(sentence, self._lexicon),
            *titles.agreements(sentence, self._lexicon),
            *times.find(sentence),
            *known,
            *organisations.find(sentence, self._lexicon, self._gazetteer.by_surface),
            *organisations.tagged(sentence, self._lexicon, self._gazetteer.by_surface),
            *brands.find(sentence, self._lexicon, self._gazetteer.by_surface),
            *self._bureaus.find(sentence),
            *self._places.find(sentence),
            *self._compounds.find(sentence),
            *self._people.find(sentence),
            *events.find(sentence, self._lexicon),
            *events.quoted(sentence, self._lexicon),
            *policies.find(sentence, self._lexicon),
            *projects.find(sentence, self._lexicon),
            *works.find(sentence, self._lexicon),
            *anaphora.find(sentence),
        ]
        found.extend(built.find(sentence, self._lexicon, found))
        found = [m for m in found if not self._is_elsewhere(sentence, m, known)]
        found.extend(places.departments(sentence, self._gazetteer))
        kept = [
            m for m in found if not _is_part_of_office(sentence, m) and not self._is_compound(m)
        ]
        return [piece for mention in kept for piece in self._places.unchained(mention)]

    def _is_elsewhere(self, sentence: Sentence, mention: Mention, known: list[Mention]) -> bool:
        """Whether a place's name stands in that of a university which lies elsewhere (中山大学), or
        behind that of the place which founded the body (广东省立 中山图书馆)."""
        if mention.label != "Place":
            return False
        if _FOUNDED.search(sentence.text, 0, mention.start - sentence.start):
            return True
        gazetteer = self._gazetteer
        for body in known:
            seat = gazetteer.places.get(_seat(gazetteer, body)) if body.covers(mention) else None
            meant = gazetteer.by_surface.get(mention.text, ())
            if seat and meant and not any(gazetteer.within(seat, place) for place in meant):
                return True
        return False

    def _is_compound(self, mention: Mention) -> bool:
        """Whether a name is really places with a noun (深中 科技, 前海 深港, 贵阳 学校)."""
        compounds = self._gazetteer.compounds
        if _ANOTHERS.search(mention.text):
            return True
        if mention.label == "Project":
            return mention.text[-2:] in compounds
        if mention.rule == "brand" and self._is_university(mention.text):
            return True
        if mention.rule in ("brand", "tagger"):
            return mention.text[:2] in compounds
        if mention.text.endswith("学校") and mention.text[:-2] in self._gazetteer.by_surface:
            return True  # 贵阳学校: any school there
        bare = mention.text[2:] in _OF_ONE_PLACE
        return bare and mention.label == "Organisation" and mention.text[:2] in compounds

    def _is_university(self, text: str) -> bool:
        """Whether a university's name stands before a trade word, which is its subject then
        (理大 纺织)."""
        known = (self._gazetteer.universities, self._gazetteer.shortnames)
        return any(text[:size] in table for size in (2, 3, 4) for table in known)


def _seat(gazetteer: Gazetteer, body: Mention) -> str:
    """The name of the place where a listed university stands; empty of all other bodies."""
    listed = gazetteer.universities.get(body.name, ())
    return listed[0].place if listed else ""


def _introduced(introduced: list[aliases.Alias]) -> Again | None:
    """Finds the short names that the text introduces wherever they stand."""
    meaning = {alias.text: alias for alias in introduced}
    lookup = Lookup(meaning)

    def find(sentence: Sentence) -> Iterator[Mention]:
        for i, j, surface in lookup.find(sentence.text):
            alias = meaning[surface]
            if surface in _BARE and sentence.text[i - 1 : i] in _OTHERS:
                continue  # 公司 is not the one of 子公司
            start, end = sentence.start + i, sentence.start + j
            sure = alias.explicit or (start >= alias.where[0] and not alias.whole)
            if not sure and not _whole(sentence, start, end):
                continue
            if sentence.text[i - 1 : i] == "《" and sentence.text[j : j + 1] == "》":
                start, end = start - 1, end + 1
            text = sentence.text[start - sentence.start : end - sentence.start]
            label, kind = alias.mention.label, alias.mention.kind
            yield Mention(start, end, text, label, kind, name=alias.text, rule="alias")

    return find if meaning else None


def _people(sentences: list[Sentence]) -> Again | None:
    """Finds the people that one sentence surely names in the others, where the tagger may have
    cut their names differently."""
    sure = {m.text for s in sentences for m in s.mentions if m.label == "Person" and not m.weak}
    lookup = Lookup(sure)

    def find(sentence: Sentence) -> Iterator[Mention]:
        for i, j, name in lookup.find(sentence.text):
            start, end = sentence.start + i, sentence.start + j
            if len(name) > 2 or _whole(sentence, start, end):
                yield Mention(start, end, name, "Person", rule="person")

    return find if sure else None


def _named(sure: list[Mention], rule: str) -> Again | None:
    """Finds the names of which one sentence is sure wherever they are whole words: brands listed
    with bodies, places with everyday names."""
    meant = {mention.text: mention for mention in sure}
    lookup = Lookup(meant)

    def find(sentence: Sentence) -> Iterator[Mention]:
        for i, j, text in lookup.find(sentence.text):
            start, end = sentence.start + i, sentence.start + j
            if _whole(sentence, start, end):
                yield replace(meant[text], start=start, end=end, rule=rule, nested=False)

    return find if meant else None


def _whole(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a span begins and ends with words."""
    return start in sentence.word_starts() and end in sentence.word_ends()


def _promote(sentence: Sentence) -> None:
    """A name that only the tagger gives is believed in a list with bodies, or before 等企业."""
    outer = sentence.outer()
    for k, mention in enumerate(outer):
        if (
            mention.label != "Organisation"
            or not mention.weak
            or mention.rule not in ("tagger", "brand")
        ):
            continue
        after = sentence.text[mention.end - sentence.start : mention.end - sentence.start + 4]
        beside = [outer[j] for j in (k - 1, k + 1) if 0 <= j < len(outer)]
        listed = any(
            other.label == "Organisation"
            and not (other.weak and other.rule == "head")
            and sentence.text[
                min(other.end, mention.end) - sentence.start : max(other.start, mention.start)
                - sentence.start
            ]
            in ("、", "和", "及", "以及")
            for other in beside
        )
        if listed or re.match(
            r"等(?:企业|公司|单位|机构|集团)|董事长|总经理|总裁|创始人|集团", after
        ):
            mention.weak = False


def _is_part_of_office(sentence: Sentence, mention: Mention) -> bool:
    """Whether a party committee is the beginning of an office (市委 + 书记)."""
    if mention.label != "Organisation" or not _COMMITTEE.search(mention.text):
        return False
    return bool(_OFFICE_FOLLOWS.match(sentence.text[mention.end - sentence.start :]))
