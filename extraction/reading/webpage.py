"""Web pages: what a reader sees of the page, with the place of each character in its source.

The text is taken from the source as it stands; which of it is the article, and the page's own
title and date, trafilatura tells.
"""

from __future__ import annotations

import html
import logging
import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extraction.reading.document import Layer, Place

if TYPE_CHECKING:
    from trafilatura.settings import Document

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})|<[!?]")
_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,30});?")
_INSIDE = re.compile(r"[\"'>]")
# their content is never seen, or is no running text
_UNSEEN = (
    *("script", "style", "template", "textarea", "title", "iframe", "noscript", "svg", "select"),
    *("option", "math", "object"),
)
_INLINE = (
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
    *("font", "i", "img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span"),
    *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
)
SHORTEST_ARTICLE, LONGEST_ARTICLE = 40, 500_000  # characters
ALIKE = 0.7  # share of a line's runs of four characters that the article has, if it is of it
MOST_TITLES = 20
MOST_TAGS = 30_000  # of a page that is still judged by trafilatura, which takes its time
_FIRST_CHINESE = "\u2e80"
_SPACES = str.maketrans(dict.fromkeys("\u2002\u2003\u2001", "\u3000"))
_NO_GUESSES = {"extensive_search": False, "original_date": True}
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Source:
    """For each character of a page's text where it begins in the source."""

    starts: array[int]

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """One range of the source, tags inside of it and all."""
        return (Place(start=self.starts[start], end=self.starts[end - 1] + 1),)


@dataclass(slots=True)
class _Text:
    """The text as far as it is put together; white space as a browser would show it."""

    chars: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("L"))
    space: tuple[int, bool] | None = None  # where blank begins that is not yet written; has a break

    def add(self, char: str, at: int) -> None:
        if char in " \t\n\r\f":
            broken = char in "\n\r" or (self.space is not None and self.space[1])
            self.space = (self.space[0] if self.space else at, broken)
            return
        if self.space and self.chars and self.chars[-1] != "\n":
            # a line end of the source between two Chinese characters is no space (CSS Text 3)
            wide = min(self.chars[-1], char) >= _FIRST_CHINESE
            if not (self.space[1] and wide):
                self._put(" ", self.space[0])
        self.space = None
        self._put(char, at)

    def end_line(self, at: int, *, empty: bool) -> None:
        self.space = None
        wanted = 2 if empty else 1
        there = sum(char == "\n" for char in self.chars[-2:]) if self.chars else 2
        if self.chars and self.chars[-1] != "\n":
            there = 0
        for _ in range(wanted - there if empty else 1):
            self._put("\n", at)

    def _put(self, char: str, at: int) -> None:
        self.chars.append(char)
        self.starts.append(at)


def layer(source: str) -> Layer:
    """What a page shows, given its source; never raises, whatever the source is."""
    text, titles = _seen(source)
    titles = titles[:MOST_TITLES]
    plain = "".join(text.chars)
    article = _article(source)
    return Layer(
        text=plain,
        titles=tuple(titles),
        aside=_aside(plain, titles, article.text or "") if article else (),
        title=(article.title or None) if article else None,
        published=(article.date or None) if article else None,
        source=(article.sitename or None) if article else None,
        origin=Source(text.starts),
    )


def is_page(text: str) -> bool:
    """Whether a text is the source of a web page, whatever its file is called."""
    head = text[:1000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html")) or (
        head.startswith(("<?xml", "<!--")) and "<html" in head
    )


def _seen(source: str) -> tuple[_Text, list[tuple[int, int]]]:
    """The text between the tags, and the ranges of it that stand in `<h1>`. Linear in time."""
    text = _Text()
    titles: list[tuple[int, int]] = []
    unclosed: set[str] = set()
    at, title = 0, -1
    while at < len(source):
        tag = _TAG.search(source, at)
        _characters(text, source, at, tag.start() if tag else len(source))
        if tag is None:
            break
        name = (tag[1] or "").lower()
        at = _tag_end(source, tag)
        closing = source.startswith("</", tag.start())
        if name in _UNSEEN and not closing:
            at = _content_end(source, name, at, unclosed)
        elif name == "br":
            text.end_line(tag.start(), empty=False)
        elif name in ("td", "th"):
            text.add(" ", tag.start())
        elif name and name not in _INLINE:
            text.end_line(tag.start(), empty=True)
        if name == "h1" and closing and 0 <= title < len(text.chars):
            titles.append((title, len(text.chars)))
        if name == "h1":
            title = -1 if closing else len(text.chars)
    return text, titles


def _characters(text: _Text, source: str, start: int, end: int) -> None:
    at = start
    while at < end:
        if source[at] == "&" and (reference := _REFERENCE.match(source, at, end)):
            meant = html.unescape(reference[0])
            if meant != reference[0]:
                for char in meant.translate(_SPACES):
                    text.add(char, at)
                at = reference.end()
                continue
        text.add(source[at].translate(_SPACES), at)
        at += 1


def _tag_end(source: str, tag: re.Match[str]) -> int:
    """The place behind the tag; a `>` inside of quotes does not end it."""
    if source.startswith("<!--", tag.start()):
        end = source.find("-->", tag.start() + 4)
        return end + 3 if end >= 0 else len(source)
    at = tag.end()
    while found := _INSIDE.search(source, at):
        if found[0] == ">":
            return found.end()
        quoted = source.find(found[0], found.end())
        if quoted < 0:  # a quote that never ends is none
            end = source.find(">", found.end())
            return end + 1 if end >= 0 else len(source)
        at = quoted + 1
    return len(source)


def _content_end(source: str, name: str, at: int, unclosed: set[str]) -> int:
    """Where an element ends whose content is not shown; `unclosed` are names that nothing closes
    from here on, so that each is looked for in vain only once."""
    if name not in unclosed:
        closing = re.compile(rf"</{name}", re.IGNORECASE).search(source, at)
        if closing:
            return closing.start()
        unclosed.add(name)
    return len(source) if name in ("script", "style") else at


def _article(source: str) -> Document | None:
    if source.count("<") > MOST_TAGS:
        return None
    import trafilatura  # here, for it takes a tenth of a second that other formats do not need
    from trafilatura.settings import Document

    try:
        found = trafilatura.bare_extraction(
            source,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_NO_GUESSES,
        )
    except Exception:  # a library before hostile pages: the text is there without its judgement
        return None
    return found if isinstance(found, Document) else None


def _aside(text: str, titles: list[tuple[int, int]], article: str) -> tuple[tuple[int, int], ...]:
    """The lines of the page that are not in the article's text, as ranges."""
    wanted = "".join(article.split())
    if not SHORTEST_ARTICLE <= len(wanted) <= LONGEST_ARTICLE:
        return ()  # trafilatura found no article to speak of, or took everything for it
    pieces = {"".join(line.split()) for line in article.splitlines()}
    grams = set(_grams(wanted))
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        bare = "".join(line.split())
        of_line = _grams(bare)
        kept = bare in pieces or sum(gram in grams for gram in of_line) > ALIKE * len(of_line)
        if bare and not kept and not any(one < end and start < other for one, other in titles):
            found.append((start, end))
        start = end
    return tuple(found)


def _grams(text: str) -> list[str]:
    return [text[i : i + 4] for i in range(len(text) - 3)]
