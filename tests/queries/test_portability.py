"""What docs/cypher.md says of spellings that differ; a new engine that does better shows here."""

import pytest

from graph.errors import QueryError
from graph.store import Store


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Agreement) RETURN COLLECT { MATCH (a)<-[:SIGNED]-(p) RETURN p.name } AS names",
        "UNWIND [1, 2] AS x RETURN 1 < x <= 3 AS between",
        "UNWIND [1, 2] AS x RETURN percentileCont(x, 0.5) AS median",
        "/* words */ RETURN 1 AS x",
    ],
)
def test_the_embedded_engine_refuses(store: Store, text: str) -> None:
    with pytest.raises(QueryError):
        store.cypher(text)


@pytest.mark.parametrize(
    ("wrong", "portable"),
    [
        (
            "MATCH (:Place)-[r:SIGNED]->() MATCH (a:Article {id: r.article}) RETURN count(*) AS n",
            "MATCH (:Place)-[r:SIGNED]->() WITH r, r.article AS id MATCH (a:Article {id: id}) "
            "RETURN count(*) AS n",
        ),
        (
            "MATCH (c:City {name: '中山市'}) CALL (c) { MATCH (c)<-[:MENTIONS]-(:Sentence)"
            "-[:IN_ARTICLE]->(a) RETURN count(DISTINCT a) AS n } RETURN n",
            "MATCH (c:City {name: '中山市'}) CALL (c) { MATCH (c)<-[:MENTIONS]-(:Sentence)"
            "-[:IN_ARTICLE]->(a) RETURN count(DISTINCT a.id) AS n } RETURN n",
        ),
    ],
)
def test_the_embedded_engine_is_wrong_where_the_page_warns(
    store: Store, wrong: str, portable: str
) -> None:
    right = store.cypher(portable).rows
    assert right[0][0] > 0
    assert store.cypher(wrong).rows != right
