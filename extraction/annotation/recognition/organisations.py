"""Organisations, zones and regions: by the grammar of their names, and by the tagger."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Mapping

from extraction.annotation.model import Mention, Sentence, Word
from extraction.annotation.recognition import brands
from extraction.annotation.recognition.walk import (
    Walk,
    after_builder,
    built_there,
    leftward,
    word_at,
)
from extraction.gazetteer import Place
from extraction.lexicon import Head, Lexicon

# heads of one character or so that are a name's end only where the tagger or a prefix agrees
_SHORT = {
    "局",
    "厅",
    "部",
    "署",
    "司",
    "委",
    "办",
    "党委",
    "工委",
    "政协",
    "委员会",
    "法院",
    "检察院",
    "办公室",
    "处",
}
# parts of bodies: with only a place before them they do not say of which
_BRANCHES = frozenset(["分行", "支行", "分公司", "子公司", "分校", "分院", "分园", "校区"])
_LEVEL = re.compile(
    r"(?:我|本|全|该|两)?(?:自治区|自治州|省|市|区|县|州|镇|乡|街道|新区|园区|高新区|"
    r"经开区|开发区|校|院|会|国)$"
)
_NOT_SHORT = re.compile(
    r"(?:公司|内部|总部|全部|局部|东部|西部|南部|北部|中部|干部|俱乐部|主办|承办|协办|"
    r"大局|全局|开局|"
    r"举办|合办|创办|开办|筹办|申办|编委|常委|布局|格局|结局|大部|各部|外部|上司|下司|"
    r"多部|顶部|底部|根部|部分|联办|督办|经办|操办|领办|头部|腹部|本部|门市部|校本部|组委|院委|"
    r"校委|布局|两委|双创办|民办|公办|兴办|停办|交办|续办|一部|市办|司局|团部|村部|营业部|"
    r"签署|部署|续签署|共签署|企业办|学办|司机|官司|市场部|经济部|大力部|南方部|全部|部委|"
    r"党支部|支部|通办|合作办)$"
)
_AFFILIATED = re.compile("(?:^|[与和及、，：。在将由对])附属$")
_AFFILIATES = ("hospital", "university", "other")  # kinds of what a school has: 附属某医院
_QUOTE = re.compile(r"[“”‘’《》，。；：！？、丨｜|]")
_GOVERNMENT = re.compile(r".{2,}?政府[—－–~+＋/&·-]*(?=.{4,})")  # 某市政府—某大学
_DASH = re.compile("(.{3,})[—－–-]+(?=.{4,})")
_DASHED = ("university", "company", "hospital", "institute", "government")
_LEVELS = ("省", "市", "区", "县", "州", "旗")
_BROKEN = re.compile(r"[，。；：！？]")
# a name goes on after its head: a campus or seat in brackets
_COUNTED = re.compile(
    r"^[两二三四五六七八九十](?:市|省|区|县|地|国)[^区]|^[\u4e00-\u9fff]{2,4}[两三四五]地|"
    r"^[^省市]{2,8}[省市]?(?:各|(?<![高中初同平])等)|以上"
)
_SO_MANY_PLACES = re.compile("[东南西北中]?[两二三四五六七八九十](?:县|市|省|区|地|国|镇)$")
_COUNTED_OFFICE = re.compile(
    r"[两二三四五六七八九十](?:市|省|区|县|地|国)+[^市省区县]{0,8}(?:政府|局|厅|委)$"
)
# 大连四大机场集团 at the end of a list: those of all of them
_SO_MANY_BIG = re.compile(
    "^[^第]{0,4}[两三四五六七八九十]大(?!连|同|庆|理|名)[^大]{0,6}"
    "(?:集团|公司|企业|高校|院校|医院|机场|港口|银行)$"
)
_ANY = re.compile(
    "基层(?:人民)?(?:法院|检察院|政府|医院)$|(?:公立|民营|县级)医院$|"
    "^(?:中职|高职|本科|职业|技工|技师)(?:学校|院校|高校|学院)$"
)
# a body without a name before these says what a document is about (附属学校 合作协议)
_DOCUMENT = re.compile("(?:战略|框架|合作|共建|建设|项目)*(?:协议|备忘录|合同|协定)")
_ONE_OF = re.compile("之一")
_SO_MANY = re.compile(r"[一两三四五六七八九十\d余多]家[\u4e00-\u9fff]{0,4}$")
# schools of a place, not one of its name: 贵阳姊妹学校, 北京地区研究所
_OF_A_PLACE = re.compile(
    "(?:姊妹|姐妹|兄弟|友好|地区)(?:学校|高校|院校|企业|医院|研究所|机构)$"
    "|^商协会$|^[\u4e00-\u9fff]{0,2}(?:政策性|商业|股份制|国有|外资|中资)+银行$"
)
_OWNED = re.compile(
    "[市省区县]属[\u4e00-\u9fff]{0,10}(?:公司|企业|集团)$"
    "|(?:全资|控股|旗下|下属|所属)(?:子公司|分公司|公司|企业|集团)$|地方政府$"
)
# 两市政府 are two governments
_OF_LEVEL = frozenset(["市政府", "省政府", "区政府", "县政府", "镇政府"])
_SEVERAL = re.compile("[两二三四五六七八九十各]$")
_LEVELLED = re.compile(r"[省市区县州](?!区)")
# 两地 政府, 双方 高校: of each, no name
_OF_EACH = re.compile(r"(?:[两三四五六七八九十各][地市省区县国校方]|双方|中外|各级)$")
_NUMERAL = re.compile(r"(?<![第十])[两三四五六七八九]$")  # 两 市公安局: of each, no name
_COUNT = re.compile(r"(?:[两二三四五六七八九十百\d]|多|几)[余多]?[家所个]$")
_ANY_ONE = re.compile("一[家所个座]$")
# words that say how good or whose bodies are, not which
_QUALITY = re.compile(r"^(?:高水平|高层次|现代化)|(?:主要|知名|著名|一流|顶尖|高水平|现代化|示范)$")
_BODIES = re.compile(r"(?:高校|院校|企业|机构|单位|部门|高层)$")
_NO_END = re.compile("系[统列]|行业")  # the word goes on: 某技术系 统, 银行 业
_TWO = re.compile("..[与和及].")  # 某大及某科: the names of two, cut anyhow
_BODY_ENDS = re.compile("[^一二两三四五六七八九十][所站会院馆厂场社校园队城港谷台]$|驻.+处$")
_FUNCTION = frozenset("以于与和及的为将")  # no brand ends in these: 全力以 赴
# nor in the first half of a verb: 校企合 办, 在宜兴设 办公室
_HALF_VERB = re.compile(
    "(?:[合共联同](?=[办建组作资拍营设合])|(?<!建)设)|校(?<=大学校)(?=党委|长|领导|纪委)"
)
# 某医院 医联体 合作: what two hospitals agree on, not a body of that name
_LINKED = frozenset(["医联体", "医共体"])
_ON_LINKING = re.compile(r"[”的]?(?:战略|框架|帮扶)*(?:合作|签约|协议|建设|成员|单位|揭牌|授牌)")
# 共建 校地发展共同体 is a figure of speech, 全国…行业产教融合共同体 a body
_FIGURE = re.compile(r"^(?!.*(?:全国|行业|产教)).{2,}共同体$")
_CITY_CENTRE = re.compile(
    r"(?:市|区|县|镇|城市|城区|区域|几何|地理|国际|金融|经济|贸易|商贸|航运|物流|消费|枢纽|副|交易|"
    r"制造|制造业|创新|旅游|文化|政治|新|商业|性|级)中心$"
)
_WORLDS = frozenset(["亚洲", "中国", "香港", "澳门", "国际", "亚太", "欧洲"])  # 某银行（亚洲）
_CAMPUS = re.compile(r"（([^（）]{2,10})）")
_GOES_ON = re.compile("[\u4e00-\u9fff]{2,14}(?:研究院|研究所|实验室|中心|学院)")
_BODY_BEFORE = re.compile("[\u4e00-\u9fff]{2,}?(?:会|局|厅|院|校|司|署)(?=大)")


def find(sentence: Sentence, lexicon: Lexicon, places: Container[str]) -> Iterator[Mention]:
    """Candidate mentions whose last word is a head of the lexicon. places: the names of all that
    are known, which make no brand."""
    ends, starts = sentence.word_ends(), sentence.word_starts()
    for family in ("organisation", "zone", "region"):
        for match in lexicon.patterns[family].finditer(sentence.text):
            head = lexicon.heads[family][match.group()]
            begin, end = sentence.start + match.start(), sentence.start + match.end()
            if end not in ends and not _inside_name(sentence, end):
                continue
            if sentence.text[match.end() - 1 : match.end() + 1] in lexicon.heads[family]:
                continue  # 一中 in 第一中学
            if begin not in starts and end not in ends and not _inside_name(sentence, end):
                continue
            if _NO_END.match(sentence.text, match.end() - 1):
                continue
            mention = _mention(sentence, begin, end, head, lexicon, places)
            if mention is not None:
                yield mention


def tagged(
    sentence: Sentence, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]
) -> Iterator[Mention]:
    """Candidates that only the tagger calls organisations (brands, foreign names); `weak` unless
    they begin with a place and end as bodies do."""
    for word in sentence.words:
        if word.tag != "ORG" or _QUOTE.search(word.text):
            continue
        head = lexicon.ending("organisation", word.text)
        if head is not None and _links(sentence, head, word.end):
            continue
        if not _is_name(sentence, word, head, lexicon):
            continue
        kind, weak = (head.kind, False) if head else (None, not _seated(word.text, lexicon, places))
        yield Mention(
            word.start, word.end, word.text, "Organisation", kind, rule="tagger", weak=weak
        )


def _seated(text: str, lexicon: Lexicon, places: Mapping[str, tuple[Place, ...]]) -> bool:
    """Whether a name without a head of the lexicon is a body's: a place, and one of the last
    characters of bodies' names (某省 药品检验所)."""
    sizes = range(2, min(9, len(text) - 2))
    placed = any(text[:size] in places and text[size] not in "委党" for size in sizes)
    return placed and bool(_BODY_ENDS.search(text)) and lexicon.ending("event", text) is None


