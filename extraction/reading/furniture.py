"""The furniture of a page: running heads, editors, navigation bars, footers, bylines.

Patterns only for what newspapers and government sites print everywhere; furniture is never read
for statements, but it tells when and by whom the article was published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extraction.reading.document import Block

_DATE = re.compile(r"((?:19|20)\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*日?")

HEADER = re.compile(
    r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|星期[一二三四五六日天]|^[A-Z]?\d{1,3}\s*版?[:：]?\s*要闻"
    r"|(?:责任?编辑?|美术?编辑?|美编|版式|校对|值班|编委|主编|审读|组版|统筹|编辑)[:：\s]"
)
BYLINE = re.compile(
    r"^[（(【\[]?(?:本报|本刊|本台|本网|特约|见习|首席|全媒体|融媒|南方日报|新华社|文汇报|大公报|香港)*"
    r"(?:[\u4e00-\u9fff]{0,8}(?:讯|电))?\s*[■●/]?\s*"
    r"(?:记者|通讯员|通訊員|記者|文/图|文/|图/|作者|撰文|摄影|攝影|来源|來源|采写|供稿|文\s*图|编辑|責任編輯|责任编辑|责编|校对|翻译)"
    r"[:：/\s]?"
)
NAVIGATION = re.compile(
    r"您(?:当前|所在|现在)?的?位置|当前位置|网站首页|网站地图|无障碍|繁體版|登录|注册\s|索\s*引\s*号|索\s*引"
    r"|文\s*号[:：]|主\s*题\s*词|浏览次数|点击数|阅读量[:：]|访问量|字号|字体[:：]|【打印】|打印本页|关闭窗口|【关闭】"
    r"|分享到|扫一扫|微信公众号|上一篇|下一篇|相关链接|相关新闻|相关阅读|网站标识码|ICP备|公网安备|版权所有|技术支持"
    r"|^首页|ENGLISH|备案号|联系我们|友情链接|责任编辑[:：]|发布(?:机构|时间|日期)[:：]|发文日期[:：]|信息来源[:：]"
    r"|标\s+题[:：]|分\s*类[:：]|Copyright|(?:主办|承办|版权)(?:单位)?[:：].{2,30}(?:网站|备|邮编|地址|管理委员会|局|政府)"
    r"|请勿转载|未经授权|返回顶部|收藏本站"
)
_SOURCE = re.compile(
    r"(?:发布机构|信息来源|稿件来源|文章来源|来源|來源|发布单位|主办单位|主办)\s*[:：]\s*([^\s:：]{2,30}?)(?=\s|　|$|发文|发布|网站)"
)
_PAPER = re.compile(r"([\u4e00-\u9fff]{2,6}(?:日报|晚报|特区报|早报|商报|都市报|時報|時报|文汇报|大公报))")


def publication(blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """(date, publisher) as the page's furniture tells them; None where it does not."""
    published = source = None
    for block in blocks:
        if block.kind not in ("header", "byline", "furniture"):
            continue
        text = unicodedata.normalize("NFKC", block.text)
        if published is None and (found := _DATE.search(text)):
            year, month, day = (int(part) for part in found.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                published = f"{year:04}-{month:02}-{day:02}"
        if source is None and (named := _SOURCE.search(text) or _PAPER.search(text)):
            source = named.group(1)
    return published, source
