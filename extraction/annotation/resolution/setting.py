"""The setting of an article: whose paper it is, from where and when it was written.

我市, 市科技局, 我校 and 昨日 mean something only against it. Who is "we" shows in the source, and
in the words of coming and going: guests come to us (来惠, 来我市), we go to others (赴黔,
到茂名市考察).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extraction.annotation.model import Mention, Sentence
from extraction.annotation.resolution.publishers import publishers
from extraction.gazetteer import Gazetteer, Place
from extraction.reading.document import FURNITURE, Document

_OWN = re.compile(
    r"我市|本市|全市|(?<![\u4e00-\u9fff])市(?:科技局|政府|人民政府|委|教育局|领导|发改|人社|卫健|工信|商务|文)"
    r"|我省|全省|省政府|省科技厅|本澳|本港|我区|全区|我县"
)
_OWN_CITY = re.compile(
    r"[我本全]市|(?<![\u4e00-\u9fff])市(?:政府|人民政府|委|领导|[\u4e00-\u9fff]{2,6}局)"
)
_OWN_PROVINCE = re.compile(r"我省|全省|省政府|省委")
_OWN_DISTRICT = re.compile(r"我区|区委|区政府|全区|我县|县委|县政府|县府|全县")
_OWN_SCHOOL = re.compile(
    r"我校|本校|来校|(?<![\u4e00-\u9fff])学校(?:党委|副?校长|领导|将|与|科技处|教务处|相关|有关)"
    r"|(?<![\u4e00-\u9fff])校(?:领导|党委|长助理)"
)
# the publisher's name as a page gives it: 某大学新闻网
_SCHOOL_PAGE = re.compile(
    r"([\u4e00-\u9fff]{2,14}?(?:大学|学院))(?:新闻网|官网|官微|新闻中心|宣传部|$)"
)
# the same in a line of its furniture: 原创 某大学 2023-05-19
_SCHOOL_LINE = re.compile(
    r"(?:^|原创|[\s　|·：:])([\u4e00-\u9fff]{2,12}?(?:大学|学院))"
    r"(?:新闻网|官网|官微|新闻中心|宣传部)?(?=[\s　|·]|$)"
)
_WHOLE_SCHOOL = re.compile(r"[\u4e00-\u9fff]{2,8}大学|[\u4e00-\u9fff]{4,14}(?<![大][学])学院")
_OUR_PARTNER = re.compile(
    r"[我本]校[^，。；]{0,12}(?:与|和|同|赴|到|前往|访问|走访|走进|联合|携手)[^，。；、]{0,8}$"
)
_OUR_GUEST = re.compile(
    r"[^，。；]{0,70}(?:来|到访|到|莅临|访问|走访|走进|与|和|同)(?:我校|本校|学校|校(?![长友园]))"
)
_SAR = {"香港特别行政区": "本港", "澳门特别行政区": "本澳"}
_FIRST = 2  # lines of a page that may be nothing but its publisher's name
_GOES = re.compile(r"(?:赴|去了?|前往|飞抵|抵达|奔赴)(?:[\u4e00-\u9fff]{2,4}省)?$")
_CALLS = re.compile(r"^(?:市|省|区|县)?(?:学习)?(?:考察|调研|拜访|走访)")
_GUESTS = re.compile(
    r"^[^，。；]{0,12}(?:代表团|考察团|访问团|一行|客人)[^，。；]{0,8}(?:来|到|莅)(?:我|本)"
)
_WITH_US = re.compile(r"^[^，。；]{0,8}(?:和|与|同)我(?:市|省|区|县)")
_US_WITH = re.compile(r"(?:^|[，。；、])(?:我?市|我?省)[^市省，。；、]{0,10}(?:和|与|同)$")
_COMES = re.compile(r"来$")
AROUND = 30  # characters of context on each side
HEADLINE, LEAD, SAR, GUESTED = 3, 2, 5, 5  # weights of a place named in a headline, in the lead …


@dataclass(frozen=True, slots=True)
class Setting:
    """home: the place the article calls 我市 (city, sar, zone or district); province, district:
    likewise; school: the university it calls 我校 or 学校, by canonical name; published: ISO date.
    Any may be unknown. own: whether the article speaks of its place as "we" (我市, 省科技厅);
    sure: whether it is home that it does so of, or the publisher's place."""

    home: Place | None = None
    province: Place | None = None
    district: Place | None = None
    published: str | None = None
    source: str | None = None
    own: bool = False
    sure: bool = False
    school: str | None = None


