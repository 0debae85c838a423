"""What tests share: records of the gold set, as of a perfect reader, and a Neo4j server."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import hypothesis
import pytest

from graph.ontology import ontology
from graph.record import Article, Entity, Evidence, Mention, Record, Sentence, Statement

# A shared machine may stop any call for a moment: what counts is the result.
hypothesis.settings.register_profile("lingding", deadline=None)
hypothesis.settings.load_profile("lingding")

GOLD = Path(__file__).parents[1] / "data" / "gold"
DEICTIC = {
    "我市",
    "本报",
    "实验区",
    "研究院",
    "实施方案",
    "行动方案",
}  # names only inside one article


@pytest.fixture(scope="session")
def gold_records() -> list[Record]:
    """A record for the newspaper page and for each gold article with an odd number."""
    paths = [GOLD / "article.json", *sorted(GOLD.glob("d*[13579].json"))]
    return [_Reader(path).record() for path in paths]


@pytest.fixture(scope="session")
def page(gold_records: list[Record]) -> Record:
    """The newspaper page."""
    return gold_records[0]


class _Reader:
    """Turns one gold file and its text into a record."""

    def __init__(self, path: Path) -> None:
        self.gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
        self.path = path.parent / "texts" / f"{path.stem}.txt"
        self.text = self.path.read_text("utf-8")
        self.id = path.stem
        self.places = [i for i, char in enumerate(self.text) if not char.isspace()]
        self.squeezed = "".join(self.text[i] for i in self.places)
        self.sentences = [
            self.sentence(number, match.start(), match.end())
            for number, match in enumerate(re.finditer(r"[^。！？；]+[。！？；”]*", self.squeezed))
        ]

    def record(self) -> Record:
        gold = self.gold
        ids = {e["name"]: f"{e['label'].lower()}:{e['name']}" for e in gold["entities"]}
        entities = [
            Entity(
                ids[e["name"]],
                e["label"],
                e["kind"] if e["kind"] in ontology().labels[e["label"]].kinds else None,
                e["name"],
                tuple(sorted(set(e["aliases"]) - DEICTIC)),
                tuple(self.mentions([e["name"], *e["aliases"]])),
            )
            for e in gold["entities"]
        ]
        labels = {e["name"]: e["label"] for e in gold["entities"]}
        statements = [
            self.statement(ids[s["s"]], s["p"], ids[s["o"]], s, [s["s"], s["o"]])
            for s in gold["statements"]
            if not s["optional"] or ontology().relationships[s["p"]].group == "structural"
            if ontology().relationships[s["p"]].allows(labels[s["s"]], labels[s["o"]])
        ]
        for agreement in gold["agreements"]:
            name = agreement["names"][0] if agreement["names"] else "协议"
            id_ = f"agreement:{name}@{self.id}/{agreement['key']}"
            entities.append(Entity(id_, "Agreement", agreement.get("kind"), name))
            statements += [
                self.statement(ids[party], "SIGNED", id_, agreement, [name, party, "签"])
                for party in agreement["parties"]
            ]
        article = Article(
            self.id,
            gold["title"],
            gold.get("published"),
            None,
            gold.get("home_city"),
            str(self.path),
            hashlib.sha256(self.path.read_bytes()).hexdigest(),
        )
        return Record(article, tuple(self.sentences), tuple(entities), tuple(statements))

    def sentence(self, number: int, start: int, end: int) -> Sentence:
        first, last = self.span(start, end)
        return Sentence(f"{self.id}#{number}", self.squeezed[start:end], first, last, "body")

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1

    def mentions(self, names: list[str]) -> Iterator[Mention]:
        for name in sorted({re.sub(r"\s", "", name) for name in names}):
            for match in re.finditer(re.escape(name), self.squeezed):
                start, end = self.span(match.start(), match.end())
                yield Mention(self.at(start, end).id, name, start, end)

    def at(self, start: int, end: int) -> Sentence:
        return max(self.sentences, key=lambda s: min(end, s.end) - max(start, s.start))

    def statement(
        self, subject: str, predicate: str, object_: str, gold: dict[str, Any], words: list[str]
    ) -> Statement:
        evidence = [
            Evidence(
                self.at(*self.span(i, i + len(quote))).id, *self.span(i, i + len(quote)), quote
            )
            for quote in (re.sub(r"\s", "", text) for text in gold.get("evidence") or ())
            if (i := self.squeezed.find(quote)) >= 0
        ]
        return Statement(
            subject,
            predicate,
            object_,
            gold.get("status"),
            gold.get("date"),
            0.9,
            tuple(evidence) or (self.closest(words),),
            rule=f"{predicate.lower()}/gold",
            role=gold.get("role"),
        )

    def closest(self, words: list[str]) -> Evidence:
        """The sentence that holds most of the words, where the gold quotes none."""
        known = {e["name"]: [e["name"], *e["aliases"]] for e in self.gold["entities"]}

        def held(sentence: Sentence) -> int:
            return sum(any(n in sentence.text for n in known.get(w, [w])) for w in words)

        best = max(self.sentences, key=held)
        return Evidence(best.id, best.start, best.end, best.text)


def _loaded(name: str, path: str) -> ModuleType:
    """A module of the tests that is no test itself."""
    spec = spec_from_file_location(name, Path(__file__).parent / path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


neo4j_server = _loaded("neo4j_server", "neo4j/server.py")
_llm_server = _loaded("llm_server", "llm/server.py")
_perfect = _loaded("perfect", "llm/perfect.py")
_spoiled = _loaded("spoiled", "llm/spoiled.py")
_orders = _loaded("orders", "llm/orders.py")
_missing: list[str] = []


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A Neo4j server with `address`, `user` and `password`; skips where there can be none.

    With CI=true there must be one.
    """
    with ExitStack() as stack:
        try:
            running = stack.enter_context(neo4j_server.running())
        except neo4j_server.NoServer as error:
            if os.environ.get("CI") == "true":
                raise
            _missing.append(str(error))
            pytest.skip(str(error))
        yield running


@pytest.fixture(scope="session")
def llm() -> ModuleType:
    """`tests/llm/server.py`: an OpenAI-compatible server that answers as a test scripts it."""
    return _llm_server


@pytest.fixture(scope="session")
def perfect() -> ModuleType:
    """`tests/llm/perfect.py`: what a perfect model would answer on gold articles."""
    return _perfect


@pytest.fixture(scope="session")
def said() -> ModuleType:
    """`tests/llm/orders.py`: an article that gives orders, and what a model says of it."""
    return _orders


@pytest.fixture(scope="session")
def spoiled() -> ModuleType:
    """`tests/llm/spoiled.py`: answers of which a share is invented."""
    return _spoiled


@pytest.fixture
def neo4j_store(server: Any) -> Iterator[Any]:
    """A store in the server's database, emptied before and after."""
    from graph.neo4j_store import Neo4jStore

    store = Neo4jStore(server.address, server.user, server.password)
    store.cypher("MATCH (n) DETACH DELETE n", write=True)
    yield store
    store.cypher("MATCH (n) DETACH DELETE n", write=True)
    store.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once why the tests on Neo4j did not run."""
    for reason in _missing[:1]:
        terminalreporter.write_line(f"tests on Neo4j skipped: {reason}")
