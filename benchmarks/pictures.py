"""How fast a page with 2,000 entities is drawn and moved, beside pyvis and neo4j-viz.

python benchmarks/pictures.py [NODES]

Needs Chromium. pyvis and neo4j-viz are measured where they are installed (neither is a dependency
of the project: neo4j-viz is GPL and brings a proprietary layout). All get the same graph; where
Chromium draws without a graphics card, as here, all draw on the processor.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Error, Page, sync_playwright

from graph.export.formats import Options, write
from graph.record import Article
from graph.view import View

SECONDS = 4.0  # of panning
PATIENCE = 60.0  # seconds to wait for a first frame
WIDE, HIGH = 1366, 768
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_COUNT = """() => { window.frames_ = 0; window.longest_ = 0; let last = performance.now();
  const tick = now => { window.frames_++; window.longest_ = Math.max(window.longest_, now - last);
    last = now; requestAnimationFrame(tick); }; requestAnimationFrame(tick); }"""


def graph(nodes: int) -> nx.MultiDiGraph[str]:
    """A graph of cities with their organisations, and ties between them, twice as many as nodes."""
    chance = random.Random(1)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    cities = [f"place:第{number}市" for number in range(nodes // 25)]
    for city in cities:
        made.add_node(city, label="Place", kind="city", name=city[6:], aliases=[])
    kinds = ("university", "institute", "company", "government")
    bodies = []
    for number in range(nodes - len(cities)):
        body, city = f"organisation:第{number}研究院", chance.choice(cities)
        bodies.append(body)
        made.add_node(
            body, label="Organisation", kind=chance.choice(kinds), name=body[13:], aliases=[]
        )
        _tie(made, body, city, "LOCATED_IN")
    while made.number_of_edges() < 2 * nodes:
        one, other = sorted(chance.sample(bodies + cities * 5, 2))
        if one != other:
            _tie(made, one, other, "COOPERATES_WITH")
    return made


def _tie(made: nx.MultiDiGraph[str], source: str, target: str, type_: str) -> None:
    statement = {"article": "a", "status": "active", "confidence": 0.9, "evidence": []}
    made.add_edge(source, target, key=(type_, "a"), type=type_, **statement)


def ours(made: nx.MultiDiGraph[str], path: Path) -> None:
    article = Article("a", "测试", "2024-05-12", None, None, "a.txt", "")
    write(View(made, {"a": article}, {}, {}, {}), path, Options())


def pyvis(made: nx.MultiDiGraph[str], path: Path) -> None:
    from pyvis.network import Network

    network = Network(f"{HIGH}px", "100%", directed=True, cdn_resources="in_line")
    for node, data in made.nodes(data=True):
        network.add_node(node, label=data["name"])
    for source, target, data in made.edges(data=True):
        network.add_edge(source, target, title=data["type"])
    path.write_text(network.generate_html(), "utf-8")


def neo4j_viz(made: nx.MultiDiGraph[str], path: Path) -> None:
    from neo4j_viz import Node, Relationship, VisualizationGraph

    ids = {node: number for number, node in enumerate(made)}
    nodes = [Node(id=ids[n], caption=data["name"]) for n, data in made.nodes(data=True)]
    ties = [
        Relationship(source=ids[a], target=ids[b], caption=data["type"])
        for a, b, data in made.edges(data=True)
    ]
    shown = VisualizationGraph(nodes=nodes, relationships=ties)
    html = shown.render(max_allowed_nodes=len(nodes)).data
    path.write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")


def first_frame(page: Page, path: Path) -> float:
    """Seconds from opening the file until something is drawn in the middle of the window."""
    begun = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    clip = {"x": WIDE / 2 - 150, "y": HIGH / 2 - 150, "width": 300, "height": 300}
    while time.perf_counter() - begun < PATIENCE:
        try:
            picture = page.screenshot(clip=clip)
        except Error:
            continue  # the browser has nothing to capture yet
        if len(picture) > 12_000:  # a plain ground is a few hundred bytes
            return time.perf_counter() - begun
    return float("inf")


def panning(page: Page) -> tuple[float, float]:
    """Frames a second while the picture is dragged about, and the longest wait in seconds."""
    page.mouse.move(WIDE * 0.6, HIGH * 0.75)
    page.mouse.down()
    page.evaluate(_COUNT)
    begun = time.perf_counter()
    step = 0
    while time.perf_counter() - begun < SECONDS:
        step += 1
        page.mouse.move(WIDE * 0.6 + 100 * (step % 2) + step % 7, HIGH * 0.75 - step % 50)
    frames, longest = page.evaluate("[window.frames_, window.longest_]")
    taken = time.perf_counter() - begun
    page.mouse.up()
    return frames / taken, longest / 1000


def measure(
    browser: Browser, name: str, make: Callable[..., None], made: nx.MultiDiGraph[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.html"
        begun = time.perf_counter()
        try:
            make(made, path)
        except ImportError:
            print(f"{name:10} not installed")
            return
        taken = time.perf_counter() - begun
        context = browser.new_context(viewport={"width": WIDE, "height": HIGH}, offline=True)
        page = context.new_page()
        page.set_default_timeout(120_000)
        drawn = first_frame(page, path)
        page.wait_for_timeout(5000)
        rate, longest = panning(page)
        shown = f"{drawn:.1f}" if drawn <= PATIENCE else f"> {PATIENCE:.0f}"
        print(
            f"{name:10} written in {taken:5.1f} s, {path.stat().st_size / 1e6:5.2f} MB, "
            f"first frame {shown:>5} s, panning {rate:5.1f} frames/s, longest wait {longest:5.2f} s"
        )
        context.close()


def main() -> None:
    """Measure all three and print a line for each."""
    made = graph(int(sys.argv[1]) if sys.argv[1:] else 2000)
    print(f"{made.number_of_nodes():,} nodes, {made.number_of_edges():,} edges")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is needed; install it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name, make in (("lingding", ours), ("pyvis", pyvis), ("neo4j-viz", neo4j_viz)):
            measure(browser, name, make, made)
        browser.close()


if __name__ == "__main__":
    main()
