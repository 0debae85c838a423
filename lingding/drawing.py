"""A part of the graph as a notebook shows it."""

from __future__ import annotations

import base64
from io import BytesIO

from graph.export.html import to_html
from graph.export.image import picture
from graph.view import View

HEIGHT = 640  # pixels of the frame
_COLOURS = 64  # of the picture; few, so that notebooks stay small


class Drawing:
    """The page of a view in a frame of its own, over a picture of it.

    The frame may run the page's own script and nothing else. Where frames are taken out (a notebook
    that is not trusted, a host of code) the picture is left.
    """

    def __init__(self, view: View, title: str = "") -> None:
        self.view = view
        self.title = title

    def __repr__(self) -> str:
        entities, statements = self.view.graph.number_of_nodes(), self.view.graph.number_of_edges()
        return f"<Drawing of {entities:,} entities and {statements:,} statements>"

    def png(self) -> bytes:
        """The picture, as the bytes of a PNG file."""
        from PIL import Image

        with Image.open(BytesIO(picture(self.view, self.title, dpi=100))) as image:
            small = image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        out = BytesIO()
        small.save(out, "png", optimize=True)
        return out.getvalue()

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.png()).decode("ascii")
        page = to_html(self.view, self.title).replace("&", "&amp;").replace("'", "&#39;")
        return (
            f'<div style="position:relative;min-height:{HEIGHT}px">'
            f'<img alt="{len(self.view.graph)} entities" style="width:100%" '
            f'src="data:image/png;base64,{data}">'
            f"<iframe sandbox='allow-scripts' title='Lingding' srcdoc='{page}' "
            'style="position:absolute;inset:0;width:100%;height:100%;border:0"></iframe></div>'
        )
