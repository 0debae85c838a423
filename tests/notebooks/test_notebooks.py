"""The committed notebooks run, and show what they would show now."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def shown(notebook: Any) -> list[list[str]]:
    """What the cells show, as text; pictures only by their kind, drawings by what they say.

    What a cell prints comes in one piece or in several, as the kernel's clock has it.
    """
    return [
        ["".join(group) if printed else next(group) for printed, group in _pieces(cell.outputs)]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _pieces(outputs: list[Any]) -> Iterator[tuple[bool, Iterator[str]]]:
    """The outputs of a cell; those printed one after another are one group."""

    def key(numbered: tuple[int, Any]) -> tuple[bool, int]:
        printed = numbered[1].output_type == "stream"
        return printed, -1 if printed else numbered[0]

    for (printed, _), group in groupby(enumerate(outputs), key):
        yield printed, (_shown(output) for _, output in group)


def _shown(output: Any) -> str:
    if output.output_type == "stream":
        return str(output.text)
    if "image/png" in output.data:
        return "image/png"
    return re.sub(r"0x[0-9a-f]+", "", str(output.data.get("text/plain", "")))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_is_not_stale(path: Path) -> None:
    kept = nbformat.read(path, as_version=4)
    now = runpy.run_path(str(ROOT / "scripts" / "notebooks.py"))["run"](path)
    assert shown(kept) == shown(now), "run: make docs"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_small_and_names_no_machine(path: Path) -> None:
    assert path.stat().st_size < 1_000_000
    text = path.read_text("utf-8")
    assert str(ROOT) not in text
    assert "/tmp/" not in text


def test_drawing_is_a_sandboxed_frame_over_a_picture() -> None:
    notebook = nbformat.read(NOTEBOOKS[0], as_version=4)
    (html,) = (
        output.data["text/html"]
        for cell in notebook.cells
        if cell.cell_type == "code" and "kg.draw" in cell.source
        for output in cell.outputs
    )
    html = "".join(html)
    assert "<iframe sandbox='allow-scripts'" in html
    assert 'src="data:image/png;base64,' in html
    assert "<script" not in html.partition("<iframe")[0]
