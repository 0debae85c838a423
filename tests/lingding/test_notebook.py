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
