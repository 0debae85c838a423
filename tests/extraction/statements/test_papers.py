"""Parties that a sentence tells of a paper without a verb of theirs, one wording a case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]

TOLD = {
    "its two ends": "这份协议的两端，是绵阳市和西南大学。",
    "who is in it": "另一份协议的主角是绵阳市与西南大学。",
    "what it binds": "一份框架协议，把绵阳市与西南大学系在了一起。",
    "whose it is": "第二份协议属于绵阳市与西南大学。",
    "who holds the pen": "落笔的一方是绵阳市，另一方是西南大学。",
    "one seal beside the other": "绵阳市的公章旁，是西南大学的公章。",
    "brought home": "绵阳市代表团从西南大学带回一纸合作协议。",
    "left and right": "签字的左边是绵阳市，右边是西南大学。",
    "who holds the text": "捧着协议合影的，是绵阳市市长王建国和西南大学校长李卫东。",
    "to whom it is handed": "绵阳市把第二份协议递给了西南大学。",
    "the other side": "绵阳市昨天签下一纸协议，协议那头是西南大学。",
    "what is fulfilled": "为贯彻落实绵阳市与西南大学战略合作协议，一场座谈会昨日举行。",
    "whose ceremony": "绵阳市与西南大学关于《共建研究院合作协议》签约仪式在成都举行。",
    "between the two": "绵阳市与西南大学之间的这份协议，谈了整整一年。",
    "by people": "签字的一方是绵阳市市长王建国，另一方是西南大学校长李卫东。",
}

HUB = {
    "whom it signed with": "绵阳市昨天一天签了两份协议，对方分别是西南大学和吉林大学。",
    "whose several papers": "绵阳市的两份协议分属两家：西南大学、吉林大学。",
    "besides one": "与绵阳市签约的除了西南大学，还有吉林大学。",
    "one and another": "与绵阳市签约的，一家是西南大学，另一家是吉林大学。",
}

UNTOLD = {
    "a plan": "拟议中的协议把绵阳市与西南大学连在一起。",
    "a dispute": "这份协议把绵阳市与西南大学拖进纠纷，双方各执一词。",
    "another noun": "这份文件属于绵阳市与西南大学的调研资料。",
}


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_paper_tells_its_parties(pairs: Pairs, text: str) -> None:
    assert {frozenset(p) for p in pairs(text, "COOPERATES_WITH")} == {
        frozenset(("绵阳市", "西南大学"))
    }


@pytest.mark.parametrize("text", HUB.values(), ids=HUB)
def test_several_papers_of_one_party(pairs: Pairs, text: str) -> None:
    assert {frozenset(pair) for pair in pairs(text, "COOPERATES_WITH")} == {
        frozenset(("绵阳市", "西南大学")),
        frozenset(("绵阳市", "吉林大学")),
    }


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD)
def test_paper_without_parties(pairs: Pairs, text: str) -> None:
    assert pairs(text, "SIGNED") == set()


def test_a_paper_that_binds_is_of_the_two_who_work_together(pairs: Pairs) -> None:
    signed = pairs("绵阳市与西南大学合办生物研究院，协议为期五年。", "SIGNED")
    assert {who for who, _ in signed} == {"绵阳市", "西南大学"}


def test_the_paper_of_a_signing_told_before_is_no_other(pairs: Pairs) -> None:
    text = "绵阳市科技局与西南大学签署合作协议。根据协议，绵阳市和西南大学将合办研究院。"
    assert len({paper for _, paper in pairs(text, "SIGNED")}) == 1
