"""Pinning a benchmark to one core."""

from __future__ import annotations

import os
import sys


def pin() -> None:
    """Keep this process and the threads it starts from now on on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    else:
        print("this system cannot pin a process to a core", file=sys.stderr)
