"""A language model that writes Cypher in `lingding serve`: a scripted one over real HTTP, a real
browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Page, expect

MARKUP = "<img src=x onerror=alert(1)>"
ANSWERS = {
    "哪些大学": "MATCH (u:University)-[r:COOPERATES_WITH]-(b) RETURN u, b.name AS partner",
    "删掉": "MATCH (n) DETACH DELETE n",
    "恶意": f"MATCH (p:Place) RETURN '{MARKUP}' AS harm LIMIT 1",
    "坏了": None,
}


@pytest.fixture(scope="module")
def endpoint(llm: ModuleType) -> Iterator[Any]:
    """A model that answers each question by the word in it."""

    def script(request: dict[str, Any]) -> Any:
        asked = request["messages"][1]["content"]
        text = next(text for word, text in ANSWERS.items() if word in asked)
        return llm.cypher(text) if text else llm.refusal(500, f"{MARKUP} {llm.KEY}")

    with llm.serving(script) as server:
        yield server


@pytest.fixture(scope="module")
def model(llm: ModuleType, endpoint: Any) -> dict[str, str]:
    values = {"BASE_URL": endpoint.url, "MODEL": "scripted", "API_KEY": llm.KEY}
    return {f"LINGDING_LLM_{name}": value for name, value in values.items()}


@pytest.fixture
def page(open_live: Callable[[], Page]) -> Page:
    page = open_live()
    page.locator("#views button[name='ask']").click()
    return page


def let_it_write(page: Page, question: str) -> None:
    page.locator("#plain").fill(question)
    page.locator("#write").click()
    page.wait_for_selector("#answer tbody tr, #answer .wrong", timeout=60_000)


def test_what_the_model_writes_is_shown_and_its_rows(page: Page, endpoint: Any) -> None:
    assert page.locator("#write").inner_text() == "让模型写 Cypher"
    let_it_write(page, "哪些大学和别人合作？")
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    assert page.locator("#cypher").input_value() == ANSWERS["哪些大学"]
    assert "cypher=" in page.url
    (request,) = endpoint.requests
    assert "哪些大学和别人合作" in request["messages"][1]["content"]


def test_what_would_change_the_graph_is_refused_in_one_line(page: Page) -> None:
    nodes = page.locator("#graph .node").count()
    let_it_write(page, "删掉所有内容")
    expect(page.locator("#answer .wrong")).to_contain_text("would change the graph")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    page.locator("#views button").first.click()
    assert page.locator("#graph .node").count() == nodes


def test_markup_of_a_model_is_text(page: Page) -> None:
    let_it_write(page, "恶意的回答")
    expect(page.locator("#answer tbody td").first).to_have_text(MARKUP)
    assert page.locator("#answer img").count() == 0


def test_model_that_fails_is_one_line_without_its_key(
    page: Page, llm: ModuleType, model: dict[str, str]
) -> None:
    let_it_write(page, "坏了的服务")
    line = page.locator("#answer .wrong")
    expect(line).to_contain_text(f"HTTP 500: {MARKUP}")
    assert llm.KEY not in page.content()
    assert page.locator("#answer img").count() == 0
    page.locator("#plain").fill("深圳和中山之间签了哪些协议？")
    page.locator("#askIt").click()
    expect(page.locator("#answer tbody tr").first).to_be_visible()
