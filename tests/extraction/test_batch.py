import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from extraction import extract_batch
from extraction.batch import COLUMNS
from extraction.extract import extract_file, extract_text
from graph.record import Record

TEXT = "本报深圳7月4日电 昨日，深圳大学与中山大学在深圳签署战略合作协议。\n"
PAGES = Path(__file__).parents[2] / "data" / "gold" / "texts"


def test_extract_batch_gives_the_record_of_each_text() -> None:
    texts = {"a": TEXT, "b": TEXT.replace("深圳大学", "暨南大学")}
    found = extract_batch(pd.DataFrame({"id": texts.keys(), "正文": texts.values()}))
    assert tuple(found.columns) == COLUMNS
    records = [Record.from_json(line) for line in found["record"]]
    assert [record.statements for record in records] == [
        extract_text(text, id_)[0].statements for id_, text in texts.items()
    ]
    assert [record.article.path for record in records] == ["a", "b"]


def test_extract_batch_gives_the_same_line_as_reading_the_table(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "id": ["a", None, "c"],
            "text": [TEXT, TEXT * 2, TEXT * 3],
            "title": ["签约", None, "再签约"],
            "date": pd.to_datetime(["2024-07-05", None, "2024-07-07"]),
            "city": ["珠海市", None, None],
        }
    )
    table.to_parquet(tmp_path / "t.parquet")
    whole = [record.to_json() for record in extract_file(tmp_path / "t.parquet")]
    table["path"] = [f"{tmp_path}/t.parquet/{number}" for number in (1, 2, 3)]
    table["id"] = table["id"].fillna("t/2")
    assert extract_batch(table)["record"].to_list() == whole


def test_extract_batch_takes_the_bytes_of_files() -> None:
    path = PAGES / "d01.txt"
    batch = pd.DataFrame({"path": [str(path)], "id": ["d01"], "content": [path.read_bytes()]})
    (record,) = extract_file(path)
    assert extract_batch(batch)["record"].to_list() == [record.to_json()]
    batch["content"] = [path.read_text("utf-8").encode("gb18030")]
    (other,) = extract_batch(batch)["record"]
    assert Record.from_json(other).statements == record.statements


def test_extract_batch_gives_each_article_of_a_page_a_row() -> None:
    body = "昨日，深圳大学与中山大学签署战略合作协议，双方将共建一所研究院。" * 3
    page = f"两校签约\n\n本报讯 {body}\n\n" * 3
    found = extract_batch(
        pd.DataFrame({"path": ["p.txt"], "id": ["p"], "content": [page.encode()]})
    )
    assert found["id"].to_list() == ["p", "p-2", "p-3"]
    assert set(found["path"]) == {"p.txt"}


def test_extract_batch_says_in_the_row_what_cannot_be_read() -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    texts = [TEXT, "no article", None, b"\0\1", empty.getvalue(), float("nan"), "\ud800", TEXT]
    batch = pd.DataFrame({"id": [f"{i}" for i in range(len(texts))], "text": texts}, dtype=object)
    found = extract_batch(batch)
    assert found["id"].to_list() == batch["id"].to_list()
    assert found["record"].notna().to_list() == [True, *[False] * 6, True]
    assert all("\n" not in error for error in found["error"].dropna())
    assert found["error"][1].startswith("1: no Chinese text")
    batch = pd.DataFrame({"id": [None, "b"], "text": [TEXT, TEXT]})
    assert extract_batch(batch)["error"].to_list()[0] == (
        "a row without an id or a path; fill one of them"
    )


def test_extract_batch_gives_each_row_the_same_in_any_company() -> None:
    texts = [path.read_text("utf-8") for path in sorted(PAGES.glob("d0[13579].txt"))]
    table = pd.DataFrame({"id": [f"{i}" for i in range(len(texts))], "text": texts})
    before = table.copy()
    whole = extract_batch(table)
    order = random.Random(1).sample(range(len(texts)), len(texts))
    alone = pd.concat([extract_batch(table.iloc[[i]]) for i in order])
    assert alone.sort_values("id").reset_index(drop=True).equals(whole)
    pd.testing.assert_frame_equal(table, before)


def test_extract_batch_of_nothing_has_the_columns_of_something() -> None:
    found = extract_batch(pd.DataFrame({"id": [TEXT], "text": [TEXT]}).head(0))
    assert (tuple(found.columns), len(found)) == (COLUMNS, 0)


@pytest.mark.parametrize(
    ("columns", "cause"),
    [(["id", "words"], "no column with the text"), (["text"], "no column `id`")],
)
def test_extract_batch_refuses_what_is_no_table_of_articles(columns: list[str], cause: str) -> None:
    with pytest.raises(ValueError, match=cause):
        extract_batch(pd.DataFrame({name: ["x"] for name in columns}))


def test_importing_extraction_loads_neither_pandas_nor_spacy() -> None:
    script = "import extraction, sys; sys.exit(bool({'pandas', 'spacy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
