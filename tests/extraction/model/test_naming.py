"""Names: the resolver's, from words that stand in the text, never the model's own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "item", "id_"),
    [
        ("我市与佛山签约。\n", ("Place", "我市"), "place:中山市"),
        ("港科大与深圳大学签约。\n", ("Organisation", "港科大"), "organisation:香港科技大学"),
        ("市科技局到访广州。\n", ("Organisation", "市科技局"), "organisation:中山市科学技术局"),
        ("上海嘉定来访。\n", ("Place", "上海嘉定"), "place:嘉定区"),
        ("深圳大學與港大簽約。\n", ("Organisation", "港大"), "organisation:香港大学"),
    ],
)
def test_names_go_through_the_resolver(make, read, text: str, item: tuple, id_: str) -> None:
    head = "中山日报 2024年5月12日\n\n我市科技工作会议昨日召开。\n\n"
    result = read([make.entity("e", *item)], [], text=head + text)
    assert [entity.id for entity in result.record.entities] == [id_]


def test_what_the_model_calls_it_counts_only_where_the_text_writes_it_so(make, read) -> None:
    item = make.entity("e", "Organisation", "宇宙第一大学", "深圳大学", kind="university")
    (entity,) = read([item], []).record.entities
    assert entity.id == "organisation:深圳大学"
    assert "宇宙第一大学" not in entity.aliases


def test_two_items_do_not_become_one(make, read) -> None:
    text = "深圳大学科技园与深圳大学科技园二期开园。\n"
    items = [
        make.entity("e1", "Organisation", "深圳大学科技园", kind="park"),
        make.entity("e2", "Organisation", "深圳大学科技园二期", kind="park"),
    ]
    assert len(read(items, [], text=text).record.entities) == 2


def test_another_body_s_name_is_no_mention_of_this_one(make, read) -> None:
    """The model takes 中山大学 for a name of 深圳大学; the resolver knows better."""
    item = make.entity("e", "Organisation", "深圳大学", "中山大学", kind="university")
    (entity,) = read([item], []).record.entities
    assert {mention.text for mention in entity.mentions} <= {"深圳大学", "该校"}


def test_a_word_that_only_refers_is_no_name(make, read) -> None:
    result = read([make.entity("e", "Organisation", "双方")], [])
    assert result.record.entities == ()
