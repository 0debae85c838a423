"""Lingding 伶仃: a graph of who works with whom, from Chinese news, with the sentences that say so.

import lingding

with lingding.build("data/article.txt") as kg:
    kg.query("signed-agreements", place="深圳")     # a pandas DataFrame
    kg.cypher("MATCH (u:University) RETURN u.name AS name")
    kg.to_networkx()
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingding.knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph", "build", "open"]

STORE = "lingding-store"  # where a graph is kept if nobody says otherwise


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    store: str | PathLike[str] = STORE,
    *,
    corpus: str | PathLike[str] | None = None,
    home_city: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    replace: bool = False,
    reader: str = "frames",
    answers: str | PathLike[str] | None = None,
    strict: bool = False,
    max_cost: float | None = None,
) -> KnowledgeGraph:
    """Read articles into the store (made if missing) and return its graph.

    Args:
        paths: a text, web page, PDF or Word file, a table, an archive or folder of them; or
            several.
        store: the folder of corpus and graph, or the address of a Neo4j server (bolt://…,
            neo4j://…); user and password are taken from NEO4J_USERNAME and NEO4J_PASSWORD.
        corpus: the folder of the records, where the graph is on a server.
        home_city: the city that 我市 and 本市 stand for, where the articles do not show it.
        published: the day of publication, ISO 8601, where the articles do not show it.
        encoding: of texts and web pages, where it cannot be guessed.
        replace: let an article take the place of another one of the same id.
        reader: `frames`, `llm` (a language model that LINGDING_LLM_BASE_URL and LINGDING_LLM_MODEL
            name) or `both`; see docs/llm.md.
        answers: a folder with the model's answers; then nothing is asked.
        strict: stop where the model does not answer, instead of going on with frames.
        max_cost: US dollars that asking may cost at most.

    An article that was read before is replaced. Raises extraction.reading.UnreadableError at a
    file that cannot be read, graph.errors.GraphError if it cannot be kept,
    extraction.model.errors.ModelError if the model cannot be asked as wanted; what was read until
    then is kept.
    """
    from lingding.knowledge_graph import KnowledgeGraph

    graph = KnowledgeGraph(store, corpus=corpus, create=True)
    graph.add(
        paths,
        home_city=home_city,
        published=published,
        encoding=encoding,
        replace=replace,
        reader=reader,
        answers=answers,
        strict=strict,
        max_cost=max_cost,
    )
    return graph


def open(
    store: str | PathLike[str] = STORE, *, corpus: str | PathLike[str] | None = None
) -> KnowledgeGraph:
    """The graph of a store built before; arguments as of `build`.

    Raises graph.errors.StoreError if there is none.
    """
    from lingding.knowledge_graph import KnowledgeGraph

    return KnowledgeGraph(store, corpus=corpus)


def __getattr__(name: str) -> object:
    if name == "KnowledgeGraph":
        from lingding.knowledge_graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'lingding' has no attribute {name!r}")
