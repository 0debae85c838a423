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
        ("株洲市与湘潭市合修一条观光路。", "观光路"),
        ("株洲市建成航空发动机试验水池。", "航空发动机试验水池"),
        ("湘潭大学与株洲市合办“海棠书屋”。", "海棠书屋"),
        ("海蓝公司承建湘江物流园二期。", "湘江物流园二期"),
        ("株洲地铁11号线与湘潭市连通。", "株洲地铁11号线"),
        ("渝邻快速通道二期工程正加紧施工。", "渝邻快速通道二期工程"),
        ("双方推进“航空产品总装生产线”项目。", "航空产品总装生产线"),
    ],
)
def test_the_whole_name(names: Names, text: str, project: str) -> None:
    assert project in names(text, "Project")


@pytest.mark.parametrize(
    "text",
    ["该院项目今年启动。", "“两市即将建立合作平台”，他说。", "两市把区域建成先进制造业基地。"],
)
def test_no_project(names: Names, text: str) -> None:
    assert names(text, "Project") == set()
