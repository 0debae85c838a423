"""Records made from the gold set itself, whole or deliberately degraded."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from extraction.evaluation import GoldArticle, load_gold
from graph.ontology import ontology
from graph.record import Article, Entity, Evidence, Mention, Record, Sentence, Statement

GOLD = Path(__file__).parents[3] / "data" / "gold"


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    return GOLD


@pytest.fixture(scope="session")
def gold() -> list[GoldArticle]:
    return load_gold(GOLD)


@pytest.fixture(scope="session")
def perfect(gold: list[GoldArticle]) -> list[Record]:
    return [_record_of(article) for article in gold]


@pytest.fixture(scope="session")
def degrade() -> Callable[[Record, int], Record]:
    return _degraded


def _record_of(gold: GoldArticle) -> Record:
    """The record that a perfect reader would give, one sentence an article."""
    ids = {entity.name: f"{entity.label.lower()}:{entity.name}" for entity in gold.entities}
    text = gold.text.read_text("utf-8")
    sentence = Sentence(f"{gold.id}#0", text, 0, len(text), "body")
    evidence = (Evidence(sentence.id, 0, 1, text[:1]),)
    mention = (Mention(sentence.id, text[:1], 0, 1),)
    entities = [
        Entity(ids[e.name], e.label, e.kind, e.name, e.aliases, mention) for e in gold.entities
    ]
    statements = [
        Statement(
            ids.get(s.subject, s.subject),
            s.predicate,
            ids.get(s.object, s.object),
            s.status,
            None,
            0.9,
            evidence,
            rule=f"{s.predicate.lower()}/gold",
        )
        for s in gold.statements
    ]
    for agreement in gold.agreements:
        id_ = f"agreement:{agreement.key}"
        name = agreement.names[0] if agreement.names else agreement.key
        entities.append(Entity(id_, "Agreement", "other", name))
        statements += [
            Statement(
                ids.get(party, party), "SIGNED", id_, "agreed", None, 0.8, evidence, "signed/gold"
            )
            for party in (*agreement.parties, *agreement.parties_ok)
        ]
    article = Article(gold.id, gold.title, None, None, None, str(gold.text), "")
    return Record(article, (sentence,), tuple(entities), tuple(statements))


def _degraded(record: Record, seed: int) -> Record:
    """The record with names, labels, ends, types and statuses dropped, changed and added."""
    chance = random.Random(f"{seed} {record.article.id}")
    entities = [_blur(e, chance) for e in record.entities if chance.random() > 0.1]
    entities += [
        Entity(f"organisation:{name}", "Organisation", "government", name)
        for place in record.entities
        if place.label == "Place" and chance.random() < 0.2
        for name in (f"{place.name}人民政府", f"中共{place.name}委员会")
    ]
    ends = [entity.id for entity in entities] or ["organisation:无"]
    statements = [_twist(s, ends, chance) for s in record.statements if chance.random() > 0.15]
    statements += [
        _sign(entity, ends, chance) for entity in entities if entity.label == "Agreement"
    ]
    statements += [
        _twist(chance.choice(statements), ends, chance) for _ in range(len(statements) // 5)
    ]
    chance.shuffle(entities)
    chance.shuffle(statements)
    return Record(record.article, record.sentences, tuple(entities), tuple(statements))


def _blur(entity: Entity, chance: random.Random) -> Entity:
    name, aliases = entity.name, entity.aliases
    if chance.random() < 0.3:
        name = chance.choice((entity.name, *entity.aliases, f"《{entity.name}》", "某单位"))
        aliases = chance.choice(((), entity.aliases))
    label = chance.choice(ontology().entity_labels) if chance.random() < 0.2 else entity.label
    return Entity(entity.id, label, entity.kind, name, aliases, entity.mentions)


def _sign(agreement: Entity, ends: list[str], chance: random.Random) -> Statement:
    evidence = (Evidence("", 0, 1, ""),)
    return Statement(
        chance.choice(ends), "SIGNED", agreement.id, None, None, 0.5, evidence, "signed/noise"
    )


def _twist(statement: Statement, ends: list[str], chance: random.Random) -> Statement:
    subject, predicate, object_ = statement.subject, statement.predicate, statement.object
    if chance.random() < 0.15:
        subject = chance.choice(ends)
    if chance.random() < 0.15:
        object_ = chance.choice(ends)
    if chance.random() < 0.1:
        predicate = chance.choice(ontology().statement_types())
    if chance.random() < 0.2:
        subject, object_ = object_, subject
    status = chance.choice(ontology().statuses) if chance.random() < 0.3 else statement.status
    confidence = round(chance.random(), 2)
    return Statement(
        subject, predicate, object_, status, None, confidence, statement.evidence, statement.rule
    )


@pytest.fixture
def annotate(tmp_path: Path) -> Callable[..., GoldArticle]:
    """Makes a gold article of plain annotation: entities as (name, label, kind), the rest as in
    a gold file."""

    def make(
        entities: list[tuple[str, str, str | None]],
        text: str = "",
        optional: Collection[str] = (),
        **more: object,
    ) -> GoldArticle:
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / "a.txt").write_text(text, "utf-8")
        items = [
            {"name": name, "label": label, "kind": kind, "optional": name in optional}
            for name, label, kind in entities
        ]
        data = {"entities": items, "statements": [], **more}
        (tmp_path / "a.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return load_gold(tmp_path)[0]

    return make


@pytest.fixture
def report() -> Callable[..., Record]:
    """Makes the record of article `a`: entities as (name, label, kind), statements as (subject,
    type, object, status) by name."""

    def make(
        entities: list[tuple[str, str, str | None]],
        statements: Sequence[tuple[str, str, str, str | None]] = (),
        span: tuple[int, int] = (0, 1),
    ) -> Record:
        ids = {name: f"{label.lower()}:{name}" for name, label, _ in entities}
        mention = Mention("a#0", "", *span)
        return Record(
            Article("a", "", None, None, None, "a.txt", ""),
            (),
            tuple(
                Entity(ids[name], label, kind, name, (), (mention,))
                for name, label, kind in entities
            ),
            tuple(
                Statement(
                    ids[subject],
                    type_,
                    ids[object_],
                    status,
                    None,
                    0.75,
                    (Evidence("a#0", *span, ""),),
                    rule=f"{type_.lower()}/test",
                )
                for subject, type_, object_, status in statements
            ),
        )

    return make
