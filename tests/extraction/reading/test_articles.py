import pytest

from extraction.reading import Document, Source, documents

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"
HEADER = "2025年3月4日 星期二\n\n"
ONE = f"两市签约共建\n\n本报讯（记者王明）{BODY}\n\n{BODY}\n\n"
OTHER = f"丙市办论坛\n\n新华社丙市3月3日电 {BODY.replace('甲', '丙')}\n\n{BODY}\n\n"


def read(text: str) -> list[Document]:
    return documents(Source("p.txt", "p", text.encode()))


def test_articles_begin_at_a_headline_with_a_credit_below() -> None:
    found = read(HEADER + ONE + OTHER)
    assert [(d.id, d.title) for d in found] == [("p", "两市签约共建"), ("p-2", "丙市办论坛")]


def test_articles_begin_at_a_headline_with_a_byline_below() -> None:
    found = read(f"{ONE}丙市办论坛\n本报记者 李红\n\n{BODY}\n\n{BODY}\n")
    assert [d.title for d in found] == ["两市签约共建", "丙市办论坛"]


def test_articles_of_a_page_share_its_text_and_date() -> None:
    one, other = read(HEADER + ONE + OTHER)
    assert one.text == other.text == HEADER + ONE + OTHER
    assert one.published == other.published == "2025-03-04"
    assert (one.dateline, other.dateline) == (None, "丙市")


def test_articles_hold_every_character_of_the_page_once() -> None:
    text = HEADER + ONE + OTHER
    places = [at for d in read(text) for block in d.blocks for at in block.offsets]
    assert places == sorted(set(places))
    assert all(text[at].isspace() for at in set(range(len(text))) - set(places))


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        f"{ONE}二是共建园区\n\n{BODY}\n\n三是共同招生\n\n{BODY}\n",
        f"{ONE}本报记者 李红\n\n",
        f"两市签约共建\n丙市办论坛\n\n本报讯 {BODY}\n",
        f"两市签约共建\n\n甲市。\n\n丙市办论坛\n\n本报讯 {BODY}{BODY}\n",
        f"{ONE}（记者 王明）\n图为签约仪式现场。 本报记者 李红 摄\n",
    ],
    ids=["one", "subheads", "byline-below", "two-heads", "short", "caption"],
)
def test_articles_are_not_cut_without_reason(text: str) -> None:
    assert len(read(text)) == 1


def test_articles_take_what_a_table_tells_before_what_the_text_says() -> None:
    source = Source("t.csv/1", "t/1", BODY.encode(), row=True, title="题", published="2020-01-02")
    (document,) = documents(source)
    assert (document.title, document.published) == ("题", "2020-01-02")


def test_articles_of_a_table_are_not_cut() -> None:
    assert len(documents(Source("t.csv/1", "t/1", (ONE + OTHER).encode(), row=True))) == 1
