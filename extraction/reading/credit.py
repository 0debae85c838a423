"""The credit that opens or closes a text: 本报讯（记者 …）, 新华社北京7月4日电, 【明報專訊】.

It tells who wrote from where, and is no part of what the article says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = r"(?:(?![与與和及])[\u4e00-\u9fff])"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = rf"(?:{_NUMBER}月)?{_NUMBER}日"
# a paper, site, agency or station; 本报 and the like name none
_NAME = rf"据?(?:本[報报刊網网台臺站]|(?P<name>{_HAN}{{1,9}}?(?:[報报網网社臺台]|新[聞闻])))"
_PLACE = rf"(?P<place>{_HAN}{{2,6}}?)??"
_TOLD = r"(?:專訊|专讯|訊|讯|電|电|報道|报道|報導|报导|消息)"
_NEWS = r"(?:專?訊|专?讯)(?![通息飞飛号號])"
_WIRED = rf"(?:{_DATE}\s*(?:[電电](?![视視话話子力])|{_NEWS})|{_NEWS})"
_WRITER = r"(?:记者|記者|通讯员|通訊員|特派员|特派員)"
_WRITERS = rf"(?:\s*[（(][^（）()。]{{0,8}}{_WRITER}[^（）()。]{{0,60}}[）)])"

_OPENING = re.compile(
    rf"\s*(?:[（(【〔\[]\s*{_NAME}{_PLACE}\s*(?:{_DATE})?\s*{_TOLD}\s*[）)】〕\]]"
    rf"|{_NAME.replace('?P<name>', '?P<name2>')}{_PLACE.replace('?P<place>', '?P<place2>')}{_WIRED}"
    rf"|{_WRITERS})"
    rf"{_WRITERS}?(?:\s*{_HAN}{{2,4}}消息\s*[:：])?[\s:：]*"
)
_CLOSING = re.compile(
    r"\s*[（(【](?:完|[^（）()【】。]{0,6}(?:记者|記者|通讯员|通訊員|编辑|編輯|责编|責編)[^（）()【】。]{0,60})[）)】]\s*$"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Where the opening credit ends and the closing one begins, and what the opening one names."""

    end: int
    start: int
    name: str | None
    place: str | None


def credit(text: str) -> Credit:
    """The credits of a paragraph; without any, `end` is 0 and `start` its length."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() if opening else 0)
    start = closing.start() if closing else len(text)
    if opening is None:
        return Credit(0, start, None, None)
    name = opening.group("name") or opening.group("name2")
    place = opening.group("place") or opening.group("place2")
    return Credit(opening.end(), start, name, place)
