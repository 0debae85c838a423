"""Judging SIGNED: an agreement is known by its parties, and each party is one item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extraction.evaluation.findings import Finding, claimed
from extraction.evaluation.gold import GoldAgreement, GoldArticle
from extraction.evaluation.names import normalise
from graph.record import Record, Statement

SIGNED = "SIGNED"

# the statements by which each party is said to have signed; by the party's name
Parties = dict[str, list[Statement]]


def judge_agreements(
    gold: GoldArticle, record: Record, matched: dict[str, str], actor: dict[str, str]
) -> Iterator[Finding]:
    """Pair the gold's agreements, in order, with the found ones that share most parties.

    Yields a finding for each party; what optional agreements take gives none.
    """
    found = _found(record, matched)
    free = list(found)
    told_together: dict[int, list[str]] = defaultdict(list)
    for agreement in gold.agreements:
        if agreement.optional and not agreement.parties:
            continue
        group = _group(gold, agreement)
        if group is not None:
            free += [key for key in told_together[group] if key not in free]
        seats = _seats(agreement, actor)
        best = _best(free, found, seats, actor)
        hits = _hits(found[best], seats, actor) if best else {}
        if best and hits:
            free.remove(best)
        if agreement.optional:
            continue
        if best and hits:
            allowed = set(agreement.parties_ok)
            if group is not None:
                told_together[group].append(best)
                allowed |= _parties_of_group(gold, group)
            yield from _strangers(found[best], seats, allowed, actor)
        for seat, names in enumerate(agreement.parties_alt):
            what = f"{names[0]} → {agreement.names[0] if agreement.names else agreement.key}"
            if seat in hits:
                yield claimed(SIGNED, "right", what, tuple(hits[seat]))
            else:
                quotes = (*agreement.evidence, *agreement.names)
                yield Finding(
                    SIGNED, "missed", what, quotes=quotes, names=_known_as(gold, names[0])
                )
    taken = {key for keys in told_together.values() for key in keys}
    yield from _leftovers(gold, record, [(key, found[key]) for key in free if key not in taken])


def _found(record: Record, matched: dict[str, str]) -> dict[str, Parties]:
    found: dict[str, Parties] = {}
    for statement in record.statements:
        if statement.predicate == SIGNED:
            party = matched.get(statement.subject, f"?{statement.subject}")
            found.setdefault(statement.object, {}).setdefault(party, []).append(statement)
    return found


def _seats(agreement: GoldAgreement, actor: dict[str, str]) -> list[frozenset[str]]:
    """For each party every name that may sit in its place."""
    return [
        frozenset({*names, *(actor.get(name, name) for name in names)})
        for names in agreement.parties_alt
    ]


def _best(
    free: list[str], found: dict[str, Parties], seats: list[frozenset[str]], actor: dict[str, str]
) -> str | None:
    """The agreement with most seats filled, then with fewest parties, then the earliest."""
    return max(
        free,
        key=lambda key: (len(_hits(found[key], seats, actor)), -len(found[key])),
        default=None,
    )


def _hits(
    parties: Parties, seats: list[frozenset[str]], actor: dict[str, str]
) -> dict[int, list[Statement]]:
    """The filled seats, with the statements that fill them."""
    hits: dict[int, list[Statement]] = {}
    for number, seat in enumerate(seats):
        statements = [
            statement
            for party, claims in parties.items()
            if party in seat or actor.get(party) in seat
            for statement in claims
        ]
        if statements:
            hits[number] = statements
    return hits


def _strangers(
    parties: Parties, seats: list[frozenset[str]], allowed: set[str], actor: dict[str, str]
) -> Iterator[Finding]:
    welcome = allowed.union(*seats)
    for party, statements in parties.items():
        if party not in welcome and actor.get(party) not in welcome:
            yield _spurious(party, statements)


def _leftovers(
    gold: GoldArticle, record: Record, left: list[tuple[str, Parties]]
) -> Iterator[Finding]:
    """Found agreements that the gold has not, but for those that it calls optional by name."""
    names = {entity.id: normalise(entity.name) for entity in record.entities}
    vague = [
        normalise(name)
        for agreement in gold.agreements
        if agreement.optional and not agreement.parties
        for name in agreement.names
    ]
    for key, parties in left:
        name = names.get(key, "")
        if any(one and (one in name or (name and name in one)) for one in vague):
            continue
        for party, statements in parties.items():
            yield _spurious(party, statements)


def _spurious(party: str, statements: list[Statement]) -> Finding:
    agreement = statements[0].object.partition(":")[2]
    name = party.partition(":")[2] if party.startswith("?") else party
    return claimed(SIGNED, "spurious", f"{name} → {agreement}", tuple(statements))


def _group(gold: GoldArticle, agreement: GoldAgreement) -> int | None:
    return next(
        (number for number, keys in enumerate(gold.mergeable) if agreement.key in keys), None
    )


def _parties_of_group(gold: GoldArticle, group: int) -> set[str]:
    return {
        party
        for agreement in gold.agreements
        if agreement.key in gold.mergeable[group]
        for party in agreement.parties
    }


def _known_as(gold: GoldArticle, name: str) -> tuple[frozenset[str], ...]:
    aliases = next((entity.aliases for entity in gold.entities if entity.name == name), ())
    return (frozenset({name, *aliases}),)
