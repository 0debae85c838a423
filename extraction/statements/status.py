"""Whether a claim holds, and how far along it is: by cues around its verb (`cues.toml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extraction.frames import Frame
from extraction.lexicon import alternatives, load
from extraction.statements.telling import Telling

_NEAR = 14  # characters before the verb in which a negation negates it
_BESIDE = 10, 8  # characters before and behind the verb in which an end is told
_DONE = ("了", "下", "成", "妥")
_TITLE = re.compile("《[^》]*》")
_JUST = 6  # characters before the verb in which 已 outweighs a wish carried over


def has(group: str, key: str, text: str) -> bool:
    """Whether `text` has one of the cues of a list of `cues.toml`."""
    return bool(_pattern(group, key).search(text))


def denied(before: str, after: str, sentence: str) -> bool:
    """Whether a claim is negated by what stands before its verb (or right behind it), or only
    imagined, rumoured or asked."""
    plain = _pattern("negation", "harmless").sub("", before)
    return (
        has("negation", "before", plain[-_NEAR:])
        or bool(_failed().match(after))
        or has("negation", "sentence", sentence)
        or has("negation", "sunk", sentence)
        or bool(re.search(str(_cues()["negation"]["outsider"]), sentence))
        or sentence.rstrip("”").endswith("？")
    )


def terminated(sentence: str) -> int | None:
    """Where a sentence says that an agreement or a joint work is over; None if it does not."""
    found = _pattern("ended", "patterns").search(sentence)
    return found.start() if found else None


def joint(after: str) -> bool:
    """Whether the rest of a clause with A与B may tell of something that the two do together;
    titles do not tell it."""
    return len(after) > 1 and not has("with", "patterns", _TITLE.sub("《》", after))


def ended(before: str, after: str) -> bool:
    """Whether the words beside the verb say that it is over."""
    cue = _pattern("ended", "beside")
    return bool(cue.search(before[-_BESIDE[0] :]) or cue.match(after[: _BESIDE[1]]))


def called_off(before: str) -> bool:
    """Whether a visit or a meeting was only meant to be (原定六月举行的…推迟)."""
    return has("proposed", "intent", before)


def helping(sent: str) -> bool:
    """Whether those who are sent are to help (派医生赴某院)."""
    return bool(re.search(str(_cues()["visits"]["helpers"]), sent))


def capable(before: str, after: str) -> bool:
    """Whether a verb only tells what somebody could do (具有 打造枢纽 的优势)."""
    cues = _cues()["capable"]
    return bool(re.search(cues["before"], before)) and bool(re.match(cues["after"], after))


def of_signing(telling: Telling, frame: Frame) -> str:
    """The status of a signing: agreed, unless it is to come or undone."""
    before = telling.before
    if frame.status == "ended" or ended(before, telling.after):
        return "ended"
    planned = re.search(_regex("signing"), before)
    past = telling.predicate.trigger.word.endswith(_DONE)  # 谈了三年才签下
    first = planned.group()[0] if planned and not (past and planned.group()[0] == "才") else ""
    dated = re.search(_regex("signing_dated"), before)
    awaited = bool(first) and (not dated or first in "才料预")
    pending = has("proposed", "pending", telling.after) or has("proposed", "intent", before)
    return "proposed" if awaited or pending else "agreed"


def given_up(telling: Telling) -> bool:
    """原想与A签约，后来…: whether a signing was once meant and came to nothing."""
    intended = has("proposed", "intent", telling.before)
    return intended and bool(re.search(_regex("turned"), telling.rest))


def of_event(telling: Telling) -> str:
    """The status of a ceremony: agreed, or proposed when it is to come."""
    cue = re.compile(_regex("event"))
    to_come = cue.search(telling.before) and cue.search(telling.unnamed)
    return "proposed" if to_come else "agreed"


class Stages:
    """Status of the claims of one article; remembers in a sentence whether a wish governs it.

    published: ISO date of the article, after which nothing that it tells of has happened."""

    def __init__(self, published: str | None = None) -> None:
        self._published = published or "9999"
        self._sentence = -1
        self._wished = False

    def of(self, telling: Telling, frame: Frame) -> str:
        """The status of a claim: the frame's own unless words around the verb say otherwise."""
        over = bool(telling.predicate.relative) and has("ended", "later", telling.rest)
        if ended(telling.before, telling.after) or over:
            return "ended"
        own = _wishes(telling.before, frame) and _wishes(telling.unnamed, frame)
        carried = self._sentence == telling.index and self._wished
        planned = own or (
            telling.predicate.source == "carried" and (carried or _planned_before(telling))
        )
        self._sentence, self._wished = telling.index, planned
        if frame.type == "ORGANISED" and self._is_to_come(telling.when):
            return "proposed"
        if frame.type in _SIMPLE:
            return _simple(telling, frame)
        if planned and (own or not has("completed", "before", telling.before[-_JUST:])):
            return "proposed"
        if frame.type == "BUILDS":
            return _of_building(telling)
        if frame.type == "COOPERATES_WITH":
            return _of_cooperation(telling, frame)
        if telling.predicate.trigger.word.startswith(_GIVEN) and frame.type == "SUPPORTS":
            return "completed"
        return frame.status

    def _is_to_come(self, when: str | None) -> bool:
        """Whether a date, a month at least, lies after the day of publication."""
        return when is not None and len(when) > 4 and when > self._published[: len(when)]


