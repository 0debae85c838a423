"""Windows: whole paragraphs, overlapping, all of the article."""

from __future__ import annotations

import itertools

import pytest

from extraction.annotation.text import join
from extraction.model.windows import windows
from extraction.reading.document import HEADINGS, PROSE


@pytest.fixture
def long(make):
    paragraphs = [f"第{n}段。{'深圳大学与中山大学签约合作。' * (3 + n % 5)}" for n in range(40)]
    return make.article("两校合作\n\n" + "\n\n".join(paragraphs) + "\n")


def test_a_short_article_is_one_window(make) -> None:
    assert len(windows(make.article(make.text))) == 1


def test_windows_hold_whole_paragraphs(long) -> None:
    blocks = {block.text for block in long.blocks}
    for window in windows(long, largest=400, overlap=100):
        assert set(window.text.split("\n\n")) <= blocks
        assert len(window.text.replace("\n\n", "")) <= 400


def test_windows_hold_all_that_sentences_are_read_from(long) -> None:
    read = [b.text for b in long.blocks if b.kind in PROSE or b.kind in HEADINGS]
    shown = {text for w in windows(long, 400, 100) for text in w.text.split("\n\n")}
    assert shown == set(read)


def test_each_window_begins_with_the_end_of_the_one_before(long) -> None:
    found = windows(long, largest=400, overlap=100)
    assert len(found) > 5
    for one, other in itertools.pairwise(found):
        again = [paragraph for paragraph in other.ranges if paragraph in one.ranges]
        assert again == list(one.ranges[-len(again) :]) == list(other.ranges[: len(again)])


def test_ranges_are_of_the_article_s_text(long) -> None:
    whole = join(long)
    for window in windows(long, 400, 100):
        assert window.text == "\n\n".join(whole.surface[a:b] for a, b in window.ranges)


def test_a_paragraph_longer_than_a_window_is_cut_between_sentences(make) -> None:
    long = make.article("".join(f"{n}月深圳大学与中山大学签约。" for n in range(100)) + "\n")
    found = windows(long, largest=200, overlap=50)
    assert all(window.text.endswith("。") and len(window.text) <= 200 for window in found)
    assert "".join(window.text for window in found) == long.blocks[0].text
