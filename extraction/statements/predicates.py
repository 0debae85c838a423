"""Predicates: each verb of a sentence with the phrases that play its roles."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.annotation.model import Mention
from extraction.frames import Trigger, frames
from extraction.statements.syntax import Clause

ACTORS = frozenset({"Place", "Organisation", "Person", "Group", "Anaphor"})


@dataclass(slots=True)
class Carried:
    """What a clause hands to the next one."""

    subject: list[Mention] = field(default_factory=list)
    partners: list[Mention] = field(default_factory=list)
    topic: list[Mention] = field(default_factory=list)
    leads: bool = False
    idle: list[Mention] = field(default_factory=list)  # names in a clause without a verb
    copular: Predicate | None = None  # 签约双方不是…，而是…
    listing: bool = False  # the list of partners may go on behind the comma
    agents: list[Mention] = field(default_factory=list)  # X由A投资，: who acts with others next
    leading: bool = False  # 由A牵头，B参与，: the subject is joined by those who act next


@dataclass(slots=True)
class Predicate:
    """A verb with its roles. source: where the subject came from (`stated`, `carried`, `pivot`,
    `by`, `none`); clause: the range of text in which cues are looked for."""

    trigger: Trigger
    start: int
    end: int
    clause: Clause
    subject: list[Mention] = field(default_factory=list)
    source: str = "none"
    partners: list[Mention] = field(default_factory=list)
    agents: list[Mention] = field(default_factory=list)
    at: list[Mention] = field(default_factory=list)
    seats: list[Mention] = field(default_factory=list)  # places of the bodies it happens at
    to: list[Mention] = field(default_factory=list)
    backers: list[Mention] = field(default_factory=list)
    objects: list[Mention] = field(default_factory=list)
    topic: list[Mention] = field(default_factory=list)
    inherited: list[Mention] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    relative: bool = False
    copular: bool = False
    aside: list[Mention] = field(default_factory=list)  # the subject of the clause before
    inverse: bool = False  # A是X的发起单位: who founds stands first
    after: str = ""  # the verb before it in the clause
    led: list[Mention] = field(default_factory=list)  # 率某市代表团
    represented: list[Mention] = field(default_factory=list)  # 代表双方签署
    leads: bool = False
    vague: bool = False  # a place that acts only qualifies a noun: 佛山企业


def founding_trigger() -> Trigger:
    """The verb that those who lead a new body and those who join it share."""
    return Trigger("组建", tuple(f for f in frames() if f.id == "builds/build"), False)
