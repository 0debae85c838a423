from __future__ import annotations

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.archive import Archive
from lingding.serve.answers import LARGEST


@pytest.fixture
def client(gold_store: Path, tmp_path: Path, client_of) -> TestClient:
    shutil.copytree(gold_store, tmp_path / "store")
    return client_of(Archive(tmp_path / "store"))


def ask(client: TestClient, path: str, **asked: Any) -> dict[str, Any]:
    answer = client.post(path, json=asked)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_graph_or_a_part_of_it(client: TestClient) -> None:
    part = client.get("/api/graph?around=中山&hops=1").json()
    names = {node["name"] for node in part["nodes"]}
    assert "中山市" in names
    whole = client.get("/api/graph").json()
    assert len(whole["nodes"]) > len(names)


def test_cypher_gives_rows_and_the_graph_of_what_they_name(client: TestClient) -> None:
    text = "MATCH (a:Place {name: '中山市'})-[r:COOPERATES_WITH]-(b) RETURN a, b.name AS partner"
    answer = ask(client, "/api/cypher", text=text)
    assert answer["columns"] == ["a", "partner"]
    drawn = {node["name"] for node in answer["graph"]["nodes"]}
    assert {"中山市", *(row[1] for row in answer["rows"])} == drawn


def test_named_query_takes_names_as_people_write_them(client: TestClient) -> None:
    answer = ask(client, "/api/query", name="partners", parameters={"name": "中山", "status": ""})
    assert "深圳市" in {row[0] for row in answer["rows"]}


def test_wrong_changing_and_endless_questions_are_one_line(client: TestClient, refused) -> None:
    refused(client)


def test_long_answers_are_cut_off_and_that_is_said(client: TestClient) -> None:
    answer = ask(client, "/api/cypher", text="MATCH (s:Sentence), (t:Sentence) RETURN s.id AS id")
    assert len(answer["rows"]) == 1000
    assert any("cut off" in note for note in answer["notes"])


def test_text_is_read_with_spans_and_nothing_kept(client: TestClient) -> None:
    before = len(client.get("/api/graph").json()["nodes"])
    text = "昨日，深圳大学与中山市签署战略合作协议。".encode()
    told = client.post("/api/extract", content=text).json()
    (article,) = told["articles"]
    assert {"深圳大学", "中山市"} <= {entity["name"] for entity in article["entities"]}
    assert any(statement["type"] == "SIGNED" for statement in article["statements"])
    sentences, entities = article["sentences"], article["entities"]
    for entity in entities:
        for sentence, start, end in entity["mentions"]:
            marked = sentences[sentence][start:end]
            assert marked in (entity["name"], entity["name"][:-1], "战略合作协议")
    signing = next(s for s in article["statements"] if s["type"] == "SIGNED")
    ((sentence, start, end),) = signing["evidence"]
    assert "签署战略合作协议" in sentences[sentence][start:end]
    assert entities[signing["subject"]]["name"] in {"深圳大学", "中山市"}
    assert len(client.get("/api/graph").json()["nodes"]) == before


@pytest.mark.parametrize("name", ["", "a.txt", "../../etc/passwd", "a.{}", "a" * 300 + ".txt"])
def test_name_of_a_file_chooses_the_reader_and_nothing_else(client: TestClient, name: str) -> None:
    text = "昨日，深圳大学与中山市签署战略合作协议。".encode()
    answer = client.post("/api/extract", params={"name": name}, content=text)
    assert answer.status_code in (200, 400)
    assert "error" in answer.json() or answer.json()["articles"]


def test_what_cannot_be_read_is_one_line(client: TestClient) -> None:
    answer = client.post("/api/extract", content=b"")
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]


def test_too_large_an_article_is_refused(client: TestClient) -> None:
    assert client.post("/api/extract", content=b"x" * (LARGEST + 1)).status_code == 413


def test_plain_question_is_answered_with_the_query_chosen_for_it(client: TestClient) -> None:
    answer = ask(client, "/api/ask", text="深圳和中山之间签了哪些协议？")
    assert answer["query"] == "signed-agreements"
    assert answer["parameters"] == {"place": "深圳市", "other": "中山市"}
    assert answer["rows"]
    assert {"深圳市", "中山市"} <= {node["name"] for node in answer["graph"]["nodes"]}


