import pytest

from extraction.reading.blocks import classify
from extraction.reading.credit import credit
from extraction.reading.layout import paragraphs

TEXT = "昨日，甲市与乙大学签约。"


@pytest.mark.parametrize(
    ("opening", "name", "place"),
    [
        ("本报讯　", None, None),
        ("本报讯（记者 王明 通讯员 李红）　", None, None),
        ("本报丙市7月4日电 (记者王明)", None, "丙市"),
        ("甲乙日报讯(记者 王明) ", "甲乙日报", None),
        ("新华社丙市5月1日电 ", "新华社", "丙市"),
        ("据新华社丙市5月1日电 ", "新华社", "丙市"),
        ("甲乙網丙市三月十八日電　", "甲乙網", "丙市"),
        ("【本報訊】", None, None),
        ("【明報專訊】", "明報", None),
        ("（甲乙日報報道）", "甲乙日報", None),
        ("【甲乙通訊社三月十八日電】丙市消息：", "甲乙通訊社", None),
        ("（记者 王明）", None, None),
    ],
)
def test_credit_finds_what_opens_a_text(opening: str, name: str | None, place: str | None) -> None:
    found = credit(opening + TEXT)
    assert (found.end, found.name, found.place) == (len(opening), name, place)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "记者从甲市科技局获悉，两市签约。",
        "日前，新华社与甲日报社签约。",
        "中央电视台电视剧中心与甲市签约。",
        "移动通讯公司与甲市签约。",
        "（以下简称“公司”）与甲市签约。",
        "本报评论员指出，合作前景广阔。",
        "甲网讯通公司与甲市签约。",
        "中国日报与新华社7月4日电视签约。",
    ],
)
def test_credit_leaves_texts_without_one_alone(text: str) -> None:
    assert (credit(text).end, credit(text).start) == (0, len(text))


@pytest.mark.parametrize(
    "closing", ["（记者 王明 李红）", "(完)", "（记者王明／攝影）", "【編輯:王明】"]
)
def test_credit_finds_what_closes_a_text(closing: str) -> None:
    assert credit(TEXT + closing).start == len(TEXT)


def test_credit_leaves_other_brackets_at_the_end_alone() -> None:
    text = "昨日，甲市与乙大学签约（见第2版）"
    assert credit(text).start == len(text)


def test_classify_puts_credits_into_bylines_of_their_own() -> None:
    page = f"两市签约\n\n甲乙日报讯（记者 王明） {TEXT}（通讯员 李红）\n"
    blocks = classify(paragraphs(page))
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        ("byline", "甲乙日报讯（记者 王明） "),
        ("lead", TEXT),
        ("byline", "（通讯员 李红）"),
    ]
    assert page[blocks[2].offsets[0]] == "昨"
