import csv
import re
from pathlib import Path

import networkx as nx
import pytest

from graph.ontology import ontology


def test_export_says_what_it_wrote(lingding, gold_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.graphml"
    result = lingding("export", file, "--store", gold_store, "--around", "中山", "--hops", 1)
    assert result.status == 0
    graph = nx.read_graphml(file)
    expected = f"{len(graph)} entities, {graph.number_of_edges()} statements"
    assert result.out == f"wrote {file}: {expected}\n"


def test_export_between_two_places(lingding, gold_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.graphml"
    assert not lingding("export", file, "--store", gold_store, "--between", "深圳", "中山").status
    names = {data["name"] for _, data in nx.read_graphml(file).nodes(data=True)}
    assert {"深圳市", "中山市"} <= names


def test_export_of_a_query_holds_what_was_asked_and_answered(
    lingding, gold_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "graph.graphml"
    given = ("--query", "partners", "--param", "name=中山")
    assert lingding("export", file, "--store", gold_store, *given).status == 0
    names = {data["name"] for _, data in nx.read_graphml(file).nodes(data=True)}
    assert {"中山市", "深圳市", "广州市"} <= names


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("graph.xyz",), "no format ends in '.xyz'"),
        (("graph.html", "--around", "无此地"), "is called '无此地'"),
        (("graph.html", "--type", "LOVES"), "no type is called 'LOVES'"),
        (("graph.html", "--status", "soon"), "no status is called 'soon'"),
        (("graph.html", "--since", "2024-13"), "'2024-13' is no date"),
        (("graph.html", "--query", "nix"), "no query is called 'nix'"),
        (("no/such/folder.html",), "No such file or directory"),
    ],
)
def test_mistakes_are_one_line(
    lingding, gold_store: Path, tmp_path: Path, options: tuple[str, ...], says: str
) -> None:
    result = lingding("export", tmp_path / options[0], *options[1:], "--store", gold_store)
    assert result.status == 2
    assert says in result.err
    assert len(result.err.splitlines()) == 1
    assert not (tmp_path / options[0]).exists()


def test_export_again_replaces_the_file_and_the_folder(
    lingding, gold_store: Path, tmp_path: Path
) -> None:
    for name in ("graph.gexf", "graph.csv"):
        for _ in range(2):
            assert lingding("export", tmp_path / name, "--store", gold_store).status == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.csv", "graph.gexf"]


def test_export_for_neo4j_admin_writes_the_whole_graph(
    lingding, gold_store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bulk"
    result = lingding("export", "--neo4j-admin", folder, "--store", gold_store)
    assert result.status == 0
    nodes = sum(
        len(list(csv.DictReader((folder / f"{label}.csv").open(encoding="utf-8", newline=""))))
        for label in ontology().labels
    )
    assert result.out.startswith(f"wrote {folder}: {nodes:,} nodes, ")
    listed = re.findall(r"--(?:nodes|relationships)=(.+)", (folder / "import.args").read_text())
    assert sorted(listed) == sorted(path.name for path in folder.glob("*.csv"))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ((), "name a FILE"),
        (("graph.html", "--neo4j-admin", "bulk"), "no FILE beside it"),
        (("--neo4j-admin", "bulk", "--around", "中山"), "all of the graph"),
        (("--neo4j-admin", "bulk", "--min-confidence", "0.9"), "all of the graph"),
    ],
)
def test_export_takes_a_file_or_a_folder_for_neo4j_admin(
    lingding,
    gold_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = lingding("export", *options, "--store", gold_store)
    assert result.status == 2
    assert says in " ".join(result.err.split())
    assert not list(tmp_path.iterdir())


def test_export_for_neo4j_admin_names_a_folder_that_cannot_be_made(
    lingding, gold_store: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = lingding("export", "--neo4j-admin", tmp_path / "file", "--store", gold_store)
    assert result.status == 2
    assert len(result.err.splitlines()) == 1
