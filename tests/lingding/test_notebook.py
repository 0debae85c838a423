from pathlib import Path

import pytest

import lingding
from graph.errors import QueryError
from lingding.notebook import ask


def test_cell_is_asked_with_its_parameters(gold_store: Path) -> None:
    with lingding.open(gold_store) as kg:
        frame = ask({"kg": kg}, "kg n:=2", "MATCH (p:Place) RETURN p.name AS name LIMIT $n")
    assert list(frame.columns) == ["name"]
    assert len(frame) == 2


def test_reply_shows_what_was_asked_with_the_rows(gold_store: Path) -> None:
    with lingding.open(gold_store) as kg:
        reply = kg.ask("深圳和中山之间签了哪些协议？")
        assert reply.frame.equals(kg.query("signed-agreements", place="深圳市", other="中山市"))
    command = "lingding query signed-agreements --param place=深圳市 --param other=中山市"
    assert reply.asked == command
    assert repr(reply).startswith(command)
    assert command in reply._repr_html_()
    assert "22个深中科技合作项目集中签约" in reply._repr_html_()


def test_reply_survives_a_hostile_name() -> None:
    import pandas as pd

    from graph.store import Table
    from lingding.questions import Answer
    from lingding.reply import Reply

    bad = "<script>alert(1)</script>"
    answer = Answer(Table((), ()), cypher=f"RETURN '{bad}'")
    html = Reply(answer, pd.DataFrame({"x": [bad]}))._repr_html_()
    assert "<script>" not in html


def test_question_that_nothing_fits_raises_with_the_nearest(gold_store: Path) -> None:
    with lingding.open(gold_store) as kg, pytest.raises(QueryError, match="a reason") as error:
        kg.ask("Why do Shenzhen and Zhongshan cooperate?")
    assert len(error.value.nearest) == 3


@pytest.mark.parametrize("line", ["", "nothing", "kg place", "kg n:=x"])
def test_wrong_first_line_is_said(gold_store: Path, line: str) -> None:
    with lingding.open(gold_store) as kg, pytest.raises(QueryError, match=r"^%%cypher"):
        ask({"kg": kg}, line, "RETURN 1 AS one")


def test_drawing_survives_a_hostile_title(gold_store: Path) -> None:
    with lingding.open(gold_store) as kg:
        drawing = kg.draw(around="中山", title="'><script>alert(1)</script>")
    html = drawing._repr_html_()
    assert "<script>alert" not in html
    assert html.count("<iframe") == 1
    assert drawing.png().startswith(b"\x89PNG")


def test_export_writes_the_part_that_is_asked_for(gold_store: Path, tmp_path: Path) -> None:
    import networkx as nx

    with lingding.open(gold_store) as kg:
        kg.export(tmp_path / "whole.graphml")
        kg.export(tmp_path / "part.graphml", around="中山", types=["SIGNED"])
        whole = kg.to_networkx()
    assert set(nx.read_graphml(tmp_path / "whole.graphml")) == set(whole)
    part = nx.read_graphml(tmp_path / "part.graphml")
    assert 1 < len(part) < len(whole)
    assert {data["type"] for *_, data in part.edges(data=True)} == {"SIGNED"}
