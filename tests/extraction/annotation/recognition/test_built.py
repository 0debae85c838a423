from __future__ import annotations

from collections.abc import Callable

Names = Callable[[str, str], set[str]]


def test_what_is_set_up_may_hold_words_that_end_other_names(names: Names) -> None:
    text = "株洲市与湘潭大学合设的高通量分离膜联合实验室投用。"
    assert "高通量分离膜联合实验室" in names(text, "Project")


def test_what_is_set_up_and_quoted_is_called_so(names: Names) -> None:
    text = "株洲市同湘潭大学合设“高分子中试工坊”。"
    assert "高分子中试工坊" in names(text, "Project")


def test_a_description_before_what_is_built_is_not_its_name(names: Names) -> None:
    assert "马铃薯全粉厂" in names("株洲市建起年产两万吨的马铃薯全粉厂。", "Project")


def test_a_name_of_which_the_tagger_sees_half(names: Names) -> None:
    text = "株洲市同湘潭市合建的绍兴航空货站8月29日破土。"
    assert "绍兴航空货站" in names(text, "Project")


def test_a_figure_of_speech_is_not_built(names: Names) -> None:
    assert not names("株洲市与湘潭大学共建校地发展共同体。", "Project")


def test_a_deed_in_general_is_not_built(names: Names) -> None:
    assert not names("株洲市与湘潭大学共建一大批重大示范项目。", "Project")
