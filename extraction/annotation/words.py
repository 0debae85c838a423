"""Words of the tagger, mended: a name that swallowed a verb or another name is cut.

LAC now and then takes a whole clause for one name (某大学共建某研究院); verbs that never stand
inside names tell where it must be cut.
"""

from __future__ import annotations

import itertools
import re

from extraction.annotation.model import Word

SHORTEST = 4  # characters of a word that is looked into
_CUT = re.compile(
    r"共建|合建|合办|合组|续签|签署|签订|签约|携手|牵手|下设|揭牌|成立|设立|组建|举办|举行|召开|主办|承办|协办|位于|落户|会见|共同|拜访|走访"
    r"|赴|见证|代表(?!大会|处|团|队|会|委员|作|性)"
)
# a government's name is over before another body's begins
_SEAM = re.compile(r"(?<=人民政府)(?=[\u4e00-\u9fff]{2,}(?:大学|学院|医院|公司|集团|银行)$)")
# two bodies joined by 和, of which the first is whole
_JOINED = re.compile(
    r"(?<=大学|公司|集团|银行|医院|政府|学院)(?=[和与及][\u4e00-\u9fff]{2,}"
    r"(?:大学|公司|集团|银行|医院|政府|委员会|研究院|管委会)$)"
)
_WHOLE = re.compile(r"(?:仪式|大会|活动|会议)$")
_NAMES = ("ORG", "LOC", "PER")
# 来金拜会某局: a place of one character and the verb of a visit
_VISIT = re.compile("([\u4e00-\u9fff])(拜会|拜访|走访)$")
_NEVER = ("m", "TIME", "w", "xc")


def words(start: int, tagged: list[tuple[str, str]]) -> list[Word]:
    """The words of a sentence that begins at `start`, from (text, tag) pairs."""
    found: list[Word] = []
    position = start
    for text, tag in tagged:
        for piece, own in _pieces(text, tag):
            found.append(Word(position, position + len(piece), own, piece))
            position += len(piece)
    return found


def _pieces(text: str, tag: str) -> list[tuple[str, str]]:
    if tag in _NAMES and (visit := _VISIT.fullmatch(text)):
        return [(visit[1], "LOC"), (visit[2], "v")]
    if len(text) < SHORTEST or tag in _NEVER or _WHOLE.search(text):
        return [(text, tag)]
    name = tag if tag in _NAMES else "ORG"
    pieces: list[tuple[str, str]] = []
    for part in itertools.chain.from_iterable(map(_JOINED.split, _SEAM.split(text))):
        if part[0] in "和与及" and pieces:
            pieces.append((part[0], "c"))
            part = part[1:]
        pieces.extend(_at_verbs(part, name))
    return pieces if len(pieces) > 1 else [(text, tag)]


def _at_verbs(text: str, name: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    here = 0
    for match in _CUT.finditer(text):
        if 0 < match.start() < here + 2 or len(text) - 2 < match.end() < len(text):
            continue
        if match.start() > here:
            pieces.append((text[here : match.start()], name))
        pieces.append((match.group(), "v"))
        here = match.end()
    if here < len(text):
        pieces.append((text[here:], name))
    return pieces
