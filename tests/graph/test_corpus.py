from dataclasses import replace
from pathlib import Path

import pytest

from graph.corpus import Corpus, digest
from graph.errors import CorpusError, HomonymError
from graph.record import Record


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "store" / "articles", base=tmp_path)


def of(record: Record, **changes: str) -> Record:
    return replace(record, article=replace(record.article, **changes))


def test_corpus_gives_back_what_was_put(corpus: Corpus, page: Record) -> None:
    kept = corpus.put(page)
    assert corpus.get(page.article.id) == kept
    assert [record.article.id for record in corpus] == [page.article.id]


def test_corpus_writes_one_line_a_record_and_leaves_nothing_else(
    corpus: Corpus, page: Record
) -> None:
    corpus.put(page)
    (file,) = corpus.folder.iterdir()
    assert file.name == "article.json"
    assert file.read_text("utf-8").count("\n") == 1


def test_corpus_replaces_an_article_that_is_read_again(corpus: Corpus, page: Record) -> None:
    corpus.put(page)
    corpus.put(of(page, title="新题目", sha256="changed"))
    assert len(corpus) == 1
    assert corpus.get(page.article.id).article.title == "新题目"


def test_corpus_keeps_paths_relative_to_its_base(corpus: Corpus, page: Record) -> None:
    inside = corpus.put(of(page, path=str(corpus.base / "press" / "a.txt")))
    outside = corpus.put(of(page, id="b", path="/press/b.txt"))
    assert inside.article.path == "press/a.txt"
    assert corpus.source(inside.article) == corpus.base / "press" / "a.txt"
    assert outside.article.path == "/press/b.txt"
    assert corpus.source(outside.article) == Path("/press/b.txt")


def test_corpus_refuses_another_article_of_the_same_id(corpus: Corpus, page: Record) -> None:
    first = corpus.put(page)
    with pytest.raises(HomonymError, match=r"other/article\.txt: .*--replace"):
        corpus.put(of(page, path="/other/article.txt", sha256="other"))
    assert corpus.get(page.article.id) == first


def test_corpus_takes_the_same_text_under_another_path_as_moved(
    corpus: Corpus, page: Record
) -> None:
    corpus.put(page)
    corpus.put(of(page, path="/moved/article.txt"))
    assert corpus.get(page.article.id).article.path == "/moved/article.txt"


def test_corpus_replaces_another_article_when_told_to(corpus: Corpus, page: Record) -> None:
    corpus.put(page)
    corpus.put(of(page, path="/other/article.txt", sha256="other"), replace=True)
    assert corpus.get(page.article.id).article.sha256 == "other"


@pytest.mark.parametrize(
    "id_", ["../up", "a/b", "a\\b", "C:", ".hidden", "a.", "问?", "%41", "a\nb"]
)
def test_corpus_keeps_unsafe_ids_in_files_of_its_own(
    corpus: Corpus, page: Record, id_: str
) -> None:
    corpus.put(of(page, id=id_))
    (file,) = corpus.folder.iterdir()
    assert file.parent == corpus.folder
    assert not set('/\\:*?"<>|\n') & set(file.name)
    assert not file.name.startswith(".")
    assert corpus.get(id_).article.id == id_


def test_corpus_tells_long_ids_apart(corpus: Corpus, page: Record) -> None:
    ids = {"合作" * 100 + "一", "合作" * 100 + "二"}
    for id_ in ids:
        corpus.put(of(page, id=id_))
    assert {record.article.id for record in corpus} == ids


def test_corpus_removes_an_article(corpus: Corpus, page: Record) -> None:
    corpus.put(page)
    corpus.remove(page.article.id)
    assert len(corpus) == 0
    with pytest.raises(CorpusError, match="no article 'article'"):
        corpus.remove(page.article.id)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda line: line[:100], "article.json"),
        (lambda line: line.replace('"version":"1"', '"version":"0"'), "record version '0'"),
        (lambda line: line.replace('"id":"article"', '"id":"other"', 1), "holds the article"),
        (lambda line: "[]", "not a record"),
    ],
)
def test_corpus_names_a_file_that_it_cannot_use(
    corpus: Corpus, page: Record, damage: object, says: str
) -> None:
    corpus.put(page)
    file = corpus.folder / "article.json"
    assert callable(damage)
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    with pytest.raises(CorpusError, match=says) as error:
        corpus.get(page.article.id)
    assert str(file) in str(error.value)
    assert "\n" not in str(error.value)


def test_corpus_mends_a_damaged_record_by_reading_the_article_again(
    corpus: Corpus, page: Record
) -> None:
    corpus.put(page)
    (corpus.folder / "article.json").write_text("{", "utf-8")
    kept = corpus.put(page)
    assert corpus.get(page.article.id) == kept


def test_corpus_refuses_a_record_outside_the_ontology(corpus: Corpus, page: Record) -> None:
    wrong = replace(page, statements=(replace(page.statements[0], predicate="LOVES"),))
    with pytest.raises(CorpusError, match="LOVES"):
        corpus.put(wrong)
    assert not corpus.folder.exists()


def test_corpus_files_give_the_digest_of_each_record(corpus: Corpus, page: Record) -> None:
    kept = corpus.put(page)
    assert corpus.files() == {"article.json": digest(kept)}


def test_corpus_stamp_changes_with_every_change(corpus: Corpus, page: Record) -> None:
    stamps = [corpus.stamp()]
    corpus.put(page)
    stamps.append(corpus.stamp())
    corpus.put(of(page, title="另一个题目"))
    stamps.append(corpus.stamp())
    assert len(set(stamps)) == 3
    corpus.remove(page.article.id)
    assert corpus.stamp() == stamps[0]


def test_corpus_sweeps_what_a_killed_writer_left(corpus: Corpus, page: Record) -> None:
    corpus.put(page)
    (corpus.folder / ".0123.part").write_text('{"article"', "utf-8")
    assert len(corpus) == 1
    corpus.sweep()
    assert [file.name for file in corpus.folder.iterdir()] == ["article.json"]
