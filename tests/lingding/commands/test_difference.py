import json
import shutil
from pathlib import Path

import pytest

from graph.archive import Archive


@pytest.fixture
def store(gold_store: Path, tmp_path: Path) -> Path:
    shutil.copytree(gold_store, tmp_path / "store")
    return tmp_path / "store"


def changes(lingding, one: Path, other: Path) -> list[tuple[str, str, str]]:
    result = lingding("diff", one, other, "--format", "json")
    assert result.status == 1
    return [(r["change"], r["what"], r["article"]) for r in json.loads(result.out)]


def test_diff_of_a_store_and_its_copy_is_empty(lingding, gold_store: Path, store: Path) -> None:
    result = lingding("diff", gold_store, store, "--format", "json")
    assert (result.status, json.loads(result.out)) == (0, [])


def test_diff_tells_articles_of_one_store_only(lingding, gold_store: Path, store: Path) -> None:
    (store / "articles" / "d01.json").unlink()
    assert changes(lingding, gold_store, store) == [("removed", "article", "d01")]
    assert changes(lingding, store, gold_store) == [("added", "article", "d01")]


def test_diff_tells_what_an_article_says_otherwise(lingding, gold_store: Path, store: Path) -> None:
    file = store / "articles" / "article.json"
    data = json.loads(file.read_text("utf-8"))
    data["statements"][0]["status"] = "ended"
    del data["statements"][-1]
    file.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    found = changes(lingding, gold_store, store)
    assert sorted(found) == [
        ("changed", "statement", "article"),
        ("removed", "statement", "article"),
    ]


def test_diff_needs_two_stores(lingding, gold_store: Path, tmp_path: Path) -> None:
    result = lingding("diff", gold_store, tmp_path / "none")
    assert result.status == 2
    assert "no store here" in result.err


def test_rebuild_makes_away_with_what_was_written_by_hand(lingding, store: Path) -> None:
    archive = Archive(store)
    archive.cypher("MATCH (n:Place) SET n.note = 'x'", write=True)
    assert lingding("rebuild", "--store", store).status == 0
    noted = Archive(store).cypher("MATCH (n:Place) WHERE n.note = 'x' RETURN n.id")
    assert noted.rows == ()
