"""From the text of an answer to its items, each judged by itself: one bad item spoils no other.

An answer that was cut off gives the items that are whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import from_json

LARGEST = 1_000_000  # characters of an answer
MOST = 1_000  # entities, and statements, of one answer; a window has some fifty

_Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_Quote = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
_FENCE = re.compile(
    r"^\s*(?:<think>.*?</think>\s*)?```(?:json)?\s*\n(.*?)(?:\n```\s*)?$", re.DOTALL
)
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class EntityItem(_Item):
    """An entity as an answer gives it; id: its name within the answer."""

    id: _Word
    label: _Word
    kind: _Word | None = None
    name: _Word
    mentions: Annotated[tuple[_Word, ...], Field(max_length=50)] = ()


class StatementItem(_Item):
    """A statement as an answer gives it; subject and object are ids of its entities."""

    subject: _Word
    predicate: _Word
    object: _Word
    status: _Word | None = None
    date: _Word | None = None
    role: _Word | None = None
    evidence: Annotated[tuple[_Quote, ...], Field(max_length=20)] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """What an answer holds; malformed: what was not of the form asked for."""

    entities: list[EntityItem] = field(default_factory=list)
    statements: list[StatementItem] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)


def items(content: str, whole: bool = True) -> Items:
    """The items of an answer; raises ValueError if it is none at all.

    whole: False for an answer that was cut off, whose last item may be half.
    """
    if len(content) > LARGEST:
        raise ValueError(f"an answer of over {LARGEST:,} characters")
    text = _THOUGHTS.sub("", content)
    if fenced := _FENCE.match(text):
        text = fenced.group(1)
    try:
        data = from_json(text, allow_partial=False if whole else "on")
    except ValueError as error:
        raise ValueError(f"not JSON ({error})") from error
    if not isinstance(data, dict) or not {"entities", "statements"} & data.keys():
        raise ValueError("JSON, but not of the form asked for")
    found = Items()
    absent: list[object] | None = None if whole else []
    _collect(EntityItem, data.get("entities", absent), found.entities, found.malformed)
    _collect(StatementItem, data.get("statements", absent), found.statements, found.malformed)
    return found


def _collect(kind: type[BaseModel], given: object, good: list[Any], malformed: list[str]) -> None:
    if not isinstance(given, list):
        malformed.append(f"no list, but {given!r:.180}")
        return
    for item in given[:MOST]:
        try:
            good.append(kind.model_validate(item))
        except ValidationError:
            malformed.append(str(item)[:200])
    malformed.extend(str(item)[:200] for item in given[MOST:])
