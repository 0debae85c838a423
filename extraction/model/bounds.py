"""One thing of which two readers see other bounds: 粤东医院 and 附属粤东医院 at the same places."""

from __future__ import annotations

from collections.abc import Collection

from extraction.annotation.entities import Draft, Entities
from extraction.model.cast import AGREEMENT
from extraction.model.naming import EXCHANGEABLE
from extraction.statements.claims import Claim


def join(
    entities: Entities, ours: Collection[str], theirs: Collection[str], claims: list[Claim]
) -> dict[str, str]:
    """Make one of each pair of entities whose names end alike wherever the shorter one stands;
    agreements aside, which their parties tell apart (see `merging`).

    ours, theirs: the ids that only the frames, and only the model, know. Claims are of the longer
    one then. Returns the ids that are gone, with what they are now.
    """
    gone: dict[str, str] = {}
    for mine in sorted(ours):
        for other in sorted(theirs):
            if {mine, other} & gone.keys() or not _alike(entities[mine], entities[other]):
                continue
            if _ends(entities[mine], entities[other]):
                gone[mine] = other
            elif _ends(entities[other], entities[mine]):
                gone[other] = mine
    for short, full in gone.items():
        entities.merge(entities[short], entities[full])
    for claim in claims:
        claim.subject = gone.get(claim.subject, claim.subject)
        claim.object = gone.get(claim.object, claim.object)
    return gone


def _alike(one: Draft, other: Draft) -> bool:
    labels = {one.label, other.label}
    return (len(labels) == 1 and AGREEMENT not in labels) or labels <= set(EXCHANGEABLE)


def _ends(short: Draft, full: Draft) -> bool:
    """Whether each mention of the one is the end of a mention of the other, or all of it."""
    spans = {mention.end: mention.start for mention in full.mentions}
    return bool(short.mentions) and all(
        spans.get(mention.end, mention.start + 1) <= mention.start for mention in short.mentions
    )
