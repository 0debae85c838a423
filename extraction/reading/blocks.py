"""What each paragraph of a page is: header, headline, lead, body, sidebar, caption, byline, …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.reading.document import Block
from extraction.reading.furniture import BYLINE, HEADER, NAVIGATION
from extraction.reading.layout import Paragraph

LONGEST_HEADING = 60
_SENTENCE = re.compile(r"[。！？；]")
_CAPTION = re.compile(r"^[▲△]|^图为|^圖為|^图[：:]|[，。]图为|[，。]圖為|\S{2,4}\s*[摄攝]$|（图[^）]*）$|供图$")
_SIDEBAR = re.compile(r"^[●◆■]\s*\S{2,8}[：:]")
_TERMINAL = re.compile(r"[。！？!?…；;：:][”’』」）)]*$")


def classify(found: Sequence[Paragraph]) -> list[Block]:
    """The paragraphs as blocks of a kind, in the order of the file."""
    kinds = [_kind(paragraph) for paragraph in found]
    first = next((i for i, kind in enumerate(kinds) if kind == "body"), len(kinds))
    if first < len(kinds):
        kinds[first] = "lead"
    _headlines(found, kinds, first)
    return [
        Block(kind, paragraph.text, paragraph.offsets)
        for kind, paragraph in zip(kinds, found, strict=True)
    ]


def _kind(paragraph: Paragraph) -> str:
    text = paragraph.text
    short = len(text) <= LONGEST_HEADING
    sentence = bool(_SENTENCE.search(text))
    if NAVIGATION.search(text) and (not sentence or short):
        return "furniture"
    if short and not sentence and BYLINE.search(text):
        return "byline"
    if short and not sentence and HEADER.search(text) and "，" not in text:
        return "header"
    if _CAPTION.search(text) and len(text) <= 200:
        return "caption"
    if _SIDEBAR.search(text) and not _SENTENCE.search(text[:-1]):
        return "sidebar"
    if short and not sentence and not _TERMINAL.search(text):
        return "heading"
    return "body"


def _headlines(found: Sequence[Paragraph], kinds: list[str], first: int) -> None:
    """Mark the headline among the headings before the body: the doubled (bold) ones, else the
    first group; what stands above a bold headline is its kicker."""
    before = [i for i in range(first) if kinds[i] == "heading"]
    if not before:
        return
    bold = [i for i in before if found[i].doubled]
    chosen = bold or [i for i in before if found[i].group == found[before[0]].group][:1]
    for i in before:
        if found[i].text.startswith(("关于", "關於")) and i - 1 in chosen:
            chosen.append(i)  # «某公司 / 关于…的公告» is one headline on two lines
        if i in chosen:
            kinds[i] = "headline"
        elif bold and i < bold[0]:
            kinds[i] = "kicker"
