import re

import pytest

from graph.errors import QueryError
from queries.library import Query, library, named, parse
from queries.parameters import TYPES

HEADER = """\
// title: T
// chinese: 题
// group: g
// answers: A
// param n (integer = 5): how many
// param name (actor, optional): who
// column x: a number
// example: lingding query q
// asks: 前{n}个有哪些？
// asks: What did {name} do {when}?
RETURN $n AS x
"""

each_query = pytest.mark.parametrize("query", library().values(), ids=library())


@each_query
def test_library_declares_every_parameter_that_the_cypher_uses(query: Query) -> None:
    used = {name.removesuffix("_inside") for name in re.findall(r"\$(\w+)", query.text)}
    used |= {"limit"} if query.analysis else set()
    assert used - {"statuses", "ranks", "reprinted"} == {
        parameter.name for parameter in query.parameters
    }
    assert {parameter.type for parameter in query.parameters} <= TYPES


@each_query
def test_library_gives_examples_that_ask_the_query_itself(query: Query) -> None:
    assert query.example.startswith(f"lingding query {query.name}")
    given = set(re.findall(r"--param (\w+)=", query.example))
    assert given <= {parameter.name for parameter in query.parameters}
    assert given >= {p.name for p in query.parameters if not p.optional}


@each_query
def test_library_gives_example_questions_in_both_languages(query: Query) -> None:
    chinese = [ask for ask in query.asks if re.search(r"[\u3400-\u9fff]", ask)]
    assert len(chinese) >= 5
    assert len(query.asks) - len(chinese) >= 5
    assert len(set(query.asks)) == len(query.asks)


@each_query
def test_example_questions_have_a_slot_for_each_parameter_that_is_needed(query: Query) -> None:
    asked = {slot for ask in query.asks for slot in re.findall(r"\{(\w+)\}", ask)}
    needed = {parameter.name for parameter in query.parameters if not parameter.optional}
    assert needed - {"since"} <= asked


def test_parse_reads_a_header() -> None:
    query = parse("q", HEADER)
    assert query.text == "RETURN $n AS x"
    number, name = query.parameters
    assert (number.name, number.type, number.optional, number.default) == (
        "n",
        "integer",
        True,
        "5",
    )
    assert (name.type, name.optional, name.default) == ("actor", True, None)
    assert query.columns == (("x", "a number"),)
    assert query.asks == ("前{n}个有哪些？", "What did {name} do {when}?")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("// title: T\n", ""),
        ("// chinese: 题\n", ""),
        ("// column x: a number\n", ""),
        ("(integer = 5)", "integer"),
        ("// group: g", "// gruop: g"),
        ("did {name} do", "did {nobody} do"),
    ],
)
def test_parse_refuses_a_wrong_header(old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"q\.cypher"):
        parse("q", HEADER.replace(old, new))


def test_named_answers_a_wrong_name_with_near_ones() -> None:
    with pytest.raises(QueryError, match="did you mean evidence"):
        named("evidnce")
