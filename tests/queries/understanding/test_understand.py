from datetime import date

import pytest

from graph.store import Store
from queries.library import library
from queries.understanding.understand import NotUnderstood, understand

TODAY = date(2026, 3, 15)


def asked(store: Store, question: str) -> tuple[str, dict[str, str]]:
    choice = understand(store, question, today=TODAY).choice
    return choice.query, dict(choice.parameters)


@pytest.mark.parametrize(
    ("question", "query", "parameters"),
    [
        ("深圳和中山之间签了哪些协议？", "signed-agreements",
         {"place": "深圳市", "other": "中山市"}),
        ("深圳和中山之間簽了哪些協議？", "signed-agreements",
         {"place": "深圳市", "other": "中山市"}),
        ("Which agreements did Shenzhen sign before 2020?", "signed-agreements",
         {"place": "深圳市", "until": "2019"}),
        ("港科大和谁合作？", "partners", {"name": "香港科技大学"}),
        ("中山正在和谁合作？", "partners", {"name": "中山市", "status": "active"}),
        ("可信度低于60%的陈述", "uncertain", {"below": "0.6"}),
        ("the 5 largest communities", "communities", {"limit": "5"}),
        ("2024年以前承诺过而没有签署的合作", "unsigned-promises", {"before": "2024"}),
        ("去年有什么新消息？", None, {}),  # new-since knows no end
        ("今年以来有什么新消息？", "new-since", {"since": "2026"}),
        ("港澳高校与内地有哪些合作？", "universities-hk-macau", {}),
        ("谁在人工智能方面合作？", "on-theme", {"about": "人工智能"}),
    ],
)  # fmt: skip
def test_question_becomes_a_query_with_its_parameters(
    store: Store, question: str, query: str | None, parameters: dict[str, str]
) -> None:
    if query is None:
        with pytest.raises(NotUnderstood):
            asked(store, question)
    else:
        assert asked(store, question) == (query, parameters)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("华为和深圳签了哪些协议？", "'华为' is neither"),
        ("Which agreements did Siemens and Shenzhen sign?", "'Siemens' is neither"),
        ("为什么深圳和中山合作？", "asks for a reason"),
        ("哪些城市没有和深圳合作？", "asks for what is not so"),
        ("中山和港澳哪些大学有合作？", "a region that has no name"),
        ("Who are the partners of Macau except Portugal?", "asks for what is not so"),
        ("深圳、珠海、佛山和中山有什么合作？", "fits this question"),
        ("今天天气真好", "fits"),
        ("' OR 1=1 --", "fits"),
        ("MATCH (n) DETACH DELETE n", "to be done"),
    ],
)
def test_what_no_query_tells_is_not_answered_with_something_else(
    store: Store, question: str, says: str
) -> None:
    with pytest.raises(NotUnderstood, match=says):
        asked(store, question)


def test_nearest_queries_are_told_with_what_could_be_filled_in(store: Store) -> None:
    with pytest.raises(NotUnderstood) as error:
        asked(store, "为什么深圳和中山合作？")
    first, *rest = error.value.nearest
    assert len(rest) == 2
    assert dict(first.parameters) == {"one": "深圳市", "other": "中山市"}
    assert first.query in library()


def test_what_could_be_meant_as_well_is_told(store: Store) -> None:
    found = understand(store, "深圳同中山合作得怎么样", today=TODAY)
    assert {found.choice.query, *(other.query for other in found.others)} >= {
        "between-places",
        "history",
    }
