"""People: the tagger's names, completed and checked by surname, office and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.lexicon.offices import Offices, surnames

_FOREIGN = re.compile(r"[\u4e00-\u9fffA-Za-z.·]+[·•・][\u4e00-\u9fffA-Za-z.·•]+$")
_AFTER = re.compile(
    r"^(?:$|[，。、；：）（“”（）]|和|与|及|等|率|带|到|在|出席|参加|表示|说|介绍|指出|强调|一行|代表|会见|主持|陪同|为|向|共同|分别|见证|致辞|讲话|率队|率团|随行|签|落笔|赴|就|对|的|也|则|又|还|并|先生|女士|博士|教授|院士|、|来|是|随|前|昨|今|近|曾|于|认为|透露|宣布|希望|感谢|欢迎|作|发|座谈|考察|调研|拜访|访问|亦|均|都|担任|出任|任|受邀|应邀|将)"
)
_LATIN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ.\-']+(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ.\-']*)+")
_TITLE_AFTER = re.compile(r"^(?:先生|女士|博士|教授|院士|副?[\u4e00-\u9fff]{0,3}(?:书记|市长|局长|主任|校长|院长|部长|会长|所长|厅长|主席|董事长|经理|省长|县长|区长|处长|司长|总裁|理事长|秘书长))")


def find(sentence: Sentence, offices: Offices) -> Iterator[Mention]:
    """Candidate mentions of people; `weak` ones have no office beside them."""
    seen: set[int] = set()
    for k, word in enumerate(sentence.words):
        if word.tag != "PER" or "某" in word.text:
            continue
        start, end = word.start, word.end
        before = sentence.text[: start - sentence.start]
        titled = bool(offices.title.search(before)) or before.endswith(("先生", "女士", "博士", "教授", "院士", "领导", "、", "由"))
        text = word.text
        if _FOREIGN.match(text):
            yield _person(sentence, start, end, not titled)
            seen.add(start)
            continue
        if text[0] not in surnames() and text[:2] not in surnames():
            if not (titled and 2 <= len(text) <= 4):
                continue
        if len(text) == 2 and k + 1 < len(sentence.words):
            end = _completed(sentence, k, titled)
        if not 2 <= end - start <= 4:
            continue
        after = sentence.text[end - sentence.start :]
        supported = bool(offices.title.search(before)) or bool(_TITLE_AFTER.match(after))
        if not (_AFTER.match(after) or supported):
            continue
        yield _person(sentence, start, end, not supported)
        seen.add(start)
    yield from _after_office(sentence, offices, seen)
    for match in _LATIN.finditer(sentence.text):
        if offices.title.search(sentence.text[: match.start()]):
            yield _person(sentence, sentence.start + match.start(), sentence.start + match.end(), False)


def _completed(sentence: Sentence, k: int, titled: bool) -> int:
    """The end of a name of two characters of which the tagger may have cut off the third."""
    word, following = sentence.words[k], sentence.words[k + 1]
    if len(following.text) != 1 or following.tag in ("w", "c", "p", "u") or following.text in "率等和与任说在赴到对向为将已也均都":
        return word.end
    after = sentence.text[following.end - sentence.start :]
    rest = re.match(r"^(?:$|[，。、；：）])", after)
    return following.end if (rest or _TITLE_AFTER.match(after)) and (titled or rest) else word.end


def _after_office(sentence: Sentence, offices: Offices, seen: set[int]) -> Iterator[Mention]:
    """Names that the tagger missed: surname and one or two characters between an office and a mark."""
    text = sentence.text
    for match in offices.leading.finditer(text):
        rest = text[match.end() :]
        name = re.match(r"([\u4e00-\u9fff]{2,3})(?=[，。、；：（）]|$|和|与|及|率|出席|参加|代表|等)", rest)
        if name is None or not (name.group(1)[0] in surnames() or name.group(1)[:2] in surnames()):
            continue
        start = sentence.start + match.end()
        end = start + len(name.group(1))
        words = [word for word in sentence.words if start <= word.start < end]
        if start in seen or any(word.tag == "PER" for word in words):
            continue
        if not words or words[0].start != start or words[-1].end != end:
            continue
        if len(words) == 1 and words[0].tag in ("n", "v", "vn", "LOC", "ORG", "f", "d"):
            continue
        if offices.title.match(name.group(1)):
            continue
        yield _person(sentence, start, end, False)


def _person(sentence: Sentence, start: int, end: int, weak: bool) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, "Person", rule="person", weak=weak)
