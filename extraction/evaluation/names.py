"""Comparing names: script, brackets, quotes and spaces make no difference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

_FURNITURE = re.compile(r"[\s《》“”\"'「」『』‘’]")


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def normalise(name: str) -> str:
    """The name in Simplified script, without spaces and quotes, with ASCII brackets."""
    simplified = _to_simplified().convert(name).replace("（", "(").replace("）", ")")
    return _FURNITURE.sub("", simplified)


def all_names(name: str, aliases: Iterable[str]) -> frozenset[str]:
    """A name and its aliases, normalised."""
    return frozenset(normalise(one) for one in (name, *aliases) if one)