def test_plain_question_that_nothing_fits_gives_the_nearest(client: TestClient) -> None:
    answer = ask(client, "/api/ask", text="为什么深圳和中山合作？")
    assert "a reason" in answer["why"]
    assert len(answer["nearest"]) == 3


def test_plain_question_that_is_none_is_one_line(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"text": "x" * 600})
    assert answer.status_code == 400
    assert "at most 500" in answer.json()["error"]


def test_model_writes_only_where_one_is_named(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LINGDING_LLM_BASE_URL", raising=False)
    assert client.get("/api/words").json()["model"] is False
    answer = client.post("/api/write", json={"text": "深圳"})
    assert answer.status_code == 400
    assert "no model is named" in answer.json()["error"]


@pytest.fixture
def model(llm, name_model):
    """`model(script)`: a language model that the environment names."""
    with ExitStack() as stack:

        def named(script) -> None:
            name_model(stack.enter_context(llm.serving(script)).url)

        yield named


def test_model_writes_cypher_that_is_not_run(client: TestClient, llm, model) -> None:
    text = "MATCH (p:Place) RETURN p.name AS name"
    model(llm.in_turn(llm.cypher("MATCH (p:Place) DETACH DELETE p"), llm.cypher(text)))
    assert client.get("/api/words").json()["model"] is True
    assert ask(client, "/api/write", text="有哪些地方？") == {"cypher": text}


def test_others_are_answered_while_a_model_writes(client: TestClient, llm, model) -> None:
    asked, answered = threading.Event(), threading.Event()

    def script(request):
        asked.set()
        answered.wait(20)
        return llm.cypher("MATCH (p:Place) RETURN p.name AS name")

    model(script)
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(client.post, "/api/write", json={"text": "有哪些地方？"})
        assert asked.wait(20)
        assert client.get("/api/version").status_code == 200
        assert not writing.done()
        answered.set()
        assert writing.result().status_code == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"text": 1, "parameters": []}'])
def test_broken_questions_are_no_server_errors(client: TestClient, body: bytes) -> None:
    assert client.post("/api/cypher", content=body).status_code == 400


