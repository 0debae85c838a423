"""One writer at a time: a lock on a file that the operating system frees when a process dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BusyError


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the lock file `path` (made if missing) while the block runs.

    Raises BusyError at once if another process, or another part of this one, holds it.
    """
    with path.open("a+", encoding="ascii") as file:
        if not _take(file.fileno()):
            file.seek(0)
            holder = file.read().strip() or "?"
            raise BusyError(
                f"{path.parent}: process {holder} is writing to this store; wait until it is done"
            )
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


try:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

except ImportError:  # Windows has no fcntl; a byte far behind the text can be locked there
    import msvcrt

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
