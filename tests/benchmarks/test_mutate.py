import runpy
from pathlib import Path

import pytest

MUTATE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "mutate.py"))


def test_originals_are_sound(tmp_path: Path) -> None:
    for name, data in MUTATE["originals"]().items():
        (tmp_path / name).write_bytes(data)
        assert set(MUTATE["read"](tmp_path / name)) == {"read"}, name


@pytest.mark.parametrize("seed", range(3))
def test_damaged_files_are_read_or_refused(capsys: pytest.CaptureFixture[str], seed: int) -> None:
    MUTATE["main"](300, seed)
    assert "300 files; " in capsys.readouterr().out
