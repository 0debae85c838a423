"""The named queries: one `.cypher` file each, whose header says what it answers and takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import QueryError

WHEN = "when"  # in an example question: where a time stands, whichever parameters it fills


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query.

    type: one of `queries.parameters.TYPES`. An optional one without default is null when absent.
    """

    name: str
    type: str
    says: str
    optional: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A named question: what it answers, what it takes, what its columns mean, and its Cypher.

    chinese: its title in Chinese. analysis: the name of what is done with the rows of the Cypher
    (see `queries.analyses`).
    asks: example questions in Chinese and English, with parameters in braces, and `{when}` for a
    time; by their likeness to a question the query is found (see `queries.understanding`).
    """

    name: str
    title: str
    chinese: str
    group: str
    answers: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    text: str
    analysis: str | None = None
    asks: tuple[str, ...] = ()


@cache
def library() -> dict[str, Query]:
    """All named queries by name, in order of group and name."""
    found = [
        parse(file.name.removesuffix(".cypher"), file.read_text("utf-8"))
        for file in files("queries").iterdir()
        if file.name.endswith(".cypher")
    ]
    return {query.name: query for query in sorted(found, key=lambda q: (q.group, q.name))}


def named(name: str) -> Query:
    """The query of that name; raises QueryError, with the nearest names, if there is none."""
    try:
        return library()[name]
    except KeyError:
        from difflib import get_close_matches

        near = get_close_matches(name, library(), n=3, cutoff=0.3) or list(library())[:3]
        raise QueryError(
            f"no query is called {name!r}; did you mean {', '.join(near)}? "
            "`lingding query` lists them all"
        ) from None


def parse(name: str, file: str) -> Query:
    """The query in the text of a `.cypher` file; raises ValueError if its header is not right."""
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[tuple[str, str]] = []
    asks: list[str] = []
    lines = file.splitlines()
    body = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    for line in lines[:body]:
        match = _HEADER.fullmatch(line)
        if match is None:
            raise ValueError(f"{name}.cypher: not a line of a header: {line}")
        key, rest, says = match["key"], match["rest"] or "", match["says"]
        if key == "param":
            parameters.append(_parameter(name, rest, says))
        elif key == "column":
            columns.append((rest.strip(), says))
        elif key == "asks":
            asks.append(says)
        else:
            fields[key] = says
    missing = {"title", "chinese", "group", "answers", "example"} - fields.keys()
    if missing or not columns:
        raise ValueError(f"{name}.cypher: header without {', '.join(sorted(missing)) or 'column'}")
    slots = {slot for ask in asks for slot in re.findall(r"\{(\w+)\}", ask)}
    if unknown := slots - {parameter.name for parameter in parameters} - {WHEN}:
        raise ValueError(f"{name}.cypher: asks of no parameter: {', '.join(sorted(unknown))}")
    return Query(
        name,
        fields["title"],
        fields["chinese"],
        fields["group"],
        fields["answers"],
        tuple(parameters),
        tuple(columns),
        fields["example"],
        "\n".join(lines[body:]).strip(),
        fields.get("analysis"),
        tuple(asks),
    )


_HEADER = re.compile(
    r"// (?P<key>title|chinese|group|answers|analysis|example|asks|param|column)"
    r"(?P<rest> [^:]+)?: (?P<says>.+)"
)
_PARAMETER = re.compile(
    r" (?P<name>\w+) \((?P<type>\w+)(?P<optional>, optional)?(?: = (?P<default>[^)]+))?\)"
)


def _parameter(query: str, declared: str, says: str) -> Parameter:
    match = _PARAMETER.fullmatch(declared)
    if match is None:
        raise ValueError(f"{query}.cypher: not a parameter: {declared.strip()}")
    optional = bool(match["optional"]) or match["default"] is not None
    return Parameter(match["name"], match["type"], says, optional, match["default"])
