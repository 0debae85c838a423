"""Where an article was published: by its source, its page's furniture, its signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extraction.annotation.script import simplify
from extraction.gazetteer import Gazetteer, Place
from extraction.lexicon import alternatives, load
from extraction.reading.document import FURNITURE, HEADINGS, Document

_PAPER = re.compile(
    r"([\u4e00-\u9fff]{2,6}?)(?:市|省)?(?:日报|晚报|特区报|都市报|晨报|商报|文汇报|大公报|发布|新闻网|广播电视台|融媒体中心)"
)
# a body at the beginning of a line of furniture, or a line by itself: 某市科学技术协会 2019-08-12
_IMPRINT = re.compile(
    r"(?:当前位置|您(?:的|所在的)位置|来源|信息来源|供稿|编制|主办单位|主办)?[：:\s　]*"
    r"(?P<body>[\u4e00-\u9fff（）]{2,20}?(?:局|委员会|发改委|厅|办公室|办|政府|协会|学会|商会|联合会"
    r"|集团|公司|研究院|医院|政府网|门户网站|门户网|信息网))"
    r"(?:主办|编印|编|印|编制)?(?=[\s　|｜>\d]|发布|来源|作者|日期|时间|$)"
)
_FROM = re.compile(r"发[表布]于(?P<place>[\u4e00-\u9fff]{2,8})")  # an account's article
_IS_PAPER = re.compile("(?:网|日报|晚报|报|新闻|在线)")
_LONGEST_SURFACE = 12
_SIGNED = 16  # characters of a line at the end of a text that is its signature


def publishers(document: Document, gazetteer: Gazetteer) -> Iterator[Place]:
    """The places of the publisher, and of the papers and bodies that the page's furniture names,
    the surest first."""
    furniture = [simplify(b.text) for b in document.blocks if b.kind in FURNITURE]
    if document.source:
        if place := opening(document.source, gazetteer):
            yield place
        yield from _papers(document.source, gazetteer)
    for text in furniture:
        yield from _papers(text, gazetteer)
    for text in furniture:
        if imprint := _IMPRINT.match(text):
            yield from _place(imprint.group("body"), gazetteer)
        if account := _FROM.search(text):
            yield from _place(account.group("place"), gazetteer)
    last = document.blocks[-1] if document.blocks else None
    short = last is not None and last.kind in HEADINGS and len(last.text) <= _SIGNED
    if last and short and (signature := _IMPRINT.fullmatch(simplify(last.text))):
        yield from _place(signature.group("body"), gazetteer)


def _papers(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    """The places of the papers and sites that a text names."""
    for found in _PAPER.finditer(text):
        name = found.group(1)
        for surface in (name[i:] for i in range(len(name) - 1)):
            for place in gazetteer.by_surface.get(surface, ())[:1]:
                if place.kind in ("city", "sar", "province"):
                    yield place
    seats, pattern = _unplaced()
    for known in pattern.finditer(text):
        yield gazetteer.places[seats[known.group()]]


def _place(name: str, gazetteer: Gazetteer) -> Iterator[Place]:
    if place := opening(name, gazetteer):
        yield place


def opening(name: str, gazetteer: Gazetteer) -> Place | None:
    """The last of the chain of places with which a publisher's name begins (河北 雄安新区 …)."""
    start, last = 0, None
    while start < len(name):
        sizes = range(min(_LONGEST_SURFACE, len(name) - start), 1, -1)
        found = next((n for n in sizes if name[start : start + n] in gazetteer.by_surface), 0)
        if not found:
            break
        surface = name[start : start + found]
        candidates = gazetteer.by_surface[surface]
        if surface in gazetteer.everyday and _IS_PAPER.fullmatch(name, start + found):
            break  # 光明网, 大众网
        if candidates[0].kind == "district" and len(candidates) > 1:
            break
        last = candidates[0]
        start += found
    return last if last is not None and last.kind not in ("country", "region") else None


@cache
def _unplaced() -> tuple[dict[str, str], re.Pattern[str]]:
    """Papers whose names do not say where they are published, with their places; their names as
    whole words."""
    papers: dict[str, str] = load("papers.toml")["papers"]
    names = alternatives(papers)
    whole = rf"(?<![\u4e00-\u9fff])(?:{names})(?=[^\u4e00-\u9fff]|记者|讯|客户端|新闻|全媒体|$)"
    return papers, re.compile(whole)
