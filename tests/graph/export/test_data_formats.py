"""Each data format is opened again by a reader that is not ours, with the same content."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

from graph.errors import GraphError
from graph.export.formats import Options, format_of, write
from graph.export.gexf import days
from graph.view import View

READERS = {
    ".graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    ".gexf": nx.read_gexf,
    ".cyjs": lambda path: nx.cytoscape_graph(json.loads(path.read_text("utf-8"))),
}


def written(view: View, ending: str, folder: Path) -> Path:
    path = folder / f"graph{ending}"
    write(view, path)
    return path


@pytest.mark.parametrize("ending", sorted(READERS))
def test_networkx_reads_the_same_nodes_and_edges(ending: str, view: View, tmp_path: Path) -> None:
    graph = READERS[ending](written(view, ending, tmp_path))
    assert set(graph) == set(view.graph)
    assert graph.number_of_edges() == view.graph.number_of_edges()
    names = {data["name"] for _, data in graph.nodes(data=True)}
    assert names == {data["name"] for _, data in view.graph.nodes(data=True)}
    name = "predicate" if ending == ".gexf" else "type"
    found = sorted((a, b, data[name]) for a, b, data in graph.edges(data=True))
    assert found == sorted((a, b, data["type"]) for a, b, data in view.graph.edges(data=True))


@pytest.mark.parametrize("ending", sorted(READERS))
def test_hostile_names_are_read_back_as_text(ending: str, hostile: View, tmp_path: Path) -> None:
    graph = READERS[ending](written(hostile, ending, tmp_path))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (2, 1)
    (name,) = (d["name"] for n, d in graph.nodes(data=True) if n.startswith("organisation:"))
    assert name == "甲</script><img src=x onerror=alert(1)>& 大学"


@pytest.mark.parametrize("ending", [".graphml", ".gexf", ".cyjs", ".jsonld", ".html", ".svg"])
def test_same_view_gives_same_bytes(ending: str, page_view: View, tmp_path: Path) -> None:
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    write(page_view, one)
    write(page_view, other)
    first, second = one.read_bytes(), other.read_bytes()
    if ending == ".gexf":  # networkx notes the day
        assert abs(len(first) - len(second)) < 9
    else:
        assert first == second


def test_gexf_has_the_times_of_statements(page_view: View, tmp_path: Path) -> None:
    graph = nx.read_gexf(written(page_view, ".gexf", tmp_path))
    starts = {data.get("start") for *_, data in graph.edges(data=True)}
    assert "2024-05-12" in starts  # the day of the article, for statements without a date
    assert all(start and len(start) == 10 for start in starts)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-03-15", "2024-03-15", "2024-03-15"),
        ("--05", None, None),
        ("2024-13", None, None),
    ],
)
def test_days_of_a_date_as_precise_as_it_is(date: str, first: str | None, last: str | None) -> None:
    assert days(date) == (first, last)


def test_cyjs_has_the_places_of_the_picture(page_view: View, tmp_path: Path) -> None:
    data = json.loads(written(page_view, ".cyjs", tmp_path).read_text("utf-8"))
    places = {(n["position"]["x"], n["position"]["y"]) for n in data["elements"]["nodes"]}
    assert len(places) == len(page_view.graph)


def test_tables_hold_every_statement_with_its_words(view: View, tmp_path: Path) -> None:
    folder = written(view, ".csv", tmp_path)
    entities = pd.read_csv(folder / "entities.csv")
    statements = pd.read_csv(folder / "statements.csv")
    evidence = pd.read_csv(folder / "evidence.csv")
    articles = pd.read_csv(folder / "articles.csv")
    assert set(entities["id"]) == set(view.graph)
    assert len(statements) == view.graph.number_of_edges()
    assert set(evidence["statement"]) == set(statements["number"])
    assert all(row.quote == row.text[row.start : row.end] for row in evidence.itertuples())
    assert set(statements["article"]) == set(articles["id"])


def test_tables_hold_no_formulas(hostile: View, tmp_path: Path) -> None:
    frame = pd.read_csv(written(hostile, ".csv", tmp_path) / "entities.csv")
    assert set(frame["name"]) == {"甲</script><img src=x onerror=alert(1)>& 大学", "'=乙市|丙"}
    assert "'-1+2|a｜b" in set(frame["aliases"])


def test_jsonld_is_read_as_statements_with_provenance(view: View, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(written(view, ".jsonld", tmp_path))
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    statements = set(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert len(statements) == view.graph.number_of_edges()
    for statement in statements:
        assert graph.value(statement, rdflib.RDF.subject)
        assert graph.value(statement, prov.hadPrimarySource)
    entities = {*graph.objects(None, rdflib.RDF.subject), *graph.objects(None, rdflib.RDF.object)}
    schema = rdflib.Namespace("https://schema.org/")
    assert all(graph.value(entity, schema.name) for entity in entities)
    named = {node for node in graph.subjects(schema.name) if ":entity:" in str(node)}
    assert len(named) == len(view.graph)


def test_unknown_ending_is_one_line_with_the_known_ones(view: View, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"no format ends in '\.xyz'; known are \.html"):
        format_of(tmp_path / "graph.xyz")


def test_failed_export_keeps_the_earlier_file(hostile: View, tmp_path: Path) -> None:
    path = tmp_path / "graph.png"
    path.write_bytes(b"earlier")
    hostile.graph.nodes[next(iter(hostile.graph))]["name"] = "名\U000f0000"
    try:
        with pytest.raises(GraphError, match="no glyph"):
            format_of(path).write(hostile, path, Options())
    finally:
        hostile.graph.nodes[next(iter(hostile.graph))]["name"] = "甲"
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]
