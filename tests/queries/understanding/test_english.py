import runpy
from pathlib import Path

import pytest

from graph.store import Store
from queries.understanding.english import english_names

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Shenzhen", ["深圳市"]),
        ("shenzhen and Zhongshan City", ["深圳市", "中山市"]),
        ("Hong Kong's partners", ["香港特别行政区"]),
        ("the University of Macau", ["澳门大学"]),
        ("Shenzhen University", ["深圳大学"]),
        ("University of Huizhou", ["惠州学院"]),
        ("Licang District Government", ["李沧区人民政府"]),
        ("Song Yonghua", ["宋永华"]),
        ("Yonghua Song", ["宋永华"]),
        ("Hong Kong University of Science and Technology", ["香港科技大学"]),
    ],
)
def test_names_are_found_in_english_and_in_pinyin(
    store: Store, said: str, named: list[str]
) -> None:
    found, missing = english_names(store, said)
    assert [mention.named for mention in found] == named
    assert missing == []


def test_listed_name_that_the_graph_has_not_is_told(store: Store) -> None:
    assert english_names(store, "What did Kazakhstan sign?") == ([], ["Kazakhstan"])


@pytest.mark.parametrize("said", ["Which cities have an office?", "he led us to a man", "x"])
def test_words_are_no_names(store: Store, said: str) -> None:
    assert english_names(store, said) == ([], [])


def test_places_come_before_people_who_are_spelled_alike(store: Store) -> None:
    store.cypher("CREATE (:Person {id: 'person:申镇', name: '申镇', aliases: []})", write=True)
    try:
        (mention,), _ = english_names(store, "Shenzhen")
    finally:
        store.cypher("MATCH (n {id: 'person:申镇'}) DELETE n", write=True)
    assert mention.of == (("Place", "深圳市"),)


def test_pinyin_table_is_what_the_script_writes() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "pinyin.py"))
    assert script["TABLE"].read_text("utf-8") == script["table"](), "run: make docs"
