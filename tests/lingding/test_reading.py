import csv
import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

TEXT = "本报{place}7月4日电 昨日，{place}大学与中山大学在{place}签署战略合作协议。\n"
PLACES = ("深圳", "广州", "南京", "武汉", "厦门", "兰州")


def zipped(number: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(number):
            text = TEXT.format(place=PLACES[i % len(PLACES)]) + f"双方商定第{i}项合作。\n"
            archive.writestr(f"2024/{i:04}.txt", text)
        archive.writestr("2024/scan.txt", b"\0\1\2")
    return file.getvalue()


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """An archive of sixty articles and something that is none."""
    path = tmp_path / "press.zip"
    path.write_bytes(zipped(60))
    return path


def corpus(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (store / "articles").glob("*.json")}


def test_build_reads_an_archive_and_lists_what_it_skipped(lingding, press, tmp_path) -> None:
    result = lingding("build", press, "--store", tmp_path / "store")
    assert result.status == 1
    assert result.out.startswith("read 60 articles: ")
    with (tmp_path / "store" / "skipped.csv").open(encoding="utf-8", newline="") as file:
        (header, row) = csv.reader(file)
    assert header == ["path", "reason"]
    assert row[0] == f"{press}/2024/scan.txt"
    assert row[1].startswith("a binary file")


def test_build_forgets_the_list_once_nothing_is_skipped(lingding, press, tmp_path) -> None:
    lingding("build", press, "--store", tmp_path / "store")
    (tmp_path / "a.txt").write_text(TEXT.format(place="深圳"), "utf-8")
    assert lingding("build", tmp_path / "a.txt", "--store", tmp_path / "store").status == 0
    assert not (tmp_path / "store" / "skipped.csv").exists()


def test_build_keeps_the_same_corpus_with_several_jobs(lingding, press, tmp_path) -> None:
    for jobs in (1, 3):
        lingding("build", press, "--store", tmp_path / f"{jobs}", "--jobs", jobs)
    assert corpus(tmp_path / "1") == corpus(tmp_path / "3")
    assert len(corpus(tmp_path / "1")) == 60


def test_build_resumes_without_reading_again(lingding, press, tmp_path) -> None:
    store = tmp_path / "store"
    lingding("build", press, "--store", store)
    before = {path: path.stat().st_mtime_ns for path in (store / "articles").iterdir()}
    (store / "articles" / "2024%2F0007.json").unlink()
    result = lingding("build", press, "--store", store, "--resume")
    assert result.out.startswith("read 1 article (59 sources read before): ")
    after = {path: path.stat().st_mtime_ns for path in (store / "articles").iterdir()}
    assert {path for path in after if after[path] != before[path]} == {
        store / "articles" / "2024%2F0007.json"
    }


def test_build_reads_what_changed_when_it_resumes(lingding, tmp_path) -> None:
    file = tmp_path / "a.txt"
    for place in PLACES[:2]:
        file.write_text(TEXT.format(place=place), "utf-8")
        result = lingding("build", file, "--store", tmp_path / "store", "--resume")
        assert result.out.startswith("read 1 article: ")


def test_check_proves_what_was_read_from_archives_and_tables(lingding, press, tmp_path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"正文,标题\n{TEXT.format(place='深圳').strip()},签约\n", "utf-8")
    lingding("build", press, table, "--store", tmp_path / "store")
    result = lingding("check", "--store", tmp_path / "store")
    assert result.status == 0
    assert result.out.splitlines()[-1].split()[-2:] == ["100.0", "%"]


def test_check_notices_a_member_that_changed_or_is_gone(lingding, press, tmp_path) -> None:
    lingding("build", press, "--store", tmp_path / "store")
    press.write_bytes(zipped(59))
    result = lingding("check", "--store", tmp_path / "store")
    assert result.status == 1
    assert f"{press}/2024/0059.txt: not there any more" in result.err


def test_check_knows_the_encoding_that_build_was_told(lingding, tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.format(place="深圳").encode("utf-7"))
    store = ("--store", tmp_path / "store")
    lingding("build", path, *store, "--encoding", "utf-7")
    result = lingding("check", *store)
    assert result.status == 0, result.err
    assert "100.0 %" in result.out


def test_check_knows_the_encoding_of_each_table_of_an_archive(lingding, tmp_path) -> None:
    page = (Path(__file__).parents[2] / "data" / "article.txt").read_text("utf-8")
    row = f'text,date\n"{page}",2024-05-12\n'
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("gb.csv", row.encode("gb18030"))
        archive.writestr("u.csv", row.encode("utf-8"))
    store = ("--store", tmp_path / "store")
    lingding("build", tmp_path / "a.zip", *store)
    listed = lingding("cypher", "MATCH (a:Article) RETURN a.encoding ORDER BY a.id", *store)
    assert listed.out.split() == ["a.encoding", "gb18030", "utf-8"]
    assert lingding("check", *store).status == 0


def test_build_refuses_an_encoding_that_is_none(lingding, press) -> None:
    result = lingding("build", press, "--encoding", "klingon")
    assert result.status == 2
    assert "no encoding 'klingon'" in result.err


def test_build_keeps_what_came_on_standard_input(lingding, monkeypatch, tmp_path) -> None:
    class Input:
        buffer = io.BytesIO(TEXT.format(place="深圳").encode())

    monkeypatch.setattr(sys, "stdin", Input)
    assert lingding("build", "-", "--store", tmp_path / "store").status == 0
    assert lingding("check", "--store", tmp_path / "store").status == 0
    (kept,) = (tmp_path / "store" / "typed").iterdir()
    assert kept.read_text("utf-8") == TEXT.format(place="深圳")


def test_build_replaces_all_articles_of_a_page(lingding, tmp_path) -> None:
    body = "昨日，深圳大学与中山大学签署战略合作协议，双方将共建一所研究院。" * 3
    one = f"两校签约\n\n本报讯 {body}\n\n"
    page = tmp_path / "p.txt"
    for text, ids in ((one * 3, {"p", "p-2", "p-3"}), (one, {"p"})):
        page.write_text(text, "utf-8")
        lingding("build", page, "--store", tmp_path / "store")
        assert {name.removesuffix(".json") for name in corpus(tmp_path / "store")} == ids


def test_build_says_each_conflict_of_ids_and_goes_on(lingding, tmp_path) -> None:
    for folder, place in zip("abc", PLACES, strict=False):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "n.txt").write_text(TEXT.format(place=place), "utf-8")
    files = [tmp_path / folder / "n.txt" for folder in "abc"]
    result = lingding("build", *files, "--store", tmp_path / "store")
    assert (result.status, result.err.count("another article 'n'")) == (1, 2)
    assert lingding("build", tmp_path, "--store", tmp_path / "whole").status == 0


@pytest.mark.parametrize(("seed", "alone"), [(0, False), (1, True), (2, False)])
def test_build_resumed_after_kills_gives_the_same_corpus(press, tmp_path, seed, alone) -> None:
    command = "from lingding.cli import main; main()"
    build = [sys.executable, "-c", command, "build", str(press), "--resume"]
    whole, store = tmp_path / "whole", tmp_path / "store"
    started = time.monotonic()
    first = subprocess.run([*build, "--store", str(whole)], check=False, capture_output=True)
    assert first.returncode == 1, first.stderr  # the one member that is no article
    needed = time.monotonic() - started
    moments = random.Random(seed)
    for jobs in ("1", "2"):
        process = subprocess.Popen(
            [*build, "--store", str(store), "--jobs", jobs],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.3, 1.2) * needed)
        os.kill(process.pid if alone else -process.pid, signal.SIGKILL)  # or its workers too
        process.wait()
    subprocess.run([*build, "--store", str(store)], check=False, capture_output=True)
    assert corpus(store) == corpus(whole)
    assert len(corpus(store)) == 60
