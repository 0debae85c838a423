"""What frames alone say of an article that a model read too.

Such a statement keeps the confidence of its rule, unless the model's silence was measured on gold
(`extraction.confidence`): then it has that measured precision, and is left out where it would be
wrong more often than not.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.annotation.entities import Entities
from extraction.annotation.pipeline import Annotation
from extraction.confidence import measured_unsaid
from extraction.model.dropped import Dropped, Reason
from extraction.model.merging import SIGNED, key
from extraction.statements.claims import Claim
from extraction.statements.roles import place_of_government
from graph.ontology import ontology

ASSERTED = 0.5  # measured precision from which on a statement is made


def weigh(
    claims: Sequence[Claim], model: str, article: Annotation
) -> tuple[list[Claim], list[Dropped]]:
    """The claims that stay, those of frames alone marked as unsaid by the model; and the others.

    An agreement goes with its last signatory (see `forsaken`).
    """

    def of_actors(claim: Claim) -> tuple[str, str, str]:
        """A government and its place are one actor, between which readers may differ."""
        type_, *ends = key(claim)
        one, other = (place_of_government(article.entities, end) or end for end in ends)
        if ontology().relationships[type_].symmetric and one > other:
            one, other = other, one
        return type_, one, other

    told = {of_actors(claim) for claim in claims if claim.model is not None}
    kept, dropped = [], []
    for claim in claims:
        if of_actors(claim) not in told:
            claim.unsaid = model
            if _is_doubtful(model, claim.type):
                dropped.append(_dropped(claim, article))
                continue
        kept.append(claim)
    return kept, dropped


def weigh_names(named: set[str], theirs: set[str], model: str, entities: Entities) -> set[str]:
    """The entities of `named` that stand without a statement: not those that frames alone see,
    which are marked, where that is measured to be mostly wrong.

    named, theirs: the ids of all entities so far, and of those that the model names.
    """
    for draft in entities.drafts.values():
        draft.unsaid = None if draft.id in theirs else model
    return {id_ for id_ in named if id_ in theirs or not _is_doubtful(model, entities[id_].label)}


def _is_doubtful(model: str, type_: str) -> bool:
    alone = measured_unsaid(model, type_)
    return alone is not None and alone < ASSERTED


def forsaken(before: Sequence[Claim], after: Sequence[Claim]) -> set[str]:
    """The ids of the agreements that nobody signs any more."""
    return _signed(before) - _signed(after)


def _signed(claims: Sequence[Claim]) -> set[str]:
    return {claim.object for claim in claims if claim.type == SIGNED}


def _dropped(claim: Claim, article: Annotation) -> Dropped:
    names = article.entities
    what = f"{names[claim.subject].name} {claim.type} {names[claim.object].name}"
    sentence, (start, end) = article.sentences[claim.sentence], claim.span
    quote = article.text.span(max(start, sentence.start), min(end, sentence.end))[2]
    return Dropped(article.text.document.id, what, Reason.unsaid, quote)
