"""Offices of persons, read from `offices.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Offices:
    """holder: office -> kinds of its organisation; title: a regex for one office at a text's end."""

    holder: dict[str, tuple[str, ...]]
    title: re.Pattern[str]
    leading: re.Pattern[str]
    organs: tuple[str, ...]
    for_place: frozenset[str]
    reporters: frozenset[str]

    def kinds(self, role: str) -> tuple[str, ...]:
        """Kinds of organisation that an office belongs to by its last word."""
        for size in range(min(len(role), 5), 1, -1):
            if role[-size:] in self.holder:
                return self.holder[role[-size:]]
        return ()


def _alternatives(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def offices() -> Offices:
    """The project's offices."""
    data = tomllib.loads(files("extraction.lexicon").joinpath("offices.toml").read_text("utf-8"))
    ranks = _alternatives(data["before"]["ranks"])
    last = _alternatives(list(data["holder"]))
    role = f"(?:{ranks})*(?:{last})(?:兼)?"
    return Offices(
        {word: tuple(kinds) for word, kinds in data["holder"].items()},
        re.compile(f"(?P<role>{role})$"),
        re.compile(f"(?P<role>{role})"),
        tuple(sorted(data["before"]["organs"], key=lambda organ: (-len(organ), organ))),
        frozenset(data["stands_for_place"]["offices"]),
        frozenset(data["reporters"]["words"]),
    )


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames of one or two characters (public list; see `surnames.txt`)."""
    text = files("extraction.lexicon").joinpath("surnames.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
