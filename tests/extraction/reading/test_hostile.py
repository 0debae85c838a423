"""Input that means harm, or was broken on the way: read, or refused in one line, in time."""

import io
import json
import resource
import sys
import zipfile
from pathlib import Path
from time import process_time

import pytest

from extraction.extract import extract_file
from extraction.reading import Document, UnreadableError, documents, sources
from graph.proof import proves, spans

BODY = "昨日，深圳市与中山大学在深圳签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"
SECONDS = 10
MEMORY = 1_000_000_000


def read(path: Path, encoding: str | None = None) -> tuple[list[Document], list[str]]:
    """The articles of a file, and why others are none; fails where it takes too long."""
    found: list[Document] = []
    reasons: list[str] = []
    started = process_time()
    for source in sources([path], encoding):
        try:
            if isinstance(source, UnreadableError):
                raise source
            found += documents(source, encoding)
        except UnreadableError as error:
            reasons.append(str(error))
    assert process_time() - started < SECONDS
    unit = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit < 4 * MEMORY
    assert all("\n" not in reason and reason.startswith(str(path)) for reason in reasons)
    return found, reasons


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def bomb(deep: int) -> bytes:
    """An archive of archives that unpacks to a thousand times its size at each step."""
    data = zipped({"0.txt": b"\0" * 30_000_000})
    for i in range(deep):
        data = zipped({f"{i}-{n}.zip": data for n in range(10)})
    return data


def word(declared: str, said: str) -> bytes:
    """A Word file with a document type of its own."""
    import docx

    file = io.BytesIO()
    docx.Document().save(file)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:body><w:p><w:r><w:t>{BODY}{said}</w:t></w:r></w:p></w:body>"
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = f"{declared}<w:document {space}>{body}</w:document>".encode()
    return zipped(parts)


LAUGHS = "<!DOCTYPE w [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
)


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("bomb.zip", bomb(0), "unpacks to more than"),
        ("bombs.zip", bomb(2), "unpacks to more than"),
        ("way.zip", zipped({"../../etc/a.txt": BODY.encode()}), "leads out of the archive"),
        ("way.zip", zipped({"C:\\a.txt": BODY.encode()}), "leads out of the archive"),
        ("line.txt", ("甲" * 4_000_000).encode(), "more than 5,000,000"),
        ("line.html", b"<p>" + b"x" * 10_000_000, "more than 5,000,000"),
        ("line.jsonl", b'{"text": "' + b"x" * 16_000_000 + b'"}\n', "characters; split it"),
        ("cell.csv", b"text\n" + b"x" * 16_000_000 + b"\n", "damaged table"),
        ("nul.txt", BODY.encode() + b"\0", "NUL bytes"),
        ("nul.jsonl", json.dumps({"text": f"{BODY}\0"}).encode(), "NUL bytes"),
        ("half.txt", BODY.encode() + b"\xed\xa0\x80", "not UTF-8"),
        ("half.jsonl", b'{"text": "\\ud800' + BODY.encode() + b'"}', "lone surrogate"),
        ("deep.json.jsonl", b'{"text": ' + b"[" * 100_000, "not JSON"),
        ("laughs.docx", word(LAUGHS, "&a11;"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_read_refuses_what_would_do_harm(
    name: str, data: bytes, cause: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    found, reasons = read(tmp_path / name)
    assert not found or not cause
    assert not cause or any(cause in reason for reason in reasons)
    assert sum(len(document.text) for document in found) < 1_000_000


@pytest.mark.parametrize("encoding", ["utf-7", "unicode_escape", "raw_unicode_escape"])
def test_read_refuses_half_characters_of_an_encoding_that_was_told(
    encoding: str, tmp_path: Path
) -> None:
    half = {"utf-7": b"+2AA-"}.get(encoding, b"\\ud800")
    (tmp_path / "a.txt").write_bytes(BODY.encode(encoding) + half)
    found, (reason,) = read(tmp_path / "a.txt", encoding)
    assert not found
    assert "half of a character" in reason


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2066", "\ufeff", "\u200b", "\u00ad"])
def test_extract_takes_marks_that_are_not_seen_for_nothing(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY, "utf-8")
    (plain,) = extract_file(path)
    path.write_text(BODY.replace("深圳市", f"深圳{mark}市").replace("签署", f"{mark}签署"), "utf-8")
    (marked,) = extract_file(path)
    assert plain.statements
    assert [(s.subject, s.predicate, s.object) for s in marked.statements] == [
        (s.subject, s.predicate, s.object) for s in plain.statements
    ]
    assert all(proves(path.read_text("utf-8"), span) for span in spans(marked))


def test_read_takes_a_line_of_four_megabytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY * 33_000, "utf-8")
    found, reasons = read(tmp_path / "a.txt")
    assert (len(found), reasons) == (1, [])
