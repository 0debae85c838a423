import json
import re
from pathlib import Path

from extraction.evaluation import load_gold
from graph.ontology import ontology

GUIDE = (Path(__file__).parents[3] / "docs" / "annotation.md").read_text("utf-8")


def test_guideline_s_example_is_a_gold_file(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "d99.json").write_text(example, "utf-8")
    (article,) = load_gold(tmp_path)
    assert article.id == json.loads(example)["id"]
    assert article.agreements[0].parties_alt == (("甲市", "甲市人民政府"), ("乙大学",))
    assert [statement.optional for statement in article.statements] == [False, False, True]


def test_guideline_tells_of_every_type_and_status() -> None:
    known = ontology()
    for name in (*known.statement_types(), *known.statuses):
        assert f"`{name}`" in GUIDE
