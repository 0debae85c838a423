"""The furniture of a page: running heads, editors, navigation bars, footers, bylines.

Patterns only for what newspapers and government sites print everywhere, in Simplified script;
`plain` brings other text to it. Furniture is never read for statements, but it tells when and by
whom the article was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from opencc import OpenCC

from extraction.reading.credit import credit
from extraction.reading.document import FURNITURE, Block

_HALF_WIDTH = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
_DIGITS = "〇零一二三四五六七八九"
_NUMERAL = f"[{_DIGITS}○十]"
_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*[年\-/.]\s*(?P<month>\d{1,2})\s*[月\-/.]\s*(?P<day>\d{1,2})(?!\d)"
    r"|民国\s*(?P<minguo>\d{2,3})\s*年\s*(?P<mmonth>\d{1,2})\s*月\s*(?P<mday>\d{1,2})\s*日"
    rf"|(?P<cyear>[一二][{_DIGITS}○]{{3}})年(?P<cmonth>{_NUMERAL}{{1,2}})月(?P<cday>{_NUMERAL}{{1,3}})日"
)

_PAPERS = r"日报|晚报|特区报|早报|商报|都市报|时报|文汇报|大公报"
HEADER = re.compile(
    r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|(?:19|20)\d\d[\-/.]\d{1,2}[\-/.]\d{1,2}"
    rf"|[一二][{_DIGITS}○]{{3}}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日|民国\d{{2,3}}年"
    r"|星期[一二三四五六日天]|^[A-Z]?\d{1,3}\s*版?[:：]?\s*要闻|^第\s*[A-Z]?\d{1,3}\s*版|^期次[:：]"
    r"|(?:责任?编辑?|美术?编辑?|美编|版式|校对|值班|编委|主编|审读|组版|统筹|编辑)[:：\s]"
    rf"|^《?[\u4e00-\u9fff]{{2,8}}(?:{_PAPERS}|晨报|新闻网|电视台|融媒体中心)》?"
    r"\s?(?:社|网|客户端|电子版|数字报|官网|讯)?$"
)
_REPORTER = (
    r"记者|通讯员|文/图|文/|图/|作者|撰文|摄影|来源|采写|供稿|文\s*图|编辑|责任编辑|责编|校对|翻译"
)
BYLINE = re.compile(
    r"^[（(【\[]?(?:本报|本刊|本台|本网|特约|见习|首席|全媒体|融媒|南方日报|新华社|文汇报|大公报|香港)*"
    rf"(?:[\u4e00-\u9fff]{{0,8}}(?:讯|电))?\s*[■●/]?\s*(?:{_REPORTER})[:：/\s]?"
    r"|^[\u4e00-\u9fff]{2,6}[／/]\s*(?:记者[\u4e00-\u9fff、 ]{2,40}[／/])?"
    r"\s*[\u4e00-\u9fff\d]{2,8}(?:报道|电)$"
    r"|^[（(【][\u4e00-\u9fff]{2,8}(?:报道|专讯|讯)[）)】]$"
)
NAVIGATION = re.compile(
    r"您(?:当前|所在|现在)?的?位置|当前位置|网站首页|网站地图|无障碍|繁[體体]版|登录|注册\s|索\s*引\s*号|索\s*引"
    r"|文\s*号[:：]|主\s*题\s*词|浏览次数|点击数|阅读量[:：]|访问量|字号|字体[:：]|【打印】|打印本页|关闭窗口|【关闭】"
    r"|分享到|扫一扫|微信公众号|上一篇|下一篇|相关链接|相关新闻|相关阅读|网站标识码|ICP备|公网安备|版权所有|技术支持"
    r"|^首页|首页$|^证券代码|^股票代码|^公告编号|ENGLISH|备案号|联系我们|友情链接|责任编辑[:：]|发布(?:机构|时间|日期)[:：]|发文日期[:：]|信息来源[:：]"
    r"|标\s+题[:：]|分\s*类[:：]|Copyright|(?:主办|承办|版权)(?:单位)?[:：].{2,30}(?:网站|备|邮编|地址|管理委员会|局|政府)"
    r"|请勿转载|未经授权|转载请注明|返回顶部|收藏本站|读完约|稿件来源[:：]|查看[:：]\s*\d|^标签[:：]|^关键[词字][:：]|热门跟贴"
    r"|复制链接|请继续往下阅读|点击(?:查看|进入|阅读)|加载更多|热门(?:推荐|新闻|文章)|推荐阅读|延伸阅读|更多新闻"
    r"|^(?:[\u4e00-\u9fff]{2,6}\s*(?:-?>+|»|›|＞)\s*){1,5}[\u4e00-\u9fff]{2,6}$"
)
# five words or more in a row, as the menu of a site has them
MENU = re.compile(r"^(?:[\u4e00-\u9fffA-Z]{2,6}[\s|｜]+){4,}[\u4e00-\u9fffA-Z]{2,6}$")
# paragraphs, of any length, that a site puts under every article
DISCLAIMER = re.compile(
    r"^[（(【\[“\"*]*(?:特别声明|免责声明|版权声明|郑重声明|风险提示及免责|Notice:|本平台仅提供|本文仅代表|以上内容(?:仅|为))"
)
# after these an article is over: what follows without a sentence are links to others
END = re.compile(
    r"^[（(]完[）)]$|相关(?:新闻|阅读|链接|文章|报道)|热门|推荐阅读|延伸阅读|更多|上一篇|下一篇|分享到"
    r"|责任编辑|【?编辑[:：]|^标签|^关键[词字]|最新回应|版权|声明"
)
_SOURCE = re.compile(
    r"(?:发布机构|信息来源|稿件来源|文章来源|来源|发布单位|主办单位|主办)\s*[:：]\s*"
    r"(?!本[站网报]|综合|网络|互联网)([^\s:：|｜]{2,30}?)"
    r"(?=[\s|｜　]|$|发文|发布(?:时间|日期|机构)|网站|(?:责任?编辑?|编辑|作者|记者)[:：])"
)
_PAPER = re.compile(rf"([\u4e00-\u9fff]{{2,6}}(?:{_PAPERS}))|(?:^|[《\s])(明报|信报|联合报)")

# 某师范大学 2021-12-04: the publisher's name before the date
_SCHOOL = re.compile(
    r"^([\u4e00-\u9fff]{2,14}?(?:大学|学院))(?:新闻中心|新闻网|官网)?[\s|｜]*(?:19|20)\d\d\s*[-年./]"
)
# 原创 某某发布 2023-05-19 17:30 发表于…: the name of the account that tells it
_ACCOUNT = re.compile(
    r"(?:^|[\s　])([\u4e00-\u9fff]{2,16})[\s　]+(?:19|20)\d\d\s*[-年./][^发]{4,24}发表于"
)


def plain(text: str) -> str:
    """Text as the patterns expect it: Simplified, digits and letters half-width; its length may
    differ."""
    simplified: str = _to_simplified().convert(text)
    return simplified.translate(_HALF_WIDTH)


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@dataclass(frozen=True, slots=True)
class Publication:
    """When, by whom and from where an article was published, as far as its page tells.

    date: ISO 8601. source: paper, site or authority, in Simplified script. place: that of the
    dateline (本报深圳7月4日电), likewise.
    """

    date: str | None = None
    source: str | None = None
    place: str | None = None


def publication(blocks: Sequence[Block]) -> Publication:
    """What the page's furniture tells; the publisher also from the credit that opens the text."""
    furniture = [plain(block.text) for block in blocks if block.kind in FURNITURE]
    credits = [credit(text) for text in furniture]
    named = (
        _SOURCE.search(text) or _PAPER.search(text) or _SCHOOL.search(text) or _ACCOUNT.search(text)
        for text in furniture
    )
    return Publication(
        date=next((day for text in furniture for day in _dates(text)), None),
        source=next(
            (next(filter(None, found.groups())) for found in named if found),
            next((found.name for found in credits if found.name), None),
        ),
        place=next((found.place.removesuffix("新闻") for found in credits if found.place), None),
    )


def first_date(text: str) -> str | None:
    """The first date of a text in Simplified script that stands in the calendar, as ISO 8601."""
    return next(_dates(text), None)


def _dates(text: str) -> Iterator[str]:
    """The dates of a text that stand in the calendar, as ISO 8601."""
    for found in _DATE.finditer(text):
        part = found.groupdict()
        if part["year"]:
            numbers = (int(part["year"]), int(part["month"]), int(part["day"]))
        elif part["minguo"]:
            numbers = (int(part["minguo"]) + 1911, int(part["mmonth"]), int(part["mday"]))
        else:
            numbers = (_year(part["cyear"]), _number(part["cmonth"]), _number(part["cday"]))
        try:
            yield date(*numbers).isoformat()
        except ValueError:
            continue


def _year(numerals: str) -> int:
    return int("".join(str(_digit(char)) for char in numerals))


def _number(numerals: str) -> int:
    """A number below 100 in Chinese numerals: 十二, 二十, 三十一."""
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return _digit(numerals) if len(numerals) == 1 else 0
    return 10 * (_digit(tens) if tens else 1) + (_digit(ones) if ones else 0)


def _digit(char: str) -> int:
    return max(0, _DIGITS.find(char) - 1) if char != "○" else 0
