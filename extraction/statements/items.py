"""Couples of a list whose verb stands in another item: 签约双方是：甲与乙；丙与丁。

A list of signings is told over several sentences: behind a colon, item by item, line by line, or
with one verb behind the last couple (甲与乙；丙与丁签署协议).
"""

from __future__ import annotations

import itertools
import re

from extraction.annotation.model import Sentence as Text
from extraction.lexicon import load
from extraction.statements import agreements
from extraction.statements.enumeration import INNER, Couple, seated, without_asides
from extraction.statements.roles import Roles
from extraction.statements.telling import Reading

_CUES = load("lists.toml")["items"]
_SIGNING, _UNSURE, _LEADS, _MARK, _SUBJECT, _WITHIN, _WORK = (
    re.compile(_CUES[key])
    for key in ("signing", "unsure", "leads", "mark", "subject", "within", "work")
)
_TAIL, _ANY, _SEQUEL, _PARTNER, _ELIDED = (
    re.compile(_CUES[key]) for key in ("tail", "any", "sequel", "partner", "elided")
)
_PARTNERED = re.compile("的(?:签约|结对|缔约|签字)")
_BY = re.compile("[与和同跟对联携结牵—－~～/+＋-]")  # a couple has one of these between
_COMMA = re.compile("[，；]")
_BARE = re.compile(r"[；。;]?$")
_NEAR = 2  # lines without a couple that a list of items may have before it ends


def read(sentences: list[Text], roles: Roles, reading: Reading) -> None:
    """Add to `reading` the signings that items of lists tell of without a verb of their own."""
    signed = {signing.sentence for signing in reading.signings}
    lead: Text | None = None
    idle = 0
    for i, sentence in enumerate(sentences):
        couple = _last(sentence) if lead is None or i in signed else _item(sentence)
        if i not in signed and (opened := _WITHIN.search(sentence.text)):
            for within in _within(sentence, opened.end()):
                _sign(i, within, roles, reading)
        tells = bool(_SIGNING.search(sentence.text)) and not _UNSURE.search(sentence.text)
        if couple is not None and i not in signed:
            before = sentence.text[: couple.start - sentence.start]
            told = (
                lead is not None or bool(_SIGNING.search(before)) or _behind(i, sentences, signed)
            )
            if told and not _UNSURE.search(sentence.text):
                _sign(i, couple, roles, reading)
        if tells and (_LEADS.search(sentence.text) or couple is not None):
            lead, idle = sentence, 0
        elif lead is not None and couple is None:
            idle += 1
            if idle > _NEAR or not _MARK.match(sentence.text):
                lead = None
        for other in (*_sequels(sentence, i in signed), *_partners(sentence)):
            _sign(i, other, roles, reading)
        if _TAIL.search(sentence.text) and not _UNSURE.search(sentence.text):
            _sign_before(i, sentences, roles, reading)


def _item(sentence: Text, rest: re.Pattern[str] = _SUBJECT) -> Couple | None:
    """The couple that a sentence begins with, if nothing but what they sign stands behind it."""
    mark = _MARK.match(sentence.text)
    start = mark.end() if mark else 0
    return _couple(sentence, start, rest)


def _last(sentence: Text) -> Couple | None:
    """The couple that is the last clause of a sentence."""
    start = max(sentence.text.rfind(mark) for mark in "，：:") + 1
    mark = _MARK.match(sentence.text, start)
    return _couple(sentence, mark.end() if mark else start, _BARE)


def _within(sentence: Text, start: int) -> list[Couple]:
    """The couples of a list from `start` on, a part of the sentence between commas each."""
    if _UNSURE.search(sentence.text):
        return []
    starts = [start, *(m.end() for m in _COMMA.finditer(sentence.text, start))]
    ends = [*(at - 1 for at in starts[1:]), len(sentence.text)]
    found = (_couple(sentence, a, _WORK, b) for a, b in zip(starts, ends, strict=True))
    return [couple for couple in found if couple is not None]


def _sequels(sentence: Text, signed: bool) -> list[Couple]:
    """The couples that sign after the first of a sentence: …签约，接着是丙与丁."""
    if not signed or _UNSURE.search(sentence.text):
        return []
    starts = [m.end() for m in _COMMA.finditer(sentence.text)]
    ends = [*(at - 1 for at in starts[1:]), len(sentence.text)]
    found: list[Couple] = []
    for start, end in zip(starts, ends, strict=False):
        first = next((m for m in sentence.outer() if m.start >= sentence.start + start), None)
        begin = first.start - sentence.start if first else end
        if begin < end and _SEQUEL.match(sentence.text[start:begin]):
            couple = _couple(sentence, begin, _BARE, end)
            found += [couple] if couple else []
    return found


def _partners(sentence: Text) -> list[Couple]:
    """The couples of 甲的签约对象是乙，丙的是丁."""
    found: list[Couple] = []
    if not _PARTNERED.search(sentence.text):
        return found
    for one, other in itertools.pairwise(seated(sentence)):
        between = without_asides(sentence, one[1], other[0])
        if (_ELIDED if found else _PARTNER).match(between):
            found.append(Couple(one[2], other[2], one[0], other[1]))
    return [] if _UNSURE.search(sentence.text) else found


def _sign_before(i: int, sentences: list[Text], roles: Roles, reading: Reading) -> None:
    """What the sentence `i` says of 以上三项: the items right before it sign."""
    signed = {signing.sentence for signing in reading.signings}
    couples: list[tuple[int, Couple]] = []
    for k in range(i - 1, -1, -1):
        couple = _item(sentences[k], _ANY)
        if couple is None or k in signed:
            break
        couples.insert(0, (k, couple))
    for k, couple in couples if len(couples) > 1 else []:
        _sign(k, couple, roles, reading)


def _couple(
    sentence: Text, start: int, rest: re.Pattern[str], stop: int | None = None
) -> Couple | None:
    stop = len(sentence.text) if stop is None else stop
    if stop - start < 5 or not _BY.search(sentence.text, start, stop):
        return None
    first, last = sentence.start + start, sentence.start + stop
    names = [name for name in seated(sentence) if first <= name[0] < last]
    if len(names) < 2 or without_asides(sentence, first, names[0][0]):
        return None
    (begin, end, one), (other_begin, other_end, other) = names[:2]
    if not INNER.match(without_asides(sentence, end, other_begin)):
        return None
    behind = without_asides(sentence, other_end, last)
    more = [m for _, _, m in names[2:] if m.label == "Organisation"]
    if not rest.match(behind) or (more and rest is _BARE):
        return None
    return Couple(one, other, begin, other_end)


def _behind(i: int, sentences: list[Text], signed: set[int]) -> bool:
    """Whether a later part of the same sentence, behind semicolons, tells of a signing."""
    while sentences[i].text.endswith(("；", ";")) and i + 1 < len(sentences):
        i += 1
        if sentences[i].block != sentences[i - 1].block:
            return False
        if i in signed:
            return True
    return False


def _sign(i: int, couple: Couple, roles: Roles, reading: Reading) -> None:
    for parties, _ in agreements.coupled([couple], roles):
        if not (roles.nested(*parties) or roles.nested(*reversed(parties))):
            reading.told(parties, None, "listed", (couple.start, couple.end), i, None)
