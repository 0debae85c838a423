import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def store(gold_store: Path, tmp_path: Path) -> Path:
    shutil.copytree(gold_store, tmp_path / "store")
    return tmp_path / "store"


def partners(lingding, store: Path) -> set[str]:
    arguments = ("query", "partners", "--param", "name=中山", "--format", "json")
    return {row["partner"] for row in json.loads(lingding(*arguments, "--store", store).out)}


def test_correct_takes_names_and_can_be_undone(lingding, store: Path) -> None:
    before = partners(lingding, store)
    assert {"香港中文大学", "香港理工大学"} <= before
    result = lingding("correct", "merge", "香港理工大學", "香港中文大学", "--store", store)
    assert (result.status, result.err) == (0, "")
    assert partners(lingding, store) == before - {"香港理工大学"}
    assert lingding("correct", "undo", "1", "--store", store).status == 0
    assert partners(lingding, store) == before


def test_correct_lists_who_decided_what(lingding, store: Path) -> None:
    reject = ("correct", "reject", "中山", "VISITED", "东莞")
    lingding(*reject, "--because", "wrong", "--store", store)
    (row,) = json.loads(lingding("correct", "list", "--format", "json", "--store", store).out)
    assert (row["number"], row["what"], row["because"], row["holds"]) == (
        1,
        "reject",
        "wrong",
        True,
    )
    assert row["when"]
    assert "东莞市" not in partners(lingding, store)


def test_correct_adds_a_statement_with_its_sentence(lingding, store: Path) -> None:
    add = ("correct", "add", "中山", "VISITED", "五邑大学", "article#3", "--status", "completed")
    assert lingding(*add, "--store", store).status == 0
    arguments = ("query", "visits", "--param", "name=五邑大学", "--format", "json")
    rows = json.loads(lingding(*arguments, "--store", store).out)
    assert "中山市" in {row["visitor"] for row in rows}


def test_correct_accepts_a_statement_of_an_article(lingding, store: Path) -> None:
    accept = ("correct", "accept", "中山", "COOPERATES_WITH", "深圳", "--article", "article")
    result = lingding(*accept, "--store", store)
    assert (result.status, result.err) == (0, "")
    text = (
        "MATCH (:Place {name: '中山市'})-[r:COOPERATES_WITH]-(:Place {name: '深圳市'}) "
        "RETURN r.article AS article, r.confidence AS sure, r.reviewed AS reviewed"
    )
    asked = lingding("cypher", text, "--format", "json", "--store", store)
    assert {"article": "article", "sure": 1.0, "reviewed": True} in json.loads(asked.out)


def test_correct_proposes_what_may_be_one_until_it_is_decided(lingding, store: Path) -> None:
    for article, name in (("article", "中山市比亚迪"), ("d01", "中山市比亚迪有限公司")):
        add = ("correct", "add", "中山", "SUPPORTS", f"organisation:{name}", f"{article}#3")
        assert lingding(*add, "--store", store).status == 0

    def proposed() -> list[dict[str, object]]:
        return json.loads(lingding("correct", "propose", "--format", "json", "--store", store).out)

    pair = {"organisation:中山市比亚迪", "organisation:中山市比亚迪有限公司"}
    (found,) = [row for row in proposed() if {row["entity"], row["other"]} == pair]
    assert (found["why"], found["common"]) == ("form", 1)
    distinct = ("correct", "distinct", found["entity"], found["other"], "--store", store)
    assert lingding(*distinct).status == 0
    assert not [row for row in proposed() if {row["entity"], row["other"]} == pair]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", "中山"), "takes ENTITY OTHER"),
        (("merge", "中山", "火星"), "no place"),
        (("merge", "省科技厅", "中山"), "stands for several"),
        (("accept", "中山", "SIGNED", "深圳"), "no article says"),
        (("undo", "x"), "the number of a correction"),
        (("undo", "9"), "no correction 9"),
        (("bogus",), "bogus"),
    ],
)
def test_correct_gone_wrong_gives_one_line(
    lingding, store: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = lingding("correct", *arguments, "--store", store)
    assert result.status == 2
    assert says in result.err or "no entity" in result.err
    assert result.err.count("\n") == 1
    assert not (store / "corrections.jsonl").exists()
