from __future__ import annotations

from collections.abc import Callable

import pytest

Names = Callable[[str, str], set[str]]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("株洲市市长周建文出席签约仪式。", "周建文"),
        ("株洲市市长陈恢清、副市长王卫安参加活动。", "王卫安"),
        ("市长扎西顿珠带领株洲市代表团到访。", "扎西顿珠"),
        ("湘潭大学校长陈潮添在该校签署协议。", "陈潮添"),
        ("株洲市副市长王文胜、林月和参加了仪式。", "林月和"),
        ("株洲市副行长沈默代表双方签字。", "沈默"),
        ("株洲市领导葛斌、方文、左年文出席。", "方文"),
        ("奥地利大使约瑟夫·米勒到访株洲市。", "约瑟夫·米勒"),
        ("株洲市发改委副主任刁常在、局长王平陪同。", "刁常在"),
        ("出席的有总商会会董尹德辉、会董马伟武等。", "尹德辉"),
        ("香港海关副关长（管理及策略发展）黎流栢到访株洲市。", "黎流栢"),
        ("它由老挝副总理兼外长沙伦赛·贡玛西签署。", "沙伦赛·贡玛西"),
        ("株洲市副市长戴邦和与湘潭大学副校长张汉良代表双方签约。", "戴邦和"),
        ("株洲市副市长葛文举领着两家企业的负责人南下。", "葛文举"),
        ("由该院副主任黎柏年领衔的服务队到了株洲市。", "黎柏年"),
        ("湘江集团董事长陈洪先介绍，公司已落户株洲市。", "陈洪先"),
        ("湘潭大学校长饶子和院士分别会见了来宾。", "饶子和"),
        ("株洲市发改委主任刁常在带领企业家到访。", "刁常在"),
        ("株洲市副市长董光前参加座谈。", "董光前"),
        ("湘潭大学总监刘颖思称，两校将合作。", "刘颖思"),
        ("湘潭大学校长谷良说，盼着两校合作。", "谷良"),
        ("会议由株洲县张丽善县长主持。", "张丽善"),
        ("校友霍启明商定与株洲市共建实验室。", "霍启明"),
        ("里斯本大学校长Maria da Silva到访株洲市。", "Maria da Silva"),
    ],
)
def test_people_behind_their_office(names: Names, text: str, person: str) -> None:
    assert person in names(text, "Person")


@pytest.mark.parametrize(
    "text",
    [
        "株洲市市长李明拟签署协议。",
        "株洲市市长李明在参加活动时表示，两市将深化合作。",
        "株洲市市长李明先介绍情况，随后座谈。",
    ],
)
def test_what_is_done_is_no_part_of_a_name(names: Names, text: str) -> None:
    assert names(text, "Person") == {"李明"}


def test_a_list_of_people_is_believed_as_a_whole(names: Names) -> None:
    found = names("株洲市领导周建文、李宁、王强参加活动。", "Person")
    assert {"周建文", "李宁", "王强"} <= found


def test_one_name_throughout_the_article(names: Names) -> None:
    text = "株洲市市长覃海中表示，两市将深化合作。随后，覃海中和湘潭市市长王建国签署协议。"
    assert names(text, "Person") == {"覃海中", "王建国"}


@pytest.mark.parametrize(
    "text",
    [
        "株洲市与湘潭市签署合作协议。（记者 周建文 李志明）",
        "株洲市与湘潭市签署合作协议。 图/周建文",
        "一审：周建文 二审：李志明 株洲市与湘潭市签署合作协议。",
    ],
)
def test_who_wrote_the_article_is_not_in_it(names: Names, text: str) -> None:
    assert names(text, "Person") == set()


def test_a_time_behind_an_office_is_no_name(names: Names) -> None:
    assert names("商会主席于日前率团到访株洲市。", "Person") == set()


@pytest.mark.parametrize("text", ["李主任表示欢迎。", "湘潭大学张副校长一行到访株洲市。"])
def test_a_surname_with_an_office_is_no_name(names: Names, text: str) -> None:
    assert names(text, "Person") == set()


def test_a_foreign_port_is_no_person(names: Names) -> None:
    assert names("柬埔寨西哈努克港也与株洲市结好。", "Person") == set()


def test_a_foreign_province_is_no_person(names: Names) -> None:
    assert "华潘" not in names("株洲市与老挝华潘省委书记兼省长签署备忘录。", "Person")


def test_a_conjunction_before_a_body_ends_the_name(names: Names) -> None:
    text = "常州大学副校长许武和中国科学院陶瓷研究所所长赵强签署协议。"
    assert names(text, "Person") == {"许武", "赵强"}
