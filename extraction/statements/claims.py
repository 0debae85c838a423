"""A claim: one statement as one sentence makes it, before claims of one statement are joined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Claim:
    """subject and object are entity ids; span is the range of the article's text that says so.

    rule: the frame that found it, empty if none did; model: the language model that did.
    dispute: why a person should look at it.
    unsaid: the model that read the same article and does not say so.
    """

    type: str
    subject: str
    object: str
    status: str | None
    rule: str
    span: tuple[int, int]
    sentence: int
    date: str | None = None
    role: str | None = None
    model: str | None = None
    dispute: str | None = None
    unsaid: str | None = None
