"""Records into a graph and out of it again, by Cypher that every engine understands.

All functions work through `run`, which executes one statement inside a transaction of the caller:
either the whole batch is in the graph afterwards or nothing of it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from graph.corpus import digest
from graph.merging import Merged, kind_label, merge, pack, unpack
from graph.projection import Ends, Links, Projection, Row, label_of, project
from graph.record import Record

if TYPE_CHECKING:
    from graph.reprints import Reprints

Run = Callable[[str, Mapping[str, Any]], Sequence[Row]]
Claims = dict[str, dict[str, int]]  # entity id → feature → articles


class Bulk(Protocol):
    """A faster way than Cypher to take in many rows, of an engine that has one."""

    def nodes(self, label: str, rows: Sequence[Row]) -> None:
        """Create nodes of a label of which Cypher has created some, with the same properties."""

    def relationships(self, ends: Ends, rows: Sequence[Row], targets: Sequence[str]) -> None:
        """Join nodes that the type does not join yet: a row's `_source`, and its target, by id."""


def load(
    run: Run,
    records: Sequence[Record],
    marks: Mapping[str, str] | None,
    known: Reprints,
    bulk: Bulk | None = None,
) -> Reprints:
    """Put the records into the graph; those of articles that it already holds replace them.

    A record that is there already with the same mark (by default its digest) is left alone.
    known: as `reprints` gives it; what is returned is that after the change.
    bulk: by which articles, sentences and mentions are put in, if not by Cypher.
    """
    latest = {record.article.id: record for record in records}
    there = articles(run, list(latest))
    if marks is None:
        marks = {id_: digest(record) for id_, record in latest.items()}
    changed = [id_ for id_ in latest if there.get(id_) != marks[id_]]
    if changed:
        old = [id_ for id_ in changed if id_ in there]
        from graph.reprints import Printed

        prints = {
            id_: Printed(latest[id_].article.minhash, latest[id_].article.published)
            for id_ in changed
        }
        known, origins = known.exchange(old, prints)
        new = [project(latest[id_], marks[id_], origins.pop(id_)) for id_ in changed]
        _exchange(run, old, new, bulk)
        _move(run, origins)
    return known


def remove(run: Run, ids: Iterable[str], known: Reprints) -> Reprints:
    """Take articles out of the graph, and what nothing mentions any more; strangers are ignored.

    known: as of `load`.
    """
    there = articles(run, list(ids))
    if there:
        known, origins = known.exchange(there, {})
        _exchange(run, list(there), [])
        _move(run, origins)
    return known


def reprints(run: Run) -> Reprints:
    """The prints of the articles in the graph."""
    from graph.reprints import Printed, Reprints

    text = (
        "MATCH (a:Article) WHERE a._minhash IS NOT NULL "
        "RETURN a.id AS id, a._minhash AS minhash, a.published AS published, a.origin AS origin"
    )
    return Reprints.known(
        (row["id"], Printed(row["minhash"], row["published"]), row["origin"])
        for row in run(text, {})
    )


def articles(run: Run, ids: list[str] | None = None) -> dict[str, str]:
    """For each article in the graph (of `ids`) its id and the digest of its record."""
    where = "" if ids is None else " WHERE a.id IN $ids"
    text = f"MATCH (a:Article){where} RETURN a.id AS id, a._digest AS digest ORDER BY id"
    return {row["id"]: row["digest"] for row in run(text, {} if ids is None else {"ids": ids})}


def telling_of(run: Run, ids: Sequence[str]) -> list[str]:
    """The ids of the articles that tell of any of the entities `ids`."""
    text = (
        "MATCH (a:Article) WHERE any(id IN $ids WHERE a._claims CONTAINS id) "
        "RETURN a.id AS id ORDER BY id"
    )
    quoted = [json.dumps(id_, ensure_ascii=False) for id_ in ids]
    return [row["id"] for row in run(text, {"ids": quoted})] if ids else []


