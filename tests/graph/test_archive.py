import logging
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.errors import BusyError, CorpusError, StoreError
from graph.lock import only_writer
from graph.record import Record
from graph.store import Store

Snap = Callable[[Store], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def filled(folder: Path, records: list[Record]) -> Archive:
    archive = Archive(folder, create=True)
    with archive.writing():
        for record in records:
            archive.put(record)
    return archive


def test_archive_opens_with_the_graph_that_was_built(
    folder: Path, gold_records: list[Record], snapshot: Snap, caplog: pytest.LogCaptureFixture
) -> None:
    archive = filled(folder, gold_records)
    assert snapshot(Archive(folder).store) == snapshot(archive.store)
    assert caplog.messages == []


def test_archive_makes_the_same_records_twice(tmp_path: Path, gold_records: list[Record]) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    filled(one, gold_records)
    filled(other, gold_records)
    names = sorted(path.name for path in (one / "articles").iterdir())
    assert len(names) == len(gold_records)
    for name in names:
        assert (one / "articles" / name).read_bytes() == (other / "articles" / name).read_bytes()


def test_archive_names_a_folder_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="lingding build"):
        Archive(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_archive_does_not_take_a_file_for_a_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(StoreError, match="not a folder"):
        Archive(tmp_path / "file", create=True)


def test_archive_removes_an_article_from_corpus_and_graph(
    folder: Path, gold_records: list[Record]
) -> None:
    archive = filled(folder, gold_records)
    with archive.writing():
        archive.remove("article")
    again = Archive(folder)
    assert "article" not in again.store.articles()
    with pytest.raises(CorpusError):
        again.corpus.get("article")


@pytest.mark.parametrize("damage", ["missing", "damaged", "of another version"])
def test_archive_builds_the_graph_again_and_says_so(
    folder: Path,
    gold_records: list[Record],
    snapshot: Snap,
    caplog: pytest.LogCaptureFixture,
    damage: str,
) -> None:
    before = snapshot(filled(folder, gold_records).store)
    if damage == "missing":
        (folder / "graph.kgl").unlink()
    elif damage == "damaged":
        (folder / "graph.kgl").write_bytes(b"nonsense")
    else:
        (folder / "graph.json").write_text("{}")
    assert snapshot(Archive(folder).store) == before
    assert f"the graph is {damage}; building it from the {len(gold_records)}" in caplog.text
    caplog.clear()
    assert snapshot(Archive(folder).store) == before
    assert caplog.messages == []


def test_archive_loads_what_a_killed_builder_left_out_of_the_graph(
    folder: Path, gold_records: list[Record], snapshot: Snap, caplog: pytest.LogCaptureFixture
) -> None:
    archive = filled(folder, gold_records[:2])
    for record in gold_records[2:5]:
        archive.corpus.put(record)
    archive.corpus.remove(gold_records[0].article.id)
    again = Archive(folder)
    fresh = filled(folder.with_name("fresh"), gold_records[1:5])
    assert snapshot(again.store) == snapshot(fresh.store)
    assert "3 articles to load, 1 to remove" in caplog.text


def test_archive_keeps_the_acknowledged_when_work_is_broken_off(
    folder: Path, gold_records: list[Record]
) -> None:
    archive = Archive(folder, create=True)

    def interrupted() -> None:
        with archive.writing():
            archive.put(gold_records[0])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(Archive(folder).store.articles()) == [gold_records[0].article.id]


def test_archive_rebuilds_to_the_same_graph(
    folder: Path, gold_records: list[Record], snapshot: Snap
) -> None:
    archive = filled(folder, gold_records)
    before = snapshot(archive.store)
    with archive.writing():
        archive.rebuild()
    assert snapshot(Archive(folder).store) == before


def test_archive_lets_only_one_write_at_a_time(folder: Path, page: Record) -> None:
    archive = filled(folder, [page])
    script = """
        import sys
        from pathlib import Path
        from graph.archive import Archive
        from graph.errors import BusyError
        archive = Archive(Path(sys.argv[1]))
        try:
            with archive.writing():
                print("wrote")
        except BusyError as error:
            print(error)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(folder)]
    with archive.writing():
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "is writing to this store" in done.stdout
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "wrote\n"


def test_archive_answers_from_before_while_another_writes(
    folder: Path, gold_records: list[Record], caplog: pytest.LogCaptureFixture
) -> None:
    archive = filled(folder, gold_records[:1])
    archive.corpus.put(gold_records[1])
    with only_writer(folder / ".lock"):
        assert list(Archive(folder).store.articles()) == [gold_records[0].article.id]
    assert "the answer is from before" in caplog.text


def test_archive_cannot_answer_while_another_builds_it_for_the_first_time(
    folder: Path, page: Record
) -> None:
    archive = Archive(folder, create=True)
    archive.corpus.put(page)
    with only_writer(folder / ".lock"), pytest.raises(BusyError):
        Archive(folder)


def test_archive_sees_what_another_has_written_before_it_writes(
    folder: Path, gold_records: list[Record]
) -> None:
    one = filled(folder, gold_records[:1])
    other = Archive(folder)
    with other.writing():
        other.put(gold_records[1])
    with one.writing():
        one.put(gold_records[2])
    assert len(Archive(folder).store.articles()) == 3


def test_archive_answers_without_a_damaged_record_and_names_it(
    folder: Path, gold_records: list[Record], snapshot: Snap, caplog: pytest.LogCaptureFixture
) -> None:
    filled(folder, gold_records[:2])
    (folder / "articles" / "article.json").write_text("{}")
    fresh = filled(folder.with_name("fresh"), gold_records[1:2])
    for _ in range(2):
        caplog.clear()
        assert snapshot(Archive(folder).store) == snapshot(fresh.store)
        assert "article.json: record version None" in caplog.text


def test_archive_is_whole_again_when_a_damaged_article_is_read_again(
    folder: Path, gold_records: list[Record], snapshot: Snap, caplog: pytest.LogCaptureFixture
) -> None:
    before = snapshot(filled(folder, gold_records[:2]).store)
    (folder / "articles" / "article.json").write_text("{}")
    archive = Archive(folder)
    with archive.writing():
        archive.put(gold_records[0])
    caplog.clear()
    assert snapshot(Archive(folder).store) == before


def test_archive_shows_how_far_it_has_come(
    folder: Path, gold_records: list[Record], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    filled(folder, gold_records)
    (folder / "graph.kgl").unlink()
    seen: list[str] = []

    def track(items: object, what: str) -> object:
        seen.append(what)
        return items

    Archive(folder, track=track)  # type: ignore[arg-type]
    assert seen == ["loading the graph"]


def test_archive_writes_cypher_that_lasts(folder: Path, page: Record) -> None:
    archive = filled(folder, [page])
    archive.cypher("MATCH (n:Place {name: '中山市'}) SET n.note = '主场'", write=True)
    rows = (
        Archive(folder).cypher("MATCH (n:Place) WHERE n.note IS NOT NULL RETURN n.note AS n").rows
    )
    assert rows == (("主场",),)


def test_archive_replaces_an_article_read_again(folder: Path, page: Record, snapshot: Snap) -> None:
    archive = filled(folder, [page])
    shorter = replace(page, statements=page.statements[:3])
    with archive.writing():
        archive.put(shorter)
    fresh = filled(folder.with_name("fresh"), [shorter])
    assert snapshot(Archive(folder).store) == snapshot(fresh.store)
