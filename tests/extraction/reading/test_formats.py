import io
import zipfile
from html import escape
from pathlib import Path

import pytest
from opencc import OpenCC

from extraction.extract import extract_file
from extraction.reading import Block, Source, UnreadableError, documents, text_of
from extraction.reading.formats import layer
from graph.proof import proves, spans
from graph.record import Record

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"


@pytest.fixture(scope="module")
def expected(article: Path) -> Record:
    """What the text file of the newspaper page says."""
    (record,) = extract_file(article)
    return record


def web(blocks: tuple[Block, ...]) -> bytes:
    tags = {"headline": "h1", "kicker": "h3"}
    parts = [
        f"<{(tag := tags.get(block.kind, 'p'))} class='c'>{escape(block.text)}</{tag}>"
        for block in blocks
    ]
    head = "<!DOCTYPE html><html><head><title>海外版</title><script>1 < 2</script></head>"
    links = "<nav><a href='/'>首页</a><a href='/n'>新闻</a></nav>"
    return f"{head}<body>{links}<article>{''.join(parts)}</article></body></html>".encode("gb18030")


def says(record: Record) -> list[tuple[object, ...]]:
    return [(s.subject, s.predicate, s.object, s.status, s.date, s.role) for s in record.statements]


def save(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def proven(record: Record, data: bytes, name: str) -> bool:
    text = text_of(Source(name, "a", data))
    return all(proves(text, span) for span in spans(record))


@pytest.mark.parametrize("kind", ["gb18030", "utf-16", "big5", "html", "pdf", "docx"])
def test_extract_reads_the_same_statements_from_every_format(
    kind: str,
    article: Path,
    blocks: tuple[Block, ...],
    expected: Record,
    typeset,
    word,
    tmp_path: Path,
) -> None:
    text = article.read_text("utf-8")
    data, name = {
        "gb18030": lambda: (text.encode("gb18030"), "article.txt"),
        "utf-16": lambda: (text.encode("utf-16"), "article.txt"),
        "big5": lambda: (OpenCC("s2hk").convert(text).encode("big5hkscs", "ignore"), "article.txt"),
        "html": lambda: (web(blocks), "article.html"),
        "pdf": lambda: (typeset(blocks), "article.pdf"),
        "docx": lambda: (word(blocks), "article.docx"),
    }[kind]()
    (record,) = extract_file(save(tmp_path, name, data))
    assert says(record) == says(expected)
    assert record.article.published == "2024-05-12"
    assert proven(record, data, name)


def test_extract_tells_where_a_pdf_prints_each_sentence(
    blocks: tuple[Block, ...], typeset, tmp_path: Path
) -> None:
    (record,) = extract_file(save(tmp_path, "article.pdf", typeset(blocks)))
    record = Record.from_json(record.to_json())
    for sentence in record.sentences:
        assert sentence.page == 1
        for page, left, low, right, high in sentence.boxes or ():
            assert page == 1
            assert 0 < left < right < 842
            assert 0 < low < high < 1191


def test_extract_notes_the_encoding_that_was_found(article: Path, tmp_path: Path) -> None:
    data = article.read_text("utf-8").encode("gb18030")
    (record,) = extract_file(save(tmp_path, "article.txt", data))
    assert record.article.encoding == "gb18030"
    assert extract_file(article)[0].article.encoding == "utf-8"


def test_extract_reads_the_same_record_from_an_archive(
    article: Path, expected: Record, tmp_path: Path
) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(article, "article.txt")
    (record,) = extract_file(save(tmp_path, "pages.zip", file.getvalue()))
    assert record.article.path == f"{tmp_path}/pages.zip/article.txt"
    assert (record.statements, record.entities) == (expected.statements, expected.entities)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", BODY.encode()), ("a.html", BODY.encode()), ("a", BODY.encode("big5", "ignore"))],
)
def test_layer_believes_the_content_before_the_name(name: str, data: bytes) -> None:
    assert "甲市" in layer(Source(name, "a", data)).text


def test_layer_refuses_a_row_that_is_no_text() -> None:
    with pytest.raises(UnreadableError, match="binary"):
        documents(Source("t.csv/1", "t/1", "甲市\0".encode(), row=True))
