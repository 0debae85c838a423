"""The formats that a view can be written in, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from graph.errors import GraphError
from graph.view import View


@dataclass(frozen=True, slots=True)
class Options:
    """What may be wanted of a file: a title above a picture, text that can be searched in it."""

    title: str = ""
    text: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending, what it is good for, and the module whose `write` makes it."""

    ending: str
    says: str
    module: str

    def write(self, view: View, path: Path, options: Options) -> None:
        """Write the view to the file (a folder for `.csv`) whole or not at all."""
        make: Callable[[View, Path, Options], None] = import_module(self.module).write
        part = path.with_name(f".{path.name}.part{path.suffix}")
        try:
            make(view, part, options)
            _replace(part, path)
        except OSError as error:
            _discard(part)
            raise OSError(error.errno, error.strerror, str(path)) from error
        except BaseException:
            _discard(part)
            raise


FORMATS = (
    Format(".html", "a page to explore the graph, one file, no network", "graph.export.html"),
    Format(".svg", "a picture to edit", "graph.export.image"),
    Format(".png", "a picture", "graph.export.image"),
    Format(".pdf", "a picture to print", "graph.export.image"),
    Format(".graphml", "for yEd, Gephi, igraph", "graph.export.graphml"),
    Format(".gexf", "for Gephi, with its timeline", "graph.export.gexf"),
    Format(".cyjs", "for Cytoscape", "graph.export.cyjs"),
    Format(".csv", "a folder of tables", "graph.export.tables"),
    Format(".jsonld", "linked data: schema.org and PROV", "graph.export.jsonld"),
)


def format_of(path: Path) -> Format:
    """The format that the ending of a file's name asks for; raises GraphError if there is none."""
    for format_ in FORMATS:
        if path.suffix.lower() == format_.ending:
            return format_
    known = ", ".join(format_.ending for format_ in FORMATS)
    raise GraphError(f"{path}: no format ends in {path.suffix or 'nothing'!r}; known are {known}")


def write(view: View, path: Path, options: Options | None = None) -> None:
    """Write a view to a file in the format of its ending.

    Raises GraphError if the ending is unknown or the view cannot be drawn, OSError if the file
    cannot be written; an earlier file of the name then stays as it was.
    """
    format_of(path).write(view, path, options or Options())


def _replace(part: Path, path: Path) -> None:
    """Put a file or folder in the place of an earlier one that an export made."""
    if part.is_dir() and path.is_dir():
        for file in sorted(part.iterdir()):
            file.replace(path / file.name)
        part.rmdir()
    else:
        part.replace(path)


def _discard(part: Path) -> None:
    if part.is_dir():
        for file in part.iterdir():
            file.unlink()
        part.rmdir()
    part.unlink(missing_ok=True)
