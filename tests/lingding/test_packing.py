import zipfile
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from extraction import extract_batch
from graph.archive import Archive
from lingding.packing import ROWS, number, outcomes

TEXT = "本报{place}7月4日电 昨日，{place}大学与中山大学在{place}签署战略合作协议。\n"
PLACES = ("深圳", "广州", "南京", "武汉", "厦门")


@pytest.fixture
def press(tmp_path: Path) -> list[Path]:
    """An archive with a text of an older encoding, a page of two articles and a binary; a table."""
    body = "昨日，深圳大学与中山大学签署战略合作协议，双方将共建一所研究院。" * 3
    with zipfile.ZipFile(tmp_path / "press.zip", "w") as archive:
        for place in PLACES:
            archive.writestr(f"2024/{place}.txt", TEXT.format(place=place))
        archive.writestr("2024/gbk.txt", (TEXT * 3).format(place="珠海").encode("gb18030"))
        archive.writestr("2024/page.txt", f"两校签约\n\n本报讯 {body}\n\n" * 2)
        archive.writestr("2024/scan.txt", b"\0\1\2")
    table = pd.DataFrame(
        {
            "正文": [TEXT.format(place="兰州"), TEXT.format(place="西安")],
            "标题": ["签约", None],
            "日期": ["2024-07-05", None],
            "城市": [None, "西安市"],
        }
    )
    table.to_csv(tmp_path / "rows.csv", index=False)
    return [tmp_path / "press.zip", tmp_path / "rows.csv"]


def corpus(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (store / "articles").glob("*.json")}


def extracted(table: Path, records: Path) -> None:
    """What a cluster does with the table."""
    extract_batch(pd.read_parquet(table)).to_parquet(records)


def test_packed_extracted_and_loaded_gives_the_corpus_of_build(lingding, press, tmp_path) -> None:
    result = lingding("pack", *press, "--to", tmp_path / "press.parquet")
    assert (result.status, result.out) == (0, f"packed 10 sources into {tmp_path}/press.parquet\n")
    (tmp_path / "records").mkdir()
    extracted(tmp_path / "press.parquet", tmp_path / "records" / "part-0.parquet")
    loaded = lingding("load", tmp_path / "records", "--store", tmp_path / "loaded")
    built = lingding("build", *press, "--store", tmp_path / "built")
    assert loaded.status == built.status == 1
    assert loaded.out == built.out.replace("built", "loaded")
    assert loaded.err == built.err
    assert corpus(tmp_path / "loaded") == corpus(tmp_path / "built")
    assert len(corpus(tmp_path / "built")) == 10
    skipped = [(tmp_path / store / "skipped.csv").read_bytes() for store in ("loaded", "built")]
    assert skipped[0] == skipped[1]
    assert lingding("check", "--store", tmp_path / "loaded").status == 0


def test_load_takes_the_lines_that_extract_prints(lingding, press, tmp_path) -> None:
    lines = lingding("extract", *press, "--json").out
    (tmp_path / "records.jsonl").write_text(lines, "utf-8")
    for _ in range(2):
        result = lingding("load", tmp_path / "records.jsonl", "--store", tmp_path / "loaded")
        assert result.status == 0
        assert result.out.startswith("read 10 articles: ")
    lingding("build", *press, "--store", tmp_path / "built")
    assert corpus(tmp_path / "loaded") == corpus(tmp_path / "built")
    stores = [Archive(tmp_path / name).store for name in ("loaded", "built")]
    assert stores[0].articles() == stores[1].articles()


def test_load_says_in_one_line_what_is_no_record_and_goes_on(lingding, press, tmp_path) -> None:
    lines = lingding("extract", press[1], "--json").out
    bad = '{"version":"0"}\nnot json\n[]\n'
    (tmp_path / "records.jsonl").write_text(f"{bad}{lines}", "utf-8")
    result = lingding("load", tmp_path / "records.jsonl", "--store", tmp_path / "loaded")
    assert (result.status, result.err.count("\n")) == (1, 3)
    assert result.out.startswith("read 2 articles: ")


@pytest.mark.parametrize("kind", ["missing", "text", "parquet", "folder"])
def test_load_of_nothing_writes_nothing(lingding, tmp_path, kind: str) -> None:
    path = tmp_path / "records"
    if kind == "text":
        path.write_text("text", "utf-8")
    elif kind == "parquet":
        pd.DataFrame({"text": ["a"]}).to_parquet(path)
    elif kind == "folder":
        path.mkdir()
    result = lingding("load", path, "--store", tmp_path / "store")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert str(path) in result.err
    assert not (tmp_path / "store" / "articles").exists()


def test_pack_of_nothing_writes_nothing(lingding, tmp_path) -> None:
    result = lingding("pack", tmp_path / "none.zip", "--to", tmp_path / "p.parquet")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert list(tmp_path.iterdir()) == []


def test_pack_makes_parts_that_can_be_shared_out(lingding, tmp_path) -> None:
    lines = [TEXT.format(place=PLACES[i % 5]) for i in range(2 * ROWS + 1)]
    pd.DataFrame({"text": lines}).to_parquet(tmp_path / "rows.parquet")
    lingding("pack", tmp_path / "rows.parquet", "--to", tmp_path / "packed.parquet")
    assert pq.ParquetFile(tmp_path / "packed.parquet").num_row_groups == 3
    assert number([tmp_path / "packed.parquet"]) == 2 * ROWS + 1


def test_outcomes_keep_the_articles_of_a_page_together(tmp_path) -> None:
    body = "昨日，深圳大学与中山大学签署战略合作协议，双方将共建一所研究院。" * 3
    page = f"两校签约\n\n本报讯 {body}\n\n" * 3
    batch = pd.DataFrame({"id": ["p", "q"], "content": [page.encode()] * 2})
    extract_batch(batch).to_parquet(tmp_path / "records.parquet")
    found = list(outcomes([tmp_path / "records.parquet"]))
    assert [len(one.records) for one in found] == [3, 3]
