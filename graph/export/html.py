"""`.html`: one file that shows the graph by itself, without a network."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.export.font import characters, face
from graph.export.formats import Options
from graph.export.payload import payload
from graph.view import View

FONT = "Lingding Sans"
# in the order in which they build on each other
SCRIPTS = (
    *("words.js", "dom.js", "model.js", "camera.js", "plot.js", "svg.js", "canvas.js"),
    *("graph.js", "map.js", "controls.js", "details.js", "table.js", "main.js"),
)


def write(view: View, path: Path, options: Options) -> None:
    """Write the page of a view to a file."""
    path.write_text(to_html(view, options.title), "utf-8", newline="\n")


def to_html(view: View, title: str = "") -> str:
    """A page with all of a view in it; the same view gives the same page.

    Nothing on it can reach the network or run but its own script: the policy says so, and the
    texts of articles are data that the script shows as plain text.
    """
    data = payload(view, title)
    text = as_json(data)
    style = face(_needed(text + asset("words.js")), FONT) + asset("page.css")
    script = wrap(*SCRIPTS, "export.js")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return frame(
        policy,
        data["about"]["title"],
        style=f"<style>{style}</style>",
        script=f"<script>{script}</script>",
        data=text,
    )


def frame(policy: str, title: str, *, style: str, script: str, data: str = "null") -> str:
    """The page around its style, script and data, which are HTML or JSON already."""
    parts = {
        "policy": policy,
        "title": html.escape(title or "伶仃 Lingding"),
        "style": style,
        "data": data,
        "script": script,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], asset("page.html"))


def asset(name: str) -> str:
    """The text of a file of the page."""
    return files("graph.export").joinpath("page", name).read_text("utf-8")


def wrap(*names: str) -> str:
    """The scripts of these names as one, whose names are its own."""
    return "\n".join(['(() => {\n"use strict";', *map(asset, names), "})();\n"])


def as_json(data: Any) -> str:
    """JSON that can stand inside of a script element: no `<`, no line separators of JavaScript."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _needed(text: str) -> str:
    """The characters that the page shows, as far as the font has them."""
    return "".join(sorted(char for char in {*text, *_LATIN} if ord(char) in characters()))


_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "–—·…“”‘’→←↑↓✕−⤢≥"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
