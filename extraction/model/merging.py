"""Two readers, one reading: the frames' claims and a model's, and where they contradict.

Claims of one statement by both are joined when the record is built (`extraction.confidence` raises
the trust in them). Here the model's agreements find the frames' entities of them, and claims that
exclude each other are marked for review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extraction.annotation.entities import Entities
from extraction.statements.claims import Claim
from extraction.statements.roles import place_of_government
from graph.ontology import ontology

SIGNED = "SIGNED"


Actor = Callable[[str], str]


@dataclass(slots=True)
class _Signed:
    parties: set[str] = field(default_factory=set)
    actors: frozenset[str] = frozenset()
    sentences: set[int] = field(default_factory=set)
    names: frozenset[int] = frozenset()  # the characters of the text that name it


def merge(
    framed: list[Claim], modelled: list[Claim], entities: Entities
) -> tuple[list[Claim], dict[str, str]]:
    """All claims, those in contradiction marked; and the model's agreements that are the frames',
    by id."""

    def actor(id_: str) -> str:
        """A government and its place are one actor, between which readers may differ."""
        return place_of_government(entities, id_) or id_

    ours, theirs = _agreements(framed, actor), _agreements(modelled, actor)
    for id_, one in (*ours.items(), *theirs.items()):
        spans = entities[id_].mentions
        one.names = frozenset(i for mention in spans for i in range(mention.start, mention.end))
    same = _same_agreements(ours, theirs)
    for claim in modelled:
        claim.subject = same.get(claim.subject, claim.subject)
        claim.object = same.get(claim.object, claim.object)
    _mark_parties(framed, modelled, actor)
    _mark_ends(framed, modelled)
    return [*framed, *modelled], same


def _agreements(claims: Iterable[Claim], actor: Actor) -> dict[str, _Signed]:
    found: dict[str, _Signed] = defaultdict(_Signed)
    for claim in claims:
        if claim.type == SIGNED:
            one = found[claim.object]
            one.parties.add(claim.subject)
            one.actors |= {actor(claim.subject)}
            one.sentences.add(claim.sentence)
    return dict(found)


def _same_agreements(framed: dict[str, _Signed], modelled: dict[str, _Signed]) -> dict[str, str]:
    """The frames' agreement that each of the model's is; the best pairs first, each once.

    They are the same where one sentence tells of both and the parties of one are among those of
    the other; where they share a party and the words that name them; or where each reader has only
    one agreement of just these parties.
    """
    often = Counter(one.actors for readers in (framed, modelled) for one in readers.values())
    pairs = []
    for id_, one in modelled.items():
        for other_id, other in framed.items():
            common, all_ = one.actors & other.actors, one.actors | other.actors
            beside = bool(one.sentences & other.sentences)
            nested = common in (one.actors, other.actors) and beside
            only = one.actors == other.actors and often[one.actors] == 2
            worded = bool(common and one.names & other.names)
            if id_ == other_id or nested or worded or only:
                rank = (id_ != other_id, -len(common) / len(all_), not beside)
                pairs.append((rank, id_, other_id))
    same: dict[str, str] = {}
    for _, id_, other_id in sorted(pairs):
        if id_ not in same and other_id not in same.values():
            same[id_] = other_id
    return {id_: other for id_, other in same.items() if id_ != other}


def _mark_parties(framed: list[Claim], modelled: list[Claim], actor: Actor) -> None:
    """Mark agreements of one sentence that share a party and differ in another."""
    ours, theirs = _agreements(framed, actor), _agreements(modelled, actor)
    for id_, one in theirs.items():
        for other_id, other in ours.items():
            if id_ == other_id:
                differ = one.parties != other.parties
            else:
                apart = id_ not in ours and other_id not in theirs
                differ = apart and bool(
                    one.sentences & other.sentences and one.actors & other.actors
                )
            if differ:
                _review(claim for claim in framed if claim.object == other_id)
                _review(claim for claim in modelled if claim.object == id_)


def _mark_ends(framed: list[Claim], modelled: list[Claim]) -> None:
    """Mark claims of one type in one sentence that share one end and differ in the other, where
    neither reader makes the other's claim."""
    ours, theirs = {key(claim) for claim in framed}, {key(claim) for claim in modelled}
    alone: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in framed:
        if claim.type != SIGNED and key(claim) not in theirs:
            alone[claim.type, claim.sentence].append(claim)
    for claim in modelled:
        if key(claim) in ours:
            continue
        for other in alone.get((claim.type, claim.sentence), ()):
            if _shares_one(claim, other):
                _review((claim, other))


def _review(claims: Iterable[Claim]) -> None:
    for claim in claims:
        reader = "the frames read" if claim.model else "the model reads"
        claim.dispute = f"ends: {reader} others in the same sentence"


def key(claim: Claim) -> tuple[str, str, str]:
    """Type and ends; claims of the same key become one statement."""
    one, other = claim.subject, claim.object
    if ontology().relationships[claim.type].symmetric and one > other:
        one, other = other, one
    return claim.type, one, other


def _shares_one(one: Claim, other: Claim) -> bool:
    (_, a, b), (_, c, d) = key(one), key(other)
    if ontology().relationships[one.type].symmetric:
        return len({a, b} & {c, d}) == 1
    return (a == c) != (b == d)
