"""A body with its parent before it: 某集团下属某公司, 某公司全资子公司某科技."""

from __future__ import annotations

import re

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text

_UNDER = re.compile(
    "[以由将的]?(?:所属|下属|下设|旗下|直属|辖下|[的之]?(?:旗下|下属)?(?:全资|控股|参股)?子公司|全资公司)的?"
)
_WITH = re.compile("[以由将]")


def is_parent(sentence: Text, one: Mention, other: Mention) -> bool:
    """Whether the first mention names the body to which the second one belongs."""
    between = sentence.text[one.end - sentence.start : other.start - sentence.start]
    return bool(between) and _UNDER.fullmatch(between) is not None


def gives_way(sentence: Text, one: Mention, other: Mention) -> bool:
    """Whether the first body only says whose the second one is, which acts (甲集团下属乙公司; but
    甲大学 以所属乙学院 supports something)."""
    return is_parent(sentence, one, other) and not _WITH.match(
        sentence.text, one.end - sentence.start
    )


def has_part(sentence: Text, body: Mention) -> bool:
    """Whether a body's parts follow right behind its name."""
    return _UNDER.match(sentence.text, body.end - sentence.start) is not None
