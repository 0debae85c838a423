"""Words of the tagger, mended: a name that swallowed a verb or another name is cut.

LAC now and then takes a whole clause for one name (某大学共建某研究院); verbs that never stand
inside names tell where it must be cut.
"""

from __future__ import annotations

import itertools
import re

from extraction.annotation.model import Word
from extraction.gazetteer import gazetteer

SHORTEST = 4  # characters of a word that is looked into
# verbs that never stand inside a name, and what may follow those that open one (对接会, 考察团)
_CUT = re.compile(
    r"共建|合建|合办|合组|续签|签署|签订|签约|携手|牵手|联手|联姻|结对|下设|揭牌|挂牌|授牌|成立|设立|"
    r"组建|举办|举行|召开|主办|承办|协办|联办|位于|落户|入驻|迁入|迁往|会见|共同|拜访|走访|走进|迎来|"
    r"立足|依托|拓宽|换文|续约|订立|缔结|结成|结为|会同|牵头|援建|捐建|捐赠|投用|奠基|竣工|出席|见证|赴|"
    r"(?:合作|联合)(?:建设|成立|设立|组建|打造|主办|举办|创办|开办|共建|开展|开发|研发|培养)|"
    r"对接(?!会|服务|中心|平台|活动|办|洽谈|交流)|考察(?!团|队|组|站)|接待(?!办|中心|站|处|部)|"
    r"筹建(?!处|办|组|指挥|工作|领导)|创办(?!者|人)|邀请(?!赛)|领投|跟投|入股|操办|承建|代建|托管|领衔|轮值|搭台|"
    r"协调(?!中心|办|部|委|组|会|小组|发展|局|处|机构|员|司|联络|机制|理事)|赠送|捐助|派驻|选派|委派|交代|收购|并购|接管|"
    r"来自|得到|给予|拨给|拨付|捐给|赠予|赠与|提供(?!商)|对口(?:帮扶|支援|援助|支持)(?!项目|.{0,8}(?:指挥|小组|办公室|工作|前方|协调|办$))|"
    r"(?<!对口)帮扶(?!协会|中心|办|基金|会)|"
    r"资助(?!中心|管理|办|局|会)|(?<!对口)支援(?!中心|大队|协会|部|队|局)|陪同|莅临|前往|参访(?!团|组)|会晤|"
    r"访问(?!团|学者|组|$)|参观(?!团|者|$)|调研(?![室组团处科部员队会]|中心|$)|慰问(?!团|组|金|$)|"
    r"回访|到访|来访|取经|接手|参建|联署|联名|会签|画押|"
    r"代表(?!大会|处|团|队|会|委员|作|性)|"
    r"对口协作(?!办|领导|工作|指挥|前方|协调|项目)|"
    r"(?:下属|旗下|所属)(?=[\u4e00-\u9fff]{4})|(?:全资|控股|参股)子公司|"
    r"(?<=[\u4e00-\u9fff]{2})企业(?!管理|咨询|服务|发展|集团|投资|营销|策划|孵化|形象|家)"
    r"(?=[\u4e00-\u9fff]{2,}(?:公司|集团)$)"
)
_NOUNS = ("企业", "全资子公司", "控股子公司", "参股子公司")
# a preposition taken for the first character of a name: 同某省理工学院, 经市科技局
_LED = re.compile(r"[同由经据向和与跟](?=.{4})")
_OFFICE = re.compile(r"[省市区县州](?:[\u4e00-\u9fff]{1,8}[局厅委办]|政府|人民政府)$")
# a government's name is over before another body's begins (…人民政府 某大学, 某市委 市政府)
_SEAM = re.compile(
    r"(?<=人民政府)(?=[\u4e00-\u9fff]{2,}(?:大学|学院|医院|公司|集团|银行)$)|"
    r"(?<=[省市区县州旗]委)(?=[省市区县州旗](?:人民)?政府$)|"
    r"(?<=协会|公司|大学|学院|集团|商会|银行|医院)(?=等[\u4e00-\u9fff]{0,8}$)|(?<=..)(?=组团$)|"
    r"(?<=[局厅会院校司团])(?=访[\u4e00-\u9fff]{2,}(?:会|局|厅|府|院|校|委|大学|公司|集团)$)"
)
# a place and an office of it, the word for the level in both: 泸县 县委, 某市 市政府
_SEATED = re.compile(
    r"([\u4e00-\u9fff]{1,7}?([市县区镇乡州旗盟]))(\2(?:委|政府|人大|政协|纪委|直).*)"
)

