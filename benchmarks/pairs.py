"""Does a record claim that two given names of a sentence work together or sign something?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from graph.record import Entity, Record

# digits are masked as <N> in FinRE; any one digit reads the same
MASK = re.compile(r"<N>")
TOGETHER = "COOPERATES_WITH"
SIGNED = "SIGNED"


def unmasked(text: str) -> str:
    """The text with a digit for each masked number."""
    return MASK.sub("3", text)


def entities_at(record: Record, text: str, name: str) -> set[str]:
    """Ids of the entities that a name of the text is: a mention shares most of its characters."""
    spans = [(found.start(), found.end()) for found in re.finditer(re.escape(name), text)]
    return {entity.id for entity in record.entities if _stands_at(entity, spans)}


def cooperating(record: Record, ones: set[str], others: set[str]) -> bool:
    """Whether any of `ones` works with any of `others`, or signed the same agreement."""
    together = {
        frozenset((statement.subject, statement.object))
        for statement in record.statements
        if statement.predicate == TOGETHER
    }
    pairs = {frozenset(pair) for pair in product(ones, others) if len(set(pair)) == 2}
    return bool(pairs & together) or any(
        parties & ones and parties & others and len(parties & (ones | others)) > 1
        for parties in agreements(record)
    )


def agreements(record: Record) -> Iterator[set[str]]:
    """The ids of the parties of each agreement."""
    parties: dict[str, set[str]] = {}
    for statement in record.statements:
        if statement.predicate == SIGNED:
            parties.setdefault(statement.object, set()).add(statement.subject)
    yield from parties.values()


def _stands_at(entity: Entity, spans: list[tuple[int, int]]) -> bool:
    return any(
        2 * (min(end, mention.end) - max(start, mention.start))
        > max(end - start, mention.end - mention.start)
        for mention in entity.mentions
        for start, end in spans
    )