def _is_name(sentence: Sentence, word: Word, head: Head | None, lexicon: Lexicon) -> bool:
    """Whether what the tagger calls an organisation names one."""
    text = word.text
    before = sentence.text[: word.start - sentence.start]
    if sentence.text.startswith("部门", word.end - sentence.start) or _COUNT.search(before):
        return False
    if built_there(sentence, word.start, text) or _counts(text):
        return False
    if _HALF_VERB.match(sentence.text, word.end - 1 - sentence.start):
        return False
    if head is None:
        named = len(text) > 1 and text not in lexicon.stop
        named = named and not (_BODIES.search(text) or text[-1] in _FUNCTION)
    else:
        named = len(text) > len(head.text) + 1 and not (
            head.text in lexicon.trade and _TWO.search(text)
        )
        named = named and not (head.text in _SHORT and _NOT_SHORT.search(text))
    stem = text.removesuffix(head.text if head else "")
    return named and not lexicon.is_generic(stem) and not _QUALITY.search(stem)


def _links(sentence: Sentence, head: Head, end: int) -> bool:
    """Whether a head tells what bodies agree on and ends no name (医联体 合作签约)."""
    linking = head.text in _LINKED
    return linking and bool(_ON_LINKING.match(sentence.text, end - sentence.start))


def _counts(text: str) -> bool:
    """Whether a text speaks of several bodies or of any (五市科技局, 市级以上…, 商业银行)."""
    counted = _COUNTED.search(text) or _COUNTED_OFFICE.search(text) or _OF_A_PLACE.search(text)
    return bool(
        counted or _SO_MANY_PLACES.fullmatch(text) or _SO_MANY_BIG.match(text) or _ANY.search(text)
    )


