"""The setting of an article: whose paper it is, from where and when it was written.

我市, 市科技局 and 昨日 mean something only against it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from extraction.annotation.model import Sentence
from extraction.gazetteer import Gazetteer, Place
from extraction.reading.document import Document

_OWN = re.compile(r"我市|本市|全市|(?<![\u4e00-\u9fff])市(?:科技局|政府|人民政府|委|教育局|领导|发改|人社|卫健|工信|商务|文)|我省|全省|省政府|省科技厅|本澳|本港|我区|全区|我县")
_LEVEL = {"市": "city", "省": "province", "区": "district", "县": "district"}
_PAPER = re.compile(r"^([\u4e00-\u9fff]{2,4}?)(?:市|省)?(?:日报|晚报|特区报|都市报|晨报|商报|发布|新闻网|广播电视台|市人民政府|市政府|省人民政府|市科技局|市科学技术局)")
_WIRE = re.compile(r"(?:本报|新华社|中新社|记者)([\u4e00-\u9fff]{2,4})(?:\d{1,2}月)?\d{1,2}日(?:电|讯)")
HEADLINE, LEAD = 3, 2  # weights of a place named in a headline, in the lead


@dataclass(frozen=True, slots=True)
class Setting:
    """home: the place the article calls 我市 (city, sar, zone or district); province, district:
    likewise; published: ISO date. Any may be unknown. own: whether the article speaks of its
    place as "we" (我市, 市科技局)."""

    home: Place | None = None
    province: Place | None = None
    district: Place | None = None
    published: str | None = None
    source: str | None = None
    own: bool = False


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
        published=published or document.published, source=document.source, own=bool(_OWN.search(text))
    )
    if home_city:
        found = gazetteer.by_surface.get(home_city, ())
        return _with_home(setting, found[0] if found else None, gazetteer)
    named = _counts(sentences, gazetteer)
    home = _of_source(document, gazetteer) or _most(named, ("city", "sar", "zone"), named)
    if home is None or not _OWN.search(text):
        wire = _WIRE.search(text)
        if home is None and wire and (found := gazetteer.by_surface.get(wire.group(1))):
            home = found[0]
    province = _most(named, ("province",), named) if re.search("我省|全省|省政府|省委", text) else None
    setting = _with_home(setting, home, gazetteer)
    if province and home and not gazetteer.within(home, province) and "我省" in text:
        setting = replace(setting, province=province)
    if province and setting.province is None:
        setting = replace(setting, province=province)
    district = _most(named, ("district",), named)
    return replace(setting, district=district if district and re.search("我区|区委|区政府|全区|我县|县委|县政府|全县", text) else None)


def _with_home(setting: Setting, home: Place | None, gazetteer: Gazetteer) -> Setting:
    if home is None:
        return setting
    chain = (home, *gazetteer.ancestors(home))
    province = next((p for p in chain if p.kind in ("province", "sar") or (p.kind == "city" and len(p.code) == 2)), None)
    district = home if home.kind == "district" else None
    return replace(setting, home=home, province=province, district=district)


def _of_source(document: Document, gazetteer: Gazetteer) -> Place | None:
    if not document.source:
        return None
    found = _PAPER.match(document.source)
    places = gazetteer.by_surface.get(found.group(1), ()) if found else ()
    return next((p for p in places if p.kind in ("city", "sar")), None)


def _counts(sentences: list[Sentence], gazetteer: Gazetteer) -> Counter[str]:
    """How often each place is named; headlines and the lead count more."""
    named: Counter[str] = Counter()
    for sentence in sentences:
        weight = {"headline": HEADLINE, "lead": LEAD}.get(sentence.kind, 1)
        for mention in sentence.mentions:
            if mention.label == "Place":
                for place in gazetteer.by_surface.get(mention.text, ())[:1]:
                    named[place.name] += weight if not mention.nested else 1
        if re.search("本澳|澳门", sentence.text):
            named["澳门特别行政区"] += sentence.text.count("本澳") * 5
        named["香港特别行政区"] += sentence.text.count("本港") * 5
    places = gazetteer.places
    for name in list(named):
        if name in places and places[name].kind == "city":
            continue
    return named


def _most(named: Counter[str], kinds: tuple[str, ...], order: Counter[str]) -> Place | None:
    from extraction.gazetteer import gazetteer

    places = gazetteer().places
    ranked = sorted(
        (name for name in named if name in places and places[name].kind in kinds and named[name] > 0),
        key=lambda name: (-named[name], list(order).index(name)),
    )
    return places[ranked[0]] if ranked else None
