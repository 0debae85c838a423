"""Members of `.zip` and `.tar` archives, one by one, never unpacked to the disk."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from extraction.reading.errors import UnreadableError
from extraction.reading.source import LARGEST_BINARY

DENSEST = 100  # times its size that an archive may unpack to; text packs to a third or a tenth
SPARE = 20_000_000  # bytes beyond that


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive."""

    name: str
    data: bytes


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a ZIP archive (or a Word file)."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: bytes) -> bool:
    """Whether a file that begins so is a tar archive, packed or not."""
    packed = head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"))
    return packed or head[257:262] == b"ustar"


def is_word(stream: BinaryIO) -> bool:
    """Whether a ZIP archive is a Word file."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return "word/document.xml" in archive.namelist()
    except Exception:  # see `members`
        return False
    finally:
        stream.seek(0)


def members(stream: BinaryIO, path: str, size: int) -> Iterator[Member | UnreadableError]:
    """The files in the archive `stream` of `size` bytes, in its order, without hidden ones.

    What cannot be read comes as an UnreadableError in its place; damage, or more content than
    such an archive can honestly have, ends the archive.
    """
    zipped = is_zip(stream.read(8))
    stream.seek(0)
    left = DENSEST * size + SPARE
    try:
        for entry in _zip(stream) if zipped else _tar(stream):
            left -= entry.size
            if left < 0:
                yield UnreadableError(
                    f"{path}: unpacks to more than {DENSEST} times its size; not read further"
                )
                return
            if cause := _unsafe(entry.name):
                yield UnreadableError(f"{path}: a member {cause}, {entry.name!r}; rename it")
            elif not _hidden(entry.name):
                yield _read(entry, path)
    except Exception as error:  # zipfile and tarfile let IndexError, TypeError … through on damage
        yield UnreadableError(f"{path}: a damaged archive ({_cause(error)}); the rest is not read")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A member before it is read: its name, the size it claims, and how to open it."""

    name: str
    size: int
    open: Callable[[], IO[bytes] | None]


def _zip(stream: BinaryIO) -> Iterator[_Entry]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if not info.filename.endswith("/"):
                yield _Entry(_name(info), info.file_size, partial(archive.open, info))


def _tar(stream: BinaryIO) -> Iterator[_Entry]:
    with tarfile.open(fileobj=stream, mode="r|*") as archive:
        for info in archive:
            if info.isreg():
                yield _Entry(_normal(info.name), info.size, partial(archive.extractfile, info))


def _read(entry: _Entry, path: str) -> Member | UnreadableError:
    whole = f"{path}/{entry.name}"
    if entry.size > LARGEST_BINARY:
        return UnreadableError(
            f"{whole}: {entry.size:,} bytes, more than {LARGEST_BINARY:,}; split it"
        )
    try:
        content = entry.open()
        data = content.read(LARGEST_BINARY + 1) if content else b""
    except RuntimeError:  # what zipfile says of a member locked with a password
        return UnreadableError(f"{whole}: locked with a password; unlock it")
    except Exception as error:
        if isinstance(error, tarfile.TarError | EOFError):
            raise  # a stream that ends too soon has no next member
        return UnreadableError(f"{whole}: a damaged member ({_cause(error)}); pack it again")
    return Member(entry.name, data)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Chinese Windows writes them in GBK without saying so."""
    if info.flag_bits & 0x800:
        return _normal(info.filename)
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return _normal(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return _normal(info.filename)


def _normal(name: str) -> str:
    return str(PurePosixPath(name))


def _unsafe(name: str) -> str | None:
    """What is wrong with a name that would lead out of the archive or cannot be written down."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":":
        return "that leads out of the archive"
    if not name.isprintable() or not parts:
        return "with a name that cannot be printed"
    return None


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _cause(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
