"""`lingding serve` as a person meets it: the real server, a real browser."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.archive import Archive
from graph.corrections import Corrections

RUN = "from lingding.cli import main; main()"


@pytest.fixture
def page(open_live: Callable[[], Page]) -> Page:
    return open_live()


def go(page: Page, view: str) -> None:
    page.locator(f"#views button[name='{view}']").click()


def test_token_is_not_left_in_the_address(page: Page) -> None:
    assert "token" not in page.url
    assert page.locator("#graph .node").count() > 20


def test_cypher_is_completed_run_and_drawn(page: Page) -> None:
    go(page, "ask")
    page.locator("#cypher").fill("")
    page.locator("#cypher").type("MATCH (u:Univ")
    assert page.locator("#completions li").all_inner_texts() == ["University"]
    page.keyboard.press("Tab")
    page.locator("#cypher").type(")-[r:COOPERATES_WITH]-(b) RETURN u, b.name AS partner")
    page.keyboard.press("Control+Enter")
    rows = page.locator("#answer tbody tr")
    expect(rows.first).to_be_visible()
    page.locator("#draw").click()
    assert 0 < page.locator("#graph .node").count() <= 3 * 30
    go(page, "ask")
    assert page.locator("#answer tbody tr").count() > 0


def test_wrong_cypher_is_one_line_on_the_page(page: Page) -> None:
    go(page, "ask")
    page.locator("#cypher").fill("CREATE (:Place {id: '<img src=x onerror=alert(1)>'})")
    page.locator("#run").click()
    expect(page.locator("#ask .wrong")).to_contain_text("would change the graph")


def test_named_query_by_its_form_and_a_link_that_shows_the_same(page: Page) -> None:
    go(page, "ask")
    page.locator("#ask select").select_option("partners")
    page.locator("#ask input[name='name']").fill("中山")
    page.locator("#run").click()
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("html[data-ready=yes]")
    assert other.locator("#ask select").input_value() == "partners"
    assert other.locator("#ask input[name='name']").input_value() == "中山"


def test_plain_question_shows_the_query_chosen_and_its_answer(page: Page) -> None:
    go(page, "ask")
    page.locator("#plain").fill("深圳和中山之间签了哪些协议？")
    page.keyboard.press("Enter")
    expect(page.locator("#answer tbody tr").first).to_contain_text("22个深中科技合作项目")
    assert page.locator("#ask select").input_value() == "signed-agreements"
    assert page.locator("#ask input[name='place']").input_value() == "深圳市"
    assert page.locator("#ask input[name='other']").input_value() == "中山市"
    assert "signed-agreements" in page.url


def test_plain_question_that_nothing_fits_offers_the_nearest(page: Page) -> None:
    go(page, "ask")
    page.locator("#plain").fill("为什么深圳和中山合作？<img src=x onerror=alert(1)>")
    page.locator("#askIt").click()
    expect(page.locator("#answer .wrong")).to_be_visible()
    assert page.locator("#nearest button").count() == 3
    page.locator("#nearest button").first.click()
    assert page.locator("#ask select").input_value() != ""


def test_named_queries_have_their_titles_in_the_language_of_the_page(page: Page) -> None:
    go(page, "ask")
    option = page.locator("#ask option[value='partners']")
    assert option.inner_text() == "partners – 合作伙伴"
    page.locator("#plain").fill("为什么深圳和中山合作？")
    page.locator("#askIt").click()
    expect(page.locator("#nearest button").first).to_contain_text(re.compile("[\u4e00-\u9fff]"))
    page.locator("#language").click()
    assert option.inner_text() == "partners – Partners"


def test_no_model_is_offered_where_none_is_named(page: Page) -> None:
    go(page, "ask")
    expect(page.locator("#askIt")).to_be_visible()
    assert page.locator("#write").count() == 0


def test_article_is_shown_with_every_name_marked(page: Page) -> None:
    go(page, "read")
    page.locator("#article").fill(
        "昨日，深圳大学与中山市签署战略合作协议<img src=x onerror=alert(1)>。"
    )
    page.locator("#readIt").click()
    expect(page.locator("#reading .named").first).to_be_visible()
    assert {"深圳大学", "中山市"} <= set(page.locator("#reading .named").all_inner_texts())
    page.locator("#reading .told tr").first.hover()
    assert page.locator("#reading img").count() == 0


def test_statement_marks_its_words_its_subject_and_its_object(page: Page) -> None:
    go(page, "read")
    text = "昨日，深圳大学与中山市签署战略合作协议。香港城市大学校长到访中山市，推进产业。"
    page.locator("#article").fill(text)
    page.locator("#readIt").click()
    rows = page.locator("#reading .told .tie")
    expect(rows.first).to_be_visible()
    assert page.locator("#reading mark.all").count() > 0
    for row in rows.all():
        subject, _, object_ = row.evaluate(
            "b => [b.childNodes[0].data, b.childNodes[2].textContent, b.childNodes[4].data]"
        )
        row.focus()
        expect(row).to_have_attribute("aria-pressed", "true")
        shown = page.locator("#reading .read")
        evidence = "".join(shown.locator("mark").all_inner_texts())
        assert evidence
        assert evidence in text
        assert len(evidence) < len(text)
        for role, name in (("subject", subject), ("object", object_)):
            for marked in shown.locator(f".{role}").all():
                assert marked.inner_text() in (name, name[:2], "战略合作协议")
    visit = page.locator("#reading .told .tie", has_text="到访").first
    visit.click()
    assert page.locator("#reading .object").all_inner_texts() == ["中山市"]
    assert page.locator("#reading mark", has_text="签署").count() == 0


def test_name_in_a_name_is_marked_in_it(page: Page) -> None:
    go(page, "read")
    page.locator("#article").fill("昨日，中山市科学技术局与深圳大学签署战略合作协议。")
    page.locator("#readIt").click()
    expect(page.locator("#reading .named .named").first).to_have_text("中山市")


def test_tie_is_rejected_by_a_click_and_taken_back(page: Page) -> None:
    tie = page.locator("#graph [data-edge]")
    before = tie.count()
    page.locator("#search input").fill("深圳市")
    page.keyboard.press("Enter")
    page.locator("#details .tie").first.click()
    page.locator("#details .reject").first.click()
    page.locator("#undo").wait_for()
    assert tie.count() == before - 1
    page.locator("#undo").click()
    expect(tie).to_have_count(before)


def test_tie_is_accepted_by_a_click_and_says_so(page: Page) -> None:
    page.locator("#search input").fill("中山市")
    page.keyboard.press("Enter")
    page.locator("#details .tie").first.click()
    name = page.locator("#details h2").inner_text()
    page.locator("#details .accept").first.click()
    page.locator("#undo").wait_for()
    go(page, "review")
    expect(page.locator("#review .list").last).to_contain_text("正确")
    page.locator("#search input").fill("中山市")
    page.keyboard.press("Enter")
    page.locator("#details .tie", has_text=name.split()[-1]).first.click()
    expect(page.locator("#details")).to_contain_text("已核对")
    go(page, "review")
    page.locator("#review").get_by_role("button", name="撤回").last.click()
    expect(page.locator("#review .done")).to_contain_text("已撤回")


def test_proposed_merge_is_kept_apart_by_the_keyboard(page: Page, served: Path) -> None:
    other = Archive(served)
    with other.writing():
        for name in ("比亚迪", "比亚迪股份有限公司"):
            claim = {"entity": "place:中山市", "predicate": "SUPPORTS"}
            told = {"article": "article", "sentence": "article#3"}
            other.correct("add", **claim, other=f"organisation:{name}", **told)
    page.evaluate("dispatchEvent(new Event('focus'))")
    news = page.locator("#news button")
    expect(news).to_be_visible()
    news.focus()
    page.keyboard.press("Enter")
    expect(news).to_be_hidden()
    go(page, "review")
    pair = page.locator("#review [data-pair*='比亚迪']")
    expect(pair).to_have_count(1)
    pair.locator(".distinct").focus()
    page.keyboard.press("Enter")
    expect(pair).to_have_count(0)
    expect(page.locator("#review .done")).to_contain_text("比亚迪")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert Corrections.read(served / "corrections.jsonl").log[-1].verb == "distinct"


def test_map_is_whole_after_a_search_elsewhere(page: Page) -> None:
    page.locator("#search input").fill("深圳市")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    go(page, "map")
    mark = page.locator("#map .node[data-node='place:深圳市'] circle").bounding_box()
    stage = page.locator("#map").bounding_box()
    assert mark
    assert stage
    assert stage["x"] < mark["x"] < stage["x"] + stage["width"]
    assert mark["width"] < 60


@pytest.mark.parametrize("width", [400, 2560])
def test_live_views_fit_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for view in ("ask", "read", "review"):
        go(page, view)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for button in page.locator("#views button:visible").all():
            box = button.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["height"] < 45  # one line


def test_axe_finds_nothing_serious_in_the_live_views(page: Page) -> None:
    for view in ("ask", "read", "review"):
        go(page, view)
        found = Axe().run(page).response["violations"]
        serious = [
            (v["id"], v["nodes"][0]["html"])
            for v in found
            if v["impact"] in ("serious", "critical")
        ]
        assert serious == []


def test_stranger_is_told_to_use_the_link(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(address.partition("?")[0])
    assert answer is not None
    assert answer.status == 403
    assert "lingding serve printed" in page.inner_text("body")
    context.close()


def test_port_in_use_is_one_line(address: str, tmp_path: Path) -> None:
    port = str(urlsplit(address).port)
    Archive(tmp_path / "store", create=True).corpus.folder.mkdir(parents=True)
    command = [sys.executable, "-c", RUN, "serve", "--port", port, "--store", tmp_path / "store"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"lingding: 127.0.0.1:{port}: ")
    assert len(done.stderr.splitlines()) == 1
