"""For notebooks: `%load_ext lingding.notebook` brings `%%cypher` and a Chinese font.

    %%cypher kg place=中山市
    MATCH (a {name: $place})-[r:COOPERATES_WITH]-(b) RETURN b.name AS partner, r.status AS status

`kg` is a variable that holds a KnowledgeGraph; what follows are parameters, `name=text` or
`name:=JSON`. The answer is a DataFrame.
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.export import font
from lingding.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    import pandas as pd


def load_ipython_extension(shell: Any) -> None:
    """Called by IPython for `%load_ext lingding.notebook`."""
    use_font()

    def cypher(line: str, cell: str) -> pd.DataFrame:
        return ask(shell.user_ns, line, cell)

    shell.register_magic_function(cypher, "cell", "cypher")


def ask(variables: dict[str, Any], line: str, cell: str) -> pd.DataFrame:
    """The answer to a cell of Cypher; raises QueryError if its first line is not right."""
    name, *given = shlex.split(line) or [""]
    graph = variables.get(name)
    if not isinstance(graph, KnowledgeGraph):
        raise QueryError(f"%%cypher {line}: first the variable of a graph, as in %%cypher kg")
    parameters = {}
    for item in given:
        key, equals, value = item.partition("=")
        if not equals:
            raise QueryError(f"%%cypher {line}: {item}: write parameters as name=value")
        try:
            parameters[key.removesuffix(":")] = json.loads(value) if key.endswith(":") else value
        except ValueError as error:
            raise QueryError(f"%%cypher {line}: {item}: not JSON") from error
    return graph.cypher(cell, parameters)


def use_font() -> None:
    """Let matplotlib draw Chinese, in the font that comes with the project."""
    import matplotlib
    from matplotlib.font_manager import FontProperties, fontManager

    file = str(font.path())
    fontManager.addfont(file)
    matplotlib.rcParams["font.family"] = FontProperties(fname=file).get_name()
    matplotlib.rcParams["axes.unicode_minus"] = False