def find_setting(
    document: Document,
    sentences: list[Sentence],
    gazetteer: Gazetteer,
    home_city: str | None,
    published: str | None,
) -> Setting:
    """The setting, from the page's furniture, the dateline and what the article names most."""
    text = "".join(sentence.text for sentence in sentences)
    setting = Setting(
        published=published or document.published,
        source=document.source,
        own=bool(_OWN.search(text)),
        sure=home_city is not None or bool(_OWN_CITY.search(text)),
        school=_school(document, sentences, gazetteer) if _OWN_SCHOOL.search(text) else None,
    )
    if home_city:
        found = gazetteer.by_surface.get(home_city, ())
        return _with_home(setting, found[0] if found else None, gazetteer)
    named = _counts(sentences, gazetteer)
    papers = tuple(publishers(document, gazetteer))
    home = next((place for place in papers if place.kind != "province"), None)
    provincial = next((place for place in papers if place.kind == "province"), None)
    if home is None and provincial is None:
        home = _most(named, ("city", "sar", "zone"), gazetteer)
        if home is None and _OWN_CITY.search(text):  # a county that is called a city
            cities = Counter({name: n for name, n in named.items() if name.endswith("市")})
            home = _most(cities, ("district",), gazetteer)
        sent = gazetteer.by_surface.get(document.dateline or "", ())[:1]
        if sent and sent[0].kind in ("city", "sar") and (home is None or not setting.own):
            home = sent[0]
        elif setting.school in gazetteer.universities and not setting.own:
            home = gazetteer.places.get(gazetteer.universities[setting.school][0].place, home)
    elif home is not None and setting.school is None:
        setting = replace(setting, sure=True)
    setting = _with_home(setting, home, gazetteer)
    if provincial is not None:
        setting = replace(setting, province=provincial)
    elif _OWN_PROVINCE.search(text) and (province := _most(named, ("province",), gazetteer)):
        outside = home is not None and not gazetteer.within(home, province)
        if setting.province is None or (outside and "我省" in text):
            setting = replace(setting, province=province)
    if not _OWN_DISTRICT.search(text):
        return replace(setting, district=None)
    return replace(
        setting, district=_most(_inside(named, setting, gazetteer), ("district",), gazetteer)
    )


def _inside(named: Counter[str], setting: Setting, gazetteer: Gazetteer) -> Counter[str]:
    """The places that lie in the home city; all of them where none is known."""
    home = setting.home
    if home is None or home.kind != "city":
        return named
    inside = (n for n in named if gazetteer.within(gazetteer.places[n], home))
    return Counter({name: named[name] for name in inside})


def _with_home(setting: Setting, home: Place | None, gazetteer: Gazetteer) -> Setting:
    if home is None:
        return setting
    chain = (home, *gazetteer.ancestors(home))
    wide = (
        p for p in chain if p.kind in ("province", "sar") or (p.kind == "city" and len(p.code) == 2)
    )
    district = home if home.kind == "district" else None
    return replace(setting, home=home, province=next(wide, None), district=district)


def _school(document: Document, sentences: list[Sentence], gazetteer: Gazetteer) -> str | None:
    """The university or college that publishes the article, else the one that it names most,
    headlines first, and does not tell of as a partner or a guest of ours; else the one of those
    parts that it calls by a short name."""
    if document.source and (publisher := _SCHOOL_PAGE.match(document.source)):
        return publisher.group(1)
    for k, block in enumerate(document.blocks):
        if block.kind in FURNITURE and (publisher := _SCHOOL_LINE.search(block.text)):
            return publisher.group(1)
        if k < _FIRST and _WHOLE_SCHOOL.fullmatch(block.text.strip()):
            return block.text.strip()
    named: Counter[str] = Counter()
    others: set[str] = set()
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.kind != "university" or not _is_school(mention, gazetteer):
                continue
            name = mention.name or mention.text
            named[name] += HEADLINE if sentence.kind == "headline" else 1
            start, end = mention.start - sentence.start, mention.end - sentence.start
            if _OUR_PARTNER.search(sentence.text[:start]) or _OUR_GUEST.match(sentence.text[end:]):
                others.add(name)
    own = [name for name in named if name not in others]
    if own:
        return max(own, key=lambda name: named[name])
    return _short_school(sentences, gazetteer) if others else None


