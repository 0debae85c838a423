"""Both engines give the same rows: named queries, and statements that analysts write."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from graph.errors import QueryError
from graph.neo4j_store import Neo4jStore
from graph.record import Record
from graph.store import Store, Table
from queries.ask import ask
from queries.library import Query, library

FILE = Path(__file__).parent / "statements.cypher"
PARAMETERS = {"names": ["中山市", "深圳市", "nowhere"], "name": "中山市", "skip": 2, "limit": 5}


def statements() -> dict[str, str]:
    """The statements of the file by the words above them."""
    found = re.findall(r"^// (.+)\n([^/\s][^;]*);$", FILE.read_text("utf-8"), re.MULTILINE)
    return dict(found)


@pytest.fixture(scope="module")
def neo4j(server: Any, gold_records: list[Record]) -> Store:
    store = Neo4jStore(server.address, server.user, server.password)
    store.cypher("MATCH (n) DETACH DELETE n", write=True)
    store.load(gold_records)
    return store


def comparable(table: Table, *, ordered: bool) -> tuple[tuple[str, ...], list[str]]:
    """Columns and rows as text; numbers that are equal to nine digits count as equal."""
    rows = [json.dumps([_rounded(cell) for cell in row], ensure_ascii=False) for row in table.rows]
    return table.columns, rows if ordered else sorted(rows)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)


def test_there_are_many_statements() -> None:
    assert len(statements()) >= 60
    assert len(statements()) == FILE.read_text("utf-8").count(";\n")


@pytest.mark.parametrize("text", statements().values(), ids=statements())
def test_a_statement_gives_the_same_rows_on_both(store: Store, neo4j: Store, text: str) -> None:
    ordered = bool(re.search(r"ORDER BY [^)}]*$", text))
    given = {name: value for name, value in PARAMETERS.items() if f"${name}" in text}
    embedded = comparable(store.cypher(text, given), ordered=ordered)
    assert embedded[1]
    assert comparable(neo4j.cypher(text, given), ordered=ordered) == embedded


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_a_named_query_gives_the_same_rows_on_both(
    store: Store, neo4j: Store, query: Query
) -> None:
    example = dict(word.split("=", 1) for word in shlex.split(query.example) if "=" in word)
    required = {p.name: example[p.name] for p in query.parameters if not p.optional}
    for given in (example, required, *_variations(query, required)):
        assert _answer(neo4j, query, given) == _answer(store, query, given)


def _variations(query: Query, required: dict[str, str]) -> list[dict[str, str]]:
    """The query with other names and with each optional name."""
    names = [p.name for p in query.parameters if p.type in ("actor", "entity", "place")]
    more = {"since": "2023-05", "until": "2019", "before": "2020", "about": "科技"}
    return [
        *(
            {**required, name: other}
            for name in names
            for other in ("香港", "深圳", "广东省", "香港中文大學", "省科技厅")
        ),
        *({**required, p.name: more[p.name]} for p in query.parameters if p.name in more),
    ]


def _answer(store: Store, query: Query, given: dict[str, str]) -> object:
    try:
        return comparable(ask(store, query.name, given), ordered=True)
    except QueryError as error:  # a name that is not there is no name on either
        return str(error)
