"""Views to export: of the gold records, and one whose texts are hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.archive import Archive
from graph.record import Article, Entity, Evidence, Mention, Record, Sentence, Statement
from graph.view import View, look

HOSTILE = "</script><img src=x onerror=alert(1)>&\u2028\x00\x0b\u202e"


def archive_of(folder: Path, records: list[Record]) -> Archive:
    archive = Archive(folder, create=True)
    with archive.writing():
        for record in records:
            archive.put(record)
    return archive


@pytest.fixture(scope="session")
def archive(gold_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive_of(tmp_path_factory.mktemp("gold") / "store", gold_records)


@pytest.fixture(scope="session")
def view(archive: Archive) -> View:
    return look(archive)


@pytest.fixture(scope="session")
def page_view(page: Record, tmp_path_factory: pytest.TempPathFactory) -> View:
    return look(archive_of(tmp_path_factory.mktemp("page") / "store", [page]))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> View:
    """Two entities whose names, and a sentence whose text, try to become markup."""
    name, other = f"甲{HOSTILE}大学", "=乙市|丙"
    text = f"{name}与{other}合作。"
    sentence = Sentence("x#0", text, 0, len(text), "body")
    mention = Mention("x#0", name, 0, len(name))
    record = Record(
        Article("x", f"题{HOSTILE}", "2024-05-12", f"报{HOSTILE}", None, "x.txt", "0" * 64),
        (sentence,),
        (
            Entity(f"organisation:{name}", "Organisation", "university", name, ("校",), (mention,)),
            Entity(f"place:{other}", "Place", "city", other, ("-1+2", "a|b"), ()),
        ),
        (
            Statement(
                *(f"organisation:{name}", "COOPERATES_WITH", f"place:{other}"),
                *("active", "2024", 0.9, (Evidence("x#0", 0, len(text), text),)),
                rule="test",
            ),
        ),
    )
    return look(archive_of(tmp_path_factory.mktemp("hostile") / "store", [record]))
