"""Partners that a sentence only lists: 与甲区签约的高校有乙、丙; 甲区的合作伙伴包括乙、丙.

Names are replaced by a placeholder character, so that a pattern can say where lists stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extraction.annotation.model import Sentence
from extraction.frames import verbs
from extraction.lexicon import alternatives
from extraction.statements.enumeration import Couple, seated
from extraction.statements.papers import NAME as _NAME
from extraction.statements.papers import masked

_LIST = f"(?P<list>{_NAME}(?:(?:、|和|与|及|以及|，){_NAME})*)"
_SIGN = alternatives(verbs("roster_signing"))
_WORK = alternatives(verbs("roster_work"))
# between the verb of being and the list
_ARE = r"(?:，|：|、)?(?:共?有|包括|是|为|分别是|已有|囊括|涵盖|达)"
_LEAD = rf"[^{_NAME}。；个]{{0,16}}?"
_PARTNERS = alternatives(verbs("roster_partners"))
_ROSTERS = (
    # 与甲区签约的高校有：乙、丙; 同甲区合作的企业有十家，分别是乙、丙
    re.compile(
        rf"[与同和跟](?P<hub>{_NAME})[^{_NAME}，。；：]{{0,8}}(?:(?P<sign>{_SIGN})|{_WORK})"
        rf"(?!协议|合同|备忘|框架|意向)[^{_NAME}，。；：]{{0,4}}的"
        rf"[^{_NAME}，。；：个]{{0,10}}{_ARE}{_LEAD}{_LIST}"
    ),
    # 甲区签的是乙
    re.compile(
        rf"(?P<hub>{_NAME})[^{_NAME}，。；：]{{0,4}}(?:(?P<sign>签约?|签下)|{_WORK}|选择?)的"
        rf"(?:则|也|还)?是{_LIST.replace('|，', '')}"
    ),
    # 甲区的合作伙伴包括乙、丙
    re.compile(
        rf"(?P<hub>{_NAME})[的“]?[^{_NAME}，。；：]{{0,8}}(?:{_PARTNERS})”?[^{_NAME}，。；：]{{0,4}}"
        rf"{_ARE}{_LEAD}{_LIST}"
    ),
)
_CUE = re.compile(f"{_SIGN}|{_WORK}|{_PARTNERS}|签|选")
_PAPER = re.compile(r"签|协议|合同|备忘录|意向书|换文|盖章|文本")
_JOINT = re.compile(rf"{_WORK}|对口|帮扶|对子|伙伴|友好|姊妹|联盟")
_UNSURE = re.compile(r"没有|不包括|尚无|未|拟|计划|将|希望|有望|曾想|不是|竞争|比赛|对阵|诉|纠纷")


@dataclass(frozen=True, slots=True)
class Roster:
    """Couples of one list; signed: whether they are said to have signed."""

    couples: list[Couple]
    signed: bool

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last name, in the article's text."""
        return min(c.start for c in self.couples), max(c.end for c in self.couples)


def rosters(sentence: Sentence, groups: list[list[Couple]]) -> Iterator[Roster]:
    """The lists of partners in a sentence that plans, doubts or denies nothing.

    groups: the couples that it lists (see `enumeration`).
    """
    if not (groups or _CUE.search(sentence.text)):
        return
    plain, where = masked(sentence, seated(sentence))
    if _UNSURE.search(plain):
        return
    for pattern in _ROSTERS:
        for match in pattern.finditer(plain):
            hub = where[match.start("hub")]
            listed = [where[i] for i in range(*match.span("list")) if plain[i] == _NAME]
            signed = bool(match.groupdict().get("sign")) or "签约" in match.group()
            found = [
                Couple(hub, one, min(hub.start, one.start), max(hub.end, one.end)) for one in listed
            ]
            yield Roster(found, signed)
    for group in groups:
        if _PAPER.search(plain):
            yield Roster(group, True)
        elif _JOINT.search(plain):
            yield Roster(group, False)