def _exchange(
    run: Run, old: list[str], new: Sequence[Projection], bulk: Bulk | None = None
) -> None:
    change: Claims = defaultdict(dict)
    for told in _take_out(run, old).values():
        _count(change, told, -1)
    for projection in new:
        _count(change, projection.claims, 1)
    vanished = _update_entities(run, change)
    _put_in(run, new, bulk)
    for label, ids in _by_label(vanished).items():
        run(f"UNWIND $ids AS id MATCH (e:{label} {{id: id}}) DETACH DELETE e", {"ids": ids})


def _count(change: Claims, told: Mapping[str, Iterable[str]], articles: int) -> None:
    for entity, features in told.items():
        counts = change[entity]
        for feature in features:
            counts[feature] = counts.get(feature, 0) + articles


def _take_out(run: Run, old: list[str]) -> dict[str, dict[str, list[str]]]:
    """Delete the articles with their sentences and statements; return their claims by entity."""
    if not old:
        return {}
    text = "MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a._claims AS claims"
    claims = {row["id"]: json.loads(row["claims"]) for row in run(text, {"ids": old})}
    for label, ids in _by_label({entity for told in claims.values() for entity in told}).items():
        wanted = set(ids)
        rows = [
            {"article": article, "id": entity}
            for article, told in claims.items()
            for entity in told
            if entity in wanted
        ]
        run(
            f"UNWIND $rows AS row MATCH (e:{label} {{id: row.id}})"
            "-[r {article: row.article}]->() DELETE r",
            {"rows": rows},
        )
    run(
        "UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN_ARTICLE]-(s:Sentence) DETACH DELETE s",
        {"ids": old},
    )
    run("UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a", {"ids": old})
    return claims


def _move(run: Run, origins: Mapping[str, str]) -> None:
    """Give articles, and what they state, another origin."""
    if not origins:
        return
    text = "MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a._claims AS claims"
    claims = {row["id"]: json.loads(row["claims"]) for row in run(text, {"ids": list(origins)})}
    rows = [{"article": id_, "origin": origin} for id_, origin in sorted(origins.items())]
    run(
        "UNWIND $rows AS row MATCH (a:Article {id: row.article}) SET a.origin = row.origin",
        {"rows": rows},
    )
    for label, ids in _by_label({entity for told in claims.values() for entity in told}).items():
        wanted = set(ids)
        rows = [
            {"article": article, "id": entity, "origin": origins[article]}
            for article, told in sorted(claims.items())
            for entity in told
            if entity in wanted
        ]
        run(
            f"UNWIND $rows AS row MATCH (e:{label} {{id: row.id}})"
            "-[r {article: row.article}]->() SET r.origin = row.origin",
            {"rows": rows},
        )


def _update_entities(run: Run, change: Claims) -> set[str]:
    """Create and change entity nodes by the change of their claims; return those without any."""
    vanished: set[str] = set()
    for label, ids in _by_label(change).items():
        text = (
            f"MATCH (e:{label}) WHERE e.id IN $ids "
            "RETURN e.id AS id, e._claims AS claims, e.kind AS kind"
        )
        there = {row["id"]: row for row in run(text, {"ids": ids})}
        new: list[Row] = []
        changed: list[Row] = []
        labelled: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id_ in ids:
            before = there.get(id_, {"claims": None, "kind": None})
            counts = unpack(before["claims"])
            for feature, n in change[id_].items():
                counts[feature] = counts.get(feature, 0) + n
            merged = merge(counts)
            if merged is None:
                vanished.add(id_)
                continue
            node = _node(id_, merged, counts)
            if id_ in there:
                changed.append({"id": id_, "properties": node})
            else:
                new.append(node)
            if before["kind"] != merged.kind:
                if before["kind"]:
                    labelled["REMOVE", before["kind"]].append(id_)
                if merged.kind:
                    labelled["SET", merged.kind].append(id_)
        _create(run, label, new)
        if changed:
            run(
                f"UNWIND $rows AS row MATCH (e:{label} {{id: row.id}}) SET e = row.properties",
                {"rows": changed},
            )
        for (verb, kind), marked in sorted(labelled.items()):
            run(
                f"UNWIND $ids AS id MATCH (e:{label} {{id: id}}) {verb} e:{kind_label(kind)}",
                {"ids": marked},
            )
    return vanished


