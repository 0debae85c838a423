"""The record of one article: its sentences, entities and statements, with evidence.

A record is what reading an article gives and what the corpus keeps; graphs are built from
records and can be thrown away. Plain frozen dataclasses, so that reading them needs no library.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

VERSION = "1"
MINHASH_BYTES = 128

Box = tuple[int, float, float, float, float]  # page from 1; left, bottom, right, top in points


@dataclass(frozen=True, slots=True)
class Article:
    """One source document.

    path: as the user gave it. sha256: of the file's bytes. encoding: of a text or web page, as it
    was read. minhash: the signature of what it says, MINHASH_BYTES bytes in base 64, by which
    reprints are told (see `graph.reprints`); None if it is too short, or of an older record.
    """

    id: str
    title: str
    published: str | None
    source: str | None
    home_city: str | None
    path: str
    sha256: str
    encoding: str | None = None
    minhash: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` and `end` count characters of the file as decoded.

    boxes: where its lines are printed, of a PDF.
    """

    id: str
    text: str
    start: int
    end: int
    block: str
    boxes: tuple[Box, ...] | None = None

    @property
    def page(self) -> int | None:
        """The page where it begins, of a PDF, from 1."""
        return self.boxes[0][0] if self.boxes else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that refers to an entity; offsets as in `Sentence`."""

    sentence: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that carry a claim; offsets as in `Sentence`."""

    sentence: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world; `id` is `label:canonical name`, label in lower case.

    code: the official code of a place (GB/T 2260), where there is one. unsaid: the language model
    that read the article too and does not name it.
    """

    id: str
    label: str
    kind: str | None
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    code: str | None = None
    unsaid: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: subject, predicate, object, how far along, and the words that say so.

    date: ISO 8601, as precise as the text allows. rule or model: what produced the claim; both,
    where a frame and a language model agree. dispute: why a person should look at it (the two
    contradict each other). unsaid: the language model that read the article too and does not say
    so. reviewed: True where a person accepted the claim, or stated it; never set by reading.
    """

    subject: str
    predicate: str
    object: str
    status: str | None
    date: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    rule: str | None = None
    model: str | None = None
    role: str | None = None
    reviewed: bool | None = None
    dispute: str | None = None
    unsaid: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything read out of one article."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    version: str = field(default=VERSION)

    def to_json(self) -> str:
        """One line of JSON, the same bytes for the same record; absent properties are left out."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"), default=_fields)

    @classmethod
    def from_json(cls, line: str) -> Record:
        """The record of a line written by `to_json`.

        Raises ValueError if the line is not JSON, lacks a field, or is of another version.
        """
        try:
            data = json.loads(line)
            if data.get("version") != VERSION:
                raise ValueError(f"record version {data.get('version')!r}, expected {VERSION!r}")
            return cls(
                article=Article(**_nullable(data["article"], "published", "source", "home_city")),
                sentences=tuple(_sentence(item) for item in data["sentences"]),
                entities=tuple(_entity(item) for item in data["entities"]),
                statements=tuple(_statement(item) for item in data["statements"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a record: {error}") from error


def _sentence(item: dict[str, Any]) -> Sentence:
    if boxes := item.get("boxes"):
        item = {**item, "boxes": tuple(tuple(box) for box in boxes)}
    return Sentence(**item)


def _entity(item: dict[str, Any]) -> Entity:
    mentions = tuple(Mention(**mention) for mention in item["mentions"])
    return Entity(
        **_nullable({**item, "aliases": tuple(item["aliases"]), "mentions": mentions}, "kind")
    )


def _statement(item: dict[str, Any]) -> Statement:
    evidence = tuple(Evidence(**piece) for piece in item["evidence"])
    return Statement(**_nullable({**item, "evidence": evidence}, "status", "date"))


def _nullable(item: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {**dict.fromkeys(keys), **item}


def _fields(part: Any) -> dict[str, Any]:
    """The fields of a part of a record, without those that are None."""
    values = ((name, getattr(part, name)) for name in part.__slots__)
    return {name: value for name, value in values if value is not None}
