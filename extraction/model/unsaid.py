"""What frames alone say of an article that a model read too.

Such a statement keeps the confidence of its rule, unless the model's silence was measured on gold
(`extraction.confidence`): then it has that measured precision, and is left out where it would be
wrong more often than not.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.annotation.pipeline import Annotation
from extraction.confidence import measured, unsaid
from extraction.model.dropped import Dropped, Reason
from extraction.model.merging import SIGNED, key
from extraction.statements.claims import Claim

ASSERTED = 0.5  # measured precision from which on a statement is made


def weigh(
    claims: Sequence[Claim], model: str, article: Annotation
) -> tuple[list[Claim], list[Dropped]]:
    """The claims that stay, those of frames alone marked as unsaid by the model; and the others.

    An agreement goes with its last signatory (see `forsaken`).
    """
    told = {key(claim) for claim in claims if claim.model is not None}
    kept, dropped = [], []
    for claim in claims:
        if key(claim) not in told:
            claim.unsaid = model
            if measured().get(unsaid(model, claim.type), 1.0) < ASSERTED:
                dropped.append(_dropped(claim, article))
                continue
        kept.append(claim)
    return kept, dropped


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
