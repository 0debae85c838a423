"""Evaluating records against gold articles: every article twice, strictly and leniently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extraction.evaluation.agreements import judge_agreements
from extraction.evaluation.findings import Finding, Tally, tally
from extraction.evaluation.gold import GoldArticle
from extraction.evaluation.matching import actors, judge_entities, match, scored_entities
from extraction.evaluation.records import by_article, join
from extraction.evaluation.statements import judge_statements
from graph.ontology import ontology
from graph.record import Article, Record

GROUPS = ("entities", "relations", "structure")


@dataclass(frozen=True)
class Reading:
    """One way of judging: the findings of each article by its id.

    strict keeps a city and its government apart; lenient lets either stand for the other.
    """

    findings: dict[str, tuple[Finding, ...]]

    @cached_property
    def by_type(self) -> dict[str, Tally]:
        """A tally for each label and relationship type that occurs, in the ontology's order."""
        known = ontology()
        order = (*known.labels, *known.relationships)
        counts: dict[str, Tally] = {}
        for finding in self.all:
            counts.setdefault(finding.type, Tally()).count(finding)
        return {name: counts[name] for name in order if name in counts}

    @property
    def all(self) -> list[Finding]:
        """The findings of all articles, in their order."""
        return [finding for findings in self.findings.values() for finding in findings]

    def group(self, name: str) -> Tally:
        """The tally of `entities`, `relations` (SIGNED … ISSUED) or `structure`."""
        types = group_types(name)
        return tally(finding for finding in self.all if finding.type in types)

    @property
    def status_accuracy(self) -> float | None:
        """The share of rightly found relations whose status is right; None without any."""
        judged = [f.status_right for f in self.all if f.status_right is not None]
        return sum(judged) / len(judged) if judged else None


@dataclass(frozen=True)
class Evaluation:
    """What was found against what is there; `missing` articles have no record.

    divided: ids of gold articles whose file was read as several articles, judged together.
    """

    gold: tuple[GoldArticle, ...]
    records: dict[str, Record]
    divided: tuple[str, ...]
    strict: Reading
    lenient: Reading

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of gold articles without a record."""
        return tuple(article.id for article in self.gold if article.id not in self.records)


def evaluate(gold: Sequence[GoldArticle], records: Iterable[Record]) -> Evaluation:
    """Judge records against gold; a record belongs to the gold article of its id.

    Records of other articles are left aside; of two records of one id the last counts.
    """
    wanted = {article.id for article in gold}
    parts = {id_: found for id_, found in by_article(records).items() if id_ in wanted}
    known = {id_: join(found) for id_, found in parts.items()}
    return Evaluation(
        tuple(gold),
        known,
        tuple(id_ for id_, found in parts.items() if len(found) > 1),
        strict=Reading({a.id: judge(a, known.get(a.id), lenient=False) for a in gold}),
        lenient=Reading({a.id: judge(a, known.get(a.id), lenient=True) for a in gold}),
    )


def judge(gold: GoldArticle, record: Record | None, lenient: bool) -> tuple[Finding, ...]:
    """All findings of one article; without a record everything is missed."""
    if record is None:
        record = _empty(gold)
    entities = scored_entities(record.entities)
    matched = match(gold.entities, entities, lenient)
    actor = actors(gold, lenient)
    return (
        *judge_entities(gold, entities, matched),
        *judge_agreements(gold, record, matched, actor),
        *judge_statements(gold, record, matched, actor),
    )


def group_types(name: str) -> frozenset[str]:
    """The labels or relationship types of a group of figures.

    Raises KeyError for a name that is none of GROUPS.
    """
    known = ontology()
    return {
        "entities": frozenset(known.entity_labels),
        "relations": frozenset(known.statement_types("assertive")),
        "structure": frozenset(known.statement_types("structural")),
    }[name]


def _empty(gold: GoldArticle) -> Record:
    return Record(Article(gold.id, gold.title, None, None, None, str(gold.text), ""))
