"""Canonical names of bodies: short forms of offices written out, places in full."""

from __future__ import annotations

import re
from functools import cache

from extraction.lexicon import load

_GOVERNMENT = re.compile(r"(.*?[省市区县州旗镇乡盟])政府$")
_COURT = re.compile(r"(?<=[省市县区州旗盟])(?<!特区)(?<!行政区)(中级|高级)?(法院|检察院)$")
_LEGAL_FORM = re.compile(r"(?:股份|有限责任|有限)+公司$")
_REGION_GOVERNMENT = re.compile(r"(?:香港|澳门)?(?:特别行政区|特区)政府$")


@cache
def _data() -> dict[str, dict[str, str]]:
    return load("expansions.toml")


def office(name: str) -> str:
    """The full name of an office or government: 中山市科技局 → 中山市科学技术局."""
    data = _data()
    found = _GOVERNMENT.match(name)
    if found and not _REGION_GOVERNMENT.search(name):
        return f"{found.group(1)}人民政府"
    name = _COURT.sub(r"\g<1>人民\2", name)
    for short, full in data["ends"].items():
        if name.endswith(short):
            return name[: -len(short)] + full
    for word, full in data["departments"].items():
        if name.endswith(word):
            return name[: -len(word)] + full
    for end in data["committees"]["ends"]:
        if name.endswith(end) and not name.startswith("中共"):
            return f"中共{name}员会"
    return name


def institute(name: str) -> str:
    """The full name of an institute of a place: 广东省农科院 → 广东省农业科学院."""
    for short, full in _data()["institutes"].items():
        if name.endswith(short):
            return name[: -len(short)] + full
    return name


def school_kind(text: str) -> str | None:
    """How the full name of a university ends that is called so: 师大 → 师范大学."""
    return _data()["schools"].get(text)


def institute_kind(text: str) -> str | None:
    """How the full name of an institute ends that is called so: 农科院 → 农业科学院."""
    return _data()["institutes"].get(text)


def is_department(text: str) -> bool:
    """Whether a text ends in a word such as 科技部门."""
    return text.endswith(tuple(_data()["departments"]))


def without_legal_form(name: str) -> str:
    """A company's name as people say it: 某某集团股份有限公司 → 某某集团."""
    return _LEGAL_FORM.sub("", name)


def is_short_for(short: str, full: str) -> bool:
    """Whether `short` may be a short form of `full`: its characters in order, the first early,
    the same last character (东江实验室 of …, 港大深圳医院 of 香港大学深圳医院)."""
    if len(short) < 2 or len(short) >= len(full) or short[-1] != full[-1]:
        return False
    position = -1
    for k, char in enumerate(short):
        position = full.find(char, position + 1)
        if position < 0 or (k == 0 and position > len(full) // 2):
            return False
    return True
