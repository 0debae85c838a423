"""From the text of an answer to its items."""

from __future__ import annotations

import json

import pytest

from extraction.model.items import LARGEST, MOST, items

ANSWER = {
    "entities": [{"id": "e1", "label": "Place", "kind": None, "name": "深圳", "mentions": []}],
    "statements": [
        {"subject": "e1", "predicate": "PART_OF", "object": "e2", "evidence": ["深圳属于广东"]}
    ],
}
CONTENT = json.dumps(ANSWER, ensure_ascii=False)


@pytest.mark.parametrize(
    "content",
    [
        CONTENT,
        f"```json\n{CONTENT}\n```",
        f"```\n{CONTENT}\n```\n",
        f"<think>They want JSON {{ }}.</think>\n\n{CONTENT}",
    ],
)
def test_an_answer_may_be_wrapped(content: str) -> None:
    found = items(content)
    assert [item.name for item in found.entities] == ["深圳"]
    assert [item.evidence for item in found.statements] == [("深圳属于广东",)]
    assert found.malformed == []


@pytest.mark.parametrize(
    "content",
    ["", "Sure! Here you are:", "[]", "{}", "null", "{", CONTENT[:-9], "9" * 5000, "[" * 100_000],
)
def test_what_is_no_answer_is_a_value_error(content: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        items(content)


def test_too_long_an_answer_is_none() -> None:
    with pytest.raises(ValueError, match="over"):
        items(CONTENT + " " * LARGEST)


@pytest.mark.parametrize("left", range(20, len(CONTENT), 13))
def test_of_an_answer_that_was_cut_off_the_whole_items_count(left: int) -> None:
    try:
        found = items(CONTENT[:left], whole=False)
    except ValueError:
        return
    assert [item.name for item in found.entities] in ([], ["深圳"])
    assert len(found.statements) <= 1


@pytest.mark.parametrize("answer", ['{"entities": []}', '{"entities": [], "statements": "none"}'])
def test_an_answer_without_a_list_of_statements_is_malformed_unless_it_was_cut_off(
    answer: str,
) -> None:
    assert len(items(answer).malformed) == 1
    assert items('{"entities": []', whole=False).malformed == []


def test_too_many_items_are_left_out() -> None:
    answer = {"entities": ANSWER["entities"] * (MOST + 5), "statements": []}
    found = items(json.dumps(answer))
    assert (len(found.entities), len(found.malformed)) == (MOST, 5)
