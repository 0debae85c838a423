import runpy
from pathlib import Path

import pytest

from queries.library import Query, library

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "queries_page.py"))


def test_queries_page_is_what_the_script_writes() -> None:
    written = (ROOT / "docs" / "queries.md").read_text("utf-8")
    assert written == SCRIPT["page"](library().values()), "run: make docs"


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_queries_page_tells_of_each_query_with_its_parameters_and_columns(query: Query) -> None:
    page = SCRIPT["page"](library().values())
    section = page[page.index(f"### `{query.name}`") :].split("\n### ")[0]
    assert query.answers in section
    assert query.example in section
    assert f"*{query.asks[0]}*" in section
    assert f"*{query.asks[-1]}*" in section or len(query.asks) > 6
    assert all(f"| `{parameter.name}` |" in section for parameter in query.parameters)
    assert all(f"| `{name}` |" in section for name, _ in query.columns)
