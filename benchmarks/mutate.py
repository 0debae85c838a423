"""Damaged input: files of every format, changed at random, must be read or refused in one line.

    python benchmarks/mutate.py [NUMBER] [SEED]

Starts from small files of each format, made here, and changes each copy in one of several ways.
Fails at an exception other than UnreadableError, a message of several lines, an offset outside of
the text, a file that takes more than 10 seconds, or more than 1 GB of memory in all.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import resource
import sys
import tarfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from docx.oxml.ns import qn
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extraction.reading import UnreadableError, documents, sources

LONGEST = 10.0  # seconds for one file
MOST_MEMORY = 1_000_000_000  # bytes
TEXT = "本报深圳7月4日电 昨日，深圳大学与中山大学在深圳签署战略合作协议，共建研究院。\n"
PAGE = f"两校签约\n\n{TEXT}\n{TEXT}\n"
SPECIAL = (b"\0", b"\xff\xfe", b"\xe2\x80\xae", b"\xed\xa0\x80", b"<", b"&#x110000;", b"\r\n" * 9)


def originals() -> dict[str, bytes]:
    """A sound file of each format, by name."""
    html = f"<html><body><h1>两校签约</h1><p>{TEXT}</p><p>{TEXT}</p></body></html>"
    row = json.dumps({"text": PAGE, "date": "2024-05-03"}, ensure_ascii=False)
    return {
        "a.txt": PAGE.encode(),
        "gb.txt": PAGE.encode("gb18030"),
        "big5.txt": PAGE.encode("big5", "ignore"),
        "u16.txt": PAGE.encode("utf-16"),
        "a.html": html.encode(),
        "a.pdf": _pdf(),
        "down.pdf": _pdf(vertical=True),
        "a.docx": _word(),
        "inner.docx": _word(),
        "a.jsonl": f"{row}\n{row}\n".encode(),
        "a.csv": f'正文,日期\n"{PAGE}",2024-05-03\n'.encode(),
        "a.parquet": _parquet(),
        "a.zip": _zip(),
        "a.tar": _tar(),
        "a.tgz": gzip.compress(_tar(), mtime=0),
    }


def mutate(data: bytes, random_: random.Random) -> bytes:
    """A copy with bytes flipped, cut, doubled, exchanged or put in, once or some times."""
    for _ in range(random_.choice((1, 1, 2, 5, 20))):
        if data:
            data = _mutate_once(data, random_)
    return data


def _mutate_once(data: bytes, random_: random.Random) -> bytes:
    at, size = random_.randrange(len(data)), random_.choice((1, 2, 8, 64, 1024))
    before, piece, after = data[:at], data[at : at + size], data[at + size :]
    match random_.randrange(6):
        case 0:
            return before + random_.randbytes(size) + after
        case 1:
            return before + bytes([data[at] ^ 1 << random_.randrange(8)]) + data[at + 1 :]
        case 2:
            return before
        case 3:
            return before + after
        case 4:
            return before + piece * random_.choice((3, 50)) + after
        case _:
            return before + random_.choice(SPECIAL) + data[at:]


def mutate_word(data: bytes, random_: random.Random) -> bytes:
    """A Word file whose text is damaged inside of a sound archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutate(part, random_) if name == "word/document.xml" else part)
    return file.getvalue()


def read(path: Path) -> Iterator[str]:
    """What came of a file: `read`, or the first words of each reason; checks offsets."""
    for source in sources([path]):
        try:
            if isinstance(source, UnreadableError):
                raise source
            found = documents(source)
        except UnreadableError as error:
            message = str(error)
            if "\n" in message or not message.startswith(str(path)):
                raise AssertionError(f"a reason of several lines: {message!r}") from error
            yield "refused"
            continue
        for document in found:
            for block in document.blocks:
                if not all(0 <= place < len(document.text) for place in block.offsets):
                    raise AssertionError(f"{path}: an offset outside of the text")
                document.places(*block.span(0, len(block.text)))
            yield "read"


def _pdf(*, vertical: bool = False) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light", isVertical=vertical))
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=0)
    canvas.setFont("STSong-Light", 10)
    for i in range(0, len(TEXT), 15):
        left, low = (500 - i, 700) if vertical else (50, 700 - i)
        canvas.drawString(left, low, TEXT[i : i + 15].strip())
    canvas.save()
    return file.getvalue()


def _word() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_heading("两校签约", 1)
    document.add_paragraph(TEXT)
    box = document.add_paragraph(TEXT)._p
    frame = box.getparent().makeelement(qn("w:txbxContent"))
    box.addprevious(frame)
    frame.append(box)
    document.save(file)
    return file.getvalue()


def _parquet() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": [PAGE, PAGE]}), file)
    return file.getvalue()


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2024/a.txt", PAGE)
        archive.writestr("2024/合作.html", f"<html><p>{PAGE}")
    return file.getvalue()


def _tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(PAGE.encode())
        archive.addfile(info, io.BytesIO(PAGE.encode()))
    return file.getvalue()


def main(number: int, seed: int) -> None:
    """Read `number` damaged files and print what came of them."""
    files = originals()
    random_ = random.Random(seed)
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = (0.0, "")
    with TemporaryDirectory() as folder:
        for i in range(number):
            name = random_.choice(list(files))
            path = Path(folder, name)
            change = mutate_word if name == "inner.docx" else mutate
            path.write_bytes(change(files[name], random_))
            started = time.monotonic()
            try:
                outcomes.update((name, outcome) for outcome in read(path))
            except Exception as error:
                kept = Path(f"damaged-{i}-{name}")
                kept.write_bytes(path.read_bytes())
                sys.exit(f"{kept}: {type(error).__name__}: {error}")
            slowest = max(slowest, (time.monotonic() - started, name))
            if slowest[0] > LONGEST:
                sys.exit(f"file {i}, {name}: took {slowest[0]:.1f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    for name in files:
        print(f"{name:10} read {outcomes[name, 'read']:6,}  refused {outcomes[name, 'refused']:6,}")
    print(f"{number:,} files; slowest {slowest[0]:.2f} s ({slowest[1]}); {memory / 1e6:.0f} MB")
    if memory > MOST_MEMORY:
        sys.exit("more than 1 GB of memory")


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["10000", "0"][len(sys.argv) - 1 :])))