# two bodies joined by 和, of which the first is whole
_JOINED = re.compile(
    r"(?<=大学|公司|集团|银行|医院|政府|学院|协会|商会|学会|学校|中学|小学|中心|市场|园区|酒店|联盟)"
    r"(?=[和与及同向跟][\u4e00-\u9fff]+"
    r"(?:大学|公司|集团|银行|医院|政府|委员会|研究院|研究所|管委会|学院|协会|商会|学校|中学|小学|合作社|局|厅)$)|"
    r"(?<=[市省县区州])(?=[同跟](?![仁济方心德和兴泰创洲花庆盛安江里益福煤辉程舟达力])"
    r"[\u4e00-\u9fff]{2,}(?:大学|公司|集团|银行|医院|政府|管委会|学院|研究院)$)"
)
# somebody and, behind a conjunction, a body with its place: 调研组与 某市发展改革局
_WITH_PLACE = re.compile(
    "(?<=[\u4e00-\u9fff]{2})[和与及同向跟](?=[\u4e00-\u9fff]{2,6}?[省市县区州][\u4e00-\u9fff]{2})"
)
# a place and the verb behind it: 在 宜兴 设 办公室
_VERB_BEHIND = re.compile("([\u4e00-\u9fff]{2,4})([设建办])$")
# a zone and the university there: 某某工业园区 华南理工大学…
_IN_ZONE = re.compile("(?<=园区|新区|发区|新城|学城|街道)(?=[\u4e00-\u9fff]{4,})")
# an office with another one behind it: 总经理兼某集团
_BOTH = re.compile(
    r"(?<=[长理裁记任席])兼(?=$|[\u4e00-\u9fff]{2,}"
    r"(?:大学|公司|集团|银行|医院|学院|研究院|协会|中心|委员会)$)"
)
_WHOLE = re.compile(r"(?:仪式|大会|活动|会议)$")
_NAMES = ("ORG", "LOC", "PER")
# 来金拜会某局: a place of one character and the verb of a visit
_VISIT = re.compile("([\u4e00-\u9fff])(拜会|拜访|走访)$")
# 许勇率 考察团: the verb of leading, taken for the end of a name
_LEADING = re.compile("([\u4e00-\u9fff]{2})率$")
# 许武和 某研究所: the conjunction before a body, taken for the end of a name
_AND = re.compile("([\u4e00-\u9fff]{2})([和与])$")
# 某医院同 某医院: the same behind a whole name
_JOINING = re.compile(
    "(.{2,}(?:大学|公司|集团|银行|医院|学院|研究院|保健院|政府|局|会|区|县))([同和与跟])"
)
# 戴邦 和 与某公司: the last character of a name, taken for a conjunction
_JOINS_AGAIN = ("与", "同", "及", "以及", "，", "、")
# 天桥党政 代表团: a place and its leadership, taken for a body
_LEADERSHIP = re.compile("([\u4e00-\u9fff]{2,8})(党政)")
# 某大学区域 与 城乡发展研究院: one name, cut at its conjunction
_HEAD = ("学院", "研究院", "研究所", "研究中心", "实验室")
_HEAD_NEAR = 4  # words between the conjunction and the head of such a name
_FOLLOWS = re.compile("团|队|领|党政|代表|考察|调研|班子|企业|相关|有关|部门|市|县|区")
# 某协会等: the end of a list, taken into a name
_LISTING = re.compile("(?:协会|公司|大学|学院|集团|商会|银行|医院)等$")
# 我 校土木 学院: the school of 我校, taken into the next word
_OURS = ("我", "该", "本")
_OUR_SCHOOL = re.compile("校(?![区园友长方企内外门舍庆训史领党际徽车])[\u4e00-\u9fff]")
_SENT = ("办事处", "联络处", "代表处", "联络办", "指挥部", "工作队", "工作组", "领导小组")
# words inside such a name, and how many words behind it the name may have
_AWAY = {"驻": 1, "对口": 2, "对口帮扶": 1, "对口支援": 1, "对口协作": 1}
_PHRASES = re.compile("产教融合|科教融汇|职普融通|产学研用?")
_NAME = 3  # characters of a person's name, of which the tagger made two
_NEVER = ("m", "TIME", "w", "xc")
_LEVELS = ("省", "市", "县", "州", "国")


