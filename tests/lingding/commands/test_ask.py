import csv
import io
import json
from pathlib import Path

import pytest

from queries.library import library


def test_query_without_a_name_lists_all(lingding, tmp_path: Path) -> None:
    result = lingding("query", "--format", "json", "--store", tmp_path / "none")
    assert result.status == 0
    assert [row["query"] for row in json.loads(result.out)] == list(library())


@pytest.mark.parametrize("name", library())
def test_query_describes_each(lingding, name: str) -> None:
    result = lingding("query", name, "--describe", "--format", "json")
    assert result.status == 0
    parts = {(row["part"], row["name"].split(" ")[0]) for row in json.loads(result.out)}
    assert {("column", column) for column, _ in library()[name].columns} <= parts
    assert {("parameter", p.name) for p in library()[name].parameters} <= parts


def test_query_prints_a_table_that_is_never_cut_off(lingding, gold_store: Path) -> None:
    result = lingding("query", "visits", "--param", "name=中山", "--store", gold_store)
    head, *rows = result.out.splitlines()
    assert head.split() == ["visitor", "visited", "status", "date", "article", "sentence"]
    assert any(
        row.endswith(
            "到访澳门科技大学，就开展科技成果转化、高层次人才引进和产学研合作等事项进行沟通交流……今年以来，随着深中通道建成通车时间临近，我市一系列实实在在的科技对接加速“落地开花”。"
        )
        for row in rows
    )
    assert "…" not in head


def test_query_aligns_columns_by_the_width_of_chinese(lingding, gold_store: Path) -> None:
    from rich.cells import cell_len

    result = lingding("query", "visits", "--param", "name=中山", "--store", gold_store)
    lines = result.out.splitlines()
    place = cell_len(lines[0][: lines[0].index("visited")])
    for line in lines[1:]:
        before = ""
        for char in line:
            if cell_len(before) >= place:
                break
            before += char
        assert cell_len(before) == place
        assert before.endswith("  ")


def test_query_prints_csv(lingding, gold_store: Path) -> None:
    result = lingding("query", "signed-agreements", "--format", "csv", "--store", gold_store)
    rows = list(csv.DictReader(io.StringIO(result.out)))
    assert any(row["parties"] == "中山市、香港中文大学" for row in rows)


def test_query_prints_json(lingding, gold_store: Path) -> None:
    result = lingding("query", "signed-agreements", "--format", "json", "--store", gold_store)
    assert any(row["parties"] == ["中山市", "香港中文大学"] for row in json.loads(result.out))


def test_query_takes_traditional_script(lingding, gold_store: Path) -> None:
    arguments = ("query", "evidence", "--store", gold_store, "--format", "csv")
    one = lingding(*arguments, "--param", "one=中山", "--param", "other=香港中文大學")
    other = lingding(*arguments, "--param", "one=中山市", "--param", "other=香港中文大学")
    assert one.out == other.out
    assert one.out.count("\n") > 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("query", "vists"), "did you mean visits"),
        (("query", "partners"), "needs the parameter 'name'"),
        (("query", "partners", "--param", "name"), "NAME=VALUE"),
        (
            ("query", "partners", "--param", "name=火星"),
            "no place or organisation is called '火星'",
        ),
        (("query", "visits", "--param", "x=1"), "no parameter 'x'"),
        (("query", "visits", "--format", "xml"), "--format"),
        (("cypher", "RETRUN 1"), "syntax"),
        (("cypher", "RETURN $n", "--param", "n:=x"), "not JSON"),
        (("cypher", "CREATE (n:Place {id: 'x'})"), "--write"),
        (
            ("cypher", "MATCH (a), (b), (c), (d) RETURN count(*)", "--seconds", "0.05"),
            "stopped after",
        ),
    ],
)
def test_questions_gone_wrong_give_one_line_and_status_2(
    lingding, gold_store: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = lingding(*arguments, "--store", gold_store)
    assert result.status == 2
    assert says in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""


def test_questions_need_a_store(lingding, tmp_path: Path) -> None:
    result = lingding("query", "visits", "--store", tmp_path / "none")
    assert result.status == 2
    assert "lingding build" in result.err
    assert not (tmp_path / "none").exists()


def test_cypher_takes_parameters_as_text_and_as_json(lingding, gold_store: Path) -> None:
    result = lingding(
        "cypher",
        "MATCH (c:City) WHERE c.name = $name RETURN c.name AS name, $n + 1 AS n",
        *("--param", "name=中山市", "--param", "n:=2"),
        *("--store", gold_store, "--format", "json"),
    )
    assert json.loads(result.out) == [{"name": "中山市", "n": 3}]


def test_cypher_says_when_it_cut_off(lingding, gold_store: Path) -> None:
    result = lingding(
        "cypher", "MATCH (s:Sentence) RETURN s.id", "--rows", 3, "--store", gold_store
    )
    assert result.status == 0
    assert len(result.out.splitlines()) == 4
    assert "cut off after 3 of" in result.err


def test_cypher_hints_at_a_mistyped_label(lingding, gold_store: Path) -> None:
    result = lingding("cypher", "MATCH (p:Plase) RETURN p.name", "--store", gold_store)
    assert result.status == 0
    assert "Did you mean 'Place'" in result.err


def test_output_does_not_steer_the_terminal(lingding, gold_store: Path) -> None:
    result = lingding(
        "cypher", "RETURN $x AS x", "--param", "x=\x1b[31m红\n\x07", "--store", gold_store
    )
    assert result.out.isprintable() or result.out.replace("\n", "").isprintable()
    assert result.out.count("\n") == 2