def _inside_name(sentence: Sentence, end: int) -> bool:
    """Whether the tagger ran on over the head within one name or into the words after it."""
    if sentence.text[end - sentence.start : end - sentence.start + 1] in tuple("（）”》，、"):
        return True
    word = sentence.words[word_at(sentence, end)]
    return word.tag in ("ORG", "LOC") and word.start < end


def _mention(
    sentence: Sentence,
    begin: int,
    end: int,
    head: Head,
    lexicon: Lexicon,
    places: Container[str],
) -> Mention | None:
    walk = leftward(sentence, begin, lexicon)
    start = _start(sentence, walk, begin, end, head, lexicon)
    walk = Walk(start, tuple(word for word in walk.words if word.start >= start))
    text = sentence.text[start - sentence.start : end - sentence.start]
    if _BROKEN.search(text) or not _balanced(text) or _counts(text):
        return None
    if _SO_MANY.search(text):
        return None
    if _ONE_OF.match(sentence.text, end - sentence.start) or _OWNED.search(text):
        return None
    if head.text in _OF_LEVEL and _SEVERAL.search(sentence.text[: start - sentence.start]):
        return None
    if _COUNT.search(sentence.text[: start - sentence.start]):
        return None
    if text == head.text and _OF_EACH.search(sentence.text[: start - sentence.start]):
        return None
    if _LEVELLED.match(text) and _NUMERAL.search(sentence.text[: start - sentence.start]):
        return None
    if _links(sentence, head, end):
        return None
    if not walk.named and _FIGURE.match(text):
        return None
    if head.text in lexicon.trade:
        return brands.of_trade(sentence, walk, end, head, lexicon, places)
    weak = _is_weak(sentence, walk, text, end, head, lexicon)
    if weak is None or (weak and _DOCUMENT.match(sentence.text, end - sentence.start)):
        return None
    if not walk.named and _ANY_ONE.search(sentence.text, 0, start - sentence.start):
        return None
    if not weak and head.kind in ("university", "hospital", "park", "institute", "company"):
        end = _with_campus(sentence, end, head)
        text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, head.label, head.kind, rule="head", weak=weak)


