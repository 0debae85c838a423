"""What data frames bring into the graph is what Cypher would have brought."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import embedded
from graph.embedded import EmbeddedStore
from graph.record import Article, Entity, Mention, Record, Sentence
from graph.store import Store

Snap = Callable[[Store], object]


def loaded(
    monkeypatch: pytest.MonkeyPatch, folder: Path, many: int, batches: list[list[Record]]
) -> EmbeddedStore:
    monkeypatch.setattr(embedded, "MANY", many)
    folder.mkdir(parents=True, exist_ok=True)
    store = EmbeddedStore(folder)
    for batch in batches:
        store.load(batch)
    return store


def same(
    monkeypatch: pytest.MonkeyPatch, folder: Path, snapshot: Snap, *batches: list[Record]
) -> bool:
    by_cypher = loaded(monkeypatch, folder / "cypher", 10**9, list(batches))
    in_frames = loaded(monkeypatch, folder / "frames", 1, list(batches))
    return snapshot(by_cypher) == snapshot(in_frames) and keys(by_cypher) == keys(in_frames)


def keys(store: Store) -> list[object]:
    nodes = "MATCH (n) RETURN n.id AS id, keys(n) AS keys ORDER BY id"
    links = (
        "MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, r.start AS start, "
        "keys(r) AS keys ORDER BY a, b, type, start"
    )
    rows = (*store.cypher(nodes).rows, *store.cypher(links).rows)
    return [(*row[:-1], sorted(row[-1])) for row in rows]


def article(id_: str, *texts: str, title: str = "题", boxes: bool = False) -> Record:
    """Sentences that mention one place each, of which every second stands on a page."""
    sentences = tuple(
        Sentence(
            f"{id_}#{i}",
            text,
            i,
            i + len(text),
            "body",
            ((i, 1.0, 2.5, 3.0, 4.0),) if boxes and i % 2 else None,
        )
        for i, text in enumerate(texts)
    )
    mentions = tuple(Mention(s.id, s.text, s.start, s.end) for s in sentences)
    place = Entity("place:甲市", "Place", "city", "甲市", (), mentions)
    head = Article(id_, title, None, None, None, f"{id_}.txt", "0" * 64)
    return Record(head, sentences, (place,), ())


def test_gold_corpus_is_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gold_records: list[Record], snapshot: Snap
) -> None:
    assert same(monkeypatch, tmp_path, snapshot, gold_records[:9], gold_records[9:])


@pytest.mark.parametrize(
    "text", [" 前后 ", "\u3000", "2024-05-01", "123", "1e5", "true", "nan", "None", "<NA>", "[1]"]
)
def test_text_that_looks_like_something_else_stays_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, snapshot: Snap, text: str
) -> None:
    records = [article(id_, text, text, title=text) for id_ in ("1", "2", "3")]
    assert same(monkeypatch, tmp_path, snapshot, records)


def test_pages_stay_whole_numbers_where_some_sentences_have_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, snapshot: Snap
) -> None:
    records = [article(id_, "一", "二", "三", boxes=True) for id_ in ("a", "b")]
    assert same(monkeypatch, tmp_path, snapshot, records)
    store = loaded(monkeypatch, tmp_path / "again", 1, [records])
    pages = store.cypher("MATCH (s:Sentence) WHERE s.page IS NOT NULL RETURN s.page").rows
    assert [type(page) for (page,) in pages] == [int, int]


def test_article_without_sentences_may_come_first_or_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, snapshot: Snap
) -> None:
    empty = [replace(article(id_), entities=()) for id_ in ("a", "b")]
    full = [article(id_, "一", "二") for id_ in ("c", "d")]
    assert same(monkeypatch, tmp_path / "first", snapshot, [*empty, *full])
    assert same(monkeypatch, tmp_path / "alone", snapshot, empty, full)


def test_thing_mentioned_twice_in_a_sentence_has_two_mentions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, snapshot: Snap
) -> None:
    records = [article(id_, "甲市与甲市") for id_ in ("a", "b")]
    twice = [
        replace(
            record,
            entities=tuple(
                replace(
                    e,
                    mentions=tuple(
                        replace(m, start=m.start + k) for m in e.mentions for k in (0, 3)
                    ),
                )
                for e in record.entities
            ),
        )
        for record in records
    ]
    assert same(monkeypatch, tmp_path, snapshot, twice, records, twice)
    store = loaded(monkeypatch, tmp_path / "again", 1, [records, twice])
    assert store.cypher("MATCH ()-[m:MENTIONS]->() RETURN count(m)").rows == ((4,),)


def test_graph_emptied_saved_and_opened_is_filled_again_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gold_records: list[Record], snapshot: Snap
) -> None:
    records = gold_records[:4]
    store = loaded(monkeypatch, tmp_path / "store", 1, [records])
    before = snapshot(store), keys(store)
    store.remove([record.article.id for record in records])
    store.save("x")
    again = loaded(monkeypatch, tmp_path / "store", 1, [records])
    assert (snapshot(again), keys(again)) == before
