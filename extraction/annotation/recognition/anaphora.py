"""Words that stand for what is named elsewhere: 双方, 两市, 我市, 该校, 前者, 甲方."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence

_GROUP = re.compile(
    r"(?<!签约)(?<!签署)(?<!签字)(?<!协议)(?<!缔约)(?:校地|校企|市校|省校|政校|院地|地校|"
    r"区校|银政|政企|央地|院企|医校|局校|部省|县校)?双方|"
    r"(?:校地|校企|市校|院地|地校|区校|银政|政企|央地|院企|县校|镇校|所企)"
    r"(?=合办|合建|合设|联办|共办|携手|牵手|联手|共同|一道|共建的|联建的)|"
    r"(?<!第)[两二三四五六七八九十](?:省|市|区|县|地|州)(?:两级)?(?:人民)?(?:法院|检察院|检察机关|公安局|"
    r"公安机关|司法局|医院|图书馆|博物馆|海关)|"
    r"(?<!第)(?!四会)[两二三四五六七八九十](?:大)?(?:省市|省区市|省区|市区|市县|家单位|家企业|家机构|"
    r"家公司|家医院|所高校|所大学|个城市|座城市|省[一二]?[市区]?|市|区|县|镇|地|校|院|方|"
    r"国|州|家|城|所|馆|企|会|局|部门|港)(?!级|战|一次|面|次|位|台|向|案|式|针|法|行|办|"
    r"批|营|委|类|型|化|通|管|道|人|员|长|期|天|校区|区两级|年)|多方|各方|彼此"
)
# so many places by a word for places of several kinds
_MANY = re.compile(
    r"(?:\d{1,2}|[三四五六七八九十])[个座]?(?:州市|市州|地市|地州市|盟市|市县区|区县市|个城市|座城市)"
    r"(?![长级])"
)
_HOME = re.compile(
    r"(?:我|本|全)(?:自治区|市|省|区|县|镇|州|澳|港|国|台|地区)(?!场|面|部|体|域|身|职|土|"
    r"家|年|人|级|长)"
)
_THAT = re.compile(
    r"(?:该|这家|这所|这座|此(?!行)|本)(?:校|院|所|市|县|区|镇|省|国|局|厅|部|委|公司|集团|中心|"
    r"实验室|研究院|研究所|医院|机构|协会|联盟|企业|学院|大学|园区|园|基金会|基金|会|馆|"
    r"办|社|行|港|署|司|平台|单位|商会|学会|校区|分院|新区|高新区|开发区|经开区|合作区|"
    r"示范区|党校|海关|银行|基地|项目|活动|论坛|协议|备忘录)"
)
# the purse of the own place, and what it does of itself: 市财政, 省里
_PURSE = re.compile(r"(?:自治区|省|市|区|县|州|镇)(?:级)?(?:财政(?![局厅部所])|里(?![程面]))")
_GOVERNMENT = re.compile(r"(?:省|市|县|州)府(?!院|邸|学|城|路|井)")
_PEOPLE = re.compile(
    r"(?<![\u4e00-\u9fff][第前后])[两二三四五](?:人(?![民次才均大员])|位(?![于置列居一数]))"
)
_HE = re.compile(r"(?<=[与同由和])[他她](?![们人校乡国])")
_PARTY = re.compile(
    r"[甲乙丙丁]方|前者|后者|我(?:校|院|局|公司|司|所|部|行|委|厅|馆|署|办|中心|集团)"
    r"|(?<=[表与和、同])[校市县院企]方(?=[、，在签就的]|共同|分别)"
    r"|我会(?=副|会长|秘书|党|与|同|拟|赴)"
)
# the body that tells of its guests: 来校访问, 来所座谈
_HERE = re.compile(
    r"(?<=来)(?:校|院|所|司|馆|行|局)(?=[，。、；）]|访|考|调|洽|交|参|座|指|学|观|检|视|商|对|慰|讲|开|进|与|和|就|共)"
)


def find(sentence: Sentence) -> Iterator[Mention]:
    """Candidate mentions that refer to entities named elsewhere."""
    taken: set[int] = set()
    for pattern, label, kind in (
        (_HOME, "Anaphor", "home"),
        (_THAT, "Anaphor", "that"),
        (_PARTY, "Anaphor", "party"),
        (_MANY, "Group", "many"),
        (_GROUP, "Group", "count"),
    ):
        for match in pattern.finditer(sentence.text):
            if match.start() in taken:
                continue
            taken.add(match.start())
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield Mention(start, end, match.group(), label, kind, rule="anaphora", weak=True)
    for match in _HERE.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        yield Mention(
            start, end, f"来{match.group()}", "Anaphor", "party", rule="anaphora", weak=True
        )
    begins = sentence.word_starts()
    for pattern, label, kind in (
        (_PURSE, "Anaphor", "home"),
        (_GOVERNMENT, "Organisation", "government"),
        (_PEOPLE, "Group", "people"),
        (_HE, "Anaphor", "people"),
    ):
        for match in pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if start in begins:
                yield Mention(start, end, match.group(), label, kind, rule="anaphora")