@pytest.mark.parametrize(
    "asked", ["around=无此地", "hops=x", "hops=-1", "between=深圳", "since=soon", "type=LOVES"]
)
def test_wrong_parts_are_one_line(client: TestClient, asked: str) -> None:
    answer = client.get(f"/api/graph?{asked}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_words_are_those_of_the_ontology_and_the_queries(client: TestClient) -> None:
    words = client.get("/api/words").json()
    assert {"Place", "University", "Sentence"} <= set(words["labels"])
    assert "SIGNED" in words["types"]
    assert "partners" in {query["name"] for query in words["queries"]}


def ties(client: TestClient) -> set[tuple[str, str, str]]:
    """The statements between places around 深圳, by name."""
    drawn = client.get("/api/graph?around=深圳").json()
    names = [node["name"] for node in drawn["nodes"]]
    return {(names[e["source"]], e["type"], names[e["target"]]) for e in drawn["edges"]}


def test_rejected_statement_goes_and_comes_back(client: TestClient) -> None:
    before = ties(client)
    tie = ("中山市", "COOPERATES_WITH", "深圳市")
    assert tie in before
    noted = ask(
        *(client, "/api/correct"),
        verb="reject",
        entity="place:中山市",
        predicate="COOPERATES_WITH",
        other="place:深圳市",
    )
    assert tie not in ties(client)
    ask(client, "/api/correct", verb="undo", undone=noted["number"])
    assert ties(client) == before


TIE = {
    **{"entity": "place:中山市", "predicate": "COOPERATES_WITH", "other": "place:深圳市"},
    "article": "article",
}


def claims(client: TestClient) -> list[dict[str, Any]]:
    """What the articles say of the tie of the two cities."""
    drawn = client.get("/api/graph").json()
    ids = [node["id"] for node in drawn["nodes"]]
    ends = {TIE["entity"], TIE["other"]}
    return [
        claim
        for edge in drawn["edges"]
        for claim in edge["claims"]
        if {ids[edge["source"]], ids[edge["target"]]} == ends and edge["type"] == TIE["predicate"]
    ]


def test_accepted_statement_is_marked_and_can_be_unmarked(client: TestClient) -> None:
    (before,) = claims(client)
    assert before["reviewed"] is None
    noted = ask(client, "/api/correct", verb="accept", **TIE)
    assert claims(client) == [{**before, "reviewed": True, "confidence": 1.0}]
    ask(client, "/api/correct", verb="undo", undone=noted["number"])
    assert claims(client) == [before]


def test_review_tells_what_was_decided(client: TestClient) -> None:
    number = ask(client, "/api/correct", verb="accept", **TIE)["number"]
    (entry,) = client.get("/api/review").json()["log"]
    assert (entry["verb"], entry["number"], entry["by"]) == ("accept", number, "lingding serve")
    assert entry["holds"]
    ask(client, "/api/correct", verb="undo", undone=number)
    assert [e["holds"] for e in client.get("/api/review").json()["log"]] == [False, False]


def test_review_proposes_a_merge_until_it_is_decided(client: TestClient, tmp_path: Path) -> None:
    other = Archive(tmp_path / "store")
    with other.writing():
        for name in ("比亚迪", "比亚迪股份有限公司"):
            other.correct(
                *("add",),
                **{"entity": "place:中山市", "predicate": "SUPPORTS"},
                **{"other": f"organisation:{name}", "article": "article", "sentence": "article#3"},
            )

    def proposed() -> list[dict[str, Any]]:
        found = client.get("/api/review").json()["proposals"]
        return [p for p in found if p["other"]["name"].startswith("比亚迪")]

    (found,) = proposed()
    assert {found["entity"]["name"], found["other"]["name"]} == {"比亚迪", "比亚迪股份有限公司"}
    assert (found["why"], found["common"]) == ("form", 1)
    pair = {"entity": found["entity"]["id"], "other": found["other"]["id"]}
    ask(client, "/api/correct", verb="merge", **pair)
    assert proposed() == []


def test_what_another_process_saves_is_taken_up(client: TestClient, tmp_path: Path) -> None:
    old = client.get("/api/version").json()
    assert client.get("/api/graph").json()["version"] == old["version"]
    counted = {"text": "MATCH (a:Article {id: 'd01'}) RETURN count(a) AS n"}
    assert ask(client, "/api/cypher", **counted)["rows"] == [[1]]
    other = Archive(tmp_path / "store")
    with other.writing():
        other.remove("d01")
    assert client.get("/api/version").json() != old
    assert ask(client, "/api/cypher", **counted)["rows"] == [[0]]
    ask(client, "/api/correct", verb="accept", **TIE)
    assert "d01" not in Archive(tmp_path / "store").store.articles()


def test_a_graph_that_loses_a_tie_stays_where_it_was(client: TestClient) -> None:
    def spots() -> dict[str, tuple[float, float]]:
        return {n["id"]: (n["x"], n["y"]) for n in client.get("/api/graph").json()["nodes"]}

    before = spots()
    ask(client, "/api/correct", verb="reject", **TIE)
    after = spots()
    assert after.items() <= before.items()
    assert len(after) > 50


def test_merged_entities_are_one_with_their_words(client: TestClient) -> None:
    ask(client, "/api/correct", verb="merge", entity="place:江门市", other="place:深圳市")
    drawn = client.get("/api/graph").json()
    names = {node["name"] for node in drawn["nodes"]}
    assert "江门市" not in names
    assert all(claim["quotes"] for edge in drawn["edges"] for claim in edge["claims"])


@pytest.mark.parametrize(
    "asked",
    [
        {"verb": "delete"},
        {"verb": "reject", "entity": "x"},
        {"verb": "accept", **{**TIE, "article": "d01"}},
        {"verb": "merge", "entity": "place:深圳市", "other": "organisation:深圳大学"},
        {"verb": "undo", "undone": 99},
        {"verb": "undo", "undone": "x"},
    ],
)
def test_wrong_corrections_are_one_line_and_change_nothing(
    client: TestClient, asked: dict[str, Any]
) -> None:
    before = ties(client)
    answer = client.post("/api/correct", json=asked)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]
    assert ties(client) == before
