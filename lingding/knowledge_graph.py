"""The graph as Python sees it: questions in, DataFrames out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from graph.archive import Archive
from graph.store import Limits, Table

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from lingding.drawing import Drawing
    from lingding.reply import Reply


class KnowledgeGraph:
    """A store of articles and their graph; made by `lingding.build` and `lingding.open`.

    Use it as a context manager, or call `close` when done.
    """

    def __init__(
        self,
        store: str | PathLike[str],
        *,
        corpus: str | PathLike[str] | None = None,
        create: bool = False,
    ) -> None:
        """Open the folder or the server `store`, as `lingding.build` takes it.

        Raises graph.errors.GraphError if it cannot be used.
        """
        self._archive = Archive(
            store if isinstance(store, str) else Path(store),
            corpus=Path(corpus) if corpus else None,
            create=create,
        )

    def add(
        self,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        *,
        home_city: str | None = None,
        published: str | None = None,
        encoding: str | None = None,
        replace: bool = False,
        reader: str = "frames",
        answers: str | PathLike[str] | None = None,
        strict: bool = False,
        max_cost: float | None = None,
    ) -> None:
        """Read more articles; arguments and errors as of `lingding.build`."""
        from extraction.model.second import Reader
        from extraction.outcome import Reading
        from lingding.reading import read_into
        from lingding.second import Options, SecondReader

        several = [paths] if isinstance(paths, (str, PathLike)) else paths
        given = Path(answers) if answers is not None else None
        options = Options(Reader(reader), given, strict, max_cost)
        with SecondReader(options, home_city, encoding) as second:
            read_into(
                self._archive,
                [Path(path) for path in several],
                _raise,
                Reading(home_city, published, encoding, second.second),
                replace=replace,
                watch=lambda outcomes, total: second.heeded(outcomes),
                answered=second.answered,
            )
        second.report()

    def query(self, name: str, /, **parameters: Any) -> pd.DataFrame:
        """The answer of a named query (`lingding query` lists them) as a DataFrame.

        Names are taken in any alias: `kg.query("partners", name="港科大")`. Columns are those of
        the query's header; `attrs["notes"]` says what a name was taken for, or what was cut off.
        Raises graph.errors.QueryError if the query or a parameter is not right.
        """
        from queries.ask import ask

        return _frame(ask(self._archive.store, name, parameters))

    def ask(self, question: str, *, cypher: bool = False) -> Reply:
        """The answer to a question in plain words, Chinese or English, with what was asked for it.

        The named query that fits is chosen and asked; nothing leaves the machine. With `cypher` the
        model that LINGDING_LLM_BASE_URL and LINGDING_LLM_MODEL name writes Cypher instead, which is
        checked, shown, and run without leave to change anything. A notebook shows the reply: what
        was asked, and the rows, which are `reply.frame`.

        Raises queries.understanding.understand.NotUnderstood, with the nearest queries, if none
        fits well; graph.errors.GraphError if the model cannot be asked or writes nothing of use.
        """
        from lingding.questions import answer, run, write
        from lingding.reply import Reply

        store = self._archive.store
        found = run(store, write(store, question)) if cypher else answer(store, question)
        return Reply(found, _frame(found.table))

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        seconds: float = 60.0,
        rows: int = 100_000,
    ) -> pd.DataFrame:
        """The answer to a question in Cypher as a DataFrame.

        Without `write` the engine refuses every change. What is written stays until the graph is
        built anew from the articles. Raises graph.errors.QueryError if the Cypher is wrong or
        takes longer than `seconds`; more than `rows` rows are cut off, as `attrs["notes"]` says.
        """
        limits = Limits(seconds, rows)
        return _frame(self._archive.cypher(text, parameters, write=write, limits=limits))

    def to_networkx(self, *, provenance: bool = False) -> nx.MultiDiGraph[str]:
        """Entities and statements as a networkx.MultiDiGraph; see `graph.networks.to_networkx`."""
        from graph.networks import to_networkx

        return to_networkx(self._archive.store, provenance=provenance)

    def export(
        self, path: str | PathLike[str], *, title: str = "", text: bool = False, **part: Any
    ) -> None:
        """Write the graph, or a part of it, to a file in the format of its ending.

        title, text: as `graph.export.formats.Options`. part: `around`, `hops`, `between`, `query`,
        `parameters`, `types`, `statuses`, `since`, `until`, `min_confidence`, as
        `lingding.selecting.selection` takes them. Raises graph.errors.GraphError if the ending or a
        name is not known, OSError if the file cannot be written.
        """
        from graph.export.formats import Options, write
        from graph.view import look
        from lingding.selecting import selection

        chosen = selection(self._archive.store, **part)
        write(look(self._archive, chosen), Path(path), Options(title, text))

    def draw(self, *, title: str = "", **part: Any) -> Drawing:
        """The graph, or a part of it, as a notebook shows it; `part` as of `export`."""
        from graph.view import look
        from lingding.drawing import Drawing
        from lingding.selecting import selection

        return Drawing(look(self._archive, selection(self._archive.store, **part)), title)

    def articles(self) -> pd.DataFrame:
        """The articles of the store: id, title, published, source, home city, what it reprints,
        number of sentences, path."""
        from lingding.articles import ARTICLES

        return _frame(self._archive.cypher(ARTICLES))

    def remove(self, article: str) -> None:
        """Forget an article by id, with every fact that no other article supports.

        Raises graph.errors.CorpusError if there is none of that id.
        """
        with self._archive.writing():
            self._archive.remove(article)

    def close(self) -> None:
        """Free the graph; it cannot be asked any more."""
        self._archive.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _raise(error: ValueError) -> None:
    raise error


def _frame(table: Table) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(list(table.rows), columns=list(table.columns))
    frame.attrs["notes"] = list(table.notes)
    return frame
