"""`.csv`: a folder of tables: entities, statements, evidence, articles."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.export.cleaning import flat
from graph.export.formats import Options
from graph.view import View, claim_of

ENTITIES = ("id", "label", "kind", "name", "aliases", "code")
STATEMENTS = (
    *("number", "subject", "subject_name", "predicate", "object", "object_name"),
    *("article", "status", "date", "confidence", "role", "rule", "model", "dispute"),
    *("reviewed", "origin"),
)
EVIDENCE = ("statement", "sentence", "start", "end", "quote", "text", "page")
ARTICLES = ("id", "title", "published", "source", "home_city", "path", "sha256")


def write(view: View, path: Path, options: Options) -> None:
    """Write the tables, UTF-8 with a mark by which spreadsheets know it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    path.mkdir()
    nodes = view.graph.nodes
    entities = [[node, *(nodes[node].get(name) for name in ENTITIES[1:])] for node in nodes]
    _table(path / "entities.csv", ENTITIES, entities)
    statements, evidence = [], []
    for number, (source, target, edge) in enumerate(view.graph.edges(data=True), 1):
        ends = (source, nodes[source]["name"], edge["type"], target, nodes[target]["name"])
        statements.append([number, *ends, *(edge.get(name) for name in STATEMENTS[6:])])
        for quote in view.quotes.get(claim_of(source, target, edge), ()):
            sentence = view.sentences[quote.sentence]
            place = (quote.sentence, quote.start, quote.end)
            words = sentence.text[quote.start : quote.end]
            evidence.append([number, *place, words, sentence.text, sentence.page])
    _table(path / "statements.csv", STATEMENTS, statements)
    _table(path / "evidence.csv", EVIDENCE, evidence)
    articles = [[getattr(article, name) for name in ARTICLES] for article in view.articles.values()]
    _table(path / "articles.csv", ARTICLES, articles)


def _table(path: Path, head: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> Any:
    value = "" if value is None else flat(value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t"):
        return f"'{value}"
    return value