def words(start: int, tagged: list[tuple[str, str]]) -> list[Word]:
    """The words of a sentence that begins at `start`, from (text, tag) pairs."""
    found: list[Word] = []
    position = start
    before_name = [tag in ("ORG", "LOC") for _, tag in tagged[1:]] + [False]
    for k, (text, tag) in enumerate(tagged):
        space = text.isspace()
        if space:
            tag = "w"
        ours = bool(found) and found[-1].text in _OURS and _is_ours(text, tag)
        if space or (len(text) < SHORTEST and tag not in _NAMES and not ours):
            found.append(Word(position, position + len(text), tag, text))
            position += len(text)
            continue
        following = tagged[k + 1][0] if k + 1 < len(tagged) else ""
        pieces = [(text, tag)] if _goes_on(text, following) else _pieces(text, tag)
        if _LISTING.search(text):
            pieces = [(text[:-1], tag), ("等", "u")]
        if len(text) > 1 and text[0].isspace():
            pieces = [(text[0], "w"), *_pieces(text[1:], tag)]
        elif ours:
            pieces = [(text[0], "n"), *_pieces(text[1:], tag)]
        if tag == "PER" and (led := _LEADING.fullmatch(text)) and _FOLLOWS.match(following):
            pieces = [(led[1], "PER"), ("率", "v")]
        elif tag == "PER" and before_name[k] and (joined := _AND.fullmatch(text)):
            pieces = [(joined[1], "PER"), (joined[2], "c")]
        elif tag == "ORG" and before_name[k] and (joined := _JOINING.fullmatch(text)):
            pieces = [(joined[1], tag), (joined[2], "c")]
        before = found[-1] if found else None
        if (
            tag == "PER"
            and before
            and before.tag == "PER"
            and len(before.text) + len(text) == _NAME
        ):
            found[-1] = Word(before.start, position + len(text), "PER", before.text + text)
            position += len(text)
            continue
        for piece, own in pieces:
            found.append(Word(position, position + len(piece), own, piece))
            position += len(piece)
    found = _seated_away(_founded(_witnessed(_titled(_joined(found)))))
    return _compounded(found) if any(text[0] in "产科职" for text, _ in tagged) else found


def _is_ours(text: str, tag: str) -> bool:
    """Whether a word behind 我 begins with the noun for who speaks (我 校土木 学院)."""
    return _OUR_SCHOOL.match(text) is not None or (tag == "ORG" and text[0] in "校院所馆")


def _goes_on(text: str, following: str) -> bool:
    """Whether the verb at the end of a name is the first half of its last part (某办协调 部)."""
    return text.endswith("协调") and following[:1] in tuple("部办处组局中小委会机")


def _compounded(found: list[Word]) -> list[Word]:
    """产 教 融合: set phrases of names as one noun, which the tagger cuts into verbs."""
    text, start = "".join(word.text for word in found), found[0].start if found else 0
    for match in _PHRASES.finditer(text):
        begin, end = start + match.start(), start + match.end()
        inner = [k for k, word in enumerate(found) if begin <= word.start and word.end <= end]
        if inner and found[inner[0]].start == begin and found[inner[-1]].end == end:
            found[inner[0] : inner[-1] + 1] = [Word(begin, end, "n", match.group())]
    return found


