"""A claim: one statement as one sentence makes it, before claims of one statement are joined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Claim:
    """subject and object are entity ids; span is the range of the article's text that says so."""

    type: str
    subject: str
    object: str
    status: str | None
    rule: str
    span: tuple[int, int]
    sentence: int
    date: str | None = None
    role: str | None = None
