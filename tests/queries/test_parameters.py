import pytest

from graph.errors import QueryError
from graph.store import Store
from queries.library import Parameter, Query
from queries.parameters import bind


def query(*parameters: Parameter) -> Query:
    columns, example = (("x", "y"),), "lingding query q"
    return Query("q", "T", "题", "g", "A", parameters, columns, example, "RETURN 1 AS x")


@pytest.mark.parametrize(
    ("type_", "written", "bound"),
    [
        ("text", "中山", "中山"),
        ("status", "agreed", "agreed"),
        ("date", "2024-03", "2024-03"),
        ("integer", "10", 10),
        ("number", "0.5", 0.5),
        ("place", "中山", ["place:中山市"]),
    ],
)
def test_bind_reads_each_type(store: Store, type_: str, written: str, bound: object) -> None:
    values, _ = bind(store, query(Parameter("p", type_, "")), {"p": written})
    assert values["p"] == bound


@pytest.mark.parametrize(
    ("type_", "written"),
    [
        ("status", "signed"),
        ("date", "2024-13"),
        ("date", "yesterday"),
        ("integer", "-1"),
        ("integer", "1.5"),
        ("number", "many"),
        ("place", "香港中文大学"),
    ],
)
def test_bind_refuses_what_is_not_of_the_type(store: Store, type_: str, written: str) -> None:
    with pytest.raises(QueryError):
        bind(store, query(Parameter("p", type_, "")), {"p": written})


def test_bind_gives_null_for_an_optional_parameter(store: Store) -> None:
    values, _ = bind(store, query(Parameter("p", "actor", "", optional=True)), {})
    assert values["p"] is None


def test_bind_takes_the_default(store: Store) -> None:
    values, _ = bind(store, query(Parameter("p", "integer", "", True, "5")), {})
    assert values["p"] == 5


def test_bind_names_a_missing_parameter_with_the_example(store: Store) -> None:
    with pytest.raises(QueryError, match=r"needs the parameter 'p'.*lingding query q"):
        bind(store, query(Parameter("p", "actor", "who")), {})


def test_bind_names_an_unknown_parameter(store: Store) -> None:
    with pytest.raises(QueryError, match="no parameter 'x'; it takes: p"):
        bind(store, query(Parameter("p", "text", "")), {"x": "1"})


def test_bind_notes_what_an_ambiguous_name_was_taken_for(store: Store) -> None:
    _, notes = bind(store, query(Parameter("p", "actor", "")), {"p": "省科技厅"})
    assert notes == ["'省科技厅' stands for all of: 山东省科学技术厅、江苏省科学技术厅"]