def _joined(found: list[Word]) -> list[Word]:
    """Names whole again of which a conjunction is a part."""
    result: list[Word] = []
    k = 0
    while k < len(found):
        last = _last_of_name(found, k)
        name = found[k]
        if last > k:
            text = "".join(word.text for word in found[k : last + 1])
            name = Word(name.start, found[last].end, name.tag, text)
        result.append(name)
        k = last + 1
    return result


def _last_of_name(found: list[Word], k: int) -> int:
    """The index of the word with which the name ends that begins with a word."""
    name = found[k]
    if name.tag not in ("PER", "ORG") or k + 2 >= len(found) or found[k + 1].tag not in "cp":
        return k
    if name.tag == "PER":
        again = len(name.text) == 2 and found[k + 1].text == "和"
        return k + 1 if again and found[k + 2].text in _JOINS_AGAIN else k
    if found[k + 1].text not in ("与", "和") or not _opens_with_school(name.text):
        return k
    for i in range(k + 2, min(k + 2 + _HEAD_NEAR, len(found))):
        if found[i].text.endswith(_HEAD):
            return i
        if found[i].tag not in ("n", "vn", "nz", "a", "v"):
            break
    return k


def _opens_with_school(text: str) -> bool:
    """Whether a name goes on behind that of a university, and is no body yet."""
    school = text.find("大学") + 2
    rest = text[school:]
    return 4 <= school < len(text) and not rest.endswith(
        (*_HEAD, "中心", "学系", "系", "部", "处", "办", "局", "医院", "公司", "集团")
    )


def _titled(found: list[Word]) -> list[Word]:
    """会 + 董某某: the title of a chamber's director, of which a name took the second half."""
    result: list[Word] = []
    for word in found:
        before = result[-1] if result else None
        if before and before.text.endswith("会") and word.tag == "PER" and word.text[0] == "董":
            result[-1] = Word(before.start, before.end + 1, "n", before.text + "董")
            word = Word(word.start + 1, word.end, word.tag, word.text[1:])
            if word.text in ("", "兼"):
                word = Word(word.start, word.end, "v", word.text)
        if word.text:
            result.append(word)
    return result


def _founded(found: list[Word]) -> list[Word]:
    """某省 立 图书馆: the name whole again, of a body that a place founded."""
    for k, word in enumerate(found):
        if word.text != "立" or not 0 < k < len(found) - 1 or found[k - 1].tag != "LOC":
            continue
        place, rest = found[k - 1], found[k + 1]
        if place.text.endswith(_LEVELS) and rest.tag in ("ORG", "LOC", "n", "nz"):
            name = Word(place.start, rest.end, "ORG", place.text + word.text + rest.text)
            return [*found[: k - 1], name, *_founded(found[k + 2 :])]
    return found


def _seated_away(found: list[Word]) -> list[Word]:
    """某市 驻 京联络处, 某市 对口 帮扶 某县指挥部: the names whole again of what a place has
    elsewhere."""
    for k, word in enumerate(found):
        if word.text not in _AWAY or not k or found[k - 1].tag != "LOC":
            continue
        ends = range(k + 1, min(k + 1 + _AWAY[word.text], len(found)))
        last = next((i for i in ends if found[i].text.endswith(_SENT)), None)
        if last is not None:
            text = "".join(one.text for one in found[k - 1 : last + 1])
            name = Word(found[k - 1].start, found[last].end, "ORG", text)
            return [*found[: k - 1], name, *_seated_away(found[last + 1 :])]
    return found


def _witnessed(found: list[Word]) -> list[Word]:
    """见 + 证某局: the verb whole again, of which a name took the second half."""
    for k, (one, other) in enumerate(itertools.pairwise(found)):
        if one.text.endswith("见") and other.text.startswith("证") and len(other.text) > 2:
            found[k] = Word(one.start, one.end + 1, "v", one.text + "证")
            found[k + 1] = Word(other.start + 1, other.end, other.tag, other.text[1:])
    return found


