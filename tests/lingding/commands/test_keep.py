import json
import shutil
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.record import Record


@pytest.fixture
def store(gold_store: Path, tmp_path: Path) -> Path:
    shutil.copytree(gold_store, tmp_path / "store")
    return tmp_path / "store"


def test_articles_lists_what_is_kept(
    lingding, gold_store: Path, gold_records: list[Record]
) -> None:
    result = lingding("articles", "--store", gold_store, "--format", "json")
    rows = {row["id"]: row for row in json.loads(result.out)}
    assert set(rows) == {record.article.id for record in gold_records}
    assert rows["article"]["published"] == "2024-05-12"
    assert rows["article"]["sentences"] == len(gold_records[0].sentences)


def test_remove_forgets_an_article_for_good(lingding, store: Path) -> None:
    assert lingding("remove", "article", "d01", "--store", store).status == 0
    (store / "graph.kgl").unlink()
    left = Archive(store).store.articles()
    assert {"article", "d01"} & set(left) == set()
    assert "d03" in left


def test_remove_takes_no_article_if_one_is_unknown(lingding, store: Path) -> None:
    result = lingding("remove", "article", "nope", "--store", store)
    assert result.status == 2
    assert "no article 'nope'" in result.err
    assert "article" in Archive(store).store.articles()


def test_check_proves_the_page_as_it_is_read(lingding, article: Path, tmp_path: Path) -> None:
    lingding("build", article, "--store", tmp_path / "store")
    result = lingding("check", "--store", tmp_path / "store", "--format", "json")
    rows = {row["what"]: row for row in json.loads(result.out)}
    assert result.status == 0
    assert rows["all"]["percent"] == "100.0 %"
    assert rows["all"]["claimed"] == rows["all"]["proven"] > 100
    assert all(rows[what]["claimed"] > 0 for what in ("sentence", "mention", "evidence"))


def test_check_finds_an_offset_that_is_wrong(lingding, store: Path) -> None:
    file = store / "articles" / "article.json"
    data = json.loads(file.read_text("utf-8"))
    data["statements"][0]["evidence"][0]["start"] += 1
    file.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    result = lingding("check", "--store", store)
    assert result.status == 1
    assert "not the evidence" in result.err
    assert "100.0 %" not in result.out.splitlines()[-1]


def test_check_finds_a_damaged_record(lingding, store: Path) -> None:
    (store / "articles" / "d01.json").write_text("{}")
    result = lingding("check", "--store", store)
    assert result.status == 1
    assert "d01.json" in result.err
    assert "sentence" in result.out


def test_remove_takes_a_damaged_record_away(lingding, store: Path) -> None:
    (store / "articles" / "d01.json").write_text("{}")
    assert lingding("remove", "d01", "--store", store).status == 0
    assert lingding("articles", "--store", store).err == ""


def test_check_finds_a_file_that_changed(lingding, article: Path, tmp_path: Path) -> None:
    text = tmp_path / "page.txt"
    shutil.copy(article, text)
    lingding("build", text, "--store", tmp_path / "store")
    text.write_text(text.read_text("utf-8") + "。", "utf-8")
    result = lingding("check", "--store", tmp_path / "store")
    assert result.status == 1
    assert "changed since it was read" in result.err


def test_check_finds_a_file_that_is_gone(lingding, article: Path, tmp_path: Path) -> None:
    text = tmp_path / "page.txt"
    shutil.copy(article, text)
    lingding("build", text, "--store", tmp_path / "store")
    text.unlink()
    result = lingding("check", "--store", tmp_path / "store")
    assert result.status == 1
    assert str(text) in result.err
    assert "0.0 %" in result.out
