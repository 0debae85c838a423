"""Companies known by a brand and a trade where one is expected."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text


def bodies(text: str) -> set[str]:
    (record,) = extract_text(text)
    return {e.name for e in record.entities if e.label == "Organisation"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("绵阳市与深蓝精密签署合作协议。", "深蓝精密"),
        ("浦城县的海丝服饰与厦门大学签署合作协议。", "海丝服饰"),
        ("绵阳高新区管委会与广州白石数控签署入园协议。", "广州白石数控"),
        ("绵阳市与麓谷医疗器械签署合作协议。", "麓谷医疗器械"),
        ("绵阳市与海聚重工签署合作协议。", "海聚重工"),
        ("溧禾新材料则把研发总部设在了绵阳市。", "溧禾新材料"),
    ],
)
def test_a_common_word_before_a_trade_is_a_brand(text: str, name: str) -> None:
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "绵阳市与厦门市在海洋生物、精细化工等领域签署合作协议。",
        "绵阳市与国产半导体签约的企业很多。",
        "合资公司注册资本2亿元。",
    ],
)
def test_what_a_trade_is_of_is_no_brand(text: str) -> None:
    assert not {name for name in bodies(text) if name.endswith(("生物", "化工", "半导体", "资本"))}


def test_two_bodies_are_no_name() -> None:
    assert "计算机系与金圆软件" not in bodies("厦门大学计算机系与金圆软件在福州签约。")
