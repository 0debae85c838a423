"""The command line run inside the test process, and a store with the gold records."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from starlette.testclient import TestClient

from graph.archive import Archive
from graph.record import Record
from graph.store import Limits
from lingding.cli import main
from lingding.serve.app import application


@dataclass(frozen=True)
class Result:
    """What a command gave back."""

    status: int
    out: str
    err: str


Lingding = Callable[..., Result]
ClientOf = Callable[[Archive], TestClient]


@pytest.fixture
def lingding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lingding:
    """`lingding("query", "visits", …)`: the command's exit status, output and errors."""

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["lingding", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert isinstance(stop.value.code, int)
        return Result(stop.value.code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def gold_store(gold_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the gold records; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("kept") / "store"
    archive = Archive(folder, create=True)
    with archive.writing():
        for record in gold_records:
            archive.put(record)
    return folder


@pytest.fixture
def name_model(llm: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`name_model(url, seconds=5)`: the environment names a model there, with these settings."""

    def name(url: str, **settings: object) -> None:
        for key, value in {"base_url": url, "model": "scripted", **settings}.items():
            monkeypatch.setenv(f"LINGDING_LLM_{key.upper()}", str(value))
        monkeypatch.setenv("LINGDING_LLM_API_KEY", llm.KEY)

    return name


@pytest.fixture
def client_of() -> ClientOf:
    """`client_of(archive)`: a client of `lingding serve`, with its token."""

    def made(archive: Archive) -> TestClient:
        client = TestClient(
            application(archive, "t", "127.0.0.1", 8765),
            base_url="http://127.0.0.1:8765",
            headers={"origin": "http://127.0.0.1:8765"},
        )
        client.get("/?token=t")
        return client

    return made


ENDLESS = "MATCH (a), (b), (c), (d), (e), (f) WHERE a.id + b.id = c.id + d.id RETURN count(*) AS n"


@pytest.fixture(
    params=[
        ("CREATE (:Place {id: 'x'})", "would change the graph"),
        ("MATCH (n RETURN n", "syntax"),
        (ENDLESS, "stopped after"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD CSV"),
    ],
    ids=["changing", "wrong", "endless", "reading files"],
)
def refused(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[TestClient], None]:
    """`refused(client)`: a question in Cypher is refused by the server, in one line."""
    text, says = request.param
    monkeypatch.setattr("lingding.serve.answers.LIMITS", Limits(seconds=0.5, rows=1000))

    def ask(client: TestClient) -> None:
        answer = client.post("/api/cypher", json={"text": text})
        assert answer.status_code == 400
        assert says.lower() in answer.json()["error"].lower()
        assert "\n" not in answer.json()["error"]

    return ask


@pytest.fixture(scope="session")
def article() -> Path:
    """The newspaper page."""
    return Path(__file__).parents[2] / "data" / "article.txt"
