"""What mkdocs does to the pages of docs/ for the site: links to files beside docs/ become names.

On the site there is nothing to link to; in the repository the links stay.
"""

from __future__ import annotations

import re
from typing import Any

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)]+)\)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page with `[results](../benchmarks/x.json)` as `results (benchmarks/x.json)`."""
    return _OUTSIDE.sub(_named, markdown)


def _named(link: re.Match[str]) -> str:
    words, path = link[1], link[2]
    return words if path in words.strip("`") else f"{words} (`{path}`)"
