"""The data definition of a graph store, made from the ontology."""

from __future__ import annotations

from collections.abc import Iterable

from graph.ontology import ontology


def constraints() -> Iterable[str]:
    """Cypher that makes `id` the key of every label; may be run again at any time."""
    for label in ontology().labels:
        yield (
            f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        )


def indexes() -> Iterable[str]:
    """Cypher that makes entities findable by name; may be run again at any time."""
    for label in ontology().entity_labels:
        yield f"CREATE INDEX {label.lower()}_name IF NOT EXISTS FOR (n:{label}) ON (n.name)"


def full_text() -> Iterable[str]:
    """Cypher that makes words findable in sentences and names, on Neo4j only.

    The analyser `cjk` cuts Chinese in pairs of characters. They follow changes a moment later,
    which spares a load about a quarter of its time, and are asked by
    `CALL db.index.fulltext.queryNodes('sentence_text', $words)`.
    """
    settings = "`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true"
    options = f"OPTIONS {{indexConfig: {{{settings}}}}}"
    yield (
        "CREATE FULLTEXT INDEX sentence_text IF NOT EXISTS "
        f"FOR (n:Sentence) ON EACH [n.text] {options}"
    )
    yield (
        "CREATE FULLTEXT INDEX entity_names IF NOT EXISTS "
        f"FOR (n:{'|'.join(ontology().entity_labels)}) ON EACH [n.name, n.aliases] {options}"
    )
