"""How far a statement is believed, from all claims of it: by frames, by a language model, by both.

Every figure that enters is a measured precision (see `extraction.evaluation.confidence`): of a
rule; of a model's claims of a type that no frame makes too, or of those that one does; of what
frames alone say where the model read it too.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extraction.frames import UNMEASURED, confidence
from extraction.model.errors import ModelError
from extraction.statements.claims import Claim
from graph.ontology import ontology

AGREEING = 0.3  # share of the remaining doubt that a further sentence or reader takes away
MEASURED = "LINGDING_LLM_CONFIDENCE"  # names a file of a model's measured confidence

ALONE, TOGETHER, UNSAID = "model", "both", "frames"


@dataclass(frozen=True, slots=True)
class Trust:
    """confidence: 0–1. rule, model: what found it, the surest of several. dispute: why a person
    should look at it."""

    confidence: float
    rule: str | None
    model: str | None
    dispute: tuple[str, ...]


def trust(claims: list[Claim]) -> Trust:
    """The trust in the statement that these claims, all of the same ends and type, make."""
    framed = [claim for claim in claims if claim.model is None]
    modelled = [claim for claim in claims if claim.model is not None]
    dispute = list(dict.fromkeys(claim.dispute for claim in claims if claim.dispute))
    rule = max(framed, key=lambda claim: confidence(claim.rule, claim.type), default=None)
    model = modelled[0] if modelled else None
    believed = []
    if rule is not None:
        own = confidence(rule.rule, rule.type)
        if model is None and rule.unsaid:
            alone = measured_unsaid(rule.unsaid, rule.type)
            own = own if alone is None else alone
        believed.append(_repeated(own, framed))
    if model is not None:
        own = measured().get(source(None, model.model, model.type) or "", UNMEASURED)
        believed.append(_repeated(own, modelled))
    trusted = max(believed)
    if rule is not None and model is not None:
        if clash := _statuses(framed, modelled):
            dispute.append(clash)
        else:
            trusted = max(trusted, _agreeing(trusted, model))
    return Trust(
        trusted, rule.rule if rule else None, model.model if model else None, tuple(dispute)
    )


def source(
    rule: str | None, model: str | None, type_: str, silent: str | None = None
) -> str | None:
    """What a statement's confidence is measured as: its rule, or its model alone or with one, or
    what frames alone say beside a silent one."""
    if model is None:
        return unsaid(silent, type_) if silent else rule
    return f"{TOGETHER if rule else ALONE}:{model}/{type_.lower()}"


def unsaid(model: str, type_: str) -> str:
    """What frames alone say is measured as, a statement of a type or an entity of a label, where
    this model read the article too; all such statements go by the part before the stroke."""
    return f"{UNSAID}:{model}/{type_.lower()}"


def measured_unsaid(model: str, type_: str) -> float | None:
    """The measured confidence in what frames alone say: of the type or label; of a type that gold
    never saw so, that in all such statements. None if nothing was measured."""
    name = unsaid(model, type_)
    every = None if type_ in ontology().labels else measured().get(name.rpartition("/")[0])
    return measured().get(name, every)


def _repeated(value: float, claims: list[Claim]) -> float:
    for _ in range(len({claim.sentence for claim in claims}) - 1):
        value += (1 - value) * AGREEING
    return value


def _agreeing(alone: float, model: Claim) -> float:
    own = measured().get(source("rule", model.model, model.type) or "")
    return own if own is not None else alone + (1 - alone) * AGREEING


def _statuses(framed: list[Claim], modelled: list[Claim]) -> str | None:
    """How the two contradict each other: another status from the same sentences."""
    one, other = _furthest(framed), _furthest(modelled)
    same = {claim.sentence for claim in modelled} <= {claim.sentence for claim in framed}
    if one is None or other is None or one == other or not same:
        return None
    return f"status: {one} by frames, {other} by the model"


def _furthest(claims: Iterable[Claim]) -> str | None:
    furthest = None
    for claim in claims:
        furthest = ontology().further(furthest, claim.status)
    return furthest


@cache
def measured() -> dict[str, float]:
    """The measured confidence of a model's claims, by `source`; the user's, for no two models are
    alike. Raises ModelError where the file cannot be read."""
    path = os.environ.get(MEASURED)
    if not path:
        return {}
    try:
        rules = tomllib.loads(Path(path).read_text("utf-8")).get("rules", {})
        return {key: float(value) for key, value in rules.items() if ":" in key}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{MEASURED}: {path} is no file that lingding evaluate --calibrate writes"
        ) from error
