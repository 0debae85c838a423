import runpy
from pathlib import Path

from graph.ontology import ontology

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "ontology_page.py"))


def test_ontology_page_is_what_the_script_writes() -> None:
    written = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    assert written == SCRIPT["page"](ontology()), "run make docs"


def test_guideline_is_what_the_script_writes() -> None:
    written = (ROOT / "docs" / "annotation.md").read_text("utf-8")
    assert SCRIPT["BEGIN"] in written
    assert written == SCRIPT["guide"](written, ontology()), "run make docs"


def test_ontology_page_names_every_label_kind_type_and_status() -> None:
    text = SCRIPT["page"](ontology())
    known = ontology()
    for name in (*known.labels, *known.relationships, *known.statuses):
        assert f"`{name}`" in text
    for label in known.labels.values():
        assert all(kind in text for kind in label.kinds)


def test_ontology_page_explains_every_group() -> None:
    assert set(SCRIPT["GROUPS"]) == {rel.group for rel in ontology().relationships.values()}
