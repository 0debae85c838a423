"""Times: the words of a sentence that say when (今年3月, 9月26日下午, 去年底)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence

_DIGIT = r"[\d〇○零一二三四五六七八九十两]"
_PATTERN = re.compile(
    r"(?=[\d〇○零一二三四五六七八九十两今去前明当那同次翌本是上下昨近日早目此随其星周])(?:"
    r"(?:(?:19|20)\d\d|"
    r"[一二][〇○零九\d][〇○零一二三四五六七八九\d]{2})\s*年(?:\s*(?:的)?\s*(?:\d{1,2}|"
    r"[一二三四五六七八九十]{1,2})\s*月(?:份)?(?:\s*(?:\d{1,2}|"
    r"[一二三四五六七八九十]{1,3})\s*日?)?|[底初末中]|上半年|下半年|年[底初末])?"
    rf"|(?:今年|去年|前年|明年|当年|那年|同年|次年|翌年|本年|"
    rf"是年)(?:\s*(?:的)?\s*{_DIGIT}{{1,2}}\s*月(?:份)?(?:\s*{_DIGIT}{{1,3}}\s*日)?|底|初|"
    rf"末|夏天|春天|秋天|冬天|上半年|下半年|以来|年[底初])?"
    rf"|(?:本月|上月|上个月|下月|同月|当月)(?:\s*{_DIGIT}{{1,3}}\s*日|[底初末])?"
    rf"|{_DIGIT}{{1,2}}\s*月(?:份)?\s*(?:{_DIGIT}{{1,3}}\s*日(?:\s*(?:至|到|—|-|"
    rf"－)\s*(?:{_DIGIT}{{1,2}}月)?{_DIGIT}{{1,3}}\s*日)?|[底初末])?(?:上午|下午|晚|凌晨|"
    rf"中午|早)?(?!日)"
    rf"|(?<![\d一二三四五六七八九十])\d{{1,2}}\s*日(?:至\d{{1,2}}日)?(?:上午|下午|晚)?(?!报)"
    r"|(?:昨|今|前|明)(?:日|天|晚|早|午)(?:上午|下午|晚)?|当(?:天|日|晚)(?:上午|下午)?|"
    r"次日|翌日|同日|同一天|近日|日前|近期|早前|日内|目前|此前|随后|其后"
    r"|上周[一二三四五六日末天]?|本周[一二三四五六日]?|星期[一二三四五六日天]|周[一二三四五六日])"
)


def find(sentence: Sentence) -> Iterator[Mention]:
    """Mentions of times; they are no entities but date the clauses they stand in."""
    for match in _PATTERN.finditer(sentence.text):
        yield Mention(
            sentence.start + match.start(),
            sentence.start + match.end(),
            match.group(),
            "Time",
            rule="time",
        )
