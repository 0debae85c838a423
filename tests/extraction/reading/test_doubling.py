import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.reading.doubling import halve

HAN = st.text(st.sampled_from("市校院签约合作共建新果与在到人年二零四"), min_size=3, max_size=40)


def halved(line: str) -> str | None:
    kept = halve(line)
    return None if kept is None else "".join(line[i] for i in kept)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("两市两市签署合作协议签署合作协议", "两市签署合作协议"),
        ("20252025年我市年我市", "2025年我市"),
        ("共共建建新新园园", "共建新园"),
        ("两市签署合作协议 两市签署合作协议", "两市签署合作协议"),
        ("两两市市签签约约，，共共建建新新园园区区", "两市签约，共建新园区"),
    ],
)
def test_halve_undoes_doubled_runs(printed: str, meant: str) -> None:
    assert halved(printed) == meant


@pytest.mark.parametrize(
    "line",
    [
        "人人参与，家家受益，天天有进步",
        "一条一条梳理，一项一项落实",
        "两市交流交流再交流，合作越来越多",
        "研究研究这件事",
        "1111",
        "",
    ],
)
def test_halve_leaves_ordinary_reduplication_alone(line: str) -> None:
    assert halve(line) is None


def test_halve_leaves_a_line_longer_than_any_printed_one_alone() -> None:
    assert halve("两市两市签约签约" * 200_000) is None


@given(HAN)
def test_halve_keeps_places_in_order_and_inside_the_line(text: str) -> None:
    line = text + text
    kept = halve(line)
    if kept is not None:
        assert kept == sorted(set(kept))
        assert set(kept) <= set(range(len(line)))


@given(st.lists(HAN, min_size=2, max_size=6))
def test_halve_never_leaves_more_than_was_meant(runs: list[str]) -> None:
    meant = "".join(runs)
    result = halved("".join(run + run for run in runs))
    assert result is not None
    assert len(result) <= len(meant)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=6, max_size=40))
def test_halve_is_idempotent(text: str) -> None:
    meant = "".join(dict.fromkeys(text))
    once = halved("".join(char * 2 for char in meant))
    if once is not None:
        assert once == meant
        assert halve(once) is None
