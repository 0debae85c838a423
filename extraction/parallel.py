"""Many sources read by several processes: in order, in bounded memory, whatever one of them does.

A process that dies (killed, out of memory) is replaced and its source tried once more; one that
takes too long is ended. Either way the source becomes an error and the others go on.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from extraction.reading import Source, UnreadableError
from graph.record import Record

SECONDS = 120.0  # for one source; a page of a newspaper takes less than one
TRIES = 2  # at a source whose process dies
AHEAD = 8  # sources a process that may be read before an earlier one is done
LARGEST_MEMORY = 2_000_000_000  # bytes of data of one process, where the system can bound them


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: arguments as of `extraction.extract.extract_file`."""

    home_city: str | None = None
    published: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its records, or why there are none. Its bytes are left out."""

    source: Source | None
    records: tuple[Record, ...] = ()
    error: UnreadableError | None = None


def extract_all(
    sources: Iterable[Source | UnreadableError],
    how: Reading,
    *,
    jobs: int = 1,
    seconds: float = SECONDS,
) -> Iterator[Outcome]:
    """The outcome of every source, in their order; the same for any number of `jobs`.

    With one job all happens in this process, without a bound in time.
    """
    if jobs > 1:
        yield from _Pool(iter(sources), how, jobs, seconds).outcomes()
        return
    for source in sources:
        yield _extracted(source, how)


def _extracted(source: Source | UnreadableError, how: Reading) -> Outcome:
    from extraction.extract import extract_source

    if isinstance(source, UnreadableError):
        return Outcome(None, error=source)
    bare = replace(source, data=b"")
    try:
        records = extract_source(
            source, home_city=how.home_city, published=how.published, encoding=how.encoding
        )
    except UnreadableError as error:
        return Outcome(bare, error=error)
    except (MemoryError, RecursionError):
        return Outcome(bare, error=UnreadableError(f"{source.path}: too large to read; split it"))
    return Outcome(bare, tuple(records))


@dataclass(slots=True)
class _Task:
    number: int
    source: Source
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    task: _Task | None = None
    until: float = 0.0


@dataclass(slots=True)
class _Pool:
    sources: Iterator[Source | UnreadableError]
    how: Reading
    jobs: int
    seconds: float
    workers: list[_Worker] = field(default_factory=list)
    again: deque[_Task] = field(default_factory=deque)
    done: dict[int, Outcome] = field(default_factory=dict)
    taken: int = 0
    given: int = 0
    over: bool = False

    def outcomes(self) -> Iterator[Outcome]:
        try:
            while True:
                self._feed()
                while self.given in self.done:
                    yield self.done.pop(self.given)
                    self.given += 1
                busy = [worker for worker in self.workers if worker.task]
                if busy:
                    self._collect(busy)
                elif self.over and self.given == self.taken:
                    return
        finally:
            for worker in self.workers:
                worker.process.kill()
                worker.process.join()

    def _feed(self) -> None:
        """Give every idle process a source; what needs no process is done at once."""
        while task := self._next():
            idle = next((worker for worker in self.workers if worker.task is None), None)
            if idle is None:
                idle = self._start()
                self.workers.append(idle)
            idle.task = task
            idle.until = time.monotonic() + self.seconds
            with suppress(OSError):  # it has just died: noticed when its answer is waited for
                idle.connection.send(task.source)

    def _next(self) -> _Task | None:
        """The next source for an idle process; None if all are busy or nothing is left."""
        if sum(worker.task is not None for worker in self.workers) >= self.jobs:
            return None
        if self.again:
            return self.again.popleft()
        while self.taken - self.given < AHEAD * self.jobs:
            source = next(self.sources, None)
            if source is None:
                self.over = True
                return None
            self.taken += 1
            if isinstance(source, Source):
                return _Task(self.taken - 1, source)
            self.done[self.taken - 1] = Outcome(None, error=source)
        return None

    def _collect(self, busy: list[_Worker]) -> None:
        """Wait for an answer, a death or the end of somebody's time."""
        left = min(worker.until for worker in busy) - time.monotonic()
        ready = wait([worker.connection for worker in busy], timeout=max(0.0, left))
        for worker in busy:
            task = worker.task
            if task is None:
                continue
            if worker.connection in ready:
                try:
                    self.done[task.number] = worker.connection.recv()
                    worker.task = None
                except (EOFError, OSError):
                    self._died(worker, task)
            elif worker.until <= time.monotonic():
                self._end(worker)
                self._fail(task, f"takes longer than {self.seconds:g} s; split it")

    def _died(self, worker: _Worker, task: _Task) -> None:
        self._end(worker)
        task.tries += 1
        if task.tries < TRIES:
            self.again.append(task)
        else:
            self._fail(task, "reading it ended the process (out of memory?); split it")

    def _fail(self, task: _Task, cause: str) -> None:
        error = UnreadableError(f"{task.source.path}: {cause}")
        self.done[task.number] = Outcome(replace(task.source, data=b""), error=error)

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self.workers.remove(worker)

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.how), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _work(connection: Connection, how: Reading) -> None:
    """The life of a process: sources in, outcomes out, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    with suppress(EOFError, OSError):
        while True:
            connection.send(_extracted(connection.recv(), how))


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (LARGEST_MEMORY, LARGEST_MEMORY))
