"""Reading a UTF-8 text file into a `Document`; what cannot be read says why in one line."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from extraction.reading.blocks import classify
from extraction.reading.document import FURNITURE, Document
from extraction.reading.furniture import publication
from extraction.reading.layout import paragraphs

LARGEST_FILE = 5_000_000  # bytes; an article has some thousand characters, a page some ten thousand
LONGEST_TITLE = 40  # characters, of an article without a headline


class UnreadableError(ValueError):
    """A file that cannot be read as an article; the message names the file, the cause, the cure."""


def read(path: Path) -> Document:
    """The article in the text file at `path`.

    Raises UnreadableError if the file is missing, empty, too large, binary, or not UTF-8.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableError(
                f"{path}: {size:,} bytes, more than {LARGEST_FILE:,}; split it into articles"
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror or error}") from error
    return parse(data, path)


def parse(data: bytes, path: Path) -> Document:
    """The article in `data`, the bytes of the file at `path`; raises as `read` does."""
    text = _decode(data, path)
    blocks = classify(paragraphs(text))
    if not any(_is_chinese(char) for block in blocks for char in block.text):
        raise UnreadableError(f"{path}: no Chinese text in it; give a Chinese article")
    found = publication(blocks)
    headline = " ".join(block.text for block in blocks if block.kind == "headline")
    opening = next((block.text for block in blocks if block.kind not in FURNITURE), blocks[0].text)
    return Document(
        id=path.stem,
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        title=headline or opening[:LONGEST_TITLE],
        blocks=tuple(blocks),
        published=found.date,
        source=found.source,
        dateline=found.place,
    )


def _decode(data: bytes, path: Path) -> str:
    if not data.strip():
        raise UnreadableError(f"{path}: the file is empty; give an article with text in it")
    if b"\0" in data:
        raise UnreadableError(
            f"{path}: a binary file, not text (NUL bytes); give a UTF-8 text file"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{path}: not UTF-8 (byte {error.start}); convert it, e.g. iconv -f GB18030 -t UTF-8"
        ) from error
    control = sum(unicodedata.category(char) == "Cc" and char not in "\t\n\r\f\v" for char in text)
    if control > len(text) / 100:
        raise UnreadableError(f"{path}: a binary file, not text (control characters)")
    return text


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
