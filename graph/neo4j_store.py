"""The graph store on a Neo4j server: Community, an Enterprise cluster, Aura."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

import neo4j
from neo4j import exceptions, graph, spatial, time

from graph import loading
from graph.errors import QueryError, StoreError
from graph.ontology import ontology
from graph.record import Record
from graph.schema import constraints, full_text, indexes
from graph.store import Limits, Table, made_by, refuse_several

if TYPE_CHECKING:
    from graph.reprints import Reprints

_RETRY = 15.0  # seconds in which the driver tries again what failed for a passing reason
_STAMP = "_Lingding"  # label of the one node outside the ontology, which holds the stamp
_T = TypeVar("_T")

logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)  # they come as notes


class Neo4jStore:
    """A graph in a database of a Neo4j server.

    Each `load` and `remove` is one transaction of the server: it lasts when the call returns, and
    leaves nothing when it fails. One node `_Lingding` keeps the stamp; a load makes it stale in the
    same transaction, so that a builder that dies before `save` is noticed by the next one.
    """

    def __init__(
        self, address: str, user: str, password: str, *, database: str | None = None
    ) -> None:
        """Connect to `address` (bolt://…, neo4j://…, with +s for encryption).

        Raises StoreError if no server answers there, or it does not know user and password.
        """
        self._address = address
        self._database = database
        self._has_schema = False
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address,
                auth=(user, password),
                connection_timeout=10.0,
                max_transaction_retry_time=_RETRY,
                notifications_min_severity="WARNING",
            )
        except (exceptions.DriverError, ValueError) as error:
            raise StoreError(f"{address}: not the address of a Neo4j server: {error}") from error
        with self._errors():
            self._driver.verify_connectivity()
        self.reload()

    def reload(self) -> None:
        self._reprints: Reprints | None = None
        rows = self._label()
        self.stamp = _stamp(rows)
        self.condition = "of another version" if rows and self.stamp is None else ""

    def saved(self) -> str | None:
        return _stamp(self._label())

    def load(self, records: Sequence[Record], marks: Mapping[str, str] | None = None) -> None:
        if records:
            self._exchange(lambda run, known: loading.load(run, records, marks, known))

    def remove(self, articles: Sequence[str]) -> None:
        if articles:
            self._exchange(lambda run, known: loading.remove(run, articles, known))

    def _exchange(self, work: Callable[[loading.Run, Reprints], Reprints]) -> None:
        """Do `work` in one transaction; the prints are read once, and known from then on."""
        known, self._reprints = self._reprints, None
        self._reprints = self._change(lambda run: work(run, known or loading.reprints(run)))

    def articles(self) -> dict[str, str]:
        return self._read(loading.articles)

    def telling_of(self, ids: Sequence[str]) -> list[str]:
        return self._read(lambda run: loading.telling_of(run, ids))

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limits: Limits | None = None,
    ) -> Table:
        limits = limits or Limits()
        if write:
            self._reprints = None

        @neo4j.unit_of_work(timeout=limits.seconds)
        def ask(transaction: neo4j.ManagedTransaction) -> Table:
            given = dict(parameters or {})
            if not write:
                _refuse_files(transaction, text, given)
            result = transaction.run(cast(Any, text), given)
            columns = tuple(result.keys())
            records = result.fetch(limits.rows + 1)
            notes = [*_cut(len(records), limits), *_warnings(result.consume())]
            rows = tuple(tuple(map(_plain, record)) for record in records[: limits.rows])
            return Table(columns, rows, tuple(notes))

        try:
            with self._session(write) as session:
                return session.execute_write(ask) if write else session.execute_read(ask)
        except exceptions.Neo4jError as error:
            raise QueryError(_complaint(error, limits)) from error
        except exceptions.DriverError as error:
            raise self._lost(error) from error
        except (TypeError, ValueError, OverflowError) as error:  # of a parameter
            raise QueryError(_one_line(error)) from error

    def explain(self, text: str) -> None:
        refuse_several(text)

        @neo4j.unit_of_work(timeout=10.0)
        def plan(transaction: neo4j.ManagedTransaction) -> neo4j.ResultSummary:
            return transaction.run(cast(Any, f"EXPLAIN {text}")).consume()

        try:
            with self._session(write=False) as session:
                summary = session.execute_read(plan)
        except exceptions.Neo4jError as error:
            raise QueryError(_complaint(error, Limits(seconds=10))) from error
        except exceptions.DriverError as error:
            raise self._lost(error) from error
        if summary.query_type != "r":
            raise QueryError("this would change the graph; only reading is allowed")
        for operator in _operators(summary.plan or {}):
            if operator.startswith(("ProcedureCall", "LoadCSV")):
                raise QueryError("a procedure or file is asked; only reading clauses are allowed")

    def clear(self) -> None:
        labels = "|".join(ontology().labels)
        with self._errors(), self._session(write=True) as session:
            mine = session.run(f"MATCH (m:{_STAMP}) RETURN count(m) AS n").single(strict=True)["n"]
            if not mine and session.run(f"MATCH (n:{labels}) RETURN n LIMIT 1").peek():
                raise StoreError(
                    f"{self._address}: the database holds nodes that are not Lingding's; "
                    "name an empty one by NEO4J_DATABASE"
                )
            session.run(
                f"MATCH (n:{labels}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 5000 ROWS"
            ).consume()
            session.run(f"MATCH (m:{_STAMP}) DELETE m").consume()
        self._reprints = None
        self.stamp, self.condition = None, ""

    def save(self, stamp: str) -> None:
        text = (
            f"MERGE (m:{_STAMP} {{id: 'graph'}}) "
            "SET m.stamp = $stamp, m.saved = true, m.made_by = $by"
        )
        self._change(lambda run: run(text, {"stamp": stamp, "by": made_by()}), stale=False)
        self.stamp, self.condition = stamp, ""

    def close(self) -> None:
        self._driver.close()

    def _label(self) -> Sequence[dict[str, Any]]:
        text = f"MATCH (m:{_STAMP}) RETURN m.stamp AS stamp, m.saved AS saved, m.made_by AS made_by"
        return self._read(lambda run: run(text, {}))

    def _read(self, work: Callable[[loading.Run], _T]) -> _T:
        with self._errors(), self._session(write=False) as session:
            return session.execute_read(lambda transaction: work(_run(transaction)))

    def _change(self, work: Callable[[loading.Run], _T], *, stale: bool = True) -> _T:
        """Do `work` in one transaction that also makes the stamp stale."""

        def change(transaction: neo4j.ManagedTransaction) -> _T:
            run = _run(transaction)
            if stale:
                text = (
                    f"MERGE (m:{_STAMP} {{id: 'graph'}}) "
                    "SET m.saved = false, m.stamp = coalesce(m.stamp, ''), m.made_by = $by"
                )
                run(text, {"by": made_by()})
            return work(run)

        with self._errors(), self._session(write=True) as session:
            self._make_schema(session)
            return session.execute_write(change)

    def _make_schema(self, session: neo4j.Session) -> None:
        if not self._has_schema:
            for statement in (*constraints(), *indexes(), *full_text()):
                session.run(cast(Any, statement)).consume()
            session.run("CALL db.awaitIndexes(300)").consume()
            self._has_schema = True

    def _session(self, write: bool) -> neo4j.Session:
        access = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        return self._driver.session(database=self._database, default_access_mode=access)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Whatever the driver raises, as a StoreError of one line."""
        try:
            yield
        except exceptions.AuthError as error:
            raise StoreError(
                f"{self._address}: wrong user or password; "
                "set NEO4J_USERNAME and NEO4J_PASSWORD to those of the server"
            ) from error
        except exceptions.Neo4jError as error:
            raise StoreError(f"{self._address}: {_one_line(error.message or error)}") from error
        except exceptions.DriverError as error:
            raise self._lost(error) from error

    def _lost(self, error: exceptions.DriverError) -> StoreError:
        return StoreError(
            f"{self._address}: no Neo4j server answers ({_one_line(error)}); is it running?"
        )


def _stamp(rows: Sequence[dict[str, Any]]) -> str | None:
    """The stamp in the node that holds it, if this version of everything made the graph."""
    if not rows or rows[0]["made_by"] != made_by():
        return None
    return str(rows[0]["stamp"]) + ("" if rows[0]["saved"] else "+")


def _run(transaction: neo4j.ManagedTransaction) -> loading.Run:
    def run(text: str, parameters: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
        return transaction.run(cast(Any, text), dict(parameters)).data()

    return run


def _refuse_files(
    transaction: neo4j.ManagedTransaction, text: str, parameters: dict[str, Any]
) -> None:
    """Raise QueryError if the server's plan of the question reads a file or an address."""
    if "csv" not in text.casefold() and "\\u" not in text.casefold():
        return  # the words LOAD CSV can be written in no other way
    plan = transaction.run(cast(Any, f"EXPLAIN {text}"), parameters).consume().plan
    if any("LoadCSV" in operator for operator in _operators(plan or {})):
        raise QueryError("LOAD CSV would read files; it is refused unless --write is given")


def _operators(plan: Mapping[str, Any]) -> Iterable[str]:
    yield plan.get("operatorType", "")
    for child in plan.get("children", ()):
        yield from _operators(child)


def _cut(found: int, limits: Limits) -> Iterable[str]:
    if found > limits.rows:
        yield f"cut off after {limits.rows:,} rows; add a LIMIT, or allow more rows"


def _warnings(summary: neo4j.ResultSummary) -> Iterable[str]:
    for status in summary.gql_status_objects:
        if status.is_notification:
            yield _one_line(status.status_description)


def _complaint(error: exceptions.Neo4jError, limits: Limits) -> str:
    code = error.code or ""
    if "TimedOut" in code or code.endswith("Transaction.Terminated"):
        return f"stopped after {limits.seconds:g} seconds; ask for less, or allow more time"
    if code.endswith("AccessMode"):
        return "this would change the graph, which is open for reading only; say --write"
    kind = "syntax error: " if "SyntaxError" in code else ""
    return f"{kind}{_one_line(error.message or error)}"


def _plain(value: Any) -> Any:
    """A cell as `Table` wants it."""
    if isinstance(value, graph.Node):
        labels = sorted(value.labels, key=lambda label: (label not in ontology().labels, label))
        return {"labels": labels, "properties": _stored(value)}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, "properties": _stored(value)}
    if isinstance(value, graph.Path):
        parts = {"nodes": value.nodes, "relationships": value.relationships}
        return {name: [_plain(part) for part in several] for name, several in parts.items()}
    if isinstance(value, spatial.Point):
        names = ("longitude", "latitude", "height") if value.srid in (4326, 4979) else "xyz"
        return dict(zip(names, value, strict=False))
    if isinstance(value, time.Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    if isinstance(value, (time.Date, time.Time, time.DateTime)):
        with suppress(ValueError):  # nanoseconds and years that Python has not
            return value.to_native()
        return value.iso_format()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items() if not name.startswith("_")}
    return value


def _stored(part: graph.Entity) -> dict[str, Any]:
    return {name: _plain(value) for name, value in sorted(part.items()) if not name.startswith("_")}


def _one_line(error: object) -> str:
    return " ".join(str(error).split())
