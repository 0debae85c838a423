"""The exported file as a person meets it: in a browser, without a network."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import lingding
from graph.archive import Archive
from graph.export.formats import Options, write
from graph.record import MINHASH_BYTES, Record
from graph.view import look

BOXES = """() => Object.fromEntries(["top", "filters", "stage", "details", "foot"].map(id => {
  const e = document.getElementById(id), b = e.getBoundingClientRect();
  return [id, getComputedStyle(e).display === "none" ? null : [b.left, b.top, b.right, b.bottom]];
}))"""
LABELS = """() => [...document.querySelectorAll("#graph .label")]
  .filter(e => e.style.display !== "none").map(e => {
    const b = e.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom];
  })"""
TIE = "#tie=place:中山市|COOPERATES_WITH|place:深圳市"


def details(page: Page) -> str:
    return page.locator("#details").inner_text()


def search(page: Page, text: str) -> None:
    page.locator("#search input").fill(text)
    page.keyboard.press("Enter")


def shared(one: list[float], other: list[float]) -> float:
    """The area that two boxes (left, top, right, bottom) share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


def area(box: list[float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def test_file_of_the_newspaper_page_is_small(files: dict[str, Path]) -> None:
    assert files["page"].stat().st_size <= 700_000


def test_labels_are_legible_without_zooming(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    boxes = page.evaluate(LABELS)
    assert len(boxes) >= 0.95 * page.locator("#graph .node").count()
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            assert shared(one, other) <= 0.25 * min(area(one), area(other))
    sizes = page.evaluate(
        "[...document.querySelectorAll('#graph .label')].map(e => parseFloat(e.style.fontSize))"
    )
    assert min(size for size in sizes if size) >= 11


def test_font_of_the_file_is_used(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    assert page.evaluate("document.fonts.check('16px \"Lingding Sans\"', '中山市深圳')")
    assert page.evaluate("[...document.fonts].map(f => f.status)") == ["loaded"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市科技局", "中山市科学技术局"),
        ("香港科技大學", "香港科技大学"),
        ("xgkjdx", "香港科技大学"),
        ("香港 科技大学", "香港科技大学"),
    ],
)
def test_search_finds_by_alias_traditional_and_initials(
    text: str, name: str, open_page, files: dict[str, Path]
) -> None:
    page = open_page(files["page"])
    search(page, text)
    assert page.locator("#details h2").inner_text() == name


def test_search_that_finds_nothing_says_so(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    page.locator("#search input").fill("无此名")
    assert "没有找到" in page.locator("#hits").inner_text()


def test_node_shows_what_it_is_and_its_statements(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    page.locator("#graph .node[data-node='place:深圳市'] circle").click()
    text = details(page)
    assert "地方 · 市" in text
    assert "又名：深圳" in text
    assert page.locator("#details .tie").count() >= 5


def test_edge_shows_status_source_and_the_words_marked(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    point = page.evaluate(
        """() => {
          const path = [...document.querySelectorAll("#graph [data-edge] path:first-child")]
            .filter(p => p.getAttribute("stroke-dasharray")).map(p => [p, p.getTotalLength()])
            .sort((a, b) => b[1] - a[1])[0][0];
          const at = path.getPointAtLength(path.getTotalLength() * 0.37);
          const box = document.querySelector("#graph svg").getBoundingClientRect();
          return [at.x + box.left, at.y + box.top];
        }"""
    )
    page.mouse.click(*point)
    assert page.locator("#details mark").count() >= 1
    assert "可信度" in details(page)
    assert "发表于 2024-05-12" in details(page)


def test_marked_words_are_part_of_their_sentence(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"], hash_=TIE)
    quote = page.locator("#details blockquote").first
    assert quote.locator("mark").first.inner_text() in quote.inner_text()


def test_filter_by_tie_takes_its_edges_away_and_brings_them_back(
    open_page, files: dict[str, Path]
) -> None:
    page = open_page(files["page"])
    edges = page.locator("#graph [data-edge]")
    before = edges.count()
    page.locator("input[name='SIGNED']").uncheck()
    signed = before - edges.count()
    assert signed > 0
    assert page.locator("#graph .node[data-node^='agreement:']").count() == 0
    page.locator("#reset").click()
    assert edges.count() == before


def test_filter_by_kind_and_by_status(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    nodes = page.locator("#graph .node")
    before = nodes.count()
    page.locator("input[name='Organisation/university']").uncheck()
    fewer = nodes.count()
    assert fewer < before
    page.locator("input[name='proposed']").uncheck()
    page.locator("input[name='agreed']").uncheck()
    assert page.locator("#graph [data-edge] path[stroke-dasharray*=' ']").count() == 0


def test_time_slider_narrows_and_the_address_keeps_it(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["gold"])
    page.locator("#views button[name='table']").click()
    rows = page.locator("#table caption")
    before = rows.inner_text()
    page.locator("input[name='from']").fill(str(2024 * 12))
    page.locator("input[name='undated']").uncheck()
    after = rows.inner_text()
    assert int(after.split()[0]) < int(before.split()[0])
    again = open_page(files["gold"], hash_=page.evaluate("location.hash"))
    assert again.locator("#table caption").inner_text() == after


def test_table_has_the_same_statements_and_sorts(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"], hash_="#view=table")
    rows = page.locator("#table tbody tr")
    count = int(page.locator("#table caption").inner_text().split()[0])
    assert rows.count() == count
    page.locator("#table th button").first.click()
    in_order = """() => [...document.querySelectorAll("#table tbody td:first-child")]
      .map(e => e.innerText)
      .every((name, i, all) => !i || all[i - 1].localeCompare(name, "zh") <= 0)"""
    assert page.evaluate(in_order)
    expect(page.locator("#table th").first).to_have_attribute("aria-sort", "ascending")
    page.locator("#table td:nth-child(2) button").first.click()
    assert page.locator("#details mark").count() >= 1


def test_map_shows_places_and_their_ties(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"], hash_="#view=map")
    shown = page.locator("#map .node")
    assert {"place:中山市", "place:深圳市", "place:香港特别行政区"} <= {
        node.get_attribute("data-node") for node in shown.all()
    }
    assert page.locator("#map .land").count() == 1
    west, east = (
        page.locator(f"#map [data-node='place:{name}'] circle").bounding_box()["x"]
        for name in ("中山市", "深圳市")
    )
    assert west < east
    page.locator("#map [data-node='place:深圳市'] circle").click()
    assert page.locator("#details h2").inner_text() == "深圳市"


def test_keyboard_alone_reaches_an_entity_and_its_sentence(
    open_page, files: dict[str, Path]
) -> None:
    page = open_page(files["page"])
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("#said").inner_text()
    page.keyboard.press("Enter")
    name = page.locator("#details h2").inner_text()
    assert name
    page.locator("#details .tie").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#details mark").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator("#details").is_hidden()
    page.keyboard.press("/")
    page.keyboard.type("szs")
    page.keyboard.press("Enter")
    assert page.locator("#details h2").inner_text() == "深圳市"


def test_dark_is_dark_and_can_be_switched(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"], scheme="dark")
    shade = "parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"
    assert page.evaluate(shade) < 60
    page.locator("#theme").click()
    assert page.evaluate(shade) > 200


def test_language_can_be_switched(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"])
    page.locator("#language").click()
    assert page.locator("#views button[name='graph']").inner_text() == "Graph"
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [400, 1366, 2560])
@pytest.mark.parametrize("hash_", ["", TIE, "#view=map", "#view=table"])
def test_panels_neither_overlap_nor_are_clipped(
    width: int, hash_: str, open_page, files: dict[str, Path]
) -> None:
    height = {400: 800, 1366: 768, 2560: 1440}[width]
    page = open_page(files["page"], width, height, hash_=hash_)
    boxes = {name: box for name, box in page.evaluate(BOXES).items() if box and area(box)}
    assert {"top", "stage", "foot"} <= set(boxes)
    for i, (name, one) in enumerate(boxes.items()):
        assert one[0] >= 0, name
        assert one[1] >= 0, name
        assert one[2] <= width + 0.5, name
        assert one[3] <= height + 0.5, name
        for other in list(boxes.values())[:i]:
            assert shared(one, other) < 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert area(boxes["stage"]) > 0.3 * width * (height if width > 400 else height * 0.6)


def test_filters_are_reached_on_a_narrow_screen(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["page"], 400, 800)
    assert page.locator("#filters").is_hidden()
    page.locator("#views button[name='filters']").click()
    page.locator("input[name='SIGNED']").uncheck()
    page.locator("#views button[name='graph']").click()
    assert page.locator("#graph .node[data-node^='agreement:']").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hash_", [TIE, "#view=map&node=place:中山市", "#view=table"])
def test_axe_finds_nothing_serious(
    scheme: str, hash_: str, open_page, files: dict[str, Path]
) -> None:
    page = open_page(files["page"], scheme=scheme, hash_=hash_)
    found = Axe().run(page).response["violations"]
    serious = [
        (v["id"], [node["target"] for node in v["nodes"][:3]])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_crowd_is_drawn_on_a_canvas_and_answers_clicks(open_page, files: dict[str, Path]) -> None:
    page = open_page(files["gold"])
    assert page.locator("#graph canvas").count() == 1
    search(page, "深圳")  # brings it into the middle
    page.wait_for_timeout(300)
    box = page.locator("#graph").bounding_box()
    page.locator("#details header button").click()
    expect(page.locator("#details")).to_be_hidden()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator("#details h2").inner_text() == "深圳市"


def test_article_with_markup_stays_text(open_page, tmp_path: Path) -> None:
    markup = "</script><img src=x onerror=alert(1)>"
    text = tmp_path / "article.txt"
    text.write_text(f"深圳大学与中山市签署战略合作协议，{markup}将共建研究院。", "utf-8")
    with lingding.build(text, tmp_path / "store") as kg:
        kg.export(tmp_path / "page.html", title=f"题{markup}")
    page = open_page(tmp_path / "page.html")
    assert page.locator("img").count() == 0
    assert markup in page.locator("#title").inner_text()
    page.locator("#views button[name='table']").click()
    assert markup in page.locator("#table").inner_text()
    page.locator("#table td:nth-child(2) button").first.click()
    assert markup in details(page)


def test_evidence_tells_the_page_of_a_pdf_and_what_is_a_reprint(
    open_page, gold_records: list[Record], tmp_path: Path
) -> None:
    minhash = b64encode(bytes(MINHASH_BYTES)).decode()
    printed = replace(
        gold_records[0],
        article=replace(gold_records[0].article, minhash=minhash),
        sentences=tuple(
            replace(s, boxes=((3, 1.0, 2.0, 3.0, 4.0),)) for s in gold_records[0].sentences
        ),
    )
    again = Record.from_json(
        gold_records[0]
        .to_json()
        .replace('"article#', '"second#')
        .replace('"id":"article"', '"id":"second"', 1)
    )
    again = replace(again, article=replace(again.article, minhash=minhash, title="另一题目"))
    archive = Archive(tmp_path / "store", create=True)
    with archive.writing():
        archive.put(printed)
        archive.put(again)
    write(look(archive), tmp_path / "a.html", Options())
    page = open_page(tmp_path / "a.html", hash_=TIE)
    text = details(page)
    assert "第 3 页" in text
    assert f"转载，首发为 {gold_records[0].article.title}" in text
    search(page, "中山市")
    assert "1 篇文章" in details(page)
    assert "2 篇文章" not in details(page)
