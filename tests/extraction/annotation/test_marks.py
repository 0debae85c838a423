from __future__ import annotations

from extraction.annotation.marks import joined, repaired
from extraction.annotation.model import Word


def texts(word: str, tag: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.tag) for piece in repaired([Word(3, 3 + len(word), tag, word)])]


def test_a_name_does_not_end_in_a_conjunction() -> None:
    assert texts("甲县政府与", "ORG") == [("甲县政府", "ORG"), ("与", "c")]


def test_a_name_that_runs_over_a_bracket_is_cut_there() -> None:
    assert texts("云南）检测公司", "ORG") == [("云南", "ORG"), ("）", "w"), ("检测公司", "ORG")]


def test_a_word_tagged_with_its_mark_becomes_a_noun() -> None:
    assert texts("）能源公司", "w") == [("）", "w"), ("能源公司", "n")]


def test_pieces_keep_their_places() -> None:
    pieces = repaired([Word(3, 8, "ORG", "甲县政府与")])
    assert [(piece.start, piece.end) for piece in pieces] == [(3, 7), (7, 8)]


def test_a_plain_word_stays_as_it_is() -> None:
    assert texts("和平区", "LOC") == [("和平区", "LOC")]


def test_a_name_that_the_tagger_cut_is_one_word() -> None:
    words = [Word(0, 2, "ORG", "长株"), Word(2, 3, "v", "潭"), Word(3, 5, "n", "产业")]
    found = joined(words, [(0, 3)])
    assert [(word.text, word.tag) for word in found] == [("长株潭", "LOC"), ("产业", "n")]


def test_a_name_that_begins_inside_a_word_joins_nothing() -> None:
    words = [Word(0, 2, "n", "长株"), Word(2, 4, "n", "潭水")]
    assert joined(words, [(1, 4), (0, 3)]) == words
