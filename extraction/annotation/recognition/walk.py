"""The leftward walk: from the head of a name (…研究院, …对接会) to where the name begins.

The tagger says what each word is; words that cannot be part of a name (verbs, prepositions,
stop words of the lexicon) end the walk. Conjunctions are crossed only inside a description
(人工智能与数字经济创新研究实验室), never between two names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from extraction.annotation.model import Sentence, Word
from extraction.lexicon import Lexicon

NAMES = frozenset({"LOC", "ORG", "PER", "nz", "nw"})
NOMINAL = frozenset({"n", "vn", "an", "s", "f", "b", "j", *NAMES})
LONGEST = 45  # characters of one name
_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[批支]?|[一二三四五六七八九十]{1,3}|[A-Z]?\d{1,4}|[A-Z]+)$"
)
_YEAR = re.compile(
    r"(?:(?:19|20)\d\d|[二一][○〇九零][○〇\d一二三四五六七八九零]{2})(?:年|年度|"
    r"[-—－](?:19|20)?\d\d年?)?$|第.{1,3}[届次期]$|首[届次]$|年度$|^[届次期]$"
)
_CLOSED = re.compile(r"(?:\s*（[^（）]{1,60}）)?”")
_COUNTED = re.compile(r"[两三四五双](?:校|市|地|省|区|县|院|方|国|家)$")
_AT = frozenset(["在", "于", "到", "来", "赴", "落户", "位于", "设在", "建在"])
# what a college of two subjects follows (该校 机械与汽车工程学院)
_SCHOOLS = frozenset(["该校", "我校", "本校", "大学", "校"])
# the body that speaks or was named: a conjunction behind it joins two bodies (我校 与 某研究所)
_DEICTIC = re.compile(r"[我本该](?:校|院|所|馆|市|省|区|县|州|局|厅|行|会|司|公司|集团|中心|医院)$")
# what a place is not called: the subject behind its name, taken for a part of it
_SUBJECT = re.compile(
    "..(?:科学|技术|产业|经济|文化|教育|创新|工程|信息|医学|能源|环境|健康|金融)$"
)
_ZONES = ("园区", "新区", "开发区", "高新区", "经开区", "新城", "学城", "街道", "镇")
_STUDIED = re.compile("(?<![大中小科])学$|科学$|工程$")  # what a college may teach besides
_JOINER = "·-—－–~&/.+＋"


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a walk went: `words[first:last]` are in the name, which begins at `start`."""

    start: int
    words: tuple[Word, ...]

    @property
    def named(self) -> bool:
        """Whether a name (place, organisation, brand) stands in it."""
        return any(word.tag in NAMES for word in self.words)


def word_at(sentence: Sentence, position: int) -> int:
    """Index of the word that holds the character at `position`."""
    return max(0, bisect_right(sentence.words, position, key=attrgetter("start")) - 1)


