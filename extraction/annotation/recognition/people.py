"""People: the tagger's names, completed and checked by surname, office and punctuation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence, Word
from extraction.lexicon import Lexicon, alternatives, beginning
from extraction.lexicon.offices import Offices, surnames

_DOTTED = re.compile(r"[\u4e00-\u9fffA-Za-z.·]+[·•・][\u4e00-\u9fffA-Za-z.·•]+$")
_LATIN = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ.\-']+(?: (?:bin|binti|da|de|del|der|dos|van|von|[A-ZÀ-Þ][A-Za-zÀ-ÿ.\-']*))*"
    r" [A-ZÀ-Þ][A-Za-zÀ-ÿ.\-']*"
)
# what may follow a name
_AFTER = re.compile(
    r"^(?:$|[，。、；：）（“”（）]|和|与|及|等|率|带|到|在|出席|参加|表示|说|介绍|指出|"
    r"强调|一行|代表|会见|主持|陪同|为|向|共同|分别|见证|致|讲话|随行|签|落笔|赴|就|对|的|"
    r"也|则|又|还|并|先生|女士|博士|教授|院士|来|是|随|前|昨|今|近|曾|于|认为|透露|宣布|"
    r"希望|感谢|欢迎|作|发|座谈|考察|调研|拜访|访问|亦|均|都|担任|出任|任|受邀|应邀|将|"
    r"以及|同志|到场|现)"
)
# what the tagger calls a person and is a foreign port, province or town
_PLACE_END = re.compile(r"..[港省州府县镇岛湾]$")
# 李主任, 张副 校长: a surname with an office and no name
_ADDRESSED = re.compile(
    "副.{0,3}|总|(?:主任|书记|市长|省长|县长|区长|局长|校长|院长|部长|会长|所长|厅长|主席|董事长|经理|"
    "处长|司长|总裁|馆长|校监|会董|行长|教授|院士|博士|老师|先生|女士|老|工)"
)
# 主席 于日前: a preposition with a surname's character, before a time
_WHEN = re.compile("于(?:日前|近日|昨|今|本|当|早前|稍后|[上下]午|\\d)")
# what the tagger calls a person and has a government is a place (华某 省委书记)
_GOVERNED = re.compile("[省市县州府](?:委|人民|政府)")
_LED = re.compile("(?:常务)?副?[省市县州]长$")
# what is done by the holder of an office whose name has just ended
_DOES = re.compile(
    r"[，。、；：]|与|和|及|等|率[领队团]|带[领队]|在|向|对|为|代表|出席|参加|会见|表示|"
    r"介绍|指出|强调|分别|共同|签|见证|致辞|主持|说|一行|先后|陪同|拜访|走访|赴|到|来|领[着衔]|牵头|挂帅|"
    r"坦言|直言|透露|认为|告诉|感叹|算|握|画押|转手|商定"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,3}")
_LISTED = re.compile(r"^(?:、|等|和|及|以及|与|，|。|$)")
_TITLE_AFTER = re.compile(
    r"^(?:先生|女士|博士|教授|院士|副?[\u4e00-\u9fff]{0,3}(?:书记|市长|局长|主任|校长|"
    r"院长|部长|会长|所长|厅长|主席|董事长|经理|省长|县长|区长|处长|司长|总裁|理事长|"
    r"秘书长))"
)
_INTRODUCED = ("先生", "女士", "博士", "教授", "院士", "领导", "成员", "、", "由")
_ACTS = re.compile(
    r"^(?:说|表示|指出|强调|介绍|认为|透露|致|主持|会见|陪同|率[队团领]|一行|分别代表|"
    r"分别致|代表|出席)"
)
# 和 before a verb joins nothing, so it ends the name (林月和 参加了…, 李向前 出席)
_SINGLE = re.compile(
    "参加|出席|陪同|会见|主持|见证|表示|介绍|带队|率队|(?:院士|先生|女士)(?:分别|代表|致|表示|，)"
)
# 在 before what nobody is in the middle of (王常在 率队)
_BESIDES = re.compile("(?:率|带领|带队|代表|出席|陪同)(?![^，。；]*(?:时|后|中|期间|之际)[，。])")
_TELLS = re.compile("(?:介绍|表示|说|指出|参加|出席|主持|代表|率)(?!.*(?:再|接着|随后|然后))")
# verbs that given names end in
_GIVEN = frozenset("举成建立行生升进飞超胜兴振登启展学治保卫怀念思敬养育克耕耘征庆")
# a verb of which the tagger took the first character for the third of a name (孙正参 会)
_CUT_VERB = re.compile(
    r"拟[签赴与在于]|参会|参加|参与|参观|出席|会见|陪同|见证|致辞|致欢|主持|介绍|代表|表示|指出|强调|签署|调研|"
    r"考察|率队|率团|带队|到会|讲话|宣布|分别|共同|先后|一行|上台|揭牌"
)
_NO_NAME = re.compile("文[旅体化艺]|关于|金融|高[新校]|安全|方面|时代")  # words with surnames
_NO_FOURTH = "家说称处"  # 王某某 家
_SAYS = ("称", "说", "指")
_LEADS = frozenset("副原前代新老时现总")  # what stands before an office: 张某 副 县长
_JOINED = frozenset("、和与及")
_NO_THIRD = frozenset("拟率等和与任说在赴到对向为将已也均都是来前曾亦又则还就")
_ACTS_ALONE = frozenset(
    "称问答讲谈看去发做作接带领听抵陪携提坐回会参签主持致出入驻返访做让请把被从以"
)
_BEFORE = 80  # characters before a name in which its office or 记者 stands
_WRITER_NEXT = re.compile(r"[\s、/]+(?:记者|通讯员|摄)")
_HONORIFIC = re.compile(r"(?:拿督|爵士|先生|女士|博士|教授)$")


class PeopleFinder:
    """Finds the people of a sentence; made once, used for every sentence."""

    def __init__(self, lexicon: Lexicon, offices: Offices) -> None:
        self._lexicon = lexicon
        self._offices = offices
        self._byline = _byline(offices)
        words = alternatives(lexicon.tibetan)
        self._two_words = re.compile(f"{beginning(lexicon.tibetan)}(?:{words}){{2}}")

    def find(self, sentence: Sentence) -> Iterator[Mention]:
        """Candidate mentions of people, without those who wrote the article; `weak` are names of
        two characters, which places and words may have as well, with nothing that supports them."""
        found: dict[int, Mention] = {}
        for recognised in (
            self._latin,
            self._tibetan,
            self._dotted,
            self._tagged,
            self._after_office,
        ):
            for mention in recognised(sentence):
                found.setdefault(mention.start, mention)
        for mention in self._in_lists(sentence, list(found.values())):
            found.setdefault(mention.start, mention)
        _confirm(sentence, sorted(found.values(), key=lambda mention: mention.start))
        for mention in found.values():
            at = mention.start - sentence.start
            before = sentence.text[max(0, at - _BEFORE) : at]
            after = sentence.text[mention.end - sentence.start :]
            if not (self._byline.search(before) or _WRITER_NEXT.match(after)):
                yield mention

    def _tagged(self, sentence: Sentence) -> Iterator[Mention]:
        """The names that the tagger gives."""
        text, title = sentence.text, self._offices.title
        bodies = [match.span("role") for match in self._offices.leading.finditer(text)]
        for k, word in enumerate(sentence.words):
            if word.tag != "PER" or "某" in word.text or _NO_NAME.match(word.text):
                continue
            at = word.start - sentence.start
            if any(first <= at < last for first, last in bodies):
                continue
            if _ADDRESSED.fullmatch(word.text, 1) or _WHEN.match(word.text):
                continue
            if _PLACE_END.search(word.text) or _is_governed(sentence, k):
                continue
            transliterated = len(word.text) > 2 and set(word.text) <= self._lexicon.transliterating
            if transliterated or _DOTTED.match(word.text):
                yield _person(sentence, word.start, word.end)
                continue
            before = text[max(0, at - _BEFORE) : at]
            office = bool(title.search(before))
            titled = office or before.endswith(_INTRODUCED)
            if not _has_surname(word.text) and not (titled and 2 <= len(word.text) <= 4):
                continue
            end = _completed(sentence, k, titled) if len(word.text) == 2 else word.end
            if _runs_on(text, at, len(word.text)):
                end = word.end - 1
            after = text[end - sentence.start :]
            supported = office or bool(_TITLE_AFTER.match(after) or _ACTS.match(after))
            acts = end - word.start == 3 and _acts(sentence, k)
            if 2 <= end - word.start <= 4 and (supported or acts or _AFTER.match(after)):
                weak = end - word.start == 2 and not supported
                yield _person(sentence, word.start, end, weak)

    def _dotted(self, sentence: Sentence) -> Iterator[Mention]:
        """Foreign names with a dot that the tagger cut, behind an office or by its tag."""
        text, known = sentence.text, self._lexicon.transliterating | {"·"}
        ends = sentence.word_ends()
        for dot in re.finditer("·", text):
            first, last = dot.start(), dot.end()
            while first > 0 and text[first - 1] in known:
                first -= 1
            while last < len(text) and text[last] in known:
                last += 1
            start, end = sentence.start + first, sentence.start + last
            if dot.start() - first < 2 or last - dot.end() < 2 or end not in ends:
                continue
            tagged = any(w.tag == "PER" for w in sentence.words if start <= w.start < end)
            before = text[max(0, first - _BEFORE) : first]
            if tagged or self._offices.title.search(before):
                yield _person(sentence, start, end)

    def _tibetan(self, sentence: Sentence) -> Iterator[Mention]:
        """Names of Tibetans: two of the words that these consist of (扎西 顿珠)."""
        for match in self._two_words.finditer(sentence.text):
            yield _person(sentence, sentence.start + match.start(), sentence.start + match.end())

    def _after_office(self, sentence: Sentence) -> Iterator[Mention]:
        """Names that the tagger missed: surname and one or two characters behind an office."""
        for match in self._offices.leading.finditer(sentence.text):
            if mention := self._untagged(sentence, match.end(), _AFTER):
                yield mention

    def _in_lists(self, sentence: Sentence, people: list[Mention]) -> Iterator[Mention]:
        """Names that the tagger missed in a list of people."""
        for person in people:
            at = person.end - sentence.start
            if sentence.text[at : at + 1] != "、":
                continue
            mention = self._untagged(sentence, at + 1, _LISTED)
            mention = mention or _between(sentence, person, people)
            if mention is not None:
                yield mention

    def _untagged(self, sentence: Sentence, at: int, follows: re.Pattern[str]) -> Mention | None:
        """A name of two or three characters at a place of the text where one is expected."""
        text = sentence.text
        if not _has_surname(text[at : at + 2]) or _WHEN.match(text, at):
            return None
        for size in (3, 2):
            start, end, name = sentence.start + at, sentence.start + at + size, text[at : at + size]
            words = [word for word in sentence.words if start <= word.start < end]
            if not words or words[0].start != start or words[-1].end != end or _is_word(words):
                continue
            if not _HAN.fullmatch(name) or self._offices.title.search(name):
                continue
            if follows.match(text[at + size :]):
                return _person(sentence, start, end)
        return None

    def _latin(self, sentence: Sentence) -> Iterator[Mention]:
        """Names in Latin letters behind an office."""
        for match in _LATIN.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - _BEFORE) : match.start()]
            before = _HONORIFIC.sub("", before)
            if self._offices.title.search(before):
                yield _person(
                    sentence, sentence.start + match.start(), sentence.start + match.end()
                )


def _between(sentence: Sentence, person: Mention, people: list[Mention]) -> Mention | None:
    """A common word with a surname that stands in a list between two people (葛某、方文、左某)."""
    word = next((word for word in sentence.words if word.start == person.end + 1), None)
    if word is None or word.tag not in ("n", "nz", "vn", "v", "a") or len(word.text) > 3:
        return None
    listed = sentence.text[word.end - sentence.start : word.end - sentence.start + 1] == "、"
    if not (listed and _has_surname(word.text) and any(p.start == word.end + 1 for p in people)):
        return None
    return _person(sentence, word.start, word.end)


def _confirm(sentence: Sentence, people: list[Mention]) -> None:
    """A weak name beside a sure one in a list of people is sure as well."""
    for one, other in itertools.pairwise(people):
        if sentence.text[one.end - sentence.start : other.start - sentence.start] in _JOINED:
            one.weak = other.weak = one.weak and other.weak


def _completed(sentence: Sentence, k: int, titled: bool) -> int:
    """The end of a name of two characters of which the tagger may have cut off the third."""
    word = sentence.words[k]
    following = sentence.words[k + 1] if k + 1 < len(sentence.words) else None
    if titled and following and following.tag == "v" and following.text[1:] in _SAYS:
        return following.start + 1  # 总监 刘某 思称
    if following is None or len(following.text) != 1:
        return word.end
    after = sentence.text[following.end - sentence.start :]
    part = following.tag in ("a", "an", "n", "nz") and following.text not in _LEADS
    if part and not titled and _TITLE_AFTER.match(after):
        return following.end  # 张某 善 县长
    if titled and after.startswith("、") and following.tag != "w" and following.text != "等":
        return following.end  # 主任刁某在、局长…: no clause ends before a mark of lists
    if following.text in "和前" and titled and _SINGLE.match(after):
        return following.end
    if following.text == "在" and titled and _BESIDES.match(after):
        return following.end
    if following.text in "一先" and titled and _TELLS.match(after):
        return following.end
    if titled and following.tag == "v" and after[:1] in _SAYS and after[1:2] in "，：“":
        return following.end
    if following.text in _NO_THIRD:
        return word.end
    if following.tag in ("w", "c", "p", "u"):
        return word.end
    ended = bool(re.match(r"^(?:$|[，。、；：）])", after))
    nominal = following.tag not in ("v", "d", "r", "q", "m")
    cut = nominal or (following.tag == "v" and following.text not in _ACTS_ALONE)
    then = sentence.words[k + 2] if k + 2 < len(sentence.words) else None
    verb = then is not None and then.tag == "v" and (nominal or following.text in _GIVEN)
    acting = titled and cut and (verb or bool(_DOES.match(after)))
    if ended or acting or (titled and _TITLE_AFTER.match(after)):
        return following.end
    if nominal and _AFTER.match(after):
        return following.end
    return word.end


def _is_governed(sentence: Sentence, k: int) -> bool:
    """Whether what the tagger calls a person is a place: its government or its head follows."""
    word, *following = sentence.words[k : k + 3]
    if _GOVERNED.match(sentence.text, word.end - sentence.start):
        return True
    led = len(following) == 2 and _LED.match(following[0].text) is not None
    return led and following[1].tag == "PER"


def _acts(sentence: Sentence, k: int) -> bool:
    """Whether a verb or what leads to one follows a word, as behind a name."""
    following = sentence.words[k + 1] if k + 1 < len(sentence.words) else None
    return following is not None and following.tag in ("v", "vd", "d", "p", "ad")


def _runs_on(text: str, at: int, size: int) -> bool:
    """Whether the last character of a would-be name is no part of it (正参 会, 王某某家)."""
    if size == 4:
        return text[at + 3] in _NO_FOURTH and text[at : at + 2] not in surnames()
    return size == 3 and _is_cut(text, at + 2)


def _is_cut(text: str, at: int) -> bool:
    """Whether the third character of a would-be name begins a verb or is 的."""
    cut = _CUT_VERB.match(text, at)
    if text[at] == "说" or (text[at] == "称" and text[at + 1 : at + 2] in "，：“"):
        return True
    return text[at] == "的" or (cut is not None and len(cut.group()) > 1)


def _is_word(words: list[Word]) -> bool:
    """Whether what stands where a name could is a word of the language or another name."""
    only = words[0]
    return len(words) == 1 and (
        only.tag in ("LOC", "ORG", "f", "d", "m", "r", "TIME")
        or (len(only.text) == 2 and only.tag in ("n", "v", "vn", "a", "an", "ad"))
    )


def _has_surname(text: str) -> bool:
    return text[:1] in surnames() or text[:2] in surnames()


def _byline(offices: Offices) -> re.Pattern[str]:
    """What stands before the name of who wrote or took a picture: 记者, 图/, 一审：."""
    words = "|".join(map(re.escape, sorted(offices.reporters)))
    many = "|".join(re.escape(word) for word in sorted(offices.reporters) if len(word) > 1)
    return re.compile(
        rf"(?:(?:{many}|[一二三初终]审)\s*[：:/]?\s*|(?:{words})\s*[：:/]\s*)"
        r"(?:[\u4e00-\u9fff]{2,4}[\s、]+)*$"
    )


def _person(sentence: Sentence, start: int, end: int, weak: bool = False) -> Mention:
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start, end, text, "Person", rule="person", weak=weak)
