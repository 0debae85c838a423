"""Events by the grammar of their names: “…”活动, 2024年广东知识产权宣传周活动发布会."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence, Word
from extraction.annotation.recognition.walk import NAMES, heads, leftward, opened_quote, word_at
from extraction.lexicon import Lexicon

SHORTEST_NAME = 6  # characters; 座谈会, 签约仪式 alone name no event
SHORTEST_HELD = 7  # characters of a name without places or numbers that a verb of holding governs
_PLAIN = ("座谈会", "仪式", "会议", "活动")  # heads whose names need one character more
SHORTEST_PLACED = 5  # the same with a place
LONGEST = 50
_QUALIFIED = re.compile(
    r"[“”《》—]|(?:19|20)\d\d|第.{1,3}[届次期]|首届|[二一]○[○一二三四五六七八九]{2}"
)
_BROAD = ("行动", "活动", "节", "赛", "展", "会议", "大会", "仪式")
_NO_EVENT = frozenset(
    [
        "发展",
        "开展",
        "拓展",
        "进展",
        "扩展",
        "施展",
        "环节",
        "细节",
        "季节",
        "情节",
        "调节",
        "章节",
        "关节",
        "礼节",
        "春节",
        "过节",
        "参展",
        "布展",
    ]
)

# a verb of which the event is the object; one of holding vouches for the name
_BEHIND = re.compile(
    r"(?:(?P<holds>举办|举行|召开|主办|承办|协办|筹办|合办|联办|办了|办过|承接|张罗|见证)|开展|出席|参加|组织|"
    r"启动)(?:了|的)?(?=[^，。；：、]*$)"
)
# what stands behind an event that is the subject of a verb of holding
_HELD = re.compile(
    r"”?(?:（[^（）]{1,30}）)?，?(?:将|已|也|均|今天|昨天|今日|昨日|"
    r"\d{1,2}月?(?:\d{1,2})?日(?:上午|下午)?)*"
    r"(?:[在于由][^，。；]{1,24}?)?(?:隆重|成功|正式|顺利|共同|如期|圆满)?"
    r"(?:举行|召开|举办|启动|开幕|闭幕|落幕|启幕|主持|收官|开赛|开锣|登场|拉开|落下帷幕|圆满)"
)
_NUMBERED = re.compile(r"(?:(?:19|20)\d\d年?)?(?:第[一二三四五六七八九十百\d]{1,4}|首)[届次]")
_SOME = re.compile("(?:一[场系次项个批]列?|系列|关于(?!.*》))(?=[\u4e00-\u9fff]{4})")
_BRACKETED = re.compile(r"（[^（）]*）\s*")
_CLAUSE = re.compile(r"[，。；：！？\s]")
_MARK = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})、")  # the number of a paragraph
_QUOTED = re.compile(
    r"(?:举办|举行|主办|承办|协办|合办|联办|办了|办起)(?:了|过|的)?(?:首届|第[一二三四五六七八九十\d]{1,3}届)?"
    r"“(?P<held>[\u4e00-\u9fff·—A-Za-z\d]{3,14})(?<![班店厂站线室点所版号])”(?![的式型化])"
    r"|“(?P<named>[\u4e00-\u9fff·—]{2,12}(?:周|季|节|之夜|夜话|大集))”(?![的式型化])"
)
_PARTS = re.compile("(?:主|分|平行|子|专题)论坛")  # of a forum, which they do not name
_NO_NAME = re.compile(
    r"举行|召开|举办|主办|承办|出席|参加|参与|见证|获悉|率队|带领|表示|介绍|双方|各方|"
    r"作为|为了"
)
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:度)?$")


def find(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Candidate mentions of events; `weak` ones have no name of their own."""
    ends = sentence.word_ends()
    for match in heads(sentence, lexicon.patterns["event"]):
        end = sentence.start + match.end()
        after = sentence.text[match.end() : match.end() + 1]
        if end not in ends and after not in "”，。":
            continue
        word = sentence.words[word_at(sentence, end - 1)]
        if _is_no_head(word, match.group(), after):
            continue
        if _is_modifier(sentence, match.end(), lexicon):
            continue
        head = lexicon.heads["event"][match.group()]
        begin = sentence.start + match.start()
        start, held = _begin(sentence, begin, end, lexicon)
        if byline := _BRACKETED.match(sentence.text, start - sentence.start):
            start = sentence.start + byline.end()  # 电 （记者某某）某论坛
        if some := _SOME.match(sentence.text, start - sentence.start, match.start()):
            start = sentence.start + some.end()
        if start == sentence.start and (mark := _MARK.match(sentence.text)):
            start += mark.end()
        text = sentence.text[start - sentence.start : match.end()]
        if text.count("“") != text.count("”") or text.count("《") != text.count("》"):
            continue
        if _PARTS.match(text):
            continue
        words = [word for word in sentence.words if start <= word.start < begin]
        content = [word for word in words if _says_something(word, lexicon)]
        quoted = sentence.text[: start - sentence.start].endswith("“") and text.count("”") == 0
        qualified = quoted or bool(_QUALIFIED.search(text))
        named = qualified or any(word.tag in NAMES for word in words)
        weak = len(text) < SHORTEST_NAME or not content or not named
        if head.text in _BROAD and not qualified and len(content) < 2 and len(text) < 9:
            weak = True
        placed = any(word.tag == "LOC" for word in words)
        if sentence.text[: match.start()].endswith("的") and not held:
            weak = True
        elif (
            held
            and content
            and len(text) >= (SHORTEST_PLACED if placed else SHORTEST_HELD + text.endswith(_PLAIN))
        ):
            weak = False
        name = text[1:-1] if text[0] == "“" and text[-1] == "”" else text
        yield Mention(start, end, text, "Event", head.kind, name=name, rule="head", weak=weak)


