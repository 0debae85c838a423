import pytest

from graph.errors import QueryError
from graph.ontology import ontology
from graph.store import Store
from queries.names import resolve

ANY = ontology().entity_labels


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("中山市", "place:中山市"),
        ("中山", "place:中山市"),
        ("香港", "place:香港特别行政区"),
        ("香港中文大學", "organisation:香港中文大学"),
        (" 香港 中文大学 ", "organisation:香港中文大学"),
        ("ＴｅｃｈｎｏＰｈａｇｅ", "organisation:TechnoPhage"),
    ],
)
def test_resolve_takes_any_alias_and_script(store: Store, written: str, meant: str) -> None:
    assert resolve(store, written, ANY).ids == (meant,)


def test_resolve_gives_all_that_share_an_alias(store: Store) -> None:
    resolution = resolve(store, "省科技厅", ANY)
    assert set(resolution.names) == {"山东省科学技术厅", "江苏省科学技术厅"}


def test_resolve_prefers_a_canonical_name_to_an_alias(store: Store) -> None:
    store.cypher(
        "CREATE (:Organisation {id: 'organisation:别', name: '别', aliases: ['深圳市']})",
        write=True,
    )
    try:
        assert resolve(store, "深圳市", ANY).ids == ("place:深圳市",)
    finally:
        store.cypher("MATCH (n {id: 'organisation:别'}) DELETE n", write=True)


def test_resolve_stays_with_the_labels_asked_for(store: Store) -> None:
    with pytest.raises(QueryError, match="no person is called '中山市'"):
        resolve(store, "中山市", ("Person",))


@pytest.mark.parametrize(
    ("written", "near"),
    [("香港中文大", "香港中文大学"), ("深圳创新设计学院", "深圳创新设计研究院")],
)
def test_resolve_answers_an_unknown_name_with_the_nearest(
    store: Store, written: str, near: str
) -> None:
    with pytest.raises(QueryError, match=f"did you mean.*{near}"):
        resolve(store, written, ANY)


def test_resolve_names_nothing_near_where_nothing_is(store: Store) -> None:
    with pytest.raises(QueryError) as error:
        resolve(store, "zzzz", ANY)
    assert str(error.value) == "no entity is called 'zzzz'"


def test_resolve_takes_hostile_names_for_names(store: Store) -> None:
    with pytest.raises(QueryError, match="no entity is called"):
        resolve(store, "' OR true //", ANY)
