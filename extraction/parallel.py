"""Many sources read by several processes: in order, in bounded memory, whatever one of them does.

A process that dies (killed, out of memory) is replaced and its source tried once more; one that
takes too long is ended. Either way the source becomes an error and the others go on. A process has
its next sources at hand while it works, so that it need not wait for one that keeps records.
"""

from __future__ import annotations

import gc
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue

from extraction.outcome import (
    SECONDS,
    Outcome,
    Reading,
    extract_freely,
    extract_one,
    failed,
    late,
    load,
)
from extraction.reading import Source, UnreadableError

TRIES = 2  # at a source whose process dies
AHEAD = 64  # sources a process that may be read before an earlier one is done
AHEAD_BYTES = 100_000_000  # of all that is read ahead, unless one alone has more
AT_HAND = 24  # sources that wait in a process, with the one it works on; articles of half a second
AT_HAND_BYTES = 200_000  # of those, so that no long files wait in one process while another is idle
LARGEST_MEMORY = 2_000_000_000  # bytes of data of one process, where the system can bound them


def extract_all(
    sources: Iterable[Source | UnreadableError],
    how: Reading,
    *,
    jobs: int = 1,
    seconds: float = SECONDS,
) -> Iterator[Outcome]:
    """The outcome of every source, in their order; the same for any number of `jobs`.

    seconds: how long one source may take. With one job all happens in this process, which cannot
    outlive a crash, nor bound its memory, nor interrupt a library (see `extraction.deadline`).
    """
    if jobs > 1:
        yield from _Pool(iter(sources), how, jobs, seconds).outcomes()
        return
    for source in sources:
        if isinstance(source, UnreadableError):
            yield Outcome(None, error=source)
        else:
            load()
            yield extract_one(source, how, seconds=seconds)


@dataclass(slots=True)
class _Task:
    number: int
    source: Source
    tries: int = 0


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque)  # the first is being worked on
    ready: bool = False  # it has loaded what it needs; only then its time runs
    until: float = math.inf

    @property
    def hungry(self) -> bool:
        """Whether it has few sources at hand: besides the one it works on, one at least."""
        held = sum(len(task.source.data) for task in self.tasks)
        return len(self.tasks) < 2 or (len(self.tasks) < AT_HAND and held < AT_HAND_BYTES)


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
    held: int = 0  # bytes of sources that are read and not done
    over: bool = False

    def outcomes(self) -> Iterator[Outcome]:
        try:
            while True:
                self._feed()
                self._collect(patient=self.given not in self.done)
                if self.given in self.done:
                    yield self.done.pop(self.given)
                    self.given += 1
                elif self.over and self.given == self.taken:
                    return
        finally:
            for worker in self.workers:
                worker.process.kill()
                worker.process.join()

    def _feed(self) -> None:
        """Give every process sources while it has few; what needs no process is done at once."""
        while self._hungry() and (task := self._next()):
            open_ = (worker for worker in self.workers if worker.hungry)
            worker = min(open_, key=lambda worker: len(worker.tasks), default=None)
            if worker is None or (worker.tasks and len(self.workers) < self.jobs):
                worker = self._start()
                self.workers.append(worker)
            if worker.ready and not worker.tasks:
                worker.until = time.monotonic() + self.seconds
            worker.tasks.append(task)
            with suppress(OSError):  # it has just died: noticed when its answer is waited for
                worker.connection.send(task.source)

    def _hungry(self) -> bool:
        """Whether a process, or one that may yet be started, has few sources at hand."""
        several = len(self.workers) == self.jobs
        return not several or any(worker.hungry for worker in self.workers)

    def _next(self) -> _Task | None:
        """The next source for a process; None if nothing is left or enough is read ahead."""
        if self.again:
            return self.again.popleft()
        while self.taken - self.given < AHEAD * self.jobs and self.held < AHEAD_BYTES:
            source = next(self.sources, None)
            if source is None:
                self.over = True
                return None
            self.taken += 1
            if isinstance(source, Source):
                self.held += len(source.data)
                return _Task(self.taken - 1, source)
            self.done[self.taken - 1] = Outcome(None, error=source)
        return None

    def _collect(self, *, patient: bool) -> None:
        """Take answers in; wait, if patient, for one, a death or the end of somebody's time."""
        busy = [worker for worker in self.workers if worker.tasks]
        if not busy:
            return
        left = min(worker.until for worker in busy) - time.monotonic() if patient else 0.0
        connections = [worker.connection for worker in busy]
        ready = wait(connections, timeout=None if math.isinf(left) else max(0.0, left))
        for worker in busy:
            if worker.connection in ready:
                try:
                    answer = worker.connection.recv()
                    if worker.ready:
                        self._finish(worker.tasks.popleft(), answer)
                    worker.ready = True
                    worker.until = time.monotonic() + self.seconds
                except (EOFError, OSError):
                    self._died(worker)
            elif worker.until <= time.monotonic():
                task = worker.tasks.popleft()
                self._end(worker)
                self._finish(task, failed(task.source, late(self.seconds)))

    def _finish(self, task: _Task, outcome: Outcome) -> None:
        self.done[task.number] = outcome
        self.held -= len(task.source.data)

    def _died(self, worker: _Worker) -> None:
        task = worker.tasks.popleft()
        self._end(worker)
        task.tries += 1
        if task.tries < TRIES:
            self.again.appendleft(task)
            return
        cause = "reading it ended the process (out of memory?); split it"
        self._finish(task, failed(task.source, cause))

    def _end(self, worker: _Worker) -> None:
        """End a process; what waited in it goes to others."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self.workers.remove(worker)
        self.again.extendleft(reversed(worker.tasks))

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.how), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _work(connection: Connection, how: Reading) -> None:
    """The life of a process: a word when it is ready, sources in, outcomes out, until the other
    end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    inbox: SimpleQueue[Source | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    load()
    gc.freeze()  # what is loaded stays; no need to look for garbage in it
    with suppress(OSError):
        connection.send(None)
        while source := inbox.get():
            connection.send(extract_freely(source, how))


def _receive(connection: Connection, inbox: SimpleQueue[Source | None]) -> None:
    """Take in what comes, also while an answer waits to be fetched: else both ends might wait."""
    try:
        while True:
            inbox.put(connection.recv())
    except MemoryError:
        inbox.put(None)
    except (EOFError, OSError):  # nobody is left to answer to, whatever is being read
        os._exit(1)


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (LARGEST_MEMORY, LARGEST_MEMORY))
