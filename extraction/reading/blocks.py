"""What each paragraph of a page is: header, headline, lead, body, sidebar, caption, byline, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.reading.credit import credit
from extraction.reading.document import FURNITURE, Block
from extraction.reading.furniture import BYLINE, DISCLAIMER, END, HEADER, MENU, NAVIGATION, plain
from extraction.reading.layout import Paragraph

LONGEST_HEADING = 60
LONGEST_EXCLAMATION = 40
LONGEST_CAPTION = 200
_SENTENCE = re.compile(r"[。！？；]")
_EXCLAMATION = re.compile(r"^[^。；]+[！？!?][”’」』]?$")
_CAPTION = re.compile(
    r"^[▲△]|^图为|^图[：:]|[，。]图为|\S{2,4}\s*摄影?[）)]?$|[。）)]\s*摄影[\s:：]\S{2,4}$"
    r"|（图[^）]*）$|供图[）)]?$|资料(?:图|照)片?[）)]?$"
)
_SIDEBAR = re.compile(r"^[●◆■]\s*\S{2,8}[：:]")
_TERMINAL = re.compile(r"[。！？!?…；;：:][”’』」）)]*$")
_HAN = re.compile(r"[\u3400-\u9fff]")


def classify(found: Sequence[Paragraph]) -> list[Block]:
    """The paragraphs as blocks of a kind, in the order of the file."""
    kinds = [_kind(paragraph) for paragraph in found]
    first = next((i for i, kind in enumerate(kinds) if kind == "body"), len(kinds))
    if first < len(kinds):
        kinds[first] = "lead"
    _headlines(found, kinds, first)
    _links(found, kinds)
    return [
        block
        for kind, paragraph in zip(kinds, found, strict=True)
        for block in _without_credits(Block(kind, paragraph.text, paragraph.offsets))
    ]


def _without_credits(block: Block) -> Iterator[Block]:
    """The block, with the credits that open and close running text as bylines of their own."""
    if block.kind not in ("lead", "body"):
        yield block
        return
    found = credit(block.text)
    parts = (
        ("byline", 0, found.end),
        (block.kind, found.end, found.start),
        ("byline", found.start, len(block.text)),
    )
    for kind, start, end in parts:
        if block.text[start:end].strip():
            yield Block(kind, block.text[start:end], block.offsets[start:end])


def _kind(paragraph: Paragraph) -> str:
    text = plain(paragraph.text)
    short = len(text) <= LONGEST_HEADING
    sentence = bool(_SENTENCE.search(text))
    if DISCLAIMER.search(text):
        return "furniture"
    if NAVIGATION.search(text) and (not sentence or short):
        return "furniture"
    if short and not sentence and BYLINE.search(text):
        return "byline"
    if MENU.search(text):
        return "furniture"
    if short and not sentence and HEADER.search(text) and "，" not in text:
        return "header"
    if short and not _HAN.search(text):
        return "furniture"
    if len(text) <= LONGEST_CAPTION and _CAPTION.search(text):
        return "caption"
    if _SIDEBAR.search(text) and not _SENTENCE.search(text[:-1]):
        return "sidebar"
    if short and not sentence and not _TERMINAL.search(text):
        return "heading"
    if len(text) <= LONGEST_EXCLAMATION and _EXCLAMATION.search(text):
        return "heading"
    return "body"


def _headlines(found: Sequence[Paragraph], kinds: list[str], first: int) -> None:
    """Mark the headline among the headings before the body: the doubled (bold) ones, else the
    one above the byline, else the first; what stands above a bold headline is its kicker."""
    before = [i for i in range(first) if kinds[i] == "heading"]
    if not before:
        return
    bold = [i for i in before if found[i].doubled]
    chosen = bold or [_above_byline(found, kinds, before, first)]
    for i in before:
        if found[i].text.startswith(("关于", "關於")) and i - 1 in chosen:
            chosen.append(i)  # «某公司 / 关于…的公告» is one headline on two lines
        if i in chosen:
            kinds[i] = "headline"
        elif bold and i < bold[0]:
            kinds[i] = "kicker"


def _above_byline(
    found: Sequence[Paragraph], kinds: list[str], before: list[int], first: int
) -> int:
    """The first of the lines right above the first byline or date that follows a heading, else
    the first heading: a site prints menus and other news above the headline, never below it."""
    for i in range(before[0] + 1, first):
        if kinds[i] in ("byline", "header"):
            one = max(heading for heading in before if heading < i)
            while one - 1 in before and found[one - 1].group == found[one].group:
                one -= 1
            return one
    return before[0]


def _links(found: Sequence[Paragraph], kinds: list[str]) -> None:
    """Mark as furniture the headings below the last text of the page: links to other articles.

    Only where something says that the article is over; a bold one is a headline out of place.
    """
    last = max((i for i, kind in enumerate(kinds) if kind in ("lead", "body")), default=-1)
    over = False
    for i in range(last + 1, len(kinds)):
        over = over or (
            kinds[i] in (*FURNITURE, "heading") and bool(END.search(plain(found[i].text)))
        )
        if over and kinds[i] == "heading" and not found[i].doubled and last >= 0:
            kinds[i] = "furniture"
