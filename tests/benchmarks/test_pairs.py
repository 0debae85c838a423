import runpy
from pathlib import Path

import pytest

from graph.record import Article, Entity, Mention, Record, Statement

PAIRS = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "pairs.py"))
TEXT = "甲公司与乙公司签约,丙公司观礼。"
NAMES = ("甲公司", "乙公司", "丙公司", "协议")


def record(*statements: tuple[str, str, str]) -> Record:
    entities = tuple(
        Entity(name, "Organisation", None, name, (), (mention(name),)) for name in NAMES[:3]
    )
    return Record(
        Article("a", "", None, None, None, "", ""),
        (),
        entities,
        tuple(Statement(s, p, o, "agreed", None, 0.9, ()) for s, p, o in statements),
    )


def mention(name: str) -> Mention:
    start = TEXT.index(name)
    return Mention("a#0", name, start, start + len(name))


@pytest.mark.parametrize(
    ("name", "ids"),
    [("甲公司", {"甲公司"}), ("与乙公司", {"乙公司"}), ("甲", set()), ("丁公司", set())],
)
def test_entities_at_finds_what_stands_at_most_of_a_name(name: str, ids: set[str]) -> None:
    assert PAIRS["entities_at"](record(), TEXT, name) == ids


def test_cooperating_holds_for_a_stated_pair_either_way_round() -> None:
    found = record(("甲公司", "COOPERATES_WITH", "乙公司"))
    assert PAIRS["cooperating"](found, {"甲公司"}, {"乙公司"})
    assert PAIRS["cooperating"](found, {"乙公司"}, {"甲公司"})
    assert not PAIRS["cooperating"](found, {"甲公司"}, {"丙公司"})


def test_cooperating_holds_for_parties_of_one_agreement_only() -> None:
    found = record(("甲公司", "SIGNED", "协议"), ("乙公司", "SIGNED", "协议"))
    assert PAIRS["cooperating"](found, {"甲公司"}, {"乙公司"})
    assert not PAIRS["cooperating"](found, {"甲公司"}, {"丙公司"})


def test_cooperating_is_never_with_oneself() -> None:
    found = record(("甲公司", "SIGNED", "协议"))
    assert not PAIRS["cooperating"](found, {"甲公司"}, {"甲公司"})


def test_unmasked_puts_a_digit_for_a_masked_number() -> None:
    assert PAIRS["unmasked"]("<N>年签约") == "3年签约"
