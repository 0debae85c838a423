"""From the text of a page to its articles: layout repaired, blocks told apart, articles cut."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.reading.blocks import classify
from extraction.reading.document import FURNITURE, Block, Document, Layer
from extraction.reading.errors import UnreadableError
from extraction.reading.furniture import publication
from extraction.reading.layout import Paragraph, paragraphs
from extraction.reading.source import Source

LONGEST_TITLE = 40  # characters, of an article without a headline
SHORTEST = 60  # characters of running text that an article of a page has
_TEXT = ("lead", "body")
_HEADS = ("kicker", "headline", "heading")


def articles(layer: Layer, source: Source) -> list[Document]:
    """The articles of a page, in its order; the first has the source's id, the others a number.

    Raises UnreadableError if there is no Chinese in it.
    """
    whole = paragraphs(layer.text)
    titles, aside = _Ranges(layer.titles), _Ranges(layer.aside)
    found = [
        replace(paragraph, doubled=True) if titles.hold(paragraph) else paragraph
        for paragraph in whole
    ]
    parts = _cut([p for p in found if not aside.hold(p)], layer)
    page = publication([block for part in parts for block in part])
    outside = [_furniture(p) for p in found if aside.hold(p)]
    if not any(_is_chinese(char) for part in parts for block in part for char in block.text):
        raise UnreadableError(f"{source.path}: no Chinese text in it; give a Chinese article")
    sha256 = hashlib.sha256(source.data).hexdigest()
    documents = []
    for number, blocks in enumerate(parts, 1):
        own = publication(blocks)
        documents.append(
            Document(
                id=source.id if number == 1 else f"{source.id}-{number}",
                path=source.path,
                sha256=sha256,
                text=layer.text,
                title=_title(blocks, source.title, layer.title),
                blocks=tuple(blocks),
                published=source.published
                or own.date
                or page.date
                or layer.published
                or publication(outside).date,
                source=source.source or own.source or page.source or layer.source,
                dateline=own.place,
                home_city=source.home_city,
                origin=layer.origin,
                encoding=layer.encoding,
            )
        )
    return documents


def _title(blocks: Sequence[Block], told: str | None, described: str | None) -> str:
    """The title of an article: as its table tells, its headline, as its page tells, its opening."""
    headline = " ".join(block.text for block in blocks if block.kind == "headline")
    opening = next((block.text for block in blocks if block.kind not in FURNITURE), blocks[0].text)
    return told or headline or described or opening[:LONGEST_TITLE]


def _cut(found: Sequence[Paragraph], layer: Layer) -> list[list[Block]]:
    """The blocks of each article.

    A new one begins where text is followed by a headline, and that by a byline or the credit
    that opens a text (本报讯, 新华社…电) before its own text comes, or where a headline is printed
    very large; both articles need enough text.
    """
    blocks = classify(found)
    bounds = list(_bounds(blocks, _Ranges(layer.heads))) if layer.cut else []
    starts = {paragraph.offsets[0]: i for i, paragraph in enumerate(found)}
    places = [0, *(starts[blocks[i].offsets[0]] for i in bounds), len(found)]
    if len(places) == 2:
        return [blocks]
    return [classify(found[one:other]) for one, other in pairwise(places)]


def _bounds(blocks: Sequence[Block], heads: _Ranges) -> Iterator[int]:
    """The indexes of the blocks with which a further article begins."""
    written = 0
    i = 0
    while i < len(blocks):
        if blocks[i].kind in _TEXT:
            written += len(blocks[i].text)
        if blocks[i].kind not in _HEADS or written < SHORTEST:
            i += 1
            continue
        end = _end(blocks, i, _HEADS)
        below = _end(blocks, end, ("byline",))
        large = any(heads.hold(block) for block in blocks[i:end])
        if (below > end or large) and _length(blocks, below) >= SHORTEST:
            yield i
            written = 0
        i = below


def _end(blocks: Sequence[Block], start: int, kinds: tuple[str, ...]) -> int:
    """The index behind the blocks of these kinds that begin at `start`."""
    while start < len(blocks) and blocks[start].kind in kinds:
        start += 1
    return start


def _length(blocks: Sequence[Block], start: int) -> int:
    """How many characters of text follow without a break."""
    length = 0
    for block in blocks[start:]:
        if block.kind not in _TEXT:
            break
        length += len(block.text)
    return length


class _Ranges:
    """Half-open ranges, asked which paragraphs and blocks lie in them."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def hold(self, part: Paragraph | Block) -> bool:
        """Whether it begins in one of the ranges."""
        i = bisect_right(self._starts, part.offsets[0]) - 1
        return i >= 0 and part.offsets[0] < self._ranges[i][1]


def _furniture(paragraph: Paragraph) -> Block:
    return Block("furniture", paragraph.text, paragraph.offsets)


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
