from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("株洲市将新建株洲至湘潭高速公路。", "株洲至湘潭高速公路"),
        ("两市共建“北果南运”大通道。", "“北果南运”大通道"),
        ("货物从株洲国际物流港出发。", "株洲国际物流港"),
        ("双方推进“航空产品总装生产线”项目。", "航空产品总装生产线"),
    ],
)
def test_the_whole_name(names: Names, text: str, project: str) -> None:
    assert project in names(text, "Project")


@pytest.mark.parametrize("text", ["该院项目今年启动。", "“两市即将建立合作平台”，他说。"])
def test_no_project(names: Names, text: str) -> None:
    assert names(text, "Project") == set()
