"""Parties that a sentence tells of a paper without a verb of theirs: 协议的两端是甲与乙;
一纸合同把甲和乙系在了一起; 落笔的一方是甲，另一方是乙.

Names are replaced by a placeholder character, so that patterns declared in `lists.toml` can say
where they stand; a person with an office is a name of the body that he acts for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.annotation.model import Mention, Sentence
from extraction.lexicon import load
from extraction.statements.enumeration import seated, without_asides
from extraction.statements.offices import Holder

NAME, _GROUP = "\ue000", "\ue001"
_LIST = f"{NAME}(?:(?:、|与|和|同|及|以及){NAME})+"
Name = tuple[int, int, Mention]


@dataclass(frozen=True, slots=True)
class Paper:
    """Parties that have signed; hub: the first of them with each of the others."""

    parties: list[Mention]
    hub: bool

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last name, in the article's text."""
        return min(m.start for m in self.parties), max(m.end for m in self.parties)


def papers(sentence: Sentence, holders: list[Holder]) -> Iterator[Paper]:
    """The papers whose parties a sentence tells of, if it plans, doubts and denies nothing."""
    if not _cue("cue").search(sentence.text):
        return
    names = _named(sentence, holders)
    if len(names) < 2:
        return
    plain, where = masked(sentence, names)
    if _cue("unsure").search(plain):
        return
    hubs: set[int] = set()  # names that are bound with a hub, not with each other
    for pattern in _patterns():
        for match in pattern.finditer(plain):
            told = match.groupdict()
            hub = [where[match.start("hub")]] if told.get("hub") else []
            groups = [group for group in ("all", "list", "more") if told.get(group)]
            listed = [where[i] for group in groups for i in range(*match.span(group)) if i in where]
            if hub:
                hubs.update(m.start for m in listed)
            elif hubs.issuperset(m.start for m in listed):
                continue
            yield Paper([*hub, *listed], bool(hub))


def binding(text: str) -> bool:
    """Whether a sentence tells of a paper as one that binds: 协议为期五年."""
    if not _cue("cue").search(text) or _cue("unbound").search(text):
        return False
    return bool(_cue("binding").search(text))


def masked(sentence: Sentence, names: list[Name]) -> tuple[str, dict[int, Mention]]:
    """A sentence with each name as one character, and which names those are."""
    parts: list[str] = []
    where: dict[int, Mention] = {}
    position, size = sentence.start, 0
    for start, end, mention in names:
        before = without_asides(sentence, position, start)
        parts += [before, _GROUP if mention.label == "Group" else NAME]
        size += len(before)
        where[size] = mention
        size += 1
        position = end
    parts.append(without_asides(sentence, position, sentence.end))
    return "".join(parts), where


def _named(sentence: Sentence, holders: list[Holder]) -> list[Name]:
    """The actors of a sentence in order, people in the place of the bodies in their offices."""
    people = [
        (h.start, h.end, next((m for m in sentence.mentions if (m.start, m.end) == h.name), None))
        for h in holders
        if h.acts_for
    ]
    acting: list[Name] = [(start, end, m) for start, end, m in people if m is not None]
    bodies = [
        name
        for name in seated(sentence)
        if not any(start < name[1] and name[0] < end for start, end, _ in acting)
    ]
    both = [
        (m.start, m.end, m) for m in sentence.mentions if m.label == "Group" and m.text == "双方"
    ]
    return sorted([*bodies, *both, *acting], key=lambda name: name[:2])


@cache
def _cue(key: str) -> re.Pattern[str]:
    return re.compile(str(load("lists.toml")["papers"][key]))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    cues = load("lists.toml")["papers"]
    stands = {"Ｌ": _LIST, "Ｎ": NAME, "Ｇ": _GROUP, "Ｐ": cues["paper"]}
    return tuple(
        re.compile("".join(stands.get(char, char) for char in text)) for text in cues["patterns"]
    )
