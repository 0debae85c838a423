import pytest

from extraction.reading.blocks import classify
from extraction.reading.layout import paragraphs

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"


def kinds(page: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in classify(paragraphs(page))]


def kind_of(line: str, above: str = f"两市签约共建\n\n{BODY}\n\n", below: str = "") -> str:
    """The kind of a line below the text of an article."""
    (kind,) = [kind for kind, text in kinds(f"{above}{line}\n{below}") if text == line]
    return kind


def test_classify_tells_headline_lead_and_body_apart() -> None:
    page = f"两市签约共建\n\n{BODY}\n\n{BODY}\n"
    assert [kind for kind, _ in kinds(page)] == ["headline", "lead", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("2025年3月4日 星期二", "header"),
        ("A2要闻　２０２５年３月４日　星期二", "header"),
        ("二〇二五年三月四日", "header"),
        ("责编：王明 美编：李红", "byline"),
        ("本报记者王明 通讯员 李红", "byline"),
        ("（记者 王明）", "byline"),
        ("記者王明、李紅／台北11日電", "byline"),
        ("图为签约仪式现场。 本报记者 王明 摄", "caption"),
        ("兩市代表簽約後合影。（記者王明／攝影）", "caption"),
        ("▲签约仪式现场", "caption"),
        ("●看合作： 两市共建产业园", "sidebar"),
        ("两市再添新平台", "heading"),
        ("名校要来我市办分校？不实！", "heading"),
        ("索引号：０１　　分类：科技", "furniture"),
        ("您当前的位置：首页 > 要闻 > 正文", "furniture"),
        ("首頁 -> 港澳 -> 社會", "furniture"),
        ("网站首页　新区概况　要闻　政策　公告", "furniture"),
        ("分享到：微信 微博", "furniture"),
        ("责任编辑：王明", "furniture"),
        ("证券代码：600000 证券简称：甲股份", "furniture"),
        ("photo_01.png", "furniture"),
        ("* * *", "furniture"),
        ("特别声明：以上内容为用户上传，本平台仅提供信息存储空间服务。", "furniture"),
        ("版权所有　未经授权请勿转载", "furniture"),
        (BODY, "body"),
    ],
)
def test_classify_knows_the_lines_of_newspapers_and_sites(line: str, kind: str) -> None:
    if line == BODY:
        assert kinds(f"标题\n\n{BODY}\n\n{BODY}")[-1] == (kind, line)
    else:
        assert kind_of(line) == kind


def test_classify_knows_furniture_in_traditional_script() -> None:
    assert kind_of("相關新聞") == "furniture"
    assert kind_of("責任編輯：王明") == "furniture"


def test_classify_leaves_long_prose_that_mentions_furniture_alone() -> None:
    prose = f"市政府的网站首页昨日换新，无障碍浏览、繁体版一并上线。{BODY}"
    assert kind_of(prose) == "body"


def test_classify_takes_the_bold_lines_as_the_headline_and_what_is_above_as_kicker() -> None:
    page = f"开放合作再上台阶\n两市两市签署合作协议签署合作协议\n\n{BODY}\n"
    assert kinds(page)[:2] == [("kicker", "开放合作再上台阶"), ("headline", "两市签署合作协议")]


def test_classify_takes_the_line_above_the_byline_as_the_headline_of_a_web_page() -> None:
    menu = "首页 要闻 政策 公告 图片\n快讯\n\n某地今日开渔\n\n"
    page = f"{menu}两市签约共建\n\n2025-03-04 10:20\n\n{BODY}\n"
    assert [text for kind, text in kinds(page) if kind == "headline"] == ["两市签约共建"]


def test_classify_takes_the_first_of_two_lines_above_the_byline() -> None:
    page = f"两市签约共建\n产业园明年动工\n本报记者 王明\n\n{BODY}\n"
    assert kinds(page)[0] == ("headline", "两市签约共建")


def test_classify_takes_company_and_subject_of_an_announcement_as_one_headline() -> None:
    page = f"甲股份有限公司\n关于签署战略合作协议的公告\n\n{BODY}\n"
    assert [kind for kind, _ in kinds(page)] == ["headline", "headline", "lead"]


def test_classify_takes_links_below_the_end_of_an_article_as_furniture() -> None:
    page = f"两市签约共建\n\n{BODY}\n\n相关新闻\n丙市明年办论坛\n丁大学建新校区\n"
    assert [kind for kind, _ in kinds(page)][-3:] == ["furniture"] * 3


def test_classify_keeps_headings_below_the_text_where_nothing_says_that_it_ended() -> None:
    assert kind_of("丙市明年办论坛") == "heading"


def test_classify_reads_on_after_an_end_where_another_article_follows() -> None:
    page = f"两市签约共建\n\n{BODY}\n\n相关新闻\n丙市明年办论坛\n\n{BODY}\n"
    assert kinds(page)[-2:] == [("heading", "丙市明年办论坛"), ("body", BODY)]


def test_classify_keeps_every_character_of_its_paragraphs() -> None:
    page = f"要闻 2025年3月4日\n两市签约共建\n\n{BODY}\n\n相关新闻\n丙市\n"
    blocks = classify(paragraphs(page))
    assert [(b.text, b.offsets) for b in blocks] == [(p.text, p.offsets) for p in paragraphs(page)]
