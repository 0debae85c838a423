"""The command line run inside the test process, and a store with the gold records."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.record import Record
from lingding.cli import main


@dataclass(frozen=True)
class Result:
    """What a command gave back."""

    status: int
    out: str
    err: str


Lingding = Callable[..., Result]


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


@pytest.fixture(scope="session")
def article() -> Path:
    """The newspaper page."""
    return Path(__file__).parents[2] / "data" / "article.txt"
