from datetime import date

import pytest

from graph.errors import QueryError
from graph.store import Store
from queries.understanding.likeness import wordings
from queries.understanding.reading import Reading, normalised, read

TODAY = date(2026, 3, 15)


def readings(store: Store, question: str) -> list[Reading]:
    return read(store, question, TODAY, wordings())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("深圳和中山之间签了哪些协议？", "□和□之间签了哪些协议?"),
        ("澳門大學２０２４年簽了什麼？", "□@签了什么?"),
        ("前10个群体", "前#个群体"),
        ("Which agreements did Shenzhen sign in 2024?", "which agreements did □ sign @?"),
        ("confidence below 60%", "confidence below #"),
    ],
)
def test_names_times_and_numbers_are_taken_out(store: Store, question: str, text: str) -> None:
    assert readings(store, question)[0].text == text


def test_words_of_questions_are_no_names(store: Store) -> None:
    assert [m.named for m in readings(store, "中山签的协议")[0].names] == [
        "中山"
    ]  # 协议 is one too


def test_theme_is_one_way_to_read(store: Store) -> None:
    found = [(r.theme, r.text) for r in readings(store, "关于人工智能的协议")]
    assert found == [(None, "关于人工智能的协议"), ("人工智能", "关于~的协议")]


def test_english_theme_is_told_in_chinese(store: Store) -> None:
    assert {r.theme for r in readings(store, "agreements about tourism")} == {None, "旅游"}


def test_status_is_taken_out_for_queries_that_take_one(store: Store) -> None:
    told = [(r.status, r.bare, r.text) for r in readings(store, "珠海在建的项目")]
    assert told == [("active", False, "□在建的项目"), ("active", True, "□的项目")]


def test_one_question_may_ask_whether() -> None:
    assert normalised("深圳和中山有协议没有？") == "深圳和中山有协议?"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "a question is wanted"),
        ("？！", "a question is wanted"),
        ("协" * 501, "at most 500 characters"),
        ("2019年还是2021年的协议", "several times"),
        ("前5个里的10个", "several numbers"),
        ("What did Kazakhstan sign?", "called 'Kazakhstan'"),
    ],
)
def test_what_cannot_be_read_is_said(store: Store, question: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        readings(store, question)
