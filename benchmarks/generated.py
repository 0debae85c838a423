"""A corpus of generated articles with invented names: as large as wanted, the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from graph.ontology import ontology
from graph.record import Article, Entity, Evidence, Mention, Record, Sentence, Statement

_SIGNS = "东西南北中上下江河湖海山川云风雨雪星月光明华安平和兴盛长久新古金银玉石木林森田"
_KINDS = {"Organisation": ("university", "company", "institute", "government")}
_CLAIMS = ("COOPERATES_WITH", "SIGNED", "VISITED", "SUPPORTS", "BUILDS")


@dataclass(frozen=True)
class World:
    """The things that articles tell of; few are told of often, most seldom (Zipf)."""

    places: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    people: tuple[Entity, ...]
    homes: dict[str, str]  # organisation → place


def world(size: int, seed: int = 1) -> World:
    """size: the number of organisations; there are a tenth as many places, half as many people."""
    dice = random.Random(seed)

    def name(ending: str, number: int) -> str:
        digits = []
        for _ in range(4):
            number, sign = divmod(number, len(_SIGNS))
            digits.append(_SIGNS[sign])
        return "".join(digits) + ending

    def entity(label: str, kind: str | None, ending: str, number: int) -> Entity:
        full = name(ending, number)
        return Entity(f"{label.lower()}:{full}", label, kind, full, (full[:4],))

    places = tuple(
        entity("Place", "city" if i % 4 else "province", "市" if i % 4 else "省", i)
        for i in range(max(10, size // 10))
    )
    kinds = _KINDS["Organisation"]
    organisations = tuple(
        entity("Organisation", kinds[i % 4], ("大学", "公司", "研究院", "局")[i % 4], i)
        for i in range(size)
    )
    people = tuple(entity("Person", None, "", i) for i in range(size // 2))
    homes = {o.id: dice.choice(places).id for o in organisations}
    return World(places, organisations, people, homes)


def articles(number: int, seed: int = 1) -> Iterator[Record]:
    """Records of `number` articles, each with about fifty relationships."""
    things = world(max(50, number // 4), seed)
    for i in range(number):
        yield article(things, i, random.Random(f"{seed}/{i}"))


def article(things: World, number: int, dice: random.Random) -> Record:
    """One article with eleven sentences, some fourteen entities and seventeen statements."""
    id_ = f"a{number:06}"
    told = [
        *_some(things.places, 3, dice),
        *_some(things.organisations, 6, dice),
        *_some(things.people, 2, dice),
    ]
    told = list({entity.id: entity for entity in told}.values())
    day = f"20{dice.randrange(15, 26)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
    agreement = Entity(f"agreement:合作协议@{id_}", "Agreement", "strategic", "合作协议")
    sentences, mentions, at = [], {entity.id: [] for entity in told}, 0
    for n in range(11):
        here = dice.sample(told, 2)
        words = f"{here[0].name}与{here[1].name}就第{n}项事宜开展合作。"
        sentence = Sentence(f"{id_}#{n}", words, at, at + len(words), "body")
        sentences.append(sentence)
        for entity in here:
            start = at + words.index(entity.name)
            mention = Mention(sentence.id, entity.name, start, start + len(entity.name))
            mentions[entity.id].append(mention)
        at += len(words)
    entities = [
        Entity(e.id, e.label, e.kind, e.name, e.aliases, tuple(mentions[e.id])) for e in told
    ]
    statements = list(_statements(things, told, agreement, sentences, day, dice))
    if any(agreement.id in (s.subject, s.object) for s in statements):
        entities.append(agreement)
    named = {end for s in statements for end in (s.subject, s.object)} - {e.id for e in entities}
    known = {p.id: p for p in things.places}
    entities += [known[id_] for id_ in sorted(named)]
    head = Article(id_, f"第{number}篇", day, "生成报", None, f"{id_}.txt", f"{number:064x}")
    return Record(head, tuple(sentences), tuple(entities), tuple(statements))


def _statements(
    things: World,
    told: list[Entity],
    agreement: Entity,
    sentences: list[Sentence],
    day: str,
    dice: random.Random,
) -> Iterator[Statement]:
    actors = [e for e in told if e.label in ("Place", "Organisation")]

    def claim(subject: str, predicate: str, object_: str) -> Statement:
        sentence = dice.choice(sentences)
        evidence = Evidence(sentence.id, sentence.start, sentence.end, sentence.text)
        status = dice.choice(ontology().statuses[:4])
        certain = round(dice.uniform(0.5, 1.0), 2)
        return Statement(
            subject, predicate, object_, status, day, certain, (evidence,), rule="generated/rule"
        )

    for _ in range(9):
        one, other = sorted(dice.sample([a.id for a in actors], 2))
        predicate = dice.choice(_CLAIMS)
        if predicate == "SIGNED":
            yield claim(one, "SIGNED", agreement.id)
            yield claim(other, "SIGNED", agreement.id)
        elif predicate in ("COOPERATES_WITH", "VISITED") or other.startswith("organisation:"):
            yield claim(one, predicate, other)
    for entity in told:
        if entity.id in things.homes:
            yield claim(entity.id, "LOCATED_IN", things.homes[entity.id])
        elif entity.label == "Person":
            yield claim(entity.id, "WORKS_FOR", actors[0].id)


def _some(all_: tuple[Entity, ...], number: int, dice: random.Random) -> list[Entity]:
    """Entities drawn so that the n-th is about n times as rare as the first."""
    return [all_[int(len(all_) ** dice.random()) - 1] for _ in range(number)]
