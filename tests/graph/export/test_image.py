from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from PIL import Image

from graph.errors import GraphError
from graph.export import font
from graph.export.formats import Options, format_of
from graph.export.image import draw
from graph.selection import Selection
from graph.view import View, view


def make(of: View, path: Path, **options: object) -> Path:
    format_of(path).write(of, path, Options(**options))  # type: ignore[arg-type]
    return path


def test_png_is_a_picture_with_colours_of_the_page(page_view: View, tmp_path: Path) -> None:
    with Image.open(make(page_view, tmp_path / "p.png")) as image:
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    assert image.width > 1000
    colours = {tuple(pixel) for pixel in pixels[::7].tolist()}
    assert {(0x1D, 0x4E, 0x89), (0xC2, 0x3A, 0x4E)} <= colours  # places, agreements


def test_pdf_keeps_text_to_search_only_if_asked(page_view: View, tmp_path: Path) -> None:
    def text(path: Path) -> str:
        return pypdf.PdfReader(path).pages[0].extract_text()

    assert "香港科技大学" in text(make(page_view, tmp_path / "text.pdf", text=True))
    assert "香港科技大学" not in text(make(page_view, tmp_path / "lines.pdf"))


def test_svg_is_outlines_or_text_with_its_font(page_view: View, tmp_path: Path) -> None:
    def texts(path: Path) -> list[str]:
        root = ElementTree.parse(path).getroot()
        return ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]

    assert not texts(make(page_view, tmp_path / "lines.svg"))
    path = make(page_view, tmp_path / "text.svg", text=True)
    assert any("中山市" in text for text in texts(path))
    assert "font/woff2;base64," in path.read_text("utf-8")


def test_title_is_drawn_and_source_named(page_view: View) -> None:
    texts = [text.get_text() for text in draw(page_view, "标题").axes[0].texts]
    assert "标题" in texts
    assert any(text.startswith("来源：《") for text in texts)


def test_labels_do_not_overlap(page_view: View) -> None:
    figure = draw(page_view)
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts if text.get_text()]
    lines = [(b.x0, b.y0, b.x1, b.y1) for b in boxes]
    for i, one in enumerate(lines):
        for other in lines[:i]:
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            small = min((b[2] - b[0]) * (b[3] - b[1]) for b in (one, other))
            assert wide <= 0 or high <= 0 or wide * high <= 0.25 * small


def test_every_name_is_in_the_font_of_the_wheel() -> None:
    assert font.path().name == "NotoSansSC-Regular.otf"
    assert font.missing("伶仃洋 Lingding 臺灣") == ""
    assert font.missing("中\U000f0000") == "\U000f0000"


def test_nothing_to_draw_is_said(page_view: View) -> None:
    empty = view(page_view.graph.subgraph([]), [])
    with pytest.raises(GraphError, match="nothing to draw"):
        draw(empty)


def test_selection_that_narrows_knows_it() -> None:
    assert not Selection().of_statements
    assert Selection(since="2024").of_statements