def _node(id_: str, merged: Merged, counts: Mapping[str, int]) -> Row:
    return {
        "id": id_,
        "name": merged.name,
        "kind": merged.kind,
        "code": merged.code,
        "aliases": list(merged.aliases),
        "_claims": pack(counts),
    }


def _put_in(run: Run, projections: Sequence[Projection], bulk: Bulk | None) -> None:
    """Create the articles with their sentences, then what joins these and the entities."""
    if not projections:
        return
    if bulk is None:
        _create_articles(run, projections)
    else:
        first, *others = sorted(projections, key=lambda projection: not projection.sentences)
        _create_articles(run, [first])
        bulk.nodes("Article", [p.article for p in others])
        bulk.nodes("Sentence", [row for p in others for row in p.sentences])
        bulk.relationships(
            Ends("IN_ARTICLE", "Sentence", "Article"),
            [{"_source": sentence["id"]} for p in others for sentence in p.sentences],
            [p.article["id"] for p in others for _ in p.sentences],
        )
    tables: Links = defaultdict(lambda: defaultdict(list))
    for projection in projections:
        for ends, groups in projection.links.items():
            table = tables[ends]
            for target, links in groups.items():
                table[target] += links
    for ends, groups in sorted(tables.items()):
        if bulk is not None and ends.type == "MENTIONS":
            _join(run, ends, _mention(bulk, ends, groups))
        else:
            _join(run, ends, groups)


def _create_articles(run: Run, projections: Sequence[Projection]) -> None:
    article = _map(projections[0].article, "row.article")
    sentence = _map(next((row for p in projections for row in p.sentences), {}), "sentence")
    run(
        f"UNWIND $rows AS row CREATE (a:Article {article}) "
        "WITH a, row UNWIND row.sentences AS sentence "
        f"CREATE (:Sentence {sentence})-[:IN_ARTICLE]->(a)",
        {"rows": [{"article": p.article, "sentences": p.sentences} for p in projections]},
    )


def _mention(
    bulk: Bulk, ends: Ends, groups: Mapping[str, Sequence[Row]]
) -> Mapping[str, Sequence[Row]]:
    """Join new sentences to what they mention, once each; return the other mentions."""
    once: list[Row] = []
    targets: list[str] = []
    again: dict[str, list[Row]] = defaultdict(list)
    for target, links in groups.items():
        sources: set[str] = set()
        for link in links:
            if link["_source"] in sources:
                again[target].append(link)
            else:
                sources.add(link["_source"])
                once.append(link)
                targets.append(target)
    bulk.relationships(ends, once, targets)
    return again


def _join(run: Run, ends: Ends, groups: Mapping[str, Sequence[Row]]) -> None:
    """Create relationships, by the id of their target, so that it is looked up once."""
    if not groups:
        return
    known: set[str] = set().union(*(link for links in groups.values() for link in links))
    properties = _map(sorted(known - {"_source"}), "link")
    run(
        f"UNWIND $groups AS group MATCH (b:{ends.target} {{id: group.id}}) "
        f"UNWIND group.links AS link MATCH (a:{ends.source} {{id: link._source}}) "
        f"CREATE (a)-[:{ends.type} {properties}]->(b)",
        {"groups": [{"id": id_, "links": links} for id_, links in groups.items()]},
    )


def _create(run: Run, label: str, rows: Sequence[Row]) -> None:
    if rows:
        run(f"UNWIND $rows AS row CREATE (n:{label} {_map(rows[0], 'row')})", {"rows": rows})


def _map(names: Iterable[str], source: str) -> str:
    """A property map that takes `names` from `source`; quoted, for `end` is a word of Cypher."""
    return "{" + ", ".join(f"`{name}`: {source}.`{name}`" for name in names) + "}"


def _by_label(entities: Iterable[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for entity in sorted(entities):
        groups[label_of(entity)].append(entity)
    return groups
