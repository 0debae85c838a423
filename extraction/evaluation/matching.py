"""Which entity of a record is which entity of the gold, and which names may stand for which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from extraction.confidence import unsaid
from extraction.evaluation.findings import Finding, Outcome, spans_of
from extraction.evaluation.gold import GoldArticle, GoldEntity
from extraction.evaluation.names import all_names, normalise
from graph.ontology import ontology
from graph.record import Entity

AGREEMENT = "Agreement"
GOVERNMENT = "government"

# careful readers differ on these, so each may be taken for another where the name is the same
_INTERCHANGEABLE = frozenset({"Organisation", "Place", "Project"})
_ORGAN = re.compile(r"(?:中共)?(.+?[省市区县州旗])(?:人民政府|政府|委员会|委|党委)$")
_GOVERNS = re.compile(r"(.+?[市区县省])(人民政府|政府|管理委员会|管委会)$")


def scored_entities(entities: Sequence[Entity]) -> list[Entity]:
    """The entities that are matched by name; agreements are matched by their parties."""
    labels = set(ontology().entity_labels) - {AGREEMENT}
    return [entity for entity in entities if entity.label in labels]


def match(gold: Sequence[GoldEntity], found: Sequence[Entity], lenient: bool) -> dict[str, str]:
    """Map ids of found entities to names of gold entities, one to one, the surest first.

    lenient: besides, a government or party committee that the gold does not list stands for
    its place.
    """
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for same in _TESTS:
        for entity in found:
            if entity.id in matched:
                continue
            for candidate in gold:
                if candidate.name not in taken and same(candidate, entity):
                    matched[entity.id] = candidate.name
                    taken.add(candidate.name)
                    break
    if lenient:
        matched |= _governments(gold, [entity for entity in found if entity.id not in matched])
    return matched


def actors(gold: GoldArticle, lenient: bool) -> dict[str, str]:
    """Names that speak of one actor: a government body to the place that it governs."""
    if not lenient:
        return {}
    entities = {entity.name: entity for entity in gold.entities}
    actor = dict(gold.equivalent)
    for statement in gold.statements:
        body, place = entities.get(statement.subject), entities.get(statement.object)
        if (
            statement.predicate in ("LOCATED_IN", "PART_OF")
            and body is not None
            and body.kind == GOVERNMENT
            and place is not None
            and place.label == "Place"
        ):
            actor.setdefault(body.name, place.name)
    for entity in gold.entities:
        governs = _GOVERNS.match(entity.name)
        if governs and entity.kind == GOVERNMENT and governs.group(1) in entities:
            actor.setdefault(entity.name, governs.group(1))
    return actor


def judge_entities(
    gold: GoldArticle, found: Sequence[Entity], matched: dict[str, str]
) -> Iterator[Finding]:
    """A finding for each entity found and each one missed; optional ones give none."""
    optional = {entity.name for entity in gold.entities if entity.optional}
    counted: set[str] = set()
    for entity in found:
        name = matched.get(entity.id)
        if name is None:
            yield _judged(entity, "spurious", entity.name)
        elif name not in counted:
            counted.add(name)
            if name not in optional:
                yield _judged(entity, "right", name)
    for wanted in gold.entities:
        if wanted.optional or wanted.label == AGREEMENT or wanted.name in matched.values():
            continue
        names = (wanted.name, *wanted.aliases)
        yield Finding(wanted.label, "missed", wanted.name, quotes=names, names=(frozenset(names),))


def _judged(entity: Entity, outcome: Outcome, name: str) -> Finding:
    rule = unsaid(entity.unsaid, entity.label) if entity.unsaid else None
    return Finding(entity.label, outcome, name, spans=spans_of(entity.mentions), rule=rule)


def _governments(gold: Sequence[GoldEntity], found: Sequence[Entity]) -> dict[str, str]:
    places = {
        name: entity.name
        for entity in gold
        if entity.label == "Place"
        for name in all_names(entity.name, entity.aliases)
    }
    organs = (
        (entity.id, _ORGAN.match(normalise(entity.name)))
        for entity in found
        if entity.kind == GOVERNMENT
    )
    return {
        id_: places[organ.group(1)] for id_, organ in organs if organ and organ.group(1) in places
    }


def _same_name(gold: GoldEntity, found: Entity) -> bool:
    return gold.label == found.label and normalise(gold.name) == normalise(found.name)


def _known_name(gold: GoldEntity, found: Entity) -> bool:
    return gold.label == found.label and _named(gold, found)


def _known_name_fitting_label(gold: GoldEntity, found: Entity) -> bool:
    return _fits(gold, found) and _named(gold, found)


def _shared_alias(gold: GoldEntity, found: Entity) -> bool:
    ours = all_names(found.name, found.aliases)
    return _fits(gold, found) and not ours.isdisjoint(all_names(gold.name, gold.aliases))


_TESTS: tuple[Callable[[GoldEntity, Entity], bool], ...] = (
    _same_name,
    _known_name,
    _known_name_fitting_label,
    _shared_alias,
)


def _named(gold: GoldEntity, found: Entity) -> bool:
    return normalise(found.name) in all_names(gold.name, gold.aliases)


def _fits(gold: GoldEntity, found: Entity) -> bool:
    return (
        gold.label == found.label
        or found.label in gold.label_ok
        or {gold.label, found.label} <= _INTERCHANGEABLE
    )
