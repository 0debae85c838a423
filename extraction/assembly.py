"""From what was read to the record: ids, offsets in the file, statements joined, confidence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import cast

from extraction.annotation.entities import Draft, Entities
from extraction.annotation.model import Mention as Named
from extraction.annotation.model import Sentence as Text
from extraction.annotation.resolution.setting import Setting
from extraction.annotation.text import Text as Whole
from extraction.confidence import trust
from extraction.minhash import minhash
from extraction.reading.document import PROSE, Document
from extraction.statements.claims import Claim
from extraction.statements.telling import Reading
from graph.ontology import ontology
from graph.record import Article, Box, Entity, Evidence, Mention, Record, Sentence, Statement

LONGEST_ALIASES = 24


def build(
    whole: Whole,
    sentences: list[Text],
    entities: Entities,
    claims: Iterable[Claim],
    setting: Setting,
    named: Collection[str] | None = None,
) -> Record:
    """The record of an article.

    named: the ids of the entities that stand in it without a claim; if None, all that a strong
    mention names.
    """
    document = whole.document
    claims = [claim for claim in claims if _allowed(claim, entities)]
    ids = [f"{document.id}#{i}" for i in range(len(sentences))]
    statements = _statements(whole, sentences, ids, claims)
    ends = {end for statement in statements for end in (statement.subject, statement.object)}
    if named is None:
        named = {draft.id for draft in entities.drafts.values() if stands_alone(draft)}
    kept = [draft for draft in entities.drafts.values() if draft.id in ends or draft.id in named]
    return Record(
        article=Article(
            id=document.id,
            title=document.title,
            published=setting.published,
            source=setting.source,
            home_city=setting.home.name if setting.home else None,
            path=document.path,
            sha256=document.sha256,
            encoding=document.encoding,
            minhash=minhash(_prose(whole)),
        ),
        sentences=tuple(_sentence(whole, ids[i], sentence) for i, sentence in enumerate(sentences)),
        entities=tuple(
            _entity(whole, sentences, ids, draft) for draft in sorted(kept, key=lambda d: d.id)
        ),
        statements=tuple(statements),
    )


def told(reading: Reading, entities: Entities) -> list[Claim]:
    """The claims of a reading, with an Agreement and SIGNED claims for each signing."""
    claims = list(reading.claims)
    for signing in reading.signings:
        draft = agreement(
            *(entities, signing.parties, signing.name, signing.kind, signing.titled),
            signing.mentions,
        )
        for party in signing.parties:
            claims.append(
                Claim(
                    "SIGNED",
                    party,
                    draft.id,
                    signing.status,
                    signing.rule,
                    signing.span,
                    signing.sentence,
                    signing.date,
                )
            )
    return claims


def agreement(
    entities: Entities,
    parties: Sequence[str],
    name: str,
    kind: str | None,
    titled: bool,
    mentions: Iterable[Named],
) -> Draft:
    """The entity of an agreement: by its title if it has one, else named after its parties."""
    names = "与".join(entities[party].name for party in parties)
    draft = entities.add("Agreement", kind, name if titled else f"{names}{name}")
    draft.aliases.add(name)
    draft.mentions.extend(m for m in mentions if m not in draft.mentions)
    return draft


def _allowed(claim: Claim, entities: Entities) -> bool:
    """Whether the ontology lets these ends be joined so."""
    one, other = entities.get(claim.subject), entities.get(claim.object)
    if one is None or other is None or one is other:
        return False
    return ontology().relationships[claim.type].allows(one.label, other.label)


def stands_alone(draft: Draft) -> bool:
    """Whether an entity is sure enough without a statement: named by an outer, strong mention."""
    return any(
        not m.nested and not m.weak and m.label not in ("Group", "Anaphor") for m in draft.mentions
    )


def _statements(
    whole: Whole, sentences: list[Text], ids: list[str], claims: list[Claim]
) -> list[Statement]:
    known = ontology()
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        subject, object_ = claim.subject, claim.object
        if known.relationships[claim.type].symmetric and subject > object_:
            subject, object_ = object_, subject
        groups[subject, claim.type, object_].append(claim)
    return [_statement(whole, sentences, ids, key, groups[key]) for key in sorted(groups)]


def _statement(
    whole: Whole,
    sentences: list[Text],
    ids: list[str],
    key: tuple[str, str, str],
    claims: list[Claim],
) -> Statement:
    known = ontology()
    furthest: str | None = None
    for claim in claims:
        furthest = known.further(furthest, claim.status)
    speaking = next((c for c in claims if c.status == furthest and c.date), claims[0])
    trusted = trust(claims)
    evidence = tuple(_evidence(whole, sentences, ids, *span) for span in _spans(claims, furthest))
    role = "、".join(dict.fromkeys(c.role for c in claims if c.role)) or None
    return Statement(
        subject=key[0],
        predicate=key[1],
        object=key[2],
        status=furthest,
        date=speaking.date if furthest else None,
        confidence=round(min(trusted.confidence, 0.99), 2),
        evidence=evidence,
        rule=trusted.rule,
        model=trusted.model,
        role=role,
        dispute="; ".join(trusted.dispute) or None,
        unsaid=next((claim.unsaid for claim in claims if claim.unsaid), None),
    )


def _spans(claims: list[Claim], furthest: str | None) -> list[tuple[int, int, int]]:
    """(sentence, start, end) of each telling, those of the furthest status first."""
    order = {(c.sentence, *c.span): c.status != furthest for c in reversed(claims)}
    for claim in claims:
        if claim.status == furthest:
            order[claim.sentence, *claim.span] = False
    return sorted(order, key=lambda span: (order[span], span))


def _evidence(
    whole: Whole, sentences: list[Text], ids: list[str], i: int, start: int, end: int
) -> Evidence:
    sentence = sentences[i]
    first, last, text = whole.span(max(start, sentence.start), min(end, sentence.end))
    return Evidence(ids[i], first, last, text)


def _sentence(whole: Whole, id_: str, sentence: Text) -> Sentence:
    start, end, text = whole.span(sentence.start, sentence.end)
    return Sentence(id_, text, start, end, sentence.kind, _boxes(whole.document, start, end))


def _prose(whole: Whole) -> str:
    """What the article says, as matched; a reprint has other headlines and bylines."""
    return "".join(
        whole.plain[start : start + len(block.text)]
        for start, block in zip(whole.starts, whole.document.blocks, strict=True)
        if block.kind in PROSE
    )


def _boxes(document: Document, start: int, end: int) -> tuple[Box, ...] | None:
    """Where the file prints these characters, to a tenth of a point; a box a line."""
    if document.origin is None:
        return None
    found = [
        (place.page, *(round(side, 1) for side in place.box))
        for place in document.places(start, end)
        if place.page is not None and place.box is not None
    ]
    return tuple(cast("list[Box]", found)) or None


def _entity(whole: Whole, sentences: list[Text], ids: list[str], draft: Draft) -> Entity:
    mentions = []
    seen: set[tuple[int, int]] = set()
    starts = [sentence.start for sentence in sentences]
    for mention in sorted(draft.mentions, key=lambda m: (m.start, m.end)):
        if (mention.start, mention.end) in seen or mention.end <= mention.start:
            continue
        seen.add((mention.start, mention.end))
        i = bisect_right(starts, mention.start) - 1
        start, end, text = whole.span(mention.start, mention.end)
        mentions.append(Mention(ids[i], text, start, end))
    aliases = sorted(alias for alias in draft.aliases if alias and alias != draft.name)
    return Entity(
        id=draft.id,
        label=draft.label,
        kind=draft.kind,
        name=draft.name,
        aliases=tuple(aliases[:LONGEST_ALIASES]),
        mentions=tuple(mentions),
        code=draft.code,
        unsaid=draft.unsaid,
    )
