"""A store as the CSV files that `neo4j-admin database import` takes, for very large graphs.

Headers as in Neo4j's Operations Manual, "Import": an id space a label, arrays and numbers typed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.merging import kind_label
from graph.ontology import Relationship, ontology
from graph.schema import constraints, full_text, indexes
from graph.store import Limits, Store, made_by

_ARRAY = "\x1f"  # between the items of a list; occurs in no name
_ALL = Limits(seconds=24 * 3600, rows=10**12)

_ENTITY = {"name": "", "kind": "", "code": "", "aliases": "string[]", "_claims": ""}
_SOURCES = {
    "Article": {
        **dict.fromkeys(("name", "published", "source", "home_city", "path", "sha256"), ""),
        **{"encoding": "", "origin": "", "statements": "long"},
        **{"_minhash": "", "_digest": "", "_claims": ""},
    },
    "Sentence": {
        **{"name": "", "text": "", "start": "long", "end": "long", "block": "", "page": "long"},
        "boxes": "double[]",
    },
}
_STATEMENT = {
    **{
        "article": "",
        "origin": "",
        "status": "",
        "date": "",
        "confidence": "double",
        "evidence": "string[]",
    },
    **{"rule": "", "model": "", "role": "", "dispute": "", "reviewed": "boolean"},
}
_NUMBERS = {"start": "long", "end": "long"}


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    nodes: int
    relationships: int


def write(store: Store, folder: Path) -> Written:
    """Write the whole graph into `folder`, made if missing, with `import.args` and `schema.cypher`.

    `import.args` comes last: a folder without it was not finished.
    Import it by `neo4j-admin database import full neo4j @import.args` from that folder, start the
    server, and run `schema.cypher`. Raises OSError if the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "import.args").unlink(missing_ok=True)
    arguments = [
        "--multiline-fields=true",
        f"--array-delimiter=U+{ord(_ARRAY):04X}",
        "--nodes=_Lingding.csv",
    ]
    stamp = [("graph", store.stamp or "", True, made_by(), "_Lingding")]
    head = ["id:ID(_Lingding)", "stamp", "saved:boolean", "made_by", ":LABEL"]
    nodes = _write(folder / "_Lingding.csv", head, stamp) - 1  # of the graph itself, without it
    relationships = 0
    for label in ontology().labels:
        nodes += _nodes(store, folder / f"{label}.csv", label)
        arguments.append(f"--nodes={label}.csv")
    for relationship in ontology().relationships.values():
        for source in relationship.sources:
            for target in relationship.targets:
                file = folder / f"{relationship.name}-{source}-{target}.csv"
                if relationship.allows(source, target):
                    relationships += _links(store, file, relationship, source, target)
                    arguments.append(f"--relationships={file.name}")
    schema = (*constraints(), *indexes(), *full_text())
    (folder / "schema.cypher").write_text("".join(f"{text};\n" for text in schema), "utf-8")
    (folder / "import.args").write_text("\n".join(arguments) + "\n", "utf-8")
    return Written(nodes, relationships)


def _nodes(store: Store, file: Path, label: str) -> int:
    types = _SOURCES.get(label, _ENTITY)
    columns = ", ".join(f"n.`{name}` AS `{name.lstrip('_')}_`" for name in types)
    rows = store.cypher(f"MATCH (n:{label}) RETURN n.id AS id, {columns} ORDER BY id", limits=_ALL)
    kind = list(types).index("kind") + 1 if "kind" in types else None
    head = [f"id:ID({label})", *map(_typed, types, types.values()), ":LABEL"]

    def lines() -> Iterator[Sequence[Any]]:
        for row in rows.rows:
            second = [kind_label(row[kind])] if kind is not None and row[kind] else []
            yield (*row, [label, *second])

    return _write(file, head, lines())


def _links(store: Store, file: Path, relationship: Relationship, source: str, target: str) -> int:
    provenance = relationship.group == "provenance"
    types = {p: _NUMBERS.get(p, "") for p in relationship.properties} if provenance else _STATEMENT
    columns = "".join(f", r.`{name}` AS `{name}_`" for name in types)
    text = (
        f"MATCH (a:{source})-[r:{relationship.name}]->(b:{target}) "
        f"RETURN a.id AS a, b.id AS b{columns} ORDER BY a, b"
    )
    rows = store.cypher(text, limits=_ALL).rows
    head = [f":START_ID({source})", f":END_ID({target})", *map(_typed, types, types.values())]
    return _write(file, [*head, ":TYPE"], ((*row, relationship.name) for row in rows))


def _typed(name: str, type_: str) -> str:
    return f"{name}:{type_}" if type_ else name


def _write(file: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    number = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        for number, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow([_cell(value) for value in row])
    return number


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return _ARRAY.join(map(str, value)) if isinstance(value, list) else value
