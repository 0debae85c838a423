"""Titles in 《…》: agreements, policies, media; and bare document nouns (战略合作协议)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.lexicon import Lexicon

_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》){2,140})》")
# who writes or publishes a paper is no party to it (起草《…行动计划》)
_ISSUED = re.compile(
    r"(?:起草|草拟|编制|制定|制订|印发|发布|出台|公布|颁布|推出|审议)(?:了|的)?(?:[^，。；《》签]{0,6})$"
)
_BRACKET = re.compile(r"（[^（）]{1,40}）$")
_HEADS = (
    r"(?:框架协议书|框架协议|框架协定|合作框架|协议书|协议|协定|备忘录|谅解备忘录|意向书|"
    r"合同书|合同|合约|合作书|项目书|共识书|责任书|倡议书|合作宣言|共同宣言|联合声明|"
    r"合作文件|合作意向|MOU|"
    r"(?<=[份纸作议向解立签订换了])备忘(?!录)|字据|意向协议|协作备忘|盟约|契约)"
)
_AGREEMENT = re.compile(
    r"(?:(?:全面|深化|新一轮|校地|校企|省校|市校|院地|政校|政银|政企|银企|校校|区校|县校|"
    r"院企|院校|局校|省部|部省|三方|四方|两方|双方|多方|项目|战略|合作|框架|产学研|科技|"
    r"技术|创新|人才|培养|人才培养|联合|办学|共建|投资|开发|建设|服务|采购|意向|谅解|友好|"
    r"交流|城市|城际|协作|对口|支援|帮扶|结对|医联体|医疗|托管|产业|金融|旅游|文化|文旅|"
    r"教育|农业|商贸|物流|能源|数字|数字化|信息化|招商|招商引资|落户|入园|入驻|研究|研发|"
    r"专项|补充|伙伴|关系|发展|区域|一体化|转化|成果转化|成果|知识产权|学术|学生|实习|"
    r"基地|就业|委托|授权|许可|租赁|购销|供货|供应|入股|增资|股权|合资|工作|正式|书面|"
    r"综合|长期|深度|全方位|系列|一揽子|具体|子|附属|中外|央地|校地企|政产学研|政产学研用|"
    r"银政|警银|厅市|部市|省市|市区|院|校|地|企|企业|会员|联盟|课题|开放|港口|航运|海洋|"
    r"贸易|经贸|经济|环保|绿色|司法|检察|税务|海关|消费|劳务|东西部|干部|培训|推广|运营|"
    r"管理|共享|信用|授信|融资|贷款|基金|保险|战略性)*)" + _HEADS
)
_HEAD = re.compile(_HEADS)


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Mentions for titles; the name is the title without its marks."""
    for match in _TITLE.finditer(sentence.text):
        title = match.group(1)
        stem = _BRACKET.sub("", title)
        start, end = sentence.start + match.start(), sentence.start + match.end()
        issued = _ISSUED.search(sentence.text, 0, match.start()) is not None
        for family in ("policy", "agreement") if issued else ("agreement", "policy"):
            head = lexicon.ending(family, stem)
            if head is not None:
                yield Mention(
                    start, end, match.group(), head.label, head.kind, name=title, rule="title"
                )
                break
        else:
            media = lexicon.ending("organisation", stem)
            if media is not None and media.kind == "media":
                yield Mention(
                    start, end, match.group(), "Organisation", "media", name=title, rule="title"
                )
            else:
                yield Mention(start, end, match.group(), "Work", None, name=title, rule="title")


def agreements(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Mentions of agreements by a bare noun phrase (战略合作框架协议)."""
    if not _HEAD.search(sentence.text):  # most sentences: quick to tell
        return
    starts = sentence.word_starts()
    for match in _AGREEMENT.finditer(sentence.text):
        first = next(
            (i for i in range(match.start(), match.end() - 1) if sentence.start + i in starts),
            match.start(),
        )
        text = sentence.text[first : match.end()]
        head = lexicon.ending("agreement", text)
        kind = head.kind if head else "other"
        yield Mention(
            sentence.start + first,
            sentence.start + match.end(),
            text,
            "Agreement",
            kind,
            name=text,
            rule="noun",
        )
