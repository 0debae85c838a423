"""Offices of persons, read from `offices.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extraction.lexicon import alternatives, beginning, load


@dataclass(frozen=True, slots=True)
class Offices:
    """holder: office -> kinds of its organisation; title: a regex for one office at a text's end,
    with what its holder is responsible for; leading: for one anywhere; organ: for an organ (市委,
    市人大常委会, 校党委) at a text's end; secretariats: organ of a special administrative region
    whose head is a member of its government -> the region, long names first."""

    holder: dict[str, tuple[str, ...]]
    title: re.Pattern[str]
    leading: re.Pattern[str]
    organ: re.Pattern[str]
    secretariats: dict[str, str]
    reporters: frozenset[str]

    def kinds(self, role: str) -> tuple[str, ...]:
        """Kinds of organisation that an office belongs to by its last word."""
        for size in range(min(len(role), 5), 1, -1):
            if role[-size:] in self.holder:
                return self.holder[role[-size:]]
        return ()

    def is_of_place(self, organ: str) -> bool:
        """Whether the holders of an organ's offices work for its place (市委, 人大常委会)."""
        return organ.endswith(("委", "人大", "人大常委会", "政协"))


# what an officer is responsible for, between the office and the name: 助理關長（稅務及策略支援）
_PORTFOLIO = "(?:（(?![左右前后中图一二三]|第)[\u4e00-\u9fff0-9]{1,12}）)?"


@cache
def offices() -> Offices:
    """The project's offices."""
    data = load("offices.toml")
    before = data["before"]
    role = beginning((*before["ranks"], *data["holder"]))
    role += f"(?:{alternatives(before['ranks'])})*(?:{alternatives(data['holder'])})(?:兼)?"
    levels, organs = "|".join(before["levels"]), alternatives(before["organs"])
    return Offices(
        {word: tuple(kinds) for word, kinds in data["holder"].items()},
        re.compile(f"(?P<role>{role}){_PORTFOLIO}$"),
        re.compile(f"(?P<role>{role}){_PORTFOLIO}"),
        re.compile(f"(?:{levels})(?:（[院校所]）)?(?:{organs})*$"),
        {name: data["secretariats"][name] for name in sorted(data["secretariats"], key=len)[::-1]},
        frozenset(data["reporters"]["words"]),
    )


@cache
def surnames() -> frozenset[str]:
    """Chinese surnames of one or two characters (public list; see `surnames.txt`)."""
    text = files("extraction.lexicon").joinpath("surnames.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )
