"""Extraction on a real Spark in local-cluster mode: a master, and two executor processes."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import psutil
import pytest

TEXT = "本报{place}7月4日电 昨日，{place}大学与中山大学在{place}签署战略合作协议。\n"
PLACES = ("深圳", "广州", "南京", "武汉", "厦门", "兰州")
CLUSTER = "local-cluster[2,1,1024]"  # two executors of one core and 1 GB
_missing = [
    *(["pyspark"] if importlib.util.find_spec("pyspark") is None else []),
    *(["Java"] if shutil.which("java") is None and "JAVA_HOME" not in os.environ else []),
]
pytestmark = pytest.mark.skipif(
    bool(_missing) and os.environ.get("CI") != "true",
    reason=f"no {' and no '.join(_missing)}: see scripts/spark",
)


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """An archive of 240 articles and something that is none."""
    path = tmp_path / "press 1.zip"
    pages = Path(__file__).parents[2] / "data" / "gold" / "texts"
    whole = "".join((pages / f"d{n:02}.txt").read_text("utf-8") for n in (1, 3, 5))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(240):
            text = TEXT.format(place=PLACES[i % len(PLACES)]) + whole[i * 5 : i * 5 + 900]
            archive.writestr(f"2024/{i:04}.txt", text)
        archive.writestr("2024/scan.txt", b"\0\1\2")
    return path


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Starts a job; executors write their logs into the test's folder, not into pyspark's."""
    import pyspark

    home = tmp_path / "spark"
    home.mkdir()
    for item in Path(pyspark.__file__).parent.iterdir():
        (home / item.name).symlink_to(item)
    monkeypatch.setenv("SPARK_HOME", str(home))
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.delenv("PYSPARK_PYTHON", raising=False)

    def start(*arguments: object, command: str = "") -> subprocess.Popen[str]:
        how = ["-c", command] if command else ["-m", "lingding.spark"]
        return subprocess.Popen(
            [sys.executable, *how, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        )

    return start


def corpus(store: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (store / "articles").glob("*.json")}


def executor_at_work(job: subprocess.Popen[str]) -> psutil.Process:
    """An executor that has begun to extract, as its processor time tells."""
    until = time.monotonic() + 300
    while time.monotonic() < until and job.poll() is None:
        for process in psutil.Process(job.pid).children(recursive=True):
            try:
                if "CoarseGrainedExecutorBackend" in " ".join(process.cmdline()) and any(
                    child.cpu_times().user > 1.5 for child in process.children(recursive=True)
                ):
                    return process
            except psutil.NoSuchProcess:
                continue
        time.sleep(0.05)
    raise AssertionError(f"no executor at work: {job.communicate()}")


def test_spark_that_loses_an_executor_gives_the_corpus_of_one_machine(
    lingding, press, spark, tmp_path
) -> None:
    lingding("pack", press, "--to", tmp_path / "press.parquet")
    job = spark("press.parquet", "records", "--master", CLUSTER, "--task", 20)
    executor_at_work(job).send_signal(signal.SIGKILL)
    out, err = job.communicate(timeout=600)
    assert "Lost executor" in err
    assert out == "read 240 articles, skipped 1; records\n"
    assert f"{press}/2024/scan.txt: a binary file" in err
    assert job.returncode == 1
    assert len(list((tmp_path / "records").glob("part-*.parquet"))) == 13
    lingding("load", tmp_path / "records", "--store", tmp_path / "loaded")
    lingding("build", press, "--store", tmp_path / "built")
    assert corpus(tmp_path / "loaded") == corpus(tmp_path / "built")
    assert len(corpus(tmp_path / "built")) == 240


def test_spark_names_rows_as_one_machine_does_and_says_mistakes_in_one_line(
    lingding, spark, tmp_path
) -> None:
    folder = tmp_path / "lake 1"
    (folder / "2024").mkdir(parents=True)
    for month in ("05", "06"):
        texts = [TEXT.format(place=place) for place in PLACES]
        rows = {"正文": [*texts, None], "标题": None, "日期": pd.Timestamp(f"2024-{month}-05")}
        pd.DataFrame(rows).to_parquet(folder / "2024" / f"{month}.parquet")
    twice = (
        "import sys; from lingding.spark import main; [print(main(sys.argv[1:])) for _ in range(2)]"
    )
    job = spark(folder, "records", "--master", "local[1]", "--home-city", "珠海市", command=twice)
    out, err = job.communicate(timeout=600)
    assert out == "read 12 articles, skipped 2; records\n1\n2\n", err
    assert "lingding.spark: [PATH_ALREADY_EXISTS]" in err.splitlines()[-1]
    alone = lingding("extract", folder, "--json", "--home-city", "珠海市")
    found = pd.read_parquet(tmp_path / "records")
    assert sorted(found["record"].dropna()) == sorted(alone.out.splitlines())
    assert sorted(found["error"].dropna()) == sorted(
        line.removeprefix("lingding: ") for line in alone.err.splitlines()
    )
