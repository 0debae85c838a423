"""The text of a document as one string for the pipeline, and the way back to the file."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.annotation.script import simplify
from extraction.reading.document import Document


@dataclass(frozen=True, slots=True)
class Text:
    """`plain`: all blocks, simplified, joined by a line feed; `starts`: where each block begins."""

    document: Document
    plain: str
    surface: str
    starts: list[int]

    def block(self, position: int) -> int:
        """The index of the block that holds the character at `position`."""
        low, high = 0, len(self.starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.starts[middle] <= position else (low, middle - 1)
        return low

    def span(self, start: int, end: int) -> tuple[int, int, str]:
        """(start, end, text) in the file of a span that lies in one block."""
        block = self.document.blocks[i := self.block(start)]
        first, last = start - self.starts[i], end - self.starts[i]
        return (*block.span(first, last), block.text[first:last])


def join(document: Document) -> Text:
    """The blocks of a document as one text."""
    starts: list[int] = []
    length = 0
    for block in document.blocks:
        starts.append(length)
        length += len(block.text) + 1
    surface = "\n".join(block.text for block in document.blocks)
    return Text(document, simplify(surface), surface, starts)
