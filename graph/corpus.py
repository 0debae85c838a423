"""The corpus: a folder with one record an article, the only copy that must never be lost."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from graph.errors import CorpusError, HomonymError
from graph.record import Article, Record
from graph.validation import validate

# separators, what Windows forbids, control characters, a leading dot, and the quote itself
_UNSAFE = re.compile(r'[/\\:*?"<>|%\x00-\x1f\x7f]|^\.|[. ]$')
_LONGEST = 200  # bytes of a file name before its ending; most file systems take 255


def digest(record: Record) -> str:
    """The sha256 of a record's line, in hexadecimal: the same record, the same digest."""
    return hashlib.sha256(record.to_json().encode("utf-8")).hexdigest()


class Corpus:
    """Records in a folder, `ID.json` each, of one line; written whole or not at all.

    base: the folder to which the records' paths are relative where the file lies in it, so that
    the corpus and its texts can be moved together and asked from anywhere.
    """

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder = folder
        self.base = base.resolve()

    def put(self, record: Record, *, replace: bool = False) -> Record:
        """Keep `record` and return it as kept; an earlier reading of the same file is replaced.

        Raises HomonymError if the article of that id came from another file with other content
        (unless `replace`), CorpusError if the record is outside the ontology, OSError if the
        folder cannot be written; in each case the corpus stays as it was.
        """
        validate(record)
        path = self._path(record.article.id)
        if path.exists() and not replace:
            self._refuse_homonym(path, record.article)
        kept = dataclasses.replace(record.article, path=self._home(record.article.path))
        record = dataclasses.replace(record, article=kept)
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, f"{record.to_json()}\n".encode())
        return record

    def get(self, article: str) -> Record:
        """The record of the article with that id; raises CorpusError if there is none."""
        self.require(article)
        return self._read(self._path(article))

    def require(self, article: str) -> None:
        """Raise CorpusError if there is no record, sound or not, of the article with that id."""
        if not self._path(article).exists():
            raise CorpusError(f"{self.folder}: no article {article!r}; see `lingding articles`")

    def remove(self, article: str) -> None:
        """Delete the record of the article with that id; raises CorpusError if there is none."""
        self.require(article)
        self._path(article).unlink()
        _sync(self.folder)

    def __iter__(self) -> Iterator[Record]:
        """All records, in the order of their file names; raises CorpusError at a damaged one."""
        return (self._read(path) for path in self._paths())

    def __len__(self) -> int:
        return len(self._paths())

    def files(self) -> dict[str, str]:
        """For each record file its name and the sha256 of its line, as `digest` gives it."""
        return {
            path.name: hashlib.sha256(path.read_bytes().removesuffix(b"\n")).hexdigest()
            for path in self._paths()
        }

    def file_of(self, article: str) -> str:
        """The name of the file that holds the record of the article with that id."""
        return f"{_file_name(article)}.json"

    def read(self, name: str) -> Record:
        """The record in the file of that name; raises CorpusError if it is damaged."""
        return self._read(self.folder / name)

    def source(self, article: Article) -> Path:
        """Where the file of an article of this corpus lies."""
        return self.base / article.path

    @property
    def id(self) -> str:
        """What tells this corpus from all others, wherever it is moved; made when it is missing.

        Kept beside the records in `corpus.id`.
        """
        path = self.folder.with_name("corpus.id")
        try:
            return path.read_text("ascii").strip()
        except FileNotFoundError:
            id_ = uuid.uuid4().hex
            with suppress(OSError):  # of a folder open for reading only
                write_whole(path, f"{id_}\n".encode())
            return id_

    def stamp(self) -> str:
        """A fingerprint of the folder that changes whenever a record is written or removed.

        Made from names, sizes and times only, so that it costs no reading.
        """
        marks = []
        if self.folder.is_dir():
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".json") and not entry.name.startswith("."):
                        stat = entry.stat()
                        marks.append(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}")
        return hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()

    def sweep(self) -> None:
        """Delete what a writer that was killed left half-written; only the one writer may."""
        for path in self.folder.glob(".*.part"):
            path.unlink(missing_ok=True)

    def _paths(self) -> list[Path]:
        paths = self.folder.glob("*.json")
        return sorted(path for path in paths if not path.name.startswith("."))

    def _path(self, article: str) -> Path:
        return self.folder / self.file_of(article)

    def _home(self, path: str) -> str:
        whole = Path(path).resolve()
        return (
            whole.relative_to(self.base).as_posix()
            if whole.is_relative_to(self.base)
            else str(whole)
        )

    def _read(self, path: Path) -> Record:
        cure = "build the article again, or delete this file"
        try:
            record = Record.from_json(path.read_text("utf-8"))
        except OSError as error:
            raise CorpusError(f"{path}: {error.strerror or error}") from error
        except ValueError as error:
            raise CorpusError(f"{path}: {error}; {cure}") from error
        if self._path(record.article.id).name != path.name:
            raise CorpusError(f"{path}: holds the article {record.article.id!r}; {cure}")
        validate(record)
        return record

    def _refuse_homonym(self, path: Path, new: Article) -> None:
        try:
            old = Record.from_json(path.read_text("utf-8")).article
        except ValueError:  # damaged or of another version: reading the article again mends it
            return
        same = old.sha256 == new.sha256 or self.source(old).resolve() == Path(new.path).resolve()
        if old.id != new.id or not same:
            raise HomonymError(
                f"{new.path}: the store has another article {old.id!r}, read from {old.path}; "
                "rename one of the files, or say --replace"
            )


def _file_name(article: str) -> str:
    name = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", article)
    encoded = name.encode("utf-8", "surrogatepass")
    if len(encoded) <= _LONGEST:
        return name
    short = encoded[: _LONGEST - 33].decode("utf-8", "ignore")
    return f"{short}~{hashlib.sha256(encoded).hexdigest()[:32]}"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and have it on the disk when this returns."""
    part = path.with_name(f".{hashlib.sha256(path.name.encode()).hexdigest()[:16]}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make a rename or a deletion in `folder` survive a power cut, where the system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)
