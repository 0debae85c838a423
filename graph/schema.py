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
