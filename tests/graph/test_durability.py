"""Whatever happens to a builder or its disk: what was acknowledged is there, once."""

import random
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.archive import Archive
from graph.errors import GraphError
from graph.record import Record

KILLS = 6  # benchmarks/durability.py does it a hundred times

# puts records one by one, and says of each that it is kept; goes on until it is killed
BUILDER = textwrap.dedent("""
    import sys
    from pathlib import Path
    import graph.archive
    from graph.record import Record
    graph.archive._FEWEST = 3
    lines = Path(sys.argv[2]).read_text("utf-8").splitlines()
    archive = graph.archive.Archive(Path(sys.argv[1]), create=True)
    print("ready", flush=True)
    while True:
        with archive.writing():
            for line in lines:
                record = Record.from_json(line)
                archive.put(record)
                print(record.article.id, flush=True)
""")


def build_and_kill(folder: Path, records: Path, seconds: float) -> set[str]:
    """Start a builder, kill it after so many seconds of work; the ids that it had acknowledged."""
    command = [sys.executable, "-c", BUILDER, str(folder), str(records)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        out, _ = process.communicate()
    whole = out.decode().rpartition("\n")[0]  # a line that was cut says nothing
    return set(whole.split())


@pytest.fixture
def lines(tmp_path: Path, gold_records: list[Record]) -> Path:
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(record.to_json() for record in gold_records), "utf-8")
    return file


def test_what_was_acknowledged_survives_being_killed_at_any_moment(
    tmp_path: Path, lines: Path
) -> None:
    moments = random.Random(4)
    folder = tmp_path / "store"
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged |= build_and_kill(folder, lines, moments.uniform(0.05, 0.8))
        if not (folder / "articles").is_dir():
            continue
        archive = Archive(folder)
        assert acknowledged <= set(archive.store.articles())
        assert set(archive.store.articles()) == {r.article.id for r in archive.corpus}
        table = archive.cypher("MATCH (a:Article) RETURN count(a) AS n, count(DISTINCT a.id) AS m")
        assert table.rows[0][0] == table.rows[0][1]
    assert acknowledged


@pytest.mark.parametrize("room", [2_000, 30_000, 120_000])
def test_a_full_disk_is_said_and_nothing_is_half_written(
    tmp_path: Path, lines: Path, room: int, gold_records: list[Record]
) -> None:
    folder = tmp_path / "store"
    archive = Archive(folder, create=True)
    with archive.writing():
        archive.put(gold_records[0])
    size = max(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    script = textwrap.dedent(f"""
        import resource, signal, sys
        from pathlib import Path
        from graph.archive import Archive
        from graph.errors import GraphError
        from graph.record import Record
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
        archive = Archive(Path(sys.argv[1]))
        try:
            with archive.writing():
                for line in Path(sys.argv[2]).read_text("utf-8").splitlines()[1:]:
                    archive.put(Record.from_json(line))
        except (OSError, GraphError) as error:
            print(type(error).__name__, str(error))
            sys.exit(7)
    """)
    command = [sys.executable, "-c", script, str(folder), str(lines)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 7, done.stderr
    assert done.stdout.count("\n") == 1
    assert size > 0
    assert not list(folder.rglob("*.part"))
    again = Archive(folder)
    assert "article" in again.store.articles()
    assert set(again.store.articles()) == {record.article.id for record in again.corpus}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for 400 kilobytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root can make a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_small_disk_that_is_full_leaves_what_was_acknowledged(
    disk: Path, gold_records: list[Record]
) -> None:
    archive = Archive(disk / "store", create=True)
    kept: set[str] = set()

    def fill() -> None:
        with archive.writing():
            for record in gold_records:
                archive.put(record)
                kept.add(record.article.id)

    with pytest.raises((OSError, GraphError), match=r"space|written") as error:
        fill()
    assert "\n" not in str(error.value)
    (disk / "store" / "graph.kgl").unlink(missing_ok=True)
    again = Archive(disk / "store")
    assert set(again.store.articles()) == {r.article.id for r in again.corpus} == kept != set()


def test_a_folder_open_for_reading_only_can_be_asked_and_not_written(
    disk: Path, gold_records: list[Record], caplog: pytest.LogCaptureFixture
) -> None:
    folder = disk / "store"
    archive = Archive(folder, create=True)
    with archive.writing():
        for record in gold_records[:3]:
            archive.put(record)
    (folder / "graph.kgl").unlink()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    archive = Archive(folder)
    assert len(archive.store.articles()) == 3
    assert "for this time only" in caplog.text
    with pytest.raises(OSError, match="Read-only"), archive.writing():
        pass
