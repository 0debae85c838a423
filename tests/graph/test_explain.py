"""A statement is judged by the engine without being run."""

import pytest

from graph.embedded import EmbeddedStore
from graph.errors import QueryError
from graph.record import Record
from graph.store import Store

REFUSED = [
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n.name = 'x' RETURN n",
    "CREATE (:Place {id: 'x'})",
    "MATCH (n) RETURN n.name AS x; MATCH (m) DETACH DELETE m",
    "EXPLAIN MATCH (n) RETURN n",
    "profile MATCH (n) RETURN n",
    "CALL db.labels() YIELD label RETURN label",
    "MATCH (n) RETURN n.name AS label UNION CALL db.labels() YIELD label RETURN label",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n RETURN n",
    "MATCH (n) RETURN m",
    "SELECT 1",
    "",
]
TAKEN = [
    "MATCH (p:Place) RETURN p.name AS name LIMIT 1",
    "MATCH (p:Place) CALL (p) { MATCH (p)<-[:LOCATED_IN]-(o) RETURN count(o) AS n } RETURN n",
    "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*) AS n",  # endless, were it run
]


@pytest.fixture
def embedded(page: Record, tmp_path) -> Store:
    store = EmbeddedStore(tmp_path)
    store.load([page])
    return store


@pytest.mark.parametrize("text", REFUSED)
def test_embedded_engine_refuses(embedded: Store, text: str) -> None:
    with pytest.raises(QueryError):
        embedded.explain(text)


@pytest.mark.parametrize("text", TAKEN)
def test_embedded_engine_takes_what_reads(embedded: Store, text: str) -> None:
    embedded.explain(text)


@pytest.mark.parametrize("text", REFUSED)
def test_neo4j_refuses(neo4j_store: Store, text: str) -> None:
    with pytest.raises(QueryError):
        neo4j_store.explain(text)


@pytest.mark.parametrize("text", TAKEN)
def test_neo4j_takes_what_reads(neo4j_store: Store, text: str) -> None:
    neo4j_store.explain(text)
