import runpy
from pathlib import Path

from extraction.evaluation import load_gold

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "quality_page.py"))


def test_quality_page_has_a_place_for_the_figures() -> None:
    assert SCRIPT["PLACE"].search((ROOT / "docs" / "quality.md").read_text("utf-8"))


def test_quality_page_shows_nothing_found_as_nothing() -> None:
    text = SCRIPT["section"](load_gold(ROOT / "data" / "gold"), [])
    assert "| the page, strict | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 | – |" in text
    assert "+0.000" in text
    assert "| `SIGNED` | 0.000 | 0.000 | 0.000 | 0 | 0 |" in text
