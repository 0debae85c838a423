"""Everything to be read that paths name: files, folders, archives, tables; one after the other."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from extraction.reading import archives, tables
from extraction.reading.errors import UnreadableError
from extraction.reading.source import LARGEST_BINARY, Source, largest

STANDARD_INPUT = "-"
Encoding = str | Mapping[str, str] | None
DEEPEST = 3  # archives inside of archives
SUFFIXES = (
    *(".txt", ".text", ".html", ".htm", ".shtml", ".xhtml", ".pdf", ".docx"),
    *(".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz"),
    *tables.SUFFIXES,
)
# what holds text that is not read, and what to do about it
CURES = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), "save it as .docx"),
    **dict.fromkeys((".xls", ".xlsx"), "save it as .csv"),
    **dict.fromkeys((".rar", ".7z"), "unpack it, or pack it as .zip"),
    ".epub": "save it as .html or .txt",
}
_HEAD = 512  # bytes that tell an archive or table from a single file
_ADDRESS = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:/")
_WILD = re.compile(r"[*?\[]")


def sources(paths: Iterable[Path], encoding: Encoding = None) -> Iterator[Source | UnreadableError]:
    """What the paths name, in their order; what cannot be read comes as an error in its place.

    A folder stands for the readable files in and under it, an archive for its members, a table
    for its rows, `-` for standard input, a path with `*`, `?` or `[…]` that is none for what it
    matches. One source is in memory at a time. encoding: of text tables, where it is known, of
    all or by path.
    """
    done = 0
    for path, id_ in files(paths):
        if isinstance(id_, UnreadableError):
            yield id_
            continue
        if str(path) == STANDARD_INPUT:
            yield from _walk(io.BytesIO(_standard_input()), STANDARD_INPUT, "stdin", encoding, 0)
            continue
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                for found in _walk(stream, str(path), id_, encoding, 0):
                    at = done + min(stream.tell(), size)
                    yield replace(found, position=at) if isinstance(found, Source) else found
            done += size
        except OSError as error:
            yield UnreadableError(f"{path}: {error.strerror or error}")


def find(path: Path, encoding: str | None = None) -> Source:
    """The one source at `path`, which may lead into an archive or a table.

    Raises UnreadableError if there is none, or several.
    """
    wanted = str(path)
    file = next((place for place in (path, *path.parents) if place.is_file()), path)
    found = 0
    for source in sources([file], encoding):
        if isinstance(source, UnreadableError):
            if file == path or str(source).startswith(f"{wanted}: "):
                raise source
        elif source.path == wanted:
            return source
        found += 1
    cause = f"holds {found:,} articles; name one of them" if file == path else f"not in {file}"
    raise UnreadableError(f"{path}: {cause}")


def size(paths: Iterable[Path]) -> int:
    """How many bytes the files have that `paths` name, packed as they are."""
    return sum(
        path.stat().st_size for path, id_ in files(paths) if isinstance(id_, str) and path.is_file()
    )


def files(paths: Iterable[Path]) -> Iterator[tuple[Path, str | UnreadableError]]:
    """Each file once, with the id of its article: its name without the ending, in a folder with
    the way from that folder; or with the reason why it cannot be read."""
    seen: set[Path] = set()
    for named in paths:
        for path, id_ in _named(named):
            if path not in seen:
                seen.add(path)
                yield path, id_


def _named(path: Path) -> Iterator[tuple[Path, str | UnreadableError]]:
    if _ADDRESS.match(str(path)):
        address = re.sub(":/+", "://", str(path), count=1)  # as it was before it became a path
        cause = "an address is not fetched; save the page and name its file"
        yield path, UnreadableError(f"{address}: {cause}")
    elif path.is_dir():
        yield from _inside(path)
    elif _WILD.search(str(path)) and not path.exists():
        matches = sorted(glob.glob(str(path), recursive=True))
        if not matches:
            yield path, UnreadableError(f"{path}: nothing matches")
        for match in matches:
            yield from _named(Path(match))
    else:
        yield path, _stem(path.name)


def _inside(folder: Path) -> Iterator[tuple[Path, str | UnreadableError]]:
    locked: list[OSError] = []
    empty = True
    for path in sorted(_seen(folder, locked)):
        way = path.relative_to(folder)
        suffix = path.suffix.lower()
        if suffix in SUFFIXES:
            empty = False
            yield path, str(PurePosixPath(*way.parts[:-1], _stem(path.name)))
        elif suffix in CURES:
            empty = False
            yield path, UnreadableError(f"{path}: {suffix} is not read; {CURES[suffix]}")
    for error in locked:
        empty = False
        place = Path(error.filename)
        yield place, UnreadableError(f"{place}: {error.strerror or error}")
    if empty:
        kinds = " ".join(SUFFIXES)
        yield folder, UnreadableError(f"{folder}: no file in this directory ends in {kinds}")


def _seen(folder: Path, locked: list[OSError]) -> Iterator[Path]:
    """The files in and under a folder, without hidden ones and those of a `lingding` store;
    folders that cannot be opened are added to `locked`."""
    for place, folders, names in os.walk(folder, onerror=locked.append):
        if ".lock" in names and "articles" in folders:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _stem(name: str) -> str:
    """A file's name without its ending; without both of `.tar.gz`."""
    stem = PurePosixPath(name).stem
    return stem.removesuffix(".tar") or stem


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(LARGEST_BINARY + 1)


def _walk(
    stream: BinaryIO, path: str, id_: str, encoding: Encoding, depth: int
) -> Iterator[Source | UnreadableError]:
    """What one file holds."""
    head = stream.read(_HEAD)
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in CURES:
        yield UnreadableError(f"{path}: {suffix} is not read; {CURES[suffix]}")
    elif archives.is_tar(head) or (archives.is_zip(head) and not archives.is_word(stream)):
        if depth >= DEEPEST:
            yield UnreadableError(f"{path}: archives {depth} deep inside each other; unpack them")
            return
        yield from _unpacked(stream, path, id_ if depth else "", size, encoding, depth)
    elif head.startswith(b"PAR1") or suffix in tables.SUFFIXES:
        one = encoding.get(path) if isinstance(encoding, Mapping) else encoding
        yield from tables.rows(stream, path, id_, one)
    else:
        limit = largest(head)
        if size > limit:
            yield UnreadableError(
                f"{path}: {size:,} bytes, more than {limit:,}; split it into articles"
            )
        else:
            yield Source(path=path, id=id_, data=stream.read())


def _unpacked(
    stream: BinaryIO, path: str, id_: str, size: int, encoding: Encoding, depth: int
) -> Iterator[Source | UnreadableError]:
    """What the members of an archive hold, those that a folder would give."""
    empty = True
    for member in archives.members(stream, path, size):
        empty = False
        if isinstance(member, UnreadableError):
            yield member
            continue
        name = PurePosixPath(member.name)
        if name.suffix.lower() not in (*SUFFIXES, *CURES):
            continue
        way = PurePosixPath(id_, *name.parts[:-1], _stem(name.name))
        inner = f"{path}/{member.name}"
        yield from _walk(io.BytesIO(member.data), inner, str(way), encoding, depth + 1)
    if empty:
        yield UnreadableError(f"{path}: nothing in this archive")