def _short_school(sentences: list[Sentence], gazetteer: Gazetteer) -> str | None:
    """The university that only a short name names, which others may bear in other provinces."""
    named = [m for sentence in sentences for m in sentence.mentions]
    here = {p.name for m in named for p in gazetteer.by_surface.get(m.text, ())[:1]}
    for mention in named:
        for name in gazetteer.shortnames.get(mention.text, ()):
            listed = gazetteer.universities.get(name, ())[:1]
            seats = [gazetteer.places[body.place] for body in listed if body.place]
            if any(p.name in here for s in seats for p in (s, *gazetteer.ancestors(s))[:2]):
                return name
    return None


def _is_school(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a name is a whole university's: a listed one, or one that begins with a place."""
    if mention.rule == "gazetteer":
        return bool(mention.name)
    placed = any(mention.text[:size] in gazetteer.by_surface for size in (2, 3, 4))
    return not mention.nested and placed and bool(_WHOLE_SCHOOL.fullmatch(mention.text))


def _counts(sentences: list[Sentence], gazetteer: Gazetteer) -> Counter[str]:
    """How often each place is named; headlines and the lead count more, guests not at all."""
    named: Counter[str] = Counter()
    foreign: set[str] = set()
    for sentence in sentences:
        weight = {"headline": HEADLINE, "lead": LEAD}.get(sentence.kind, 1)
        for name, own in _SAR.items():
            named[name] += sentence.text.count(own) * SAR
        for mention, place in _places(sentence, gazetteer):
            named[place.name] += weight if not mention.nested else 1
            start, end = mention.start - sentence.start, mention.end - sentence.start
            before = sentence.text[max(0, start - AROUND) : start]
            after = sentence.text[end : end + AROUND]
            if _COMES.search(before):
                named[place.name] += GUESTED
            elif before.endswith(("我市", "本市")) and place.kind in ("district", "city"):
                for city in gazetteer.ancestors(place)[:1]:
                    named[city.name] += GUESTED  # 我市大余县
            elif _is_foreign(before, after):
                foreign.add(place.name)
    for name in list(named):
        chain = (gazetteer.places[name], *gazetteer.ancestors(gazetteer.places[name]))
        if any(place.name in foreign for place in chain):
            del named[name]
    return named


def _places(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[tuple[Mention, Place]]:
    """Each mention of a place with its likeliest meaning; names inside listed ones (中山大学) say
    nothing of the place."""
    listed = 0
    for mention in sentence.mentions:
        known = mention.label == "Organisation" and mention.rule == "gazetteer"
        if known and mention.kind != "government":
            listed = max(listed, mention.end)
        if mention.label != "Place" or mention.end <= listed:
            continue
        alone = len(mention.text) == 1
        meanings = (
            gazetteer.abbreviation(mention.text)
            if alone
            else gazetteer.by_surface.get(mention.text, ())
        )
        for place in meanings[:1]:
            yield mention, place


def _is_foreign(before: str, after: str) -> bool:
    """Whether the words around a place say that it is not the writer's."""
    if _GOES.search(before) or _US_WITH.search(before):
        return True
    if _GUESTS.match(after) or _WITH_US.match(after):
        return True
    return before.endswith(("到", "在")) and bool(_CALLS.match(after))


def _most(named: Counter[str], kinds: tuple[str, ...], gazetteer: Gazetteer) -> Place | None:
    """The place of these kinds that is named most, the first of equals."""
    places = [
        gazetteer.places[name] for name in named if named[name] > 0 and name in gazetteer.places
    ]
    fitting = [place for place in places if place.kind in kinds]
    return max(fitting, key=lambda place: named[place.name]) if fitting else None
