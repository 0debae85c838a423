import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extraction.reading import Source, UnreadableError
from extraction.reading.tables import rows

TEXT = "昨日，甲市与乙大学签署战略合作协议。"


def read(data: bytes, name: str, encoding: str | None = None) -> list[Source | UnreadableError]:
    return list(rows(io.BytesIO(data), name, Path(name).stem, encoding))


def texts(found: list[Source | UnreadableError]) -> list[str]:
    return [one.data.decode() if isinstance(one, Source) else str(one) for one in found]


def parquet(table: dict[str, list[object]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(table), file, row_group_size=2)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", f'标题,正文\n签约,"{TEXT}\n第二行，{TEXT}"\n'.encode()),
        ("t.csv", f'标题;正文\r\n签约;"{TEXT}\n第二行，{TEXT}"\r\n'.encode("utf-8-sig")),
        ("t.tsv", f'标题\t正文\n签约\t"{TEXT}\n第二行，{TEXT}"\n'.encode("gb18030")),
        ("t.jsonl", json.dumps({"title": "签约", "text": f"{TEXT}\n第二行，{TEXT}"}).encode()),
        ("t.parquet", parquet({"Title": ["签约"], "Text": [f"{TEXT}\n第二行，{TEXT}"]})),
    ],
    ids=["csv", "excel", "tsv", "jsonl", "parquet"],
)
def test_rows_give_text_title_path_and_id(name: str, data: bytes) -> None:
    (row,) = read(data, name)
    assert isinstance(row, Source)
    assert (row.path, row.id, row.title) == (f"{name}/1", "t/1", "签约")
    assert row.data.decode() == f"{TEXT}\n第二行，{TEXT}"


def test_rows_take_id_date_source_and_city_from_their_columns() -> None:
    line = {"编号": 7, "正文": TEXT, "日期": "2024年5月3日 10:00", "来源": "甲报", "城市": "甲市"}
    (row,) = read(json.dumps(line).encode(), "t.jsonl")
    assert isinstance(row, Source)
    assert (row.id, row.published, row.source, row.home_city) == ("7", "2024-05-03", "甲报", "甲市")


def test_rows_take_a_column_of_web_pages() -> None:
    (row,) = read(json.dumps({"html": f"<p>{TEXT}</p>"}).encode(), "t.jsonl")
    assert isinstance(row, Source)
    assert row.html


def test_rows_of_parquet_are_all_read() -> None:
    table = {"text": [f"{TEXT}{i}" for i in range(200)]}
    assert texts(read(parquet(table), "t.parquet")) == table["text"]


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("nope", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ('{"text": ""}', "no text"),
        ('{"text": null}', "no text"),
        ('{"text": "\\ud800"}', "surrogate"),
        (json.dumps({"text": "甲" * 2_000_000}), "more than"),
    ],
)
def test_rows_go_on_behind_one_that_cannot_be_read(line: str, cause: str) -> None:
    good = json.dumps({"text": TEXT})
    first, bad, last = texts(read(f"{good}\n{line}\n{good}\n".encode(), "t.jsonl"))
    assert (first, last) == (TEXT, TEXT)
    assert bad.startswith("t.jsonl/2: ")
    assert cause in bad


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("t.csv", b"a,b\n1,2\n", "no column with the text"),
        ("t.parquet", parquet({"a": [1]}), "no column with the text"),
        ("t.parquet", b"PAR1 nothing", "damaged"),
        ("t.parquet", b"text\n", "not a Parquet file"),
        ("t.csv", b"text\n" + b"\xff\xfe\xff" * 9, "encoding"),
        ("t.jsonl", b'{"text": "' + b"x" * 16_000_000, "line 1 has over"),
    ],
)
def test_rows_of_a_bad_table_are_one_reason(name: str, data: bytes, cause: str) -> None:
    (reason,) = texts(read(data, name))
    assert reason.startswith(f"{name}: ")
    assert cause in reason
    assert "\n" not in reason
