"""Coverage-guided fuzzing of the readers and of the layout repair.

    python benchmarks/fuzz.py TARGET [libFuzzer options, e.g. -max_total_time=300]

TARGET: text, html, pdf, word, xml (of a Word file), table, archive or layout. Needs `pip install
atheris` (Linux), which the project itself does not. Starts from the files of `mutate.py`; stops at
the first input that raises anything but UnreadableError of one line, or breaks the map of offsets,
and leaves it in `crash-…`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import atheris
import pyarrow.parquet  # noqa: F401  here, or loading them would be the time of an input
import trafilatura  # noqa: F401

with atheris.instrument_imports(include=["extraction.reading", "docx", "zipfile", "tarfile"]):
    from extraction.reading import Source, UnreadableError, documents
    from extraction.reading.archives import members
    from extraction.reading.layout import paragraphs
    from extraction.reading.tables import rows

from mutate import originals

SEEDS = originals()


def page(name: str) -> Callable[[bytes], None]:
    """Reads bytes as a file of that name."""

    def read(data: bytes) -> None:
        try:
            for document in documents(Source(name, "a", data)):
                for block in document.blocks:
                    assert all(0 <= place < len(document.text) for place in block.offsets)
                    document.places(*block.span(0, len(block.text)))
        except UnreadableError as error:
            if "\n" in str(error):
                raise AssertionError("a reason of several lines") from error

    return read


def xml(data: bytes) -> None:
    """Reads bytes as the XML of a Word file that is sound otherwise."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(SEEDS["a.docx"])) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, data if name == "word/document.xml" else old.read(name))
    page("a.docx")(file.getvalue())


def table(data: bytes) -> None:
    """Reads bytes as a table of each kind."""
    for name in ("a.csv", "a.tsv", "a.jsonl", "a.parquet"):
        for _ in rows(io.BytesIO(data), name, "a", None):
            pass


def archive(data: bytes) -> None:
    """Reads bytes as an archive."""
    for _ in members(io.BytesIO(data), "a.zip", len(data)):
        pass


def layout(data: bytes) -> None:
    """Repairs the layout of a text: the offsets lead to its characters, in order."""
    text = data.decode("utf-8", "replace")
    places: list[int] = []
    for paragraph in paragraphs(text):
        places += paragraph.offsets
        for char, place in zip(paragraph.text, paragraph.offsets, strict=True):
            assert text[place] == char or (char == " " and text[place].isspace())
    assert all(one < other for one, other in pairwise(places))


TARGETS = {
    "text": (page("a.txt"), ("a.txt", "gb.txt", "big5.txt", "u16.txt")),
    "html": (page("a.html"), ("a.html",)),
    "pdf": (page("a.pdf"), ("a.pdf", "down.pdf")),
    "word": (page("a.docx"), ("a.docx",)),
    "xml": (xml, ("a.xml",)),
    "table": (table, ("a.csv", "a.jsonl", "a.parquet")),
    "archive": (archive, ("a.zip", "a.tar", "a.tgz")),
    "layout": (layout, ("a.txt",)),
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"name a target: {', '.join(TARGETS)}")
    read, names = TARGETS[sys.argv.pop(1)]
    with ZipFile(io.BytesIO(SEEDS["a.docx"])) as word:
        SEEDS["a.xml"] = word.read("word/document.xml")
    with TemporaryDirectory() as folder:
        for name in names:
            Path(folder, name).write_bytes(SEEDS[name])
        atheris.Setup([*sys.argv, folder], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
