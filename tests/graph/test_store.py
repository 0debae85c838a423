"""What both engines do alike."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.record import Record
from graph.store import Limits, Store

Snap = Callable[[Store], object]


def test_store_holds_a_city_under_its_kind_as_well(store: Store, page: Record) -> None:
    store.load([page])
    table = store.cypher(
        "MATCH (c:Place:City {name: '中山市'}) RETURN c.kind AS kind, c.aliases AS a"
    )
    assert table.columns == ("kind", "a")
    assert table.rows == (("city", ["中山"]),)


def test_store_leads_from_a_statement_to_the_words_in_the_file(store: Store, page: Record) -> None:
    store.load([page])
    table = store.cypher(
        "MATCH (a {name: '中山市'})-[r:SIGNED]->(g), (b {name: '香港中文大学'})-[:SIGNED]->(g) "
        "UNWIND r.evidence AS id MATCH (s:Sentence {id: id})-[:IN_ARTICLE]->(article:Article) "
        "RETURN s.text AS text, s.start AS start, s.`end` AS stop, article.id AS article"
    )
    ((text, start, stop, article),) = table.rows
    assert "与香港中文大学、香港理工大学签订战略合作协议" in text
    words = Path(page.article.path).read_text("utf-8")[start:stop]
    assert "".join(words.split()) == text
    assert article == page.article.id


def test_store_loading_twice_changes_nothing(
    store: Store, gold_records: list[Record], snapshot: Snap
) -> None:
    store.load(gold_records)
    once = snapshot(store)
    store.load(gold_records)
    assert snapshot(store) == once


def test_store_loading_in_another_order_gives_the_same_graph(
    store: Store, gold_records: list[Record], snapshot: Snap
) -> None:
    store.load(gold_records)
    once = snapshot(store)
    store.clear()
    for record in reversed(gold_records):
        store.load([record])
    assert snapshot(store) == once


def test_store_replacing_an_article_leaves_what_a_fresh_load_would_give(
    store: Store, gold_records: list[Record], snapshot: Snap
) -> None:
    changed = replace(
        gold_records[0],
        entities=tuple(replace(e, kind=None, aliases=("别名",)) for e in gold_records[0].entities),
        statements=gold_records[0].statements[::2],
    )
    store.load(gold_records)
    store.load([changed])
    replaced = snapshot(store)
    store.clear()
    store.load([changed, *gold_records[1:]])
    assert snapshot(store) == replaced


def test_store_removing_articles_leaves_what_a_fresh_load_would_give(
    store: Store, gold_records: list[Record], snapshot: Snap
) -> None:
    store.load(gold_records)
    store.remove([record.article.id for record in gold_records[::2]])
    left = snapshot(store)
    store.clear()
    store.load(gold_records[1::2])
    assert snapshot(store) == left


def test_store_removing_everything_leaves_nothing(store: Store, gold_records: list[Record]) -> None:
    store.load(gold_records)
    store.remove([record.article.id for record in gold_records])
    assert store.cypher("MATCH (n) WHERE NOT n:_Lingding RETURN count(n) AS n").rows == ((0,),)


def test_store_keeps_a_statement_that_another_article_supports(store: Store, page: Record) -> None:
    claim = (
        "MATCH (:City {name: '中山市'})-[r:COOPERATES_WITH]-({name: '深圳市'}) "
        "RETURN r.article AS article"
    )
    store.load([page, _under(page, "second")])
    assert len(store.cypher(claim).rows) == 2
    store.remove(["article"])
    assert store.cypher(claim).rows == (("second",),)


def test_store_holds_an_article_without_a_sentence(store: Store, page: Record) -> None:
    store.load([replace(page, sentences=(), entities=(), statements=())])
    assert list(store.articles()) == [page.article.id]


def test_store_counts_what_an_article_states(store: Store, gold_records: list[Record]) -> None:
    store.load(gold_records)
    claimed = dict(store.cypher("MATCH (a:Article) RETURN a.id AS id, a.statements AS n").rows)
    told = "MATCH ()-[r]->() WHERE r.article IS NOT NULL RETURN r.article AS id, count(r) AS n"
    found = dict(store.cypher(told).rows)
    assert claimed == {id_: found.get(id_, 0) for id_ in claimed}
    assert sum(found.values()) > 100


def test_store_lists_its_articles(store: Store, page: Record) -> None:
    store.load([page])
    assert list(store.articles()) == [page.article.id]


def test_store_is_changed_whole_or_not_at_all(store: Store, page: Record, snapshot: Snap) -> None:
    store.load([page])
    store.save("page")
    before = snapshot(store)
    broken = replace(_under(page, "broken"), entities=page.entities[:1])
    wrong = replace(broken, sentences=(*broken.sentences, broken.sentences[0]))
    with pytest.raises(Exception, match="already exists"):
        store.load([wrong])
    assert snapshot(store) == before


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Place {id: 'place:新'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Place) SET n.name = 'x'",
        "MERGE (n:Place {id: 'place:新'}) RETURN n",
        "CREATE INDEX FOR (n:Place) ON (n.name)",
    ],
)
def test_cypher_cannot_change_the_graph_unasked(
    store: Store, page: Record, snapshot: Snap, text: str
) -> None:
    store.load([page])
    before = snapshot(store)
    with pytest.raises(QueryError, match="--write"):
        store.cypher(text)
    assert snapshot(store) == before


def test_cypher_takes_words_of_change_in_data_for_data(store: Store, page: Record) -> None:
    store.load([page])
    assert store.cypher("RETURN 'CREATE (n) DELETE n' AS text").rows == (("CREATE (n) DELETE n",),)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM $file AS row RETURN row",
        "load // words\n csv WITH HEADERS FROM $file AS row RETURN row",
        "RETURN ['x'] AS row UNION LOAD CSV FROM $file AS row RETURN row",
        "PROFILE LOAD CSV FROM $file AS row RETURN row",
        "CALL () { LOAD CSV FROM $file AS row RETURN row } RETURN row",
    ],
)
def test_cypher_reads_no_files_unasked(store: Store, tmp_path: Path, text: str) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("hidden\n")
    with pytest.raises(QueryError, match=r"LOAD CSV|PROFILE|execution mode") as error:
        store.cypher(text, {"file": file.as_uri()})
    assert "hidden" not in str(error.value)


def test_cypher_writes_when_asked(store: Store) -> None:
    store.cypher("CREATE (n:Place {id: 'place:新', name: '新'})", write=True)
    assert store.cypher("MATCH (n:Place) RETURN n.name AS name").rows == (("新",),)


def test_cypher_takes_parameters_as_values(store: Store, page: Record) -> None:
    store.load([page])
    hostile = "中山市'}) MATCH (m) RETURN m //"
    text = "MATCH (n:Place {name: $name}) RETURN n.name AS name"
    assert store.cypher(text, {"name": hostile}).rows == ()
    assert store.cypher(text, {"name": "中山市"}).rows == (("中山市",),)


@pytest.mark.parametrize("text", ["", "RETRUN 1", "MATCH (n RETURN n", "RETURN $missing"])
def test_cypher_says_in_one_line_what_is_wrong(store: Store, text: str) -> None:
    with pytest.raises(QueryError) as error:
        store.cypher(text)
    assert str(error.value)
    assert "\n" not in str(error.value)


def test_cypher_stops_when_the_time_is_up(store: Store, gold_records: list[Record]) -> None:
    store.load(gold_records)
    with pytest.raises(QueryError, match=r"stopped after 0\.05 seconds"):
        store.cypher(
            "MATCH (a), (b), (c), (d) WHERE a.id + b.id = c.id + d.id + 'x' RETURN count(*)",
            limits=Limits(seconds=0.05),
        )


def test_cypher_says_when_rows_were_cut_off(store: Store, page: Record) -> None:
    store.load([page])
    table = store.cypher("MATCH (s:Sentence) RETURN s.id", limits=Limits(rows=2))
    assert len(table.rows) == 2
    assert table.notes[0].startswith("cut off after 2 ")


def test_cypher_hints_at_a_mistyped_label(store: Store, page: Record) -> None:
    store.load([page])
    assert any("Plase" in note for note in store.cypher("MATCH (p:Plase) RETURN p").notes)


def test_cypher_gives_nodes_and_paths_as_plain_values(store: Store, page: Record) -> None:
    store.load([page])
    ((node,),) = store.cypher("MATCH (p:Place {name: '横栏镇'}) RETURN p").rows
    assert node == {
        "labels": ["Place", "Town"],
        "properties": {
            "aliases": ["中山横栏镇"],
            "id": "place:横栏镇",
            "kind": "town",
            "name": "横栏镇",
        },
    }
    ((path,),) = store.cypher(
        "MATCH p = ({name: '横栏镇'})-[:PART_OF]->({name: '中山市'}) RETURN p"
    ).rows
    assert [n["properties"]["name"] for n in path["nodes"]] == ["横栏镇", "中山市"]
    assert [r["type"] for r in path["relationships"]] == ["PART_OF"]


def _under(record: Record, id_: str) -> Record:
    """The same record as if it were read from another article."""
    return Record.from_json(
        record.to_json()
        .replace('"article#', f'"{id_}#')
        .replace('"id":"article"', f'"id":"{id_}"', 1)
    )
