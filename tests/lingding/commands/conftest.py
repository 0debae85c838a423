"""What the tests of the second reader share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Endpoint = Callable[[Callable[[Any], Any]], Any]


@pytest.fixture
def paper(said: ModuleType, tmp_path: Path) -> Path:
    """An article that gives orders."""
    path = tmp_path / "paper.txt"
    path.write_text(said.TEXT, "utf-8")
    return path


@pytest.fixture
def endpoint(
    llm: ModuleType, tmp_path: Path, name_model: Callable[..., None]
) -> Iterator[Endpoint]:
    """`endpoint(script)`: a server that the environment names, with a cache of its own."""
    with ExitStack() as stack:

        def started(script: Callable[[Any], Any]) -> Any:
            server = stack.enter_context(llm.serving(script))
            name_model(server.url, tries=1, seconds=5, cache=tmp_path / "cache")
            return server

        yield started
