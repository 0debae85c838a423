"""What two corpora say differently, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.corpus import Corpus
from graph.projection import one_each
from graph.record import Record, Statement


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that only one corpus says, or that both say differently.

    change: `added`, `removed` or `changed`, going from the first corpus to the second.
    what: `article`, `entity` or `statement`. before, after: what is said of it, e.g. its status.
    """

    change: str
    what: str
    article: str
    name: str
    before: str = ""
    after: str = ""


def differences(one: Corpus, other: Corpus) -> Iterator[Difference]:
    """All differences, in order of articles; raises CorpusError at a damaged record.

    Articles whose records are the same to the letter are not read.
    """
    here, there = one.files(), other.files()
    for file in sorted(here.keys() | there.keys()):
        if here.get(file) == there.get(file):
            continue
        before = one.read(file) if file in here else None
        after = other.read(file) if file in there else None
        if before and after:
            yield from _between(before, after)
        elif after:
            yield Difference("added", "article", after.article.id, after.article.title)
        elif before:
            yield Difference("removed", "article", before.article.id, before.article.title)


def _between(before: Record, after: Record) -> Iterator[Difference]:
    article = before.article.id
    parts = (("article", _article), ("entity", _entities), ("statement", _statements))
    for what, told in parts:
        old, new = told(before), told(after)
        for name in sorted(old.keys() | new.keys()):
            if name not in new:
                yield Difference("removed", what, article, name, old[name])
            elif name not in old:
                yield Difference("added", what, article, name, "", new[name])
            elif old[name] != new[name]:
                yield Difference("changed", what, article, name, old[name], new[name])


def _article(record: Record) -> dict[str, str]:
    article = record.article
    fields = (article.title, article.published, article.source, article.home_city)
    return {article.id: " · ".join(field or "–" for field in fields)}


def _entities(record: Record) -> dict[str, str]:
    return {
        entity.id: f"{entity.name} {entity.kind or ''} {'、'.join(entity.aliases)}".strip()
        for entity in record.entities
    }


def _statements(record: Record) -> dict[str, str]:
    return {_claim(s): _said(s) for s in one_each(record.statements)}


def _claim(statement: Statement) -> str:
    return f"{statement.subject} {statement.predicate} {statement.object}"


def _said(statement: Statement) -> str:
    words = (statement.status, statement.date, f"{statement.confidence:g}", statement.role)
    quoted = "“" + "” “".join(piece.text for piece in statement.evidence) + "”"
    return " ".join([*(word for word in words if word), quoted])
