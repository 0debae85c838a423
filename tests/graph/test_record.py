import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.record import (
    VERSION,
    Article,
    Entity,
    Evidence,
    Mention,
    Record,
    Sentence,
    Statement,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe = st.none() | text
place = st.integers(0, 10**7)
points = st.floats(-1e4, 1e4).map(lambda x: round(x, 1))
boxes = st.none() | st.lists(
    st.tuples(st.integers(1, 200), points, points, points, points), min_size=1, max_size=3
).map(tuple)
records = st.builds(
    Record,
    st.builds(Article, text, text, maybe, maybe, maybe, text, text, maybe, maybe),
    st.lists(st.builds(Sentence, text, text, place, place, text, boxes), max_size=3).map(tuple),
    st.lists(
        st.builds(
            Entity,
            *(text, text, maybe, text),
            st.lists(text, max_size=3).map(tuple),
            st.lists(st.builds(Mention, text, text, place, place), max_size=3).map(tuple),
            maybe,
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(
            Statement,
            *(text, text, text, maybe, maybe, st.floats(0, 1)),
            st.lists(st.builds(Evidence, text, place, place, text), max_size=3).map(tuple),
            *(maybe, maybe, maybe),
        ),
        max_size=3,
    ).map(tuple),
)


@given(records)
def test_record_comes_back_from_its_line_as_it_was(record: Record) -> None:
    line = record.to_json()
    assert "\n" not in line
    assert Record.from_json(line) == record
    assert Record.from_json(line).to_json() == line


@given(records)
def test_line_leaves_out_what_is_absent(record: Record) -> None:
    assert None not in json.loads(record.to_json())["article"].values()


@pytest.mark.parametrize(
    "line", ["", "[]", "{", "{}", f'{{"version":"{VERSION}"}}', '{"version":"0"}', "null"]
)
def test_from_json_refuses_what_is_no_record(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Record.from_json(line)
