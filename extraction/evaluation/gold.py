"""Gold articles: what careful readers say that a text says."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.ontology import ontology

_NUMBER = re.compile(r"\d+$")


class GoldError(ValueError):
    """A gold folder or file that cannot be used; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity; `optional` ones count neither way, `label_ok` are further accepted labels."""

    name: str
    label: str
    kind: str | None
    aliases: tuple[str, ...]
    optional: bool
    label_ok: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """An agreement with its parties by name.

    parties_alt: for each party the names that may stand for it (the party's own among them).
    parties_ok: further signatories that do no harm.
    """

    key: str
    names: tuple[str, ...]
    parties: tuple[str, ...]
    parties_alt: tuple[tuple[str, ...], ...]
    parties_ok: tuple[str, ...]
    optional: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement between named entities; `status_ok` are further accepted statuses."""

    subject: str
    predicate: str
    object: str
    status: str | None
    status_ok: tuple[str | None, ...]
    optional: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article.

    mergeable: groups of agreement keys that may be told as one agreement.
    equivalent: pairs of names of which the first may stand for the second.
    """

    id: str
    title: str
    entities: tuple[GoldEntity, ...]
    agreements: tuple[GoldAgreement, ...]
    statements: tuple[GoldStatement, ...]
    mergeable: tuple[frozenset[str], ...]
    equivalent: tuple[tuple[str, str], ...]
    text: Path

    @property
    def number(self) -> int | None:
        """The number that ends the id (`d07`: 7); None where there is none."""
        found = _NUMBER.search(self.id)
        return int(found.group()) if found else None

    @property
    def held_out(self) -> bool:
        """Whether the article is closed to those who write frames: even numbers are."""
        return self.number is not None and self.number % 2 == 0


def load_gold(folder: Path) -> list[GoldArticle]:
    """The gold articles `*.json` of a folder, sorted by id; texts stand in `texts/ID.txt`.

    Raises GoldError if the folder holds none, or a file is damaged or outside the ontology.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder}: no gold files (*.json) here; name a folder such as data/gold")
    return [_article(path) for path in paths]


def choose(gold: Sequence[GoldArticle], only: str) -> list[GoldArticle]:
    """The articles with `odd` or `even` numbers, or of the ids given (`d01,d07`).

    Raises GoldError for an id that is none of theirs.
    """
    if only in ("odd", "even"):
        remainder = 1 if only == "odd" else 0
        return [a for a in gold if a.number is not None and a.number % 2 == remainder]
    wanted = {id_.strip() for id_ in only.split(",")}
    if unknown := sorted(wanted - {article.id for article in gold}):
        raise GoldError(f"no gold article {', '.join(unknown)}; say odd, even, or ids such as d01")
    return [article for article in gold if article.id in wanted]


def _article(path: Path) -> GoldArticle:
    try:
        data = json.loads(path.read_text("utf-8"))
        article = GoldArticle(
            id=path.stem,
            title=data.get("title", path.stem),
            entities=tuple(_entity(item) for item in data["entities"]),
            agreements=tuple(_agreement(item) for item in data.get("agreements", ())),
            statements=tuple(_statement(item) for item in data["statements"]),
            mergeable=tuple(frozenset(group) for group in data.get("mergeable", ())),
            equivalent=tuple((one, other) for one, other in data.get("equivalent", ())),
            text=path.parent / "texts" / f"{path.stem}.txt",
        )
    except KeyError as error:
        raise GoldError(f"{path}: not a gold file: {error} is missing") from error
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not a gold file: {error}") from error
    _check(article, path)
    return article


def _check(article: GoldArticle, path: Path) -> None:
    known = ontology()
    for entity in article.entities:
        if entity.label not in known.entity_labels:
            raise GoldError(f"{path}: {entity.name}: no label {entity.label!r} in the ontology")
    for statement in article.statements:
        if statement.predicate not in known.statement_types():
            raise GoldError(
                f"{path}: {statement.subject}–{statement.object}: "
                f"no relationship type {statement.predicate!r} in the ontology"
            )


def _entity(item: dict[str, Any]) -> GoldEntity:
    return GoldEntity(
        name=item["name"],
        label=item["label"],
        kind=item.get("kind"),
        aliases=tuple(item.get("aliases", ())),
        optional=bool(item.get("optional")),
        label_ok=tuple(item.get("label_ok", ())),
    )


def _agreement(item: dict[str, Any]) -> GoldAgreement:
    parties = tuple(item["parties"])
    alternatives = item.get("parties_alt") or [[party] for party in parties]
    return GoldAgreement(
        key=item["key"],
        names=tuple(item["names"]),
        parties=parties,
        parties_alt=tuple(tuple(names) for names in alternatives),
        parties_ok=tuple(item.get("parties_ok", ())),
        optional=bool(item.get("optional")),
        evidence=tuple(item.get("evidence", ())),
    )


def _statement(item: dict[str, Any]) -> GoldStatement:
    return GoldStatement(
        subject=item["s"],
        predicate=item["p"],
        object=item["o"],
        status=item.get("status"),
        status_ok=tuple(item.get("status_ok", ())),
        optional=bool(item.get("optional")),
        evidence=tuple(item.get("evidence", ())),
    )
