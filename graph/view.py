"""A part of the graph with the words that prove it: what pictures and exports are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import CorpusError
from graph.networks import to_networkx
from graph.ontology import ontology
from graph.projection import folded
from graph.record import Article, Entity, Evidence, Mention, Record, Sentence, Statement
from graph.selection import Selection, select
from graph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from graph.archive import Archive


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that carry a claim: characters `start` to `end` of the text of a sentence."""

    sentence: str
    start: int
    end: int


# article, subject, predicate, object
Claim = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class View:
    """A graph of statements, and of the articles that make them what is needed to prove them.

    graph: as `graph.networks.to_networkx` gives it. quotes: for each claim its evidence.
    names: for each sentence that is quoted, where in it entities of the graph are named.
    """

    graph: nx.MultiDiGraph[str]
    articles: Mapping[str, Article]
    sentences: Mapping[str, Sentence]
    quotes: Mapping[Claim, tuple[Quote, ...]]
    names: Mapping[str, tuple[tuple[int, int, str], ...]]


def look(archive: Archive, selection: Selection | None = None) -> View:
    """The selected part of an archive; all of it if nothing is selected.

    Of an article that the corpus lacks (a graph on a server may be asked without it) the sentences
    are taken from the graph, which knows evidence by the sentence only.
    """
    whole = to_networkx(archive.store)
    rows = archive.store.cypher("MATCH (a:Article) RETURN a.id AS id, a.published AS day").rows
    chosen = select(whole, selection or Selection(), dict(rows))
    cited = sorted({edge["article"] for *_, edge in chosen.edges(data=True)})
    return view(chosen, (_record(archive, chosen, article) for article in cited))


def _record(archive: Archive, graph: nx.MultiDiGraph[str], article: str) -> Record:
    try:
        return archive.corrections.apply(archive.corpus.get(article))
    except CorpusError:
        return _of_store(archive.store, graph, article)


def _of_store(store: Store, graph: nx.MultiDiGraph[str], article: str) -> Record:
    """As much of an article's record as the graph itself tells."""
    ((node,),) = store.cypher("MATCH (a:Article {id: $id}) RETURN a", {"id": article}).rows
    known = {key: node["properties"].get(key) for key in Article.__slots__}
    rows = store.cypher(
        "MATCH (s:Sentence)-[:IN_ARTICLE]->(:Article {id: $id}) "
        "RETURN s.id AS id, s.text AS text, s.start AS start, s.`end` AS `end`, s.block AS block, "
        "s.boxes AS boxes",
        {"id": article},
    ).rows
    sentences = {
        id_: Sentence(id_, text, start, end, block, folded(boxes))
        for id_, text, start, end, block, boxes in rows
    }
    statements = [
        Statement(
            source,
            edge["type"],
            target,
            edge.get("status"),
            edge.get("date"),
            edge["confidence"],
            tuple(
                Evidence(s.id, s.start, s.end, s.text)
                for s in map(sentences.get, edge["evidence"])
                if s
            ),
        )
        for source, target, edge in graph.edges(data=True)
        if edge["article"] == article
    ]
    mentions: dict[str, list[Mention]] = {}
    for entity, sentence, surface, start, end in store.cypher(
        "MATCH (e)<-[m:MENTIONS]-(s:Sentence)-[:IN_ARTICLE]->(:Article {id: $id}) "
        "RETURN e.id AS e, s.id AS s, m.surface AS t, m.start AS a, m.`end` AS b",
        {"id": article},
    ).rows:
        mentions.setdefault(entity, []).append(Mention(sentence, surface, start, end))
    entities = [Entity(id_, "", None, "", (), tuple(found)) for id_, found in mentions.items()]
    return Record(Article(**known), tuple(sentences.values()), tuple(entities), tuple(statements))


def view(graph: nx.MultiDiGraph[str], records: Iterable[Record]) -> View:
    """The view of a graph that was made from the records."""
    wanted = {
        (edge["article"], *_ends(source, edge["type"], target))
        for source, target, edge in graph.edges(data=True)
    }
    articles: dict[str, Article] = {}
    sentences: dict[str, Sentence] = {}
    quotes: dict[Claim, tuple[Quote, ...]] = {}
    names: dict[str, tuple[tuple[int, int, str], ...]] = {}
    for record in records:
        articles[record.article.id] = record.article
        there = {sentence.id: sentence for sentence in record.sentences}
        for statement in record.statements:
            ends = _ends(statement.subject, statement.predicate, statement.object)
            claim = (record.article.id, *ends)
            if claim in wanted:
                found = [_quote(piece, there[piece.sentence]) for piece in statement.evidence]
                quotes[claim] = tuple(dict.fromkeys((*quotes.get(claim, ()), *found)))
                sentences.update((quote.sentence, there[quote.sentence]) for quote in found)
        names.update(_names(record, sentences, graph))
    return View(graph, articles, sentences, quotes, names)


def claim_of(source: str, target: str, edge: Mapping[str, Any]) -> Claim:
    """The claim that an edge of a view stands for."""
    return (edge["article"], *_ends(source, edge["type"], target))


def _ends(subject: str, predicate: str, object_: str) -> tuple[str, str, str]:
    """Subject, predicate, object; of a symmetric predicate in the order of the graph."""
    if ontology().relationships[predicate].symmetric:
        subject, object_ = sorted((subject, object_))
    return subject, predicate, object_


def _quote(piece: Evidence, sentence: Sentence) -> Quote:
    start, end = place_in(sentence, piece)
    return Quote(sentence.id, start, end)


def place_in(sentence: Sentence, span: Evidence | Mention) -> tuple[int, int]:
    """Where the text of a span stands in the text of its sentence: start and end in characters.

    Offsets in the file differ from those in the repaired text by line breaks, so of several
    places the one nearest to the offset is meant.
    """
    near = span.start - sentence.start
    places = []
    place = sentence.text.find(span.text)
    while place >= 0:
        places.append(place)
        place = sentence.text.find(span.text, place + 1)
    start = min(places, key=lambda at: abs(at - near), default=0)
    return start, start + len(span.text) if places else len(sentence.text)


def _names(
    record: Record, quoted: Mapping[str, Sentence], graph: nx.MultiDiGraph[str]
) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Where the quoted sentences of a record name entities; of nested names the longest."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for entity in record.entities:
        for mention in entity.mentions if entity.id in graph else ():
            if mention.sentence in quoted:
                sentence = quoted[mention.sentence]
                if mention.text in sentence.text:
                    span = (*place_in(sentence, mention), entity.id)
                    found.setdefault(mention.sentence, []).append(span)
    return {sentence: _apart(spans) for sentence, spans in found.items()}


def _apart(spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    kept: list[tuple[int, int, str]] = []
    for start, end, entity in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, entity))
    return tuple(sorted(kept))
