"""Whether workers ever wait for their builder, which a clock cannot tell on a busy machine (Linux).

    python benchmarks/waiting.py [AT_HAND …]

An archive of 500 articles is built by two workers. Between the 60th and the 360th record the kernel
tells (`/proc/PID/schedstat`) how long builder and workers ran and how long they were ready to run
while others had the processor; the rest they slept, waiting for each other or for the disk.
AT_HAND: how many articles a worker has at hand; with one it has to ask for each.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from archive import pack

FROM, TO = 60, 360
BUILD = """
import sys
from extraction import parallel
from lingding.cli import main
parallel.AT_HAND = int(sys.argv.pop(1))
main()
"""


def seconds(process: int) -> tuple[float, float]:
    """How long a process ran, and waited for a processor."""
    ran, waited, _ = Path(f"/proc/{process}/schedstat").read_text("ascii").split()
    return int(ran) / 1e9, int(waited) / 1e9


def until(folder: Path, records: int) -> float:
    """Waits until so many records are kept; returns when that was."""
    while not folder.is_dir() or len(list(folder.glob("[!.]*.json"))) < records:
        time.sleep(0.02)
    return time.monotonic()


def watch(press: Path, store: Path, at_hand: int) -> None:
    """Build, and print who slept how long."""
    command = [sys.executable, "-c", BUILD, str(at_hand), "build", str(press)]
    with subprocess.Popen(
        [*command, "--store", str(store), "--jobs", "2"], stdout=subprocess.DEVNULL
    ) as builder:
        began = until(store / "articles", FROM)
        children = psutil.Process(builder.pid).children(recursive=True)
        workers = [c.pid for c in children if "spawn_main" in " ".join(c.cmdline())]
        watched = {builder.pid: "builder", **dict.fromkeys(workers, "worker")}
        before = {process: seconds(process) for process in watched}
        passed = until(store / "articles", TO) - began
        for process, name in watched.items():
            ran, waited = (
                now - then for now, then in zip(seconds(process), before[process], strict=True)
            )
            slept = max(0.0, 1 - (ran + waited) / passed)
            print(f"{at_hand:7}  {name:7}  {ran:6.2f}  {waited:7.2f}  {slept:7.1%}", flush=True)
        builder.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("at_hand", type=int, nargs="*", default=[6, 1])
    given = parser.parse_args()
    print("at hand  process  ran, s  ready, s  slept")
    with TemporaryDirectory() as folder:
        press = Path(folder, "press.zip")
        pack(press, Path(__file__).parents[1] / "data" / "gold", 500)
        for at_hand in given.at_hand:
            watch(press, Path(folder, f"{at_hand}"), at_hand)


if __name__ == "__main__":
    main()
