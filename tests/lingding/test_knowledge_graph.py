import shutil
from pathlib import Path

import pandas as pd
import pytest

import lingding
from extraction.reading import UnreadableError
from graph.errors import CorpusError, QueryError, StoreError


@pytest.fixture
def kg(gold_store: Path, tmp_path: Path):
    shutil.copytree(gold_store, tmp_path / "store")
    with lingding.open(tmp_path / "store") as graph:
        yield graph


def test_build_reads_an_article_and_answers(article: Path, tmp_path: Path) -> None:
    with lingding.build(article, tmp_path / "store") as kg:
        assert list(kg.articles()["id"]) == ["article"]
        frame = kg.query("visits", name="深圳")
    assert isinstance(frame, pd.DataFrame)
    assert "深圳大学" in set(frame["visited"])


def test_build_takes_paths_as_text_and_several(article: Path, tmp_path: Path) -> None:
    text = tmp_path / "short.txt"
    text.write_text("昨日，深圳大学与中山大学签署合作协议。", "utf-8")
    with lingding.build([str(article), text], str(tmp_path / "store")) as kg:
        assert len(kg.articles()) == 2


def test_build_raises_at_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"nothing\.txt"):
        lingding.build(tmp_path / "nothing.txt", tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_open_raises_where_no_store_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        lingding.open(tmp_path)


def test_query_gives_the_columns_of_the_header(kg: lingding.KnowledgeGraph) -> None:
    frame = kg.query("partners", name="香港中文大學", status="agreed")
    assert list(frame.columns)[:3] == ["partner", "ties", "through"]
    assert "中山市" in set(frame["partner"])


def test_query_keeps_the_columns_when_there_are_no_rows(kg: lingding.KnowledgeGraph) -> None:
    frame = kg.query("path", one="中山", other="中山市")
    assert frame.empty
    assert "step" in frame.columns


def test_query_notes_what_a_name_was_taken_for(kg: lingding.KnowledgeGraph) -> None:
    frame = kg.query("partners", name="省科技厅")
    assert "山东省科学技术厅" in frame.attrs["notes"][0]


def test_query_raises_on_an_unknown_name(kg: lingding.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="did you mean"):
        kg.query("partners", name="香港中文大")


def test_cypher_gives_a_frame(kg: lingding.KnowledgeGraph) -> None:
    frame = kg.cypher("MATCH (c:City {name: $name}) RETURN c.name AS name", {"name": "中山市"})
    assert frame.to_dict("records") == [{"name": "中山市"}]


def test_cypher_refuses_to_write_unasked(kg: lingding.KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="--write"):
        kg.cypher("MATCH (n) DETACH DELETE n")


def test_remove_forgets_an_article(kg: lingding.KnowledgeGraph) -> None:
    kg.remove("article")
    assert "article" not in set(kg.articles()["id"])
    with pytest.raises(CorpusError):
        kg.remove("article")


def test_to_networkx_has_entities_and_statements(kg: lingding.KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    node = graph.nodes["place:中山市"]
    assert (node["label"], node["kind"], node["name"]) == ("Place", "city", "中山市")
    data = graph.get_edge_data("place:中山市", "organisation:澳门科技大学")
    (visit,) = (edge for edge in data.values() if edge["type"] == "VISITED")
    assert visit["article"] == "article"
    assert not any("sentence" in str(label).lower() for _, label in graph.nodes(data="label"))


def test_to_networkx_counts_what_the_graph_holds(kg: lingding.KnowledgeGraph) -> None:
    whole = kg.to_networkx(provenance=True)
    count = "MATCH (n) RETURN count(n) AS n UNION ALL MATCH ()-[r]->() RETURN count(r) AS n"
    assert [whole.number_of_nodes(), whole.number_of_edges()] == list(kg.cypher(count)["n"])


def test_build_takes_a_model_s_answers_from_files(article: Path, tmp_path: Path) -> None:
    from lingding.commands.prompts import prompts

    prompts([article], tmp_path / "answers")
    for prompt in (tmp_path / "answers").glob("*.txt"):
        prompt.with_suffix(".json").write_text('{"entities": [], "statements": []}')
    with lingding.build(
        article, tmp_path / "s", reader="llm", answers=tmp_path / "answers", strict=True
    ) as kg:
        assert len(kg.cypher("MATCH ()-[r]->() WHERE r.confidence > 0 RETURN r")) == 0
