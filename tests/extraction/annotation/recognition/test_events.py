from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("16日，株洲市与湘潭市对口合作工作会议召开。", "株洲市与湘潭市对口合作工作会议"),
        ("株洲——湘潭经济发展交流座谈会在株洲举行。", "株洲——湘潭经济发展交流座谈会"),
        ("两市举办现代物流业招商推介会。", "现代物流业招商推介会"),
        ("株洲市主办“株洲-湘潭青年创业论坛”。", "株洲-湘潭青年创业论坛"),
        ("其中有第四届中国株洲轨道交通及装备展览会。", "第四届中国株洲轨道交通及装备展览会"),
        ("16日，株洲——湘潭区域协作对接会议召开。", "株洲——湘潭区域协作对接会议"),
        ("湖南省商务厅将举办湖南商品展。", "湖南商品展"),
        ("三、第四届中国株洲装备展览会开幕。", "第四届中国株洲装备展览会"),
        ("株洲市已连续六年在长沙举办“融湘周”。", "融湘周"),
        ("4月的“株洲轨道创投周”吸引了190家机构。", "株洲轨道创投周"),
        ("两市将用好在株洲市举办的中国马戏节。", "中国马戏节"),
        ("“少年手拉手 共成长”融情活动启动。", "“少年手拉手 共成长”融情活动"),
    ],
)
def test_the_whole_name(names: Names, text: str, event: str) -> None:
    assert event in names(text, "Event")


@pytest.mark.parametrize(
    "text",
    [
        "株洲市市长周建文出席会议并讲话。",
        "两市将进一步发展。",
        "株洲市印发“百城千企”行动计划。",
        "双方召开座谈会。",
        "株洲市与湘潭大学合办“锐锋班”。",
        "双方见证了株洲、湘潭两地多项合作协议的签署仪式。",
    ],
)
def test_no_event(names: Names, text: str) -> None:
    assert names(text, "Event") == set()


def test_the_parts_of_a_forum_name_no_event(names: Names) -> None:
    found = names("株洲市产业合作论坛开幕。会上举行了主论坛和分论坛活动。", "Event")
    assert found == {"株洲市产业合作论坛"}
