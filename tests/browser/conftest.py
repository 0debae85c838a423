"""A real headless Chromium, and pages in it without a network.

Debian's browser is driven, not one that a tool downloads. Without it these tests are skipped,
unless CI=true: there they must run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.archive import Archive
from graph.export.formats import Options, write
from graph.record import Record
from graph.view import look

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
Open = Callable[..., Page]
RUN = "from lingding.cli import main; main()"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium for the browser tests; install it: apt-get install chromium")
        pytest.skip("no Chromium for the browser tests; install it: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(gold_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The exported page of the newspaper page, and that of all gold records."""
    made = {}
    for name, records in {"page": gold_records[:1], "gold": gold_records}.items():
        folder = tmp_path_factory.mktemp(name)
        archive = Archive(folder / "store", create=True)
        with archive.writing():
            for record in records:
                archive.put(record)
        made[name] = folder / f"{name}.html"
        write(look(archive), made[name], Options())
    return made


@pytest.fixture(scope="module")
def served(gold_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that `lingding serve` shows."""
    store = tmp_path_factory.mktemp("served") / "store"
    archive = Archive(store, create=True)
    with archive.writing():
        for record in gold_records[:3]:
            archive.put(record)
    return store


@pytest.fixture(scope="module")
def model() -> dict[str, str]:
    """What names a language model to the server; a module of tests may name one."""
    return {}


@pytest.fixture(scope="module")
def address(served: Path, model: dict[str, str]) -> Iterator[str]:
    """A server in a process of its own, on any free port; its address with the token."""
    command = [sys.executable, "-c", RUN, "serve", "--port", "0", "--store", str(served)]
    environment = {n: v for n, v in os.environ.items() if not n.startswith("LINGDING_LLM_")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**environment, **model}
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found
        yield found[0]
        server.terminate()


@pytest.fixture
def open_live(browser: Browser, address: str) -> Iterator[Callable[[], Page]]:
    """`open_live()`: the page of that server.

    Afterwards every request must have been for that server, and nothing may have gone wrong.
    """
    home = urlsplit(address).netloc
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.set_default_timeout(15_000)
    asked: list[str] = []
    wrong: list[str] = []

    def open_() -> Page:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield open_
    context.close()
    assert [u for u in asked if urlsplit(u).netloc != home and not u.startswith("data:")] == []
    assert wrong == []


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """`open_page(path, width, height)`: the file in a window without a network.

    Afterwards every request must have been for the file itself or for data in it, and nothing may
    have gone wrong in the page's script or against its policy.
    """
    contexts, asked, wrong = [], [], []

    def open_(
        path: Path, width: int = 1366, height: int = 768, *, scheme: str = "light", hash_: str = ""
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            offline=True,
            locale="zh-CN",
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri() + hash_)
        page.wait_for_selector("html[data-ready]")
        page.wait_for_timeout(150)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert wrong == []