def is_whole(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a span begins and ends with words (两镇 合种, not 综合种植)."""
    first, last = (sentence.words[word_at(sentence, i)] for i in (start, end - 1))
    return first.start == start and last.end == end


def heads(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The heads in a sentence, the longest at each place; one that ends inside a word hides no
    other that begins in it (对接会 in 对接 会议)."""
    ends, at = sentence.word_ends(), 0
    while match := pattern.search(sentence.text, at):
        yield match
        at = match.end() if sentence.start + match.end() in ends else match.start() + 1


def opened_quote(sentence: Sentence, begin: int, end: int, longest: int = LONGEST) -> int | None:
    """Where a name begins that is one quotation and ends at `end`, its head at `begin`: behind the
    opening mark."""
    before, after = sentence.text[: begin - sentence.start], sentence.text[end - sentence.start :]
    opened = before.rfind("“")
    if not _CLOSED.match(after) or opened <= before.rfind("”") or len(before) - opened > longest:
        return None
    return sentence.start + opened + 1


def leftward(
    sentence: Sentence, head: int, lexicon: Lexicon, *, loose: bool = False, quotes: bool = False
) -> Walk:
    """Where the name whose head begins at `head` begins.

    loose: for meetings, whose names hold verbs, years and quoted parts; quotes: for names that
    hold quoted parts only.
    """
    words = sentence.words
    i = word_at(sentence, head)
    first = words[i]
    included: list[Word] = []
    if first.start < head and first.text[: head - first.start] not in lexicon.stop:
        included.append(Word(first.start, head, first.tag, first.text[: head - first.start]))
    j = i - 1
    while j >= 0 and head - words[j].start < LONGEST:
        word = words[j]
        if word.text == "）":
            opened = _opening(words, j, "（", 10)
            if opened is None:
                break
            included.extend(reversed(words[opened : j + 1]))
            j = opened - 1
            continue
        if word.text in ("”", "》") and (loose or quotes):
            opened = _opening(words, j, "“" if word.text == "”" else "《", 40)
            if opened is None:
                break
            included.extend(reversed(words[opened : j + 1]))
            j = opened - 1
            continue
        if word.text in _JOINER and j > 0 and words[j - 1].tag in NOMINAL and (included or loose):
            included.extend((word, words[j - 1]))
            j -= 2
            continue
        if word.text == "—" and j > 1 and words[j - 1].text == "—" and _is_seat(words[j - 2]):
            included.extend((word, words[j - 1], words[j - 2]))
            j -= 3
            continue
        if word.text in lexicon.conjunctions:
            if not _description(words, j, included, lexicon, loose):
                break
            included.extend((word, words[j - 1]))
            j -= 2
            continue
        if not _belongs(word, words, j, included, lexicon, loose):
            break
        included.append(word)
        j -= 1
    kept = _trim(list(reversed(included)), lexicon, loose)
    return Walk(kept[0].start if kept else head, tuple(kept))


def _is_seat(word: Word) -> bool:
    """Whether a word names a place that may begin the name of what two built: no region."""
    if word.text[0] in "两三四五六七八九十":
        return False  # 三家图书馆——某市图书馆
    return word.tag == "LOC" and not word.text.endswith(("区", "圈", "带", "洲"))


_NOT_BUILT = frozenset(
    ["成为", "作为", "打造", "建成", "在", "于", "与", "同", "跟", "对", "为", "把", "将"]
)
_BUILDS = re.compile(
    r"(?:共建|合建|建设|成立|设立|组建|打造|建立|筹建|创建|创办|创立|建起|建成|新建|承建|"
    r"发起|揭牌|共设|开设|兴建|设有|建有|办有|援建|捐建|兴办|增设|新设|开办|筹设|合办|挂牌)(?:了|的|好|一个|一座|一所|一家)?(?=[^，。；：、的]*$)"
)


def after_builder(sentence: Sentence, start: int, head: int, lexicon: Lexicon) -> int:
    """Where the name of a built thing begins: right behind the verb of building, when nothing
    but description stands between (共建 先进制造业深度融合发展示范区)."""
    window = sentence.text[max(0, head - sentence.start - 30) : head - sentence.start]
    found = list(_BUILDS.finditer(window))
    if not found:
        return start
    begin = head - len(window) + found[-1].end()
    between = sentence.text[begin - sentence.start : head - sentence.start]
    if (
        begin >= start
        or len(between) < 2
        or re.search(r"[“”《》\s]|——", between)
        or re.match("在|与|和|由|于|起|其", between)
        or re.search("方面|均|也|已|来自|(?<![拥具])有", between)
    ):
        return start
    first, *others = re.split(r"[与和及]", between)
    ending = lexicon.ending("organisation", first) if others else None
    if ending is not None and ending.text not in lexicon.trade:
        return start
    words = [word for word in sentence.words if begin <= word.start < head]
    joins = ("与", "和", "及") if others else ()
    barred = any(
        word.text not in joins and (word.tag in ("c", "u", "r") or word.text in _NOT_BUILT)
        for word in words
    )
    if barred:
        return start
    return begin if words and words[0].start == begin else start


_IS_ALIAS = re.compile(r"简称|下称|以下|又称|记者|^（[\u4e00-\u9fff]{1,4}[局厅委院校办署会]$")
_BUILT = re.compile(r".{2,}?(?:建设|成立|设立|打造|共建|组建|筹建)(?=.{2,})")


def built_there(sentence: Sentence, start: int, text: str) -> int:
    """How many characters of a would-be name are the place and the verb of building before it
    (在 中山建设 研究院)."""
    if not sentence.text[: start - sentence.start].endswith(("在", "于")):
        return 0
    built = _BUILT.match(text)
    return built.end() if built else 0


def _opening(words: list[Word], close: int, mark: str, longest: int) -> int | None:
    for j in range(close - 1, -1, -1):
        if words[close].start - words[j].start > longest or words[j].text in "，。；：":
            return None
        if words[j].text == mark:
            inside = "".join(word.text for word in words[j:close])
            return None if _IS_ALIAS.search(inside) else j
    return None


def _belongs(
    word: Word, words: list[Word], j: int, included: list[Word], lexicon: Lexicon, loose: bool
) -> bool:
    text = word.text
    before = words[j - 1].text if j else ""
    if included and included[-1].text == "（" and word.tag in ("v", "vn", "a", "m"):
        return len(text) > 1 and text not in lexicon.stop  # 建银国际 （控股） 有限公司
    if _COUNTED.match(text):
        return False
    if text.endswith(_ZONES) and "大学" in words[j + 1].text[2:]:
        return False  # 某某高新区 某大学研究院: the one in the other
    if text in ("市", "省", "区", "县", "镇", "院", "校") and before in ("我", "本", "全", "该"):
        return False
    if word.tag in ("v", "vn") and j > 1 and words[j - 1].tag == "LOC" and words[j - 2].text in _AT:
        return False
    if text in lexicon.stop:
        return (
            loose and text in lexicon.verbal and j > 0 and words[j - 1].tag in ("n", "vn", *NAMES)
        )
    if word.tag in NOMINAL:
        return text not in lexicon.introducing or not (included and included[-1].tag in NAMES)
    if text in lexicon.verbal:
        return loose or (
            j > 0
            and (words[j - 1].tag in NOMINAL or before in lexicon.verbal)
            and before not in lexicon.introducing
        )
    if text in ("新", "老") and j > 0 and words[j - 1].tag in ("LOC", "ORG"):
        return bool(included)
    if word.tag in ("a", "ad", "an", "d") and 2 <= len(text) <= 4:
        described = (
            word.tag in ("a", "an")
            and j > 0
            and (words[j - 1].tag in NOMINAL or words[j - 1].text == "）")
        )
        return text in lexicon.generic or loose or described
    if word.tag in ("m", "q", "TIME", "t", "xc", "nx"):
        return bool(_NUMBER.match(text)) or (loose and bool(_YEAR.search(text)))
    return False


def _description(
    words: list[Word], j: int, included: list[Word], lexicon: Lexicon, loose: bool
) -> bool:
    """Whether the conjunction at `j` joins two parts of a description, not two names."""
    if j == 0 or not included or words[j].text not in ("与", "和", "及", "暨"):
        return False
    right, left = included[-1], words[j - 1]
    if _DEICTIC.search((words[j - 2].text if j > 1 else "") + left.text):
        return False
    half = right.tag == "ORG" and not _PLACED.match(right.text) and _is_half(words[j + 1], lexicon)
    if half and _describes(words, j - 1, lexicon):
        return True
    if words[j + 1].text.endswith("学院") and left.tag == "n" and _STUDIED.search(left.text):
        return True  # 药学 与 食品科学学院
    if words[j + 1].text.endswith("学院") and j > 1 and words[j - 2].text in _SCHOOLS:
        return left.tag in ("n", "vn", "nz")
    if left.tag == "LOC" and _SUBJECT.search(left.text) and right.tag == "n":
        return True  # 粤港澳空间科学 与 技术联盟
    if right.tag in ("LOC", "ORG", "PER") or left.tag in ("LOC", "ORG", "PER", "TIME"):
        return loose and words[j].text == "暨"
    if left.tag not in ("n", "vn", "nz", "an", "v", "a", "nw") or left.text in lexicon.stop:
        return False
    if left.tag == "v" and left.text not in lexicon.verbal:
        return False
    ending = lexicon.ending("organisation", left.text)
    complete = ending is not None and ending.text not in lexicon.trade
    return not complete and left.text not in lexicon.introducing


_WHOLE = ("市场", "系", "谷", "社", "队", "馆", "港", "店", "厂")  # 交易市场 与 某合作社 are two


_PLACED = re.compile("[\u4e00-\u9fff]{2,5}?[省市县区州](?=[\u4e00-\u9fff]{2})")  # 某市发展改革局


def _is_half(word: Word, lexicon: Lexicon) -> bool:
    """Whether what the tagger calls a body may be only the second half of its name."""
    if _PLACED.match(word.text):
        return False
    head = lexicon.ending("organisation", word.text)
    return head is None or head.kind in ("institute", "association") or head.text == "局"


def _describes(words: list[Word], j: int, lexicon: Lexicon) -> bool:
    """Whether the common noun at `j` is the first half of a description whose second half the
    tagger took for a name (月球 与 行星科学国家重点实验室)."""
    word = words[j]
    if (
        word.text in lexicon.introducing
        or word.text in lexicon.generic
        or word.text in lexicon.stop
    ):
        described = j > 0 and words[j - 1].tag in ("n", "nz", "nw") and word.tag == "n"
        plain = described and words[j - 1].text in (*lexicon.generic, *lexicon.introducing)
        opens = word.text in lexicon.verbal and _opens(words, j)
        return opens or (described and not plain and word.text not in lexicon.introducing)
    if lexicon.ending("organisation", word.text) or lexicon.ending("project", word.text):
        return False
    if word.text in ("系", "院", "所") and not _opens(words, j):
        return False  # 某系 与 某中心 are two bodies
    if word.text.endswith((*_WHOLE, "组", "团", "队", "一行", "人员")):
        return False  # 调研组 与 某中心
    return word.tag in ("n", "nz") or (word.tag == "vn" and _opens(words, j))


def _opens(words: list[Word], j: int) -> bool:
    """Whether a name may begin with the word at `j`."""
    return j == 0 or words[j - 1].tag in ("ORG", "LOC") or words[j - 1].text in "、“（，：和与及"


def _trim(words: list[Word], lexicon: Lexicon, loose: bool) -> list[Word]:
    """Drop what introduces the name: everything common before the first name, or the words that
    only say what follows (企业, 高校, 校长)."""
    while words and (
        words[0].text in lexicon.introducing
        or words[0].text in lexicon.conjunctions
        or (words[0].tag in ("f", "d", "ad", "q", "u") and not _bracketed(words[1:]))
        or _bracketed(words)
        or (words[0].tag in ("v", "vd") and words[0].text in lexicon.verbal and not loose)
        or (words[0].text in _JOINER)
    ):
        closing = next((k for k, word in enumerate(words) if word.text == "）"), 0)
        words = words[closing + 1 if words[0].text == "（" else 1 :]
    if loose:
        while (
            len(words) > 1
            and words[0].tag == "v"
            and any(w.tag in NAMES or w.tag == "m" for w in words[1:])
        ):
            words = words[1:]
        return words
    at = next((k for k, word in enumerate(words) if word.tag in ("LOC", "ORG", "nz")), None)
    if at and not any(word.text in "“《（" for word in words[:at]):
        common = words[:at]
        if all(word.tag in ("n", "vn", "a", "an", "v", "s", "f", "ad") for word in common):
            return words[at:] if not _modifier(common, lexicon) else words
    return words


def _bracketed(words: list[Word]) -> bool:
    """Whether words begin with a bracket, which is a name's only behind its first word: before it
    stands who wrote the text, or a number (（一） 某大学, but 西部 （重庆） 科学城)."""
    return bool(words) and words[0].text == "（"


def _modifier(common: list[Word], lexicon: Lexicon) -> bool:
    """Whether common words before a name are part of it (国家…, 中央…, 市…)."""
    return common[0].text in lexicon.official
