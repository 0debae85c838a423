"""The tables themselves: form, order, kinds, and that the script makes them."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from extraction.gazetteer.tables import table
from graph.ontology import ontology

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "extraction" / "gazetteer"
SOURCES = Path(os.environ.get("GAZETTEER_SOURCES", ROOT.parent / "shared" / "data"))
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv"))


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gazetteers", ROOT / "scripts" / "gazetteers.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["gazetteers"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_have_the_cells_of_the_header(name: str) -> None:
    lines = (FOLDER / name).read_text("utf-8").removesuffix("\n").split("\n")
    width = lines[0].count("\t")
    assert all(line.count("\t") == width for line in lines)
    rows = list(table(name))
    key = (lambda row: (len(row[0]), row)) if name == "abbreviations.tsv" else None
    assert rows == sorted(rows, key=key)


@pytest.mark.parametrize("name", TABLES)
def test_first_cells_are_unique_and_clean(name: str) -> None:
    first = [row[0] for row in table(name)]
    assert len(first) == len(set(first))
    assert all(cell and cell == cell.strip() and "(" not in cell for cell in first)


@pytest.mark.parametrize("name", TABLES)
def test_the_docs_tell_the_number_of_rows(name: str) -> None:
    docs = (ROOT / "docs" / "gazetteers.md").read_text("utf-8")
    assert f"| `{name}` | {sum(1 for _ in table(name)):,} |" in docs


def test_canonical_names_are_unique_over_all_tables_of_places() -> None:
    tables = ("places.tsv", "regions.tsv", "zones.tsv", "towns.tsv")
    first = [row[0] for name in tables for row in table(name)]
    assert len(first) == len(set(first))


@pytest.mark.parametrize(
    ("name", "label", "column"),
    [
        ("places.tsv", "Place", 1),
        ("zones.tsv", "Place", 3),
        ("organisations.tsv", "Organisation", 1),
    ],
)
def test_kinds_are_those_of_the_ontology(name: str, label: str, column: int) -> None:
    kinds = set(ontology().labels[label].kinds)
    assert {row[column] for row in table(name)} <= kinds


@pytest.mark.skipif(
    not (SOURCES / "places" / "areas.csv").exists(),
    reason="the official lists are not here; set GAZETTEER_SOURCES to their folder",
)
def test_the_script_makes_the_committed_tables(tmp_path: Path) -> None:
    counts = script().build(SOURCES, tmp_path)
    assert set(counts) == {"places.tsv", "towns.tsv", "zones.tsv", "universities.tsv"}
    for name in counts:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


def test_a_missing_source_is_one_clear_line(tmp_path: Path) -> None:
    module = script()
    with pytest.raises(module.SourceError, match=r"provinces\.csv: no such file; give the folder"):
        module.build(tmp_path, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("中山市", "中山"),
        ("五峰土家族自治县", "五峰"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("龙胜各族自治县", "龙胜"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("浦东新区", "浦东"),
        ("达拉特旗", "达拉特"),
        ("科尔沁左翼后旗", ""),
        ("阿里地区", "阿里"),
        ("东区", ""),
        ("雄县", ""),
    ],
)
def test_short_name_leaves_out_the_unit(name: str, short: str) -> None:
    assert script().short_name(name) == short
