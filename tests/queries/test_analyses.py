"""What is computed from rows."""

from graph.store import Table
from queries.analyses import ANALYSES, brokers, communities
from queries.library import library


def edges(*pairs: tuple[str, str], one: str, other: str) -> Table:
    """Rows as of `brokers.cypher`; members of the regions are given by their letters."""

    def end(name: str) -> tuple[object, ...]:
        return name, name, "city", name in one, name in other

    return Table((), tuple((*end(a), *end(b)) for a, b in pairs))


def test_brokers_stand_on_all_ways_if_there_is_no_other() -> None:
    table = brokers(edges(("a", "x"), ("x", "b"), one="a", other="b"), {"limit": 5})
    assert table.rows == (("x", "city", 1.0, 1, 1),)


def test_brokers_share_the_ways_that_are_equally_short() -> None:
    ways = edges(("a", "x"), ("x", "b"), ("a", "y"), ("y", "b"), one="a", other="b")
    assert [row[:3] for row in brokers(ways, {"limit": 5}).rows] == [
        ("x", "city", 0.5),
        ("y", "city", 0.5),
    ]


def test_brokers_count_only_pairs_that_are_joined() -> None:
    ways = edges(("a", "x"), ("x", "b"), ("c", "z"), one="ac", other="b")
    assert brokers(ways, {"limit": 5}).rows[0][:3] == ("x", "city", 1.0)


def test_brokers_of_regions_that_nothing_joins_are_none() -> None:
    assert brokers(edges(("a", "x"), ("y", "b"), one="a", other="b"), {"limit": 5}).rows == ()
    assert brokers(Table((), ()), {"limit": 5}).rows == ()


def test_communities_are_found_the_same_each_time() -> None:
    def ties(*names: str) -> list[tuple[str, str, str, str, int]]:
        return [(a, a, b, b, 1) for a in names for b in names if a < b]

    table = Table((), (*ties("a", "b", "c", "d"), *ties("w", "x", "y"), ("d", "d", "w", "w", 1)))
    found = communities(table, {"limit": 5})
    assert found == communities(table, {"limit": 5})
    assert [(row[1], row[3], row[4], row[5]) for row in found.rows] == [
        (4, ["a", "b", "c", "d"], 6, 1),
        (3, ["w", "x", "y"], 3, 1),
    ]
    assert communities(Table((), ()), {"limit": 5}).rows == ()


def test_each_analysis_that_a_header_names_is_there() -> None:
    named = {query.analysis for query in library().values() if query.analysis}
    assert named == set(ANALYSES)


def test_there_are_queries_of_each_group() -> None:
    assert len(library()) >= 25
    assert {query.group for query in library().values()} == {
        *("agreements", "evidence", "institutions", "partners", "people", "places", "quality"),
        "time",
    }
