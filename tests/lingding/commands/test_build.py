import json
import shutil
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.record import Record

TEXT = "本报深圳7月4日电 昨日，深圳大学与中山大学在深圳签署战略合作协议。\n"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder with two articles, one of them deeper, and something that is none."""
    folder = tmp_path / "press"
    (folder / "july").mkdir(parents=True)
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "july" / "two.txt").write_text(TEXT.replace("深圳大学", "暨南大学"), "utf-8")
    (folder / "notes.md").write_text("no article", "utf-8")
    return folder


def test_build_reads_the_page_into_a_store(lingding, article: Path, tmp_path: Path) -> None:
    result = lingding("build", article, "--store", tmp_path / "store")
    assert result.status == 0
    assert result.out.startswith("read 1 article: ")
    assert result.out.endswith("store now holds 1 article\n")
    assert list(Archive(tmp_path / "store").store.articles()) == ["article"]


def test_build_twice_makes_the_same_records(lingding, article: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "b"):
        assert lingding("build", article, "--store", tmp_path / name).status == 0
    kept = [(tmp_path / name / "articles" / "article.json").read_bytes() for name in ("a", "b")]
    assert kept[0] == kept[1]


def test_build_takes_the_texts_of_a_folder(lingding, press: Path, tmp_path: Path) -> None:
    result = lingding("build", press, "--store", tmp_path / "store")
    assert result.status == 0
    assert list(Archive(tmp_path / "store").store.articles()) == ["july/two", "one"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b"\x00\x01", "binary"),
        ("签署合作协议".encode()[:-1], "UTF-8"),
        (None, "No such file"),
    ],
)
def test_build_says_in_one_line_what_cannot_be_read_and_writes_nothing(
    lingding, tmp_path: Path, content: bytes | None, cause: str
) -> None:
    file = tmp_path / "bad.txt"
    if content is not None:
        file.write_bytes(content)
    result = lingding("build", file, "--store", tmp_path / "store")
    assert result.status == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert str(file) in result.err
    assert cause in result.err
    assert not (tmp_path / "store").exists()


def test_build_goes_on_after_a_bad_file(lingding, press: Path, tmp_path: Path) -> None:
    (press / "empty.txt").touch()
    result = lingding("build", press, "--store", tmp_path / "store")
    assert result.status == 1
    assert "empty.txt" in result.err
    assert "read 2 articles" in result.out


def test_build_refuses_another_article_of_the_same_id(
    lingding, press: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    assert lingding("build", press / "one.txt", "--store", store).status == 0
    other = tmp_path / "one.txt"
    other.write_text(TEXT.replace("深圳大学", "澳门大学"), "utf-8")
    result = lingding("build", other, "--store", store)
    assert result.status == 2
    assert "another article 'one'" in result.err
    names = "MATCH (u:University) RETURN u.name AS name"
    assert ("澳门大学",) not in Archive(store).cypher(names).rows
    assert lingding("build", other, "--store", store, "--replace").status == 0
    assert ("澳门大学",) in Archive(store).cypher(names).rows


def test_build_reads_a_changed_file_again(lingding, press: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    lingding("build", press, "--store", store)
    (press / "one.txt").write_text(TEXT.replace("深圳大学", "澳门大学"), "utf-8")
    assert lingding("build", press, "--store", store).status == 0
    rows = Archive(store).cypher("MATCH (u:University) RETURN u.name AS name").rows
    assert {name for (name,) in rows} == {"澳门大学", "暨南大学", "中山大学"}


def test_build_says_when_the_store_is_no_folder(lingding, article: Path, tmp_path: Path) -> None:
    (tmp_path / "store").write_text("text")
    result = lingding("build", article, "--store", tmp_path / "store")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert (tmp_path / "store").read_text() == "text"


def test_extract_prints_one_record_a_line(lingding, press: Path) -> None:
    result = lingding("extract", press, "--json")
    assert result.status == 0
    records = [Record.from_json(line) for line in result.out.splitlines()]
    assert [record.article.id for record in records] == ["july/two", "one"]
    assert all(isinstance(json.loads(line), dict) for line in result.out.splitlines())


def test_extract_shows_statements_to_people(lingding, press: Path) -> None:
    result = lingding("extract", press / "one.txt")
    assert result.status == 0
    assert "SIGNED" in result.out
    assert "深圳大学" in result.out


def test_extract_takes_home_city_and_day(lingding, press: Path) -> None:
    result = lingding(
        "extract", press / "one.txt", "--json", "--home-city", "珠海市", "--published", "2023-07-05"
    )
    record = Record.from_json(result.out)
    assert (record.article.home_city, record.article.published) == ("珠海市", "2023-07-05")


def test_extract_keeps_nothing(lingding, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(press)
    before = sorted(press.rglob("*"))
    lingding("extract", "one.txt", "--json")
    assert sorted(press.rglob("*")) == before


def test_build_can_be_moved_with_its_texts(lingding, press: Path, tmp_path: Path) -> None:
    lingding("build", press, "--store", press / "store")
    shutil.move(press, tmp_path / "moved")
    assert lingding("check", "--store", tmp_path / "moved" / "store").status == 0
