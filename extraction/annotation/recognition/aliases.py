"""Short names that the text itself introduces: （以下简称“…”）, 澳门大学（澳大）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.annotation.model import Mention, Sentence

_CALLED = re.compile(
    r"(?:以下|下文|下)?(?:并?简称|统称|合称|称|又称|也称|俗称|或称|亦称|英文简称|"
    r"以下称)(?:为|作)?[：:]?\s*((?:[“《]?[^“”《》（）、，；。]{2,20}[”》]?(?:[、或/]|及|"
    r"和)?)+)$"
)
_PIECE = re.compile(r"[“《]([^“”《》]{2,20})[”》]")
_BRACKET = re.compile(r"（([^（）]{1,40})）")
_BARE = re.compile(r"[“]?([A-Za-z\u4e00-\u9fff]{2,8})[”]?$")


@dataclass(frozen=True, slots=True)
class Alias:
    """`text` stands for the entity of `mention` from here on; `where` is its range. explicit: the
    text says so; whole: only where it is whole words."""

    text: str
    mention: Mention
    where: tuple[int, int]
    explicit: bool
    whole: bool = False


def find(sentence: Sentence) -> Iterator[Alias]:
    """The short names that the brackets of a sentence introduce, with what they stand for."""
    for match in _BRACKET.finditer(sentence.text):
        at = sentence.start + match.start()
        before = [
            m
            for m in sentence.mentions
            if m.end == at and not m.nested and m.label not in ("Time", "Group", "Anaphor")
        ]
        if not before:
            before = [
                m
                for m in sentence.mentions
                if m.end == at - 1 and not m.nested and sentence.text[match.start() - 1] in "”》"
            ]
        if not before:
            continue
        mention = max(before, key=lambda m: m.end - m.start)
        called = _CALLED.search(match.group(1))
        if called:
            pieces = _PIECE.findall(called.group(1)) or [called.group(1).strip("“”《》")]
            for piece in pieces:
                offset = sentence.text.find(piece, match.start())
                yield Alias(
                    piece,
                    mention,
                    (sentence.start + offset, sentence.start + offset + len(piece)),
                    True,
                )
            continue
        bare = _BARE.fullmatch(match.group(1))
        if second := _second(sentence, mention, at):
            yield Alias(second.text, mention, (second.start, second.end), False)
            continue
        if (
            bare
            and mention.label == "Organisation"
            and mention.end - mention.start > len(bare.group(1))
        ):
            start = at + match.group().find(bare.group(1))
            if _initials(bare.group(1), mention.text) or bare.group(1).isascii():
                yield Alias(bare.group(1), mention, (start, start + len(bare.group(1))), False)


def _second(sentence: Sentence, mention: Mention, at: int) -> Mention | None:
    """The body whose name alone fills the bracket that opens at `at`, of the same kind as the one
    before it and not a place's: its second name (某市人民医院（南山医院）)."""
    for other in sentence.mentions:
        if other.start == at + 1 and other.label == mention.label == "Organisation":
            closed = sentence.text[other.end - sentence.start : other.end - sentence.start + 1]
            same = other.kind == mention.kind and other.text[-2:] == mention.text[-2:]
            return other if closed == "）" and same and not other.nested else None
    return None


def _initials(short: str, full: str) -> bool:
    position = -1
    for char in short:
        position = full.find(char, position + 1)
        if position < 0:
            return False
    return True