def _planned_before(telling: Telling) -> bool:
    """拟投资三亿元，在某区建设…: whether the clause before plans, of the same subject."""
    before = telling.predicate.clause.before
    if before is None or before.start < telling.sentence.start:
        return False
    return bool(re.search(_regex("intended"), telling.text[before.start : before.end]))


_GIVEN = ("捐", "赠", "转赠", "无偿捐")  # what is given at once
_SIMPLE = ("VISITED", "ORGANISED", "LOCATED_IN", "ATTENDED", "ISSUED")


def _simple(telling: Telling, frame: Frame) -> str:
    """The status of what either has happened or is planned."""
    before = telling.before
    match frame.type:
        case "VISITED":
            planned = bool(re.search(_regex("visit"), before))
            to_come = planned and not has("completed", "before", before)
            return "proposed" if to_come else "completed"
        case "ORGANISED":
            cue = re.compile(_regex("event"))
            planned = bool(cue.search(telling.lead) and cue.search(telling.unnamed_lead))
            to_come = planned and not re.search(_regex("event_past"), telling.lead)
            return "proposed" if to_come else frame.status
        case "ISSUED":
            sentence = telling.sentence.text
            drafted = re.search(_regex("draft"), sentence)
            unpublished = bool(drafted) and not re.search(_regex("published"), sentence)
            to_come = unpublished or bool(re.search(_regex("plan"), before))
            return "proposed" if to_come else "completed"
    return "proposed" if re.search(_regex("plan"), before) else frame.status


def _of_building(telling: Telling) -> str:
    before = telling.before
    if has("active", "building", before):
        return "active"
    told = has("completed", "verb", telling.predicate.trigger.word)
    if told or has("completed", "built", before):
        return "completed"
    if has("completed", "opened", telling.rest) and not has("completed", "unopened", telling.rest):
        return "completed"
    return "agreed" if has("agreed", "signed", telling.lead) else "active"


def _of_cooperation(telling: Telling, frame: Frame) -> str:
    if frame.status in ("proposed", "agreed"):
        return frame.status
    if has("proposed", "talks", telling.clause):
        return "proposed"
    return "agreed" if has("agreed", "signed", telling.before) else "active"


def _wishes(before: str, frame: Frame) -> bool:
    """Whether a plan or a wish governs the verb; names of papers wish nothing."""
    plain = _pattern("proposed", "harmless").sub("", _TITLE.sub("", before))
    more = "cooperation" if frame.type == "COOPERATES_WITH" else "other"
    return has("proposed", "wish", plain) or has("proposed", more, plain)


@cache
def _cues() -> dict[str, Any]:
    return load("cues.toml")


def _words(group: str, key: str) -> str:
    return alternatives(_cues()[group][key])


def _regex(key: str) -> str:
    return str(_cues()["proposed"][key])


@cache
def _failed() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}(?:{_words('negation', 'failed')})")


@cache
def _pattern(group: str, key: str) -> re.Pattern[str]:
    raw = key == "patterns"
    return re.compile("|".join(_cues()[group][key]) if raw else _words(group, key))
