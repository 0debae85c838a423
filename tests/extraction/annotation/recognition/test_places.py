from __future__ import annotations

from collections.abc import Callable

Names = Callable[[str, str], set[str]]


def test_two_places_in_one_word(names: Names) -> None:
    assert {"茂名市", "化州市"} <= names("仪式在茂名化州举行。", "Place")


def test_a_known_name_across_two_words_is_none(names: Names) -> None:
    assert "江城区" not in names("滨江新区与九江城区一江之隔。", "Place")


def test_cities_in_general_are_no_place(names: Names) -> None:
    assert "皖北城市" not in names("上海与皖北城市合作。", "Place")