def quoted(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """Events that only their quotes and what is done with them tell: 举办“融海周”, “创投周”吸引…"""
    for match in _QUOTED.finditer(sentence.text) if "“" in sentence.text else ():
        name = match.group("held") or match.group("named")
        at = match.start("held") if match.group("held") else match.start("named")
        families = ("organisation", "policy", "agreement", "project", "event")
        if any(lexicon.ending(family, name) for family in families):
            continue
        start = sentence.start + at
        yield Mention(start, start + len(name), name, "Event", "other", name=name, rule="quoted")


def _is_no_head(word: Word, head: str, after: str) -> bool:
    """Whether the head is only the end of another word (出席会议, 发展)."""
    if word.tag == "v" and len(word.text) > len(head) > 1:
        return True
    if word.text in _NO_EVENT:
        return True
    if word.text == head == "节":
        return word.tag != "n"  # 马戏 节, of two words
    return len(head) == 1 and after != "”" and (len(word.text) < 3 or word.tag in ("v", "TIME"))


def _is_modifier(sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """Whether the name goes on to the head of a document or a body (行动计划, 活动中心)."""
    patterns = (
        lexicon.patterns[family] for family in ("policy", "agreement", "organisation", "project")
    )
    text = sentence.text[end:].removeprefix("”")
    return any(pattern.match(text) for pattern in patterns)


def _says_something(word: Word, lexicon: Lexicon) -> bool:
    return word.text not in lexicon.generic and word.tag not in ("w", "f", "u")


def _begin(sentence: Sentence, head: int, end: int, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the name begins whose head stands at `head`–`end`, and whether a verb of holding
    vouches for it."""
    before, after = sentence.text[: head - sentence.start], sentence.text[end - sentence.start :]
    if (quoted := opened_quote(sentence, head, end, LONGEST)) is not None:
        return quoted, False
    if _HELD.match(after) and (start := _subject(sentence, head, lexicon)) is not None:
        return start, True
    walked = leftward(sentence, head, lexicon, loose=True).start
    window = before[-40:]
    found = list(_BEHIND.finditer(window))
    if found and "、" not in window[found[-1].end() :]:
        start = head - len(window) + found[-1].end()
        if (
            start <= walked
            and before[start - sentence.start : start - sentence.start + 1] not in "在的于"
        ):
            return start, found[-1]["holds"] is not None
    clause = re.split("[，。；：、]", before)[-1]
    if numbered := _NUMBERED.search(clause):
        return min(walked, head - len(clause) + numbered.start()), False
    return walked, False


def _subject(sentence: Sentence, head: int, lexicon: Lexicon) -> int | None:
    """Where the subject of a verb of holding begins that ends in the head at `head`: with its
    clause, behind times, adverbs and what 的 attaches."""
    words = [word for word in sentence.words if word.start < head]
    depth, first = 0, len(words)
    while first > 0:
        word = words[first - 1]
        depth += (
            word.text.count("”")
            + word.text.count("》")
            - word.text.count("“")
            - word.text.count("《")
        )
        if depth == 0 and (_CLAUSE.search(word.text) or word.text in ("的", "了")):
            break
        first -= 1
    name = words[first:]
    while (
        name and not _YEAR.match(name[0].text) and name[0].tag in ("TIME", "t", "d", "c", "f", "u")
    ):
        name = name[1:]
    if (
        not name
        or head - name[0].start > LONGEST
        or (name[0].tag in ("p", "r") and name[0].text != "我")
    ):
        return None
    text = sentence.text[name[0].start - sentence.start : head - sentence.start]
    listed = text.rpartition("、")[0]
    if _NO_NAME.search(text) or (listed and lexicon.ending("event", listed)):
        return None
    if any(a.tag == "PER" and b.tag == "v" for a, b in itertools.pairwise(name)):
        return None
    return name[0].start
