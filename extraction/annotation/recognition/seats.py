"""Bodies of a list that have their place from the first: 保定市第一医院、第二医院和儿童医院."""

from __future__ import annotations

import re
from dataclasses import replace

from extraction.annotation.model import Mention, Sentence

_JOINED = re.compile("[、和与及]|以及")
# what does not say where it stands
_NAME = (
    "(?:第[一二三四五六七八九十]+|人民|中医|中心|儿童|妇幼|妇产|口腔|肿瘤|胸科|眼科|骨科|传染病|康复|友谊|协和|"
    "实验|高级|外国语|职业)(?:[\u4e00-\u9fff]{0,6})(?:医院|保健院|中学|小学|学校)"
)
_BARE = re.compile(f"{_NAME}$")
_LISTED = re.compile(f"[、和与及]{_NAME}")


def give(sentence: Sentence) -> None:
    """Name the bodies of lists in a sentence by the place with which the first begins."""
    if not _LISTED.search(sentence.text):
        return
    places = {m.start: m for m in sentence.mentions if m.label == "Place"}
    before: Mention | None = None
    seat = ""
    for mention in sorted(sentence.outer(), key=lambda m: m.start):
        if mention.label != "Organisation":
            continue
        own = places.get(mention.start)
        joined = before is not None and _JOINED.fullmatch(
            sentence.text, before.end - sentence.start, mention.start - sentence.start
        )
        if own is not None and own.end < mention.end:
            seat = own.text
        elif seat and joined and _BARE.match(mention.text) and not mention.name:
            named = replace(mention, name=seat + mention.text, rule="seated")
            sentence.mentions[sentence.mentions.index(mention)] = named
            mention = named
        elif not joined:
            seat = ""
        before = mention
