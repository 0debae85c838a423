"""Frames as data: one TOML file a relationship type, each frame with its own examples.

A frame is a set of triggers and what stands around them; `reading` names the way in which roles
become claims (`extraction.statements.readings`). A new frame is a new entry, not new code; its
positive and negative examples are run by the tests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from extraction.lexicon import alternatives

UNMEASURED = 0.7  # confidence in what no gold set has ever judged
_OTHER = ("words.toml", "verbs.toml", "confidence.toml")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying a relationship.

    triggers: the verbs listed, those of the frames it is `like`, each of its `manners` with each
    of its `acts` (共同 + 建设), and its `families`; families: verbs of a first character with any
    of several second ones (合 + 种, 拟, 编), which only whole words are.
    subject, object: labels that may stand there. status: what holds when no cue says otherwise.
    needs: further conditions by name (`delegation`, `team`, `aid`, `copula`).
    """

    id: str
    type: str
    reading: str
    triggers: tuple[str, ...]
    like: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    status: str
    needs: tuple[str, ...]
    positive: tuple[dict[str, Any], ...]
    negative: tuple[str, ...]
    families: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb of some frames. causative: what follows it acts next (支持A与B合作)."""

    word: str
    frames: tuple[Frame, ...]
    causative: bool


class Vocabulary:
    """All words that the shallow syntax knows, in one pattern, the longest first."""

    def __init__(self, frames: tuple[Frame, ...], words: dict[str, Any]) -> None:
        self._kinds: dict[str, str] = {}
        for kind in ("prep", "conj", "word"):
            for word in words[kind]:
                self._kinds[word] = kind
        self.roles: dict[str, str] = words["prep"]
        by_word: dict[str, list[Frame]] = {}
        for frame in frames:
            for word in frame.triggers:
                by_word.setdefault(word, []).append(frame)
        for word in (*words["causative"], *words["verb"]):
            by_word.setdefault(word, [])
        causative = set(words["causative"])
        listed = {word for frame in frames for word in frame.triggers if word not in frame.families}
        self.whole = frozenset(w for frame in frames for w in frame.families) - listed
        self._triggers = {
            word: Trigger(word, tuple(found), word in causative) for word, found in by_word.items()
        }
        every = {*self._kinds, *self._triggers, *words["comma"], "的"}
        self._commas = frozenset(words["comma"])
        # by first characters throughout, so that the search passes over all other text
        blank = "|".join(rf"{char}\s*" for char in map(chr, range(0x10000)) if char.isspace())
        self.pattern = re.compile(f"{alternatives(every)}|{blank}")

    def classify(self, word: str) -> tuple[str, Trigger | None]:
        """The kind of a token, with its trigger if it is a verb."""
        if word in self._commas:
            return "comma", None
        if word == "的":
            return "de", None
        if kind := self._kinds.get(word):
            return kind, None
        return "verb", self._triggers[word]


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, by file and in the order of their files."""
    found: list[Frame] = []
    folder = files("extraction.frames")
    for name in sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml")):
        if name in _OTHER:
            continue
        data = _load(name)
        found.extend(_frame(data["type"], entry) for entry in data["frame"])
    by_id = {frame.id: frame for frame in found}
    return tuple(_with_likes(frame, by_id) for frame in found)


@cache
def vocabulary() -> Vocabulary:
    """The words of all frames and of `words.toml`."""
    return Vocabulary(frames(), _load("words.toml"))


@cache
def verbs(group: str) -> frozenset[str]:
    """A group of words of `verbs.toml`."""
    return frozenset(_load("verbs.toml")[group])


@cache
def endings(group: str) -> tuple[str, ...]:
    """The same words, for `str.endswith`."""
    return tuple(sorted(verbs(group)))


def confidence(rule: str, type_: str) -> float:
    """Measured precision of a rule (`confidence.toml`), 0–1: its own, else that of its
    relationship type, else a cautious one."""
    tables = _confidences()
    own = tables["rules"].get(rule)
    return float(own if own is not None else tables["types"].get(type_, UNMEASURED))


@cache
def _confidences() -> dict[str, dict[str, float]]:
    try:
        return {"types": {}, "rules": {}, **_load("confidence.toml")}
    except FileNotFoundError:
        return {"types": {}, "rules": {}}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("extraction.frames").joinpath(name).read_text("utf-8"))


def _frame(kind: str, entry: dict[str, Any]) -> Frame:
    listed = dict.fromkeys((*entry["triggers"], *_compounds(entry)))
    families = {
        first + second for first, more in entry.get("families", {}).items() for second in more
    }
    return Frame(
        id=f"{kind.lower()}/{entry['id']}",
        type=kind,
        reading=entry["reading"],
        triggers=tuple(dict.fromkeys((*listed, *sorted(families)))),
        like=tuple(entry.get("like", ())),
        subject=tuple(entry.get("subject", ("Organisation", "Place"))),
        object=tuple(entry.get("object", ())),
        status=entry["status"],
        needs=tuple(entry.get("needs", ())),
        positive=tuple(entry["positive"]),
        negative=tuple(entry.get("negative", ())),
        families=frozenset(families - set(listed)),
    )


def _compounds(entry: dict[str, Any]) -> Iterator[str]:
    return map("".join, product(entry.get("manners", ()), entry.get("acts", ())))


def _with_likes(frame: Frame, by_id: dict[str, Frame]) -> Frame:
    more = (word for id_ in frame.like for word in by_id[id_].triggers)
    return replace(frame, triggers=tuple(dict.fromkeys((*frame.triggers, *more))))
