from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("明月与行星科学国家重点实验室在株洲市揭牌。", "明月与行星科学国家重点实验室"),
        ("株洲市与海蓝（中国）能源有限公司签署协议。", "海蓝（中国）能源有限公司"),
        ("株洲县政府与湘潭县政府签署协议。", "湘潭县人民政府"),
        ("两市共建株洲市科学文化中心。", "株洲市科学文化中心"),
    ],
)
def test_the_whole_name(names: Names, text: str, body: str) -> None:
    assert body in names(text, "Organisation")


@pytest.mark.parametrize(
    "text",
    [
        "代表团拜会了11个中央部委。",
        "株洲市将建设国际金融中心。",
        "株洲市要建成高水平理工科大学。",
        "株洲、湘潭等五市科技局协办。",
        "“跨省通办”事项增加。",
    ],
)
def test_what_names_no_body(names: Names, text: str) -> None:
    assert names(text, "Organisation") == set()


def test_a_company_is_not_part_of_its_own_name(names: Names) -> None:
    found = names("株洲市与湘江港口集团有限公司签署合作协议。", "Organisation")
    assert found == {"湘江港口集团有限公司"}


def test_a_foreign_university_without_its_country(names: Names) -> None:
    text = "株洲市与葡萄牙科英布拉大学签署合作协议。"
    assert names(text, "Organisation") == {"科英布拉大学"}
    assert "葡萄牙" in names(text, "Place")