def _start(
    sentence: Sentence, walk: Walk, begin: int, end: int, head: Head, lexicon: Lexicon
) -> int:
    """Where the name begins: the walk's start, moved by verbs of building and by governments."""
    start = walk.start
    for one, other in itertools.pairwise(walk.words):
        if one.tag == "PER" and other.text in ("暨", "兼"):
            start = other.end  # 某会副会长某某 暨 某委员会主席
    if head.label == "Place":
        bodies = [word.end for word in walk.words if word.tag == "ORG" or word.text == "暨"]
        region = sentence.text[start - sentence.start : begin - sentence.start + 1]
        if inner := _BODY_BEFORE.match(region):
            bodies.append(start + inner.end())
        start = max((at for at in bodies if at < begin), default=start)
    if head.text in _OF_LEVEL and sentence.text[: begin - sentence.start].endswith("委"):
        return begin  # 某市委 市政府 are two
    if head.text not in lexicon.trade and head.kind not in ("government", "media", "university"):
        start = after_builder(sentence, start, begin, lexicon)
    text = sentence.text[start - sentence.start : end - sentence.start]
    if built := built_there(sentence, start, text):
        return start + built
    if head.kind in _AFFILIATES and _AFFILIATED.search(sentence.text, 0, start - sentence.start):
        return start - 2  # 与 附属某医院
    parted = head.kind in ("company", "university", "hospital", "government")
    if parted and (dash := _DASH.match(text)):
        body = lexicon.ending("organisation", dash[1])
        whole = body is not None and body.kind in _DASHED and body.text not in lexicon.trade
        if whole or dash[1].endswith(_LEVELS):
            return start + len(dash[0])  # 某大学—某公司, 某市—某大学: the two of a couple
    if head.kind == "university" and (government := _GOVERNMENT.match(text)):
        return start + government.end()
    return start + len(text) - len(text.lstrip("—－–-"))


def _is_weak(
    sentence: Sentence, walk: Walk, text: str, end: int, head: Head, lexicon: Lexicon
) -> bool | None:
    """Whether only a claim can confirm the name; None if it is none."""
    before = text[: len(text) - len(head.text)]
    contents = [word for word in walk.words if word.text not in lexicon.generic and word.tag != "w"]
    if head.kind == "government":
        if head.text in _SHORT:
            return False if _office(sentence, walk, before, text, end) else None
        return not contents and head.text[0] not in "省市区县镇" and not _LEVEL.search(before)
    if _QUALITY.search(before):
        return None
    if head.text in _BRANCHES and all(word.tag in ("LOC", "w") for word in walk.words):
        return True
    if head.text == "中心" and (not walk.named or _CITY_CENTRE.search(text)):
        return None
    if head.label == "Place" and not (walk.named or len(contents) > 1 or _LEVEL.search(before)):
        return True
    return not contents or (not walk.named and len(before) < 3)


def _with_campus(sentence: Sentence, end: int, head: Head) -> int:
    """The end of a name with the campus or seat in brackets that follows it; for a company, with
    the part of the world in its name."""
    campus = _CAMPUS.match(sentence.text, end - sentence.start)
    if campus is None or (head.kind == "company" and campus.group(1) not in _WORLDS):
        return end
    inside = sentence.words[word_at(sentence, end + 1)]
    seat = inside.tag == "LOC" and inside.end == end + 1 + len(campus.group(1))
    named = campus.group(1).endswith(("校区", "院区", "分院"))
    goes_on = sentence.text[end - sentence.start + len(campus.group()) :]
    if _GOES_ON.match(goes_on):
        return end  # 某大学（青岛）海洋研究院 is of the university
    return end + len(campus.group()) if seat or named else end


def _office(sentence: Sentence, walk: Walk, before: str, text: str, end: int) -> bool:
    """Whether a short head (局, 部, 委) really ends the name of an office."""
    if not before or _NOT_SHORT.search(text):
        return False
    last = sentence.words[word_at(sentence, end - 1)]
    if last.end != end:
        return last.tag == "ORG" and text[-1] not in "办部"
    if last.tag == "ORG":
        return not re.search(r"[与和及、]|签署|部署", text) or text.endswith("局")
    if last.tag not in ("n", "nz", "LOC", "nt", "vn") or re.search(r"[与、]", text):
        return False
    return (
        bool(walk.named or _LEVEL.search(walk.words[0].text if walk.words else ""))
        and len(before) >= 2
    )


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("（）", "“”", "《》"))
