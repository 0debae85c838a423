import pytest

from extraction.reading.blocks import classify
from extraction.reading.furniture import Publication, publication
from extraction.reading.layout import paragraphs

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"


def published(furniture: str, body: str = BODY) -> Publication:
    return publication(classify(paragraphs(f"{furniture}\n\n两市签约共建\n\n{body}\n")))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("要闻 2025年3月4日 星期二", "2025-03-04"),
        ("Ａ２版　２０２５年３月４日", "2025-03-04"),
        ("发布日期：2025-03-04　字号", "2025-03-04"),
        ("2025/3/4 08:30", "2025-03-04"),
        ("2025.03.04 来源：甲市科技局", "2025-03-04"),
        ("二〇二五年十二月二十一日", "2025-12-21"),
        ("二○二五年十月十日", "2025-10-10"),
        ("中華民國114年3月4日", "2025-03-04"),
        ("2025年13月40日 星期八", None),
        ("2025年2月30日 星期日", None),
        ("星期二", None),
    ],
)
def test_publication_reads_the_date_of_the_page(line: str, date: str | None) -> None:
    assert published(line).date == date


def test_publication_takes_no_date_from_the_text_itself() -> None:
    assert published("星期二", f"2024年1月2日，{BODY}").date is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("发布机构：甲市科技局　　发文日期：2025-03-04", "甲市科技局"),
        ("2025-03-04 21:00 | 稿件來源：甲市新聞網", "甲市新闻网"),
        ("来源：甲市发布 作者：王明", "甲市发布"),
        ("2025-03-04 14:57:12來源: 甲乙網編輯: 王明責編: 李紅", "甲乙网"),
        ("《 甲乙日报 》( 2025年03月04日 第 10 版)", "甲乙日报"),
        ("甲市日报", "甲市日报"),
        ("甲市晚报 数字报", "甲市晚报"),
        ("原创　甲市大学　2025-03-04 17:30　发表于安徽合肥", "甲市大学"),
        ("来源：本站综合 2025-03-04", None),
        ("2025年3月4日 星期二", None),
    ],
)
def test_publication_reads_the_publisher_of_the_page(line: str, source: str | None) -> None:
    assert published(line).source == source


@pytest.mark.parametrize(
    ("credit", "source"),
    [
        ("甲乙日报讯（记者 王明）", "甲乙日报"),
        ("甲乙新闻网3月4日电　", "甲乙新闻网"),
        ("【明報專訊】", "明报"),
        ("新华社甲市3月4日电", "新华社"),
        ("本报讯　", None),
        ("", None),
    ],
)
def test_publication_reads_the_credit_that_opens_the_text(credit: str, source: str | None) -> None:
    assert published("星期二", credit + BODY).source == source


def test_publication_reads_the_place_of_the_dateline() -> None:
    assert published("星期二", f"本报乙市7月4日电　{BODY}").place == "乙市"
    assert published("星期二").place is None
