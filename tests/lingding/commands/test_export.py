from pathlib import Path

import networkx as nx
import pytest


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
