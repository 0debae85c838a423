"""Writes docs/queries.md, what each named query answers, from the headers of queries/*.cypher.

python scripts/queries_page.py    (or: make docs)
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from queries.library import Parameter, Query, library

PAGE = Path(__file__).parents[1] / "docs" / "queries.md"
_SHOWN = 3  # example questions in a language

HEAD = """\
# The named queries

This page is made from the headers of [queries/*.cypher](../queries) by `make docs`; change those
files, not this one. A new query is a new file there, with such a header; nothing else has to be
told of it.

Parameters are given by `--param NAME=VALUE` on the command line, as keywords in Python
(`kg.query("partners", name="中山")`). A parameter of the type *entity*, *actor* (a place or an
organisation) or of the name of a label takes a name as people write it: in any alias, in
Simplified or Traditional script. If several things are called so, all of them are meant, and a
note says which. A name that nobody has is answered with the nearest ones.

In the Cypher such a parameter is the list of the ids that the name stands for, and
`$NAME_inside` the ids of all that stands in them or belongs to them: of a city its
organisations, districts and towns. `$statuses` are the statuses of the [ontology](ontology.md)
in ascending order, `$ranks` maps each to its place among them, `$reprinted` are the ids of the
articles that others reprint.

`lingding ask "…"` chooses the query by the likeness of a question to the example questions of all
queries, of which the first in each language stand here; in braces what is filled in from the
question, `{when}` being a time. [How it is done, and how well](asking.md).
"""


def page(queries: Iterable[Query]) -> str:
    """The page as Markdown."""
    parts = [HEAD]
    for group, members in groupby(queries, key=lambda query: query.group):
        parts.append(f"\n## {group.capitalize()}\n")
        parts += [_query(query) for query in members]
    return "".join(parts)


def _query(query: Query) -> str:
    lines = [
        f"\n### `{query.name}` – {query.title} · {query.chinese}\n",
        f"{query.answers}\n\n    {query.example}\n",
        *(f"\n{line}\n" for line in [_asks(query)] if line),
        "\n| parameter | type | |\n|---|---|---|\n" if query.parameters else "",
        *(_parameter(parameter) for parameter in query.parameters),
        "\n| column | |\n|---|---|\n",
        *(f"| `{name}` | {says} |\n" for name, says in query.columns),
    ]
    return "".join(lines)


def _asks(query: Query) -> str:
    """The first example questions in each language, in a line."""
    chinese = [ask for ask in query.asks if any("\u3400" <= char <= "\u9fff" for char in ask)]
    english = [ask for ask in query.asks if ask not in chinese]
    shown = [*chinese[:_SHOWN], *english[:_SHOWN]]
    return " · ".join(f"*{ask}*" for ask in shown)


def _parameter(parameter: Parameter) -> str:
    kind = f"{parameter.type}, optional" if parameter.optional else parameter.type
    default = f" (default `{parameter.default}`)" if parameter.default is not None else ""
    return f"| `{parameter.name}` | {kind} | {parameter.says}{default} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(library().values()), "utf-8")
