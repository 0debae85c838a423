from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("株洲市推出企业创新研发资助计划。", "企业创新研发资助计划"),
        ("株洲市印发《株洲市重点事项清单表》。", "株洲市重点事项清单表"),
        ("市发改委正在起草《株洲市融入长株潭行动计划》。", "株洲市融入长株潭行动计划"),
        ("“百城千镇高质量发展工程”铺开。", "百城千镇高质量发展工程"),
        ("城市发展机会清单由株洲市、湘潭市共同发布。", "城市发展机会清单"),
    ],
)
def test_the_whole_name(names: Names, text: str, policy: str) -> None:
    assert policy in names(text, "Policy")


def test_a_plan_that_nobody_issues_is_none(names: Names) -> None:
    assert names("双方讨论了企业创新研发资助计划。", "Policy") == set()
