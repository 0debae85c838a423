"""The grammar of names, read from `names.toml`: heads by label and kind, and kinds of words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Head:
    """What a name that ends in this word is."""

    text: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Heads by family (`organisation`, `event`, …), each with one regex that finds the longest.

    trade: heads of brands (…科技), names only where a name stands before them; firms: those of them
    that need no name before them where a company is expected; fields: what a trade is of, no brand;
    plain: heads of projects that only a frame makes entities.
    stop: words that end a name leftward; introducing: words before a name that are not part of
    it; generic: words that name nothing by themselves; official: words that may begin the name
    of an office (国家, 市); verbal: verbs that stand inside names; transliterating: characters
    that write foreign names; tibetan: words of which two are the name of a Tibetan.
    bureau: a regex for the standing names of departments of governments.
    """

    heads: dict[str, dict[str, Head]]
    patterns: dict[str, re.Pattern[str]]
    trade: frozenset[str]
    firms: re.Pattern[str]
    fields: frozenset[str]
    plain: frozenset[str]
    stop: frozenset[str]
    generic: frozenset[str]
    introducing: frozenset[str]
    official: frozenset[str]
    verbal: frozenset[str]
    conjunctions: frozenset[str]
    transliterating: frozenset[str]
    tibetan: frozenset[str]
    bureau: re.Pattern[str]

    def ending(self, family: str, text: str) -> Head | None:
        """The longest head of `family` that `text` ends in."""
        heads = self.heads[family]
        for size in range(min(len(text), 14), 0, -1):
            if head := heads.get(text[-size:]):
                return head
        return None

    def is_generic(self, text: str) -> bool:
        """Whether a text consists of generic words, so that it names nothing."""
        while text:
            size = next((n for n in range(min(5, len(text)), 0, -1) if text[:n] in self.generic), 0)
            if not size:
                return False
            text = text[size:]
        return True


_LABELS = {
    "organisation": "Organisation",
    "event": "Event",
    "agreement": "Agreement",
    "policy": "Policy",
    "project": "Project",
}


@cache
def lexicon() -> Lexicon:
    """The project's lexicon."""
    data = load("names.toml")
    heads: dict[str, dict[str, Head]] = {}
    for family, label in _LABELS.items():
        heads[family] = {
            text: Head(text, label, kind)
            for kind, entry in data[family].items()
            for text in (*entry["heads"], *entry.get("trade", ()))
        }
    for family in ("zone", "region"):
        heads[family] = {text: Head(text, "Place", family) for text in data[family]["heads"]}
    patterns = {family: re.compile(alternatives(entries)) for family, entries in heads.items()}
    words, companies = data["words"], data["organisation"]["company"]
    return Lexicon(
        heads=heads,
        patterns=patterns,
        trade=frozenset(companies["trade"]),
        firms=re.compile(alternatives(companies["firms"])),
        fields=frozenset(companies["fields"]),
        plain=frozenset(data["project"]["facility"]["plain"]),
        stop=frozenset(words["stop"]),
        generic=frozenset(words["generic"]),
        introducing=frozenset(words["introducing"]),
        official=frozenset(words["official"]),
        verbal=frozenset(words["verbal"]),
        conjunctions=frozenset(words["conjunctions"]),
        transliterating=frozenset(words["transliterating"]),
        tibetan=frozenset(words["tibetan"]),
        bureau=_bureau(data["bureau"]),
    )


def _bureau(data: dict[str, list[str]]) -> re.Pattern[str]:
    """Stems with their ends, and short names, the longest first."""
    stems, ends = alternatives(data["stems"]), alternatives(data["ends"])
    begins = beginning((*data["stems"], *data["short"]))
    return re.compile(f"{begins}(?:(?:{stems})(?:{ends})|{alternatives(data['short'])})")


def alternatives(words: Any) -> str:
    """A regex for any of the words, the longest first; by first characters, which is quicker."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        re.escape(first) + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")
        for first, rests in sorted(groups.items())
    )


def beginning(words: Iterable[str]) -> str:
    """A regex that looks ahead for the first character of any of the words: put before a pattern
    that begins with one of them, it spares the search all other places."""
    return f"(?=[{''.join(sorted({re.escape(word[0]) for word in words}))}])"


def load(name: str) -> dict[str, Any]:
    """A data file of the lexicon."""
    return tomllib.loads(files("extraction.lexicon").joinpath(name).read_text("utf-8"))
