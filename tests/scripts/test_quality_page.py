import runpy
from pathlib import Path

import pytest

from extraction.evaluation import load_gold

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "quality_page.py"))


@pytest.mark.parametrize("section", ["gold", *SCRIPT["BENCHMARKS"]])
def test_quality_page_has_a_place_for_each_section(section: str) -> None:
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    changed = SCRIPT["put"](page, section, "figures\n")
    assert f"<!-- {section} -->\nfigures\n<!-- end -->" in changed
    assert changed.count("<!-- end -->") == page.count("<!-- end -->")


def test_quality_page_refuses_a_section_that_it_has_not() -> None:
    with pytest.raises(ValueError, match="no <!-- other -->"):
        SCRIPT["put"]("<!-- gold -->\n<!-- end -->", "other", "")


def test_quality_page_shows_nothing_found_as_nothing() -> None:
    text = SCRIPT["figures"](load_gold(ROOT / "data" / "gold"), [])
    assert "| the page, strict | 0.000 | 0.000 | 0.000 | 0.000 | 0.000 | – |" in text
    assert "+0.000" in text
    assert "| `SIGNED` | 0.000 | 0.000 | 0.000 | 0 | 0 |" in text
