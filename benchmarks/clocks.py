"""What a piece of work takes: by the clock, of the processor, of memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TypeVar

from graph.collecting import uncollected

_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    begin = time.perf_counter()
    result = work()
    return result, time.perf_counter() - begin


def processing(work: Callable[[], object], *, collecting: bool = True) -> float:
    """Seconds that the processor works on it, whatever else the machine does meanwhile.

    collecting: with Python's cyclic collector, which `timeit` switches off too.
    """
    with nullcontext() if collecting else uncollected():
        begin = time.process_time()
        work()
        return time.process_time() - begin


def memory() -> float:
    """Megabytes that the process takes now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def peak() -> float:
    """Megabytes that the process has taken at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