def _pieces(text: str, tag: str) -> list[tuple[str, str]]:
    if tag in _NAMES and (visit := _VISIT.fullmatch(text)):
        return [(visit[1], "LOC"), (visit[2], "v")]
    if tag in _NAMES and (verb := _VERB_BEHIND.fullmatch(text)) and _is_placed(verb[1]):
        return [(verb[1], "LOC"), (verb[2], "v")]
    if len(text) < SHORTEST or tag in _NEVER or _WHOLE.search(text):
        return [(text, tag)]
    leaders = _LEADERSHIP.fullmatch(text) if tag in _NAMES else None
    if leaders and leaders[1] in gazetteer().by_surface:
        return [(leaders[1], "LOC"), (leaders[2], "n")]
    seated = _SEATED.fullmatch(text) if tag in _NAMES else None
    if seated and seated[1] in gazetteer().by_surface:
        return [(seated[1], "LOC"), *_pieces(seated[3], "ORG")]
    if "兼" in text and (both := _BOTH.search(text)):
        rest = [(text[both.end() :], "ORG")] if both.end() < len(text) else []
        return [(text[: both.start()], "n"), ("兼", "v"), *rest]
    name = tag if tag in _NAMES else "ORG"
    pieces: list[tuple[str, str]] = []
    if tag in _NAMES and _is_led(text):
        pieces.append((text[0], "p"))
        text = text[1:]
    for part in itertools.chain.from_iterable(map(_bodies, _SEAM.split(text))):
        if part[0] in "和与及同向跟" and pieces:
            pieces.append((part[0], "c" if part[0] in "和与及" else "p"))
            part = part[1:]
        if part[0] == "访" and pieces:
            pieces.append((part[0], "v"))
            part = part[1:]
        pieces.extend([(part, "v")] if part == "组团" else _at_verbs(part, name))
    return pieces if len(pieces) > 1 else [(text, tag)]


def _bodies(text: str) -> list[str]:
    """The bodies that one name runs together, each but the first with its conjunction."""
    known = gazetteer()
    for match in _WITH_PLACE.finditer(text):
        rest = text[match.end() :]
        if any(
            rest[size - 1] in "省市县区州" and rest[:size] in known.by_surface
            for size in (3, 4, 5, 6)
        ):
            return [text[: match.start()], text[match.start() :]]
    for match in _IN_ZONE.finditer(text):
        if any(
            text[match.end() : match.end() + size] in known.universities for size in range(4, 10)
        ):
            return [text[: match.end()], text[match.end() :]]
    return _JOINED.split(text)


def _is_led(text: str) -> bool:
    """Whether a name begins with a preposition: behind it stands an office or a name that begins
    with a place or is known, which the whole does not (同安区, 和平区, 同济大学)."""
    if not _LED.match(text) or _begins_with_name(text):
        return False
    return bool(_OFFICE.match(text[1:])) or _begins_with_name(text[1:])


def _is_placed(text: str) -> bool:
    """Whether a text is a known place's name, and no everyday word."""
    return text in gazetteer().by_surface and text not in gazetteer().everyday


def _begins_with_name(text: str) -> bool:
    known = gazetteer()
    if any(text[:size] in known.by_surface for size in (2, 3, 4)):
        return True
    tables = (known.universities, known.organisations)
    return any(text[:size] in table for size in range(4, len(text) + 1) for table in tables)


def _at_verbs(text: str, name: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    here = 0
    for match in _CUT.finditer(text):
        if 0 < match.start() < here + 2 or len(text) - 2 < match.end() < len(text):
            continue
        if match.start() > here:
            pieces.append((text[here : match.start()], name))
        pieces.append((match.group(), "n" if match.group() in _NOUNS else "v"))
        here = match.end()
    if here < len(text):
        pieces.append((text[here:], name))
    return pieces
