"""The shallow syntax of a sentence: clauses of mentions, verbs, prepositions, particles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.annotation.recognition.walk import is_whole
from extraction.frames import Trigger, Vocabulary
from extraction.reading.document import HEADINGS
from extraction.statements import unnamed
from extraction.statements.enumeration import Couple
from extraction.statements.offices import Holder
from extraction.statements.subordinates import gives_way

# adverbs behind which 和 is a preposition
_WITH = re.compile(
    "(?:分别|先后|陆续|已经?|还|也|将|都|要|曾|正|则|再|又|均|首次|正式|主动|先是|先|后来|随后|接着|[今去前]年|就|便"
    "|此前|[我他]们)$"
)
_ADOPTED = re.compile("《[^》]+》(?:[，。；、等]|$)")  # behind 通过 that is no preposition
# 签署 双方共建协议, not 签署双方为
_BOTH = re.compile("签[署约字]双方(?![^，。；]{0,6}?(?:[是为：有—（，]|就是|分别|包括|$))")
_ACTORS = ("Place", "Organisation", "Person", "Group", "Anaphor")
_SITES = ("址", "地点", "总部")  # nouns that open a clause on where something stands
# nouns behind a place that mean the place itself (某市 方面)
_AUTHORITIES = re.compile("(?!与)[\u4e00-\u9fff]{0,8}?(?:部门|机关)(?!的)")  # 沪苏 文化和旅游部门
_OFFICIAL = ("方面", "官方", "当局", "各级", "财政", "党政", "市民", "全市", "全区", "全县", "干部")


@dataclass(slots=True)
class Phrase:
    """A noun phrase: mentions in a list. modifier: a place that only qualifies the noun behind
    it (香港 高校, 中山 企业)."""

    mentions: list[Mention]
    start: int
    end: int
    modifier: bool = False
    count: str = ""  # the group word behind the list: 三方, 两地


@dataclass(slots=True)
class Token:
    """kind: `np`, `verb`, `prep`, `conj`, `de`, `word`, `comma`."""

    kind: str
    text: str
    start: int
    end: int
    phrase: Phrase | None = None
    trigger: Trigger | None = None


@dataclass(slots=True)
class Clause:
    """The tokens between two commas; start and end in the article's text. couples: those of a
    list that ends in it."""

    tokens: list[Token] = field(default_factory=list)
    couples: list[Couple] = field(default_factory=list)
    before: Clause | None = None
    verbs: tuple[int, ...] = ()  # where the tagger sees verbs
    unnamed: bool = False  # it begins with a common noun (新校舍 由某集团代建)
    start: int = 0
    end: int = 0


def clauses(
    sentence: Text,
    holders: list[Holder],
    vocabulary: Vocabulary,
    holds: Callable[[str, str], bool],
    lists: list[list[Couple]],
) -> list[Clause]:
    """The clauses of a sentence in order. holds: whether the first place contains the second;
    lists: the couples that the sentence lists (see `enumeration`)."""
    spaced = sentence.kind in HEADINGS
    flat = _listed_by_commas(list(_tokens(sentence, holders, vocabulary, spaced)))
    tokens = _without_origins(list(_phrases(iter(_seated(flat)), holds)))
    found: list[Clause] = []
    current = Clause(start=sentence.start)
    for token, following in itertools.zip_longest(tokens, tokens[1:]):
        if token.text == "——" and following and following.start == token.end:
            continue  # who acts is told on the other side of the dash as well
        if token.kind == "comma":
            current.end = token.start
            if current.tokens:
                found.append(current)
            current = Clause(start=token.end)
        else:
            current.tokens.append(token)
    current.end = sentence.end
    if current.tokens:
        found.append(current)
    for one, other in itertools.pairwise(found):
        other.before = one
    verbs = [
        word.start
        for word in sentence.words
        if word.tag == "v" and len(word.text) > 1 and not word.text.isascii()
    ]
    nouns = [
        word for word in sentence.words if word.tag in ("n", "nz", "vn") and len(word.text) > 1
    ]
    for clause in found:
        begins = clause.tokens[0].start
        clause.unnamed = any(clause.start <= n.start and n.end == begins for n in nouns)
        opening = sentence.text[clause.start - sentence.start : begins - sentence.start]
        clause.unnamed = clause.unnamed or opening.endswith(_SITES)
        clause.verbs = tuple(verb for verb in verbs if clause.start <= verb < clause.end)
        for listed in lists:
            if clause.start < listed[-1].end <= clause.end:
                clause.couples = listed
    return found


def _listed_by_commas(tokens: list[Token]) -> list[Token]:
    """甲大学，乙大学，丙学院五所高校: commas between three or more bodies with nothing else
    between them join a list, as 、 does."""
    result = list(tokens)
    if not any(token.kind == "comma" for token in tokens):
        return result
    for i in range(len(tokens) - 4):
        five = tokens[i : i + 5]
        bodies = five[::2]
        named = all(t.phrase and t.phrase.mentions[0].label == "Organisation" for t in bodies)
        joined = all(one.end == other.start for one, other in itertools.pairwise(five))
        if named and joined and all(t.kind in ("comma", "conj") for t in five[1::2]):
            for k in (i + 1, i + 3):
                result[k] = Token("conj", "、", tokens[k].start, tokens[k].end)
    return result


def _seated(tokens: list[Token]) -> list[Token]:
    """与甲区的某公司、乙区的某集团: in a list of bodies each may have its seat before it, which
    does not act."""
    result: list[Token] = []
    k = 0
    while k < len(tokens):
        place, de, body = (*tokens[k : k + 3], None, None, None)[:3]
        if place and de and body and _is_seat(place, de, body) and _in_list(tokens, k):
            result.append(body)
            k += 3
        else:
            result.append(tokens[k])
            k += 1
    return result


def _is_seat(place: Token, de: Token, body: Token) -> bool:
    if place.phrase is None or body.phrase is None or de.kind != "de":
        return False
    labels = place.phrase.mentions[0].label, body.phrase.mentions[0].label
    near = place.end == de.start and de.end == body.start
    return labels == ("Place", "Organisation") and near and bool(body.phrase.mentions[0].refers)


def _in_list(tokens: list[Token], k: int) -> bool:
    """Whether the place at `k`, 的 and the body behind it are an item of a list."""
    before, after = tokens[k - 1] if k else None, tokens[k + 3] if k + 3 < len(tokens) else None
    if before is not None and before.kind in ("verb", "np", "de"):
        return False
    begins = before is not None and before.kind == "conj" and before.end == tokens[k].start
    goes_on = after is not None and after.kind == "conj" and after.start == tokens[k + 2].end
    return begins or goes_on


def _without_origins(tokens: list[Token]) -> list[Token]:
    """来自甲市、乙市的某大学、某学院: where those come from does not act."""
    result: list[Token] = []
    k = 0
    while k < len(tokens):
        four = tokens[k : k + 4]
        kinds = [token.kind for token in four]
        if kinds == ["prep", "np", "de", "np"] and four[0].text == "来自":
            k += 3
        else:
            result.append(tokens[k])
            k += 1
    return result


def _tokens(
    sentence: Text, holders: list[Holder], vocabulary: Vocabulary, spaced: bool
) -> Iterator[Token]:
    """Mentions as phrases of one; the text between cut by the vocabulary. spaced: white space
    separates clauses, as in headlines."""
    units: list[tuple[int, int, Mention]] = []
    covered = [(holder.start, holder.end) for holder in holders]
    by_name = {holder.name: holder for holder in holders}
    taken = {mention.start for mention in sentence.outer()}
    seats = unnamed.only_seats(sentence)
    for mention in sentence.outer():
        if mention.label in ("Time", "Work") or (mention.kind == "compound" and not mention.refers):
            continue
        seat = mention.label in ("Place", "Organisation") and bool(mention.refers)
        end = unnamed.unnamed_body(sentence, mention, taken) if seat else 0
        if mention.label == "Group":
            end = unnamed.described_group(sentence, mention, taken)
        if end:
            mention = Mention(mention.start, end, mention.text, "Organisation", rule="unnamed")
        if mention.label == "Place" and (not mention.refers or mention.start in seats):
            continue
        if mention.label == "Group" and unnamed.counts_others(sentence, mention):
            continue
        holder = by_name.get((mention.start, mention.end))
        if holder is not None:
            units.append((holder.start, holder.end, mention))
        elif not any(start <= mention.start and mention.end <= end for start, end in covered):
            units.append((mention.start, mention.end, mention))
    units.sort(key=lambda unit: unit[:2])
    skip = [(m.start, m.end) for m in sentence.outer() if m.label in ("Time", "Work")]
    skip += _brackets(sentence)
    position = sentence.start
    for k, (start, end, mention) in enumerate(units):
        if start < position or any(a <= start and end <= b for a, b in skip):
            continue
        following = units[k + 1][2] if k + 1 < len(units) else None
        if following and mention.label in _ACTORS and gives_way(sentence, mention, following):
            continue  # 甲集团下属乙公司: the parent does not act
        yield from _between(sentence, position, start, skip, vocabulary, spaced)
        modifier = qualifies(sentence, mention, end)
        yield Token("np", mention.text, start, end, Phrase([mention], start, end, modifier))
        position = end
    yield from _between(sentence, position, sentence.end, skip, vocabulary, spaced)


def qualifies(sentence: Text, mention: Mention, end: int) -> bool:
    """Whether a place is followed at once by a common noun."""
    if mention.label != "Place" and mention.kind != "compound":
        return False
    following = next((word for word in sentence.words if word.start == end), None)
    if mention.kind == "compound":
        if _AUTHORITIES.match(sentence.text, end - sentence.start):
            return False
        quoted = (
            sentence.text[mention.start - sentence.start - 1 : mention.start - sentence.start]
            == "“"
        )
        return (
            quoted
            or following is None
            or following.tag not in ("v", "d", "p", "c", "w", "ad", "vd", "m")
        )
    return (
        following is not None
        and following.tag in ("n", "vn", "nz", "nw", "an", "ORG")
        and len(following.text) > 1
        and following.text not in _OFFICIAL
    )


def _brackets(sentence: Text) -> list[tuple[int, int]]:
    return [
        (sentence.start + m.start(), sentence.start + m.end())
        for m in re.finditer(r"（[^（）]*）", sentence.text)
    ]


def _between(
    sentence: Text,
    start: int,
    end: int,
    skip: list[tuple[int, int]],
    vocabulary: Vocabulary,
    spaced: bool,
) -> Iterator[Token]:
    position = start
    while position < end:
        inside = next(((a, b) for a, b in skip if a <= position < b), None)
        if inside is not None:
            position = max(inside[1], position + 1)
            continue
        stop = min([end, *(a for a, _ in skip if position < a < end)])
        text = sentence.text[position - sentence.start : stop - sentence.start]
        for match in vocabulary.pattern.finditer(text):
            word = match.group()
            if word.isspace():
                if spaced:
                    yield Token("comma", word, position + match.start(), position + match.end())
                continue
            if word == "通过" and _ADOPTED.match(
                sentence.text, position - sentence.start + match.end()
            ):
                word = "审议通过"
            word = word[:2] if _BOTH.match(text, match.start()) else word
            kind, trigger = vocabulary.classify(word)
            if word == "和" and _WITH.search(text[: match.start()]):
                word, kind = "与", "prep"  # 分别和某大学签约
            start = position + match.start()
            short = len(word) == 1 and kind in ("verb", "prep")
            if short and unnamed.inside_name(sentence, start):
                continue
            if word == "假" and text != word:
                continue  # a preposition only between two names: 昨日 假 某酒店
            if word in vocabulary.whole and not is_whole(sentence, start, start + len(word)):
                continue
            if kind == "verb" and unnamed.begins_name(sentence, start, word):
                continue
            yield Token(kind, word, start, start + len(word), None, trigger)
        position = stop


def _phrases(tokens: Iterator[Token], holds: Callable[[str, str], bool]) -> Iterator[Token]:
    """Join mentions of one list into one phrase: A、B和C等."""
    waiting: list[Token] = []
    for token in tokens:
        if token.kind == "np" and waiting and len(waiting) > 1 and _joinable(waiting, token):
            head = waiting[0]
            assert head.phrase is not None
            assert token.phrase is not None
            head.phrase.mentions.extend(token.phrase.mentions)
            head.phrase.end = head.end = token.end
            head.phrase.modifier = token.phrase.modifier
            waiting = [head]
        elif token.kind == "np" and len(waiting) == 1 and _side_by_side(waiting[0], token):
            _absorb(waiting[0], token, holds)
        elif token.kind == "np":
            yield from waiting
            waiting = [token]
        elif waiting and token.kind == "conj":
            waiting.append(token)
        else:
            yield from waiting
            waiting = []
            yield token
    yield from waiting


def _joinable(waiting: list[Token], token: Token) -> bool:
    one, other = waiting[0].phrase, token.phrase
    if one is None or other is None:
        return False
    ours, theirs = one.mentions[-1].label, other.mentions[0].label
    if ours == theirs:
        return True
    return ours in _ACTORS and theirs in _ACTORS


def _side_by_side(one: Token, other: Token) -> bool:
    """Whether two names without anything between them are one phrase."""
    if one.phrase is None or other.phrase is None:
        return False
    if one.end != other.start and not _quoted(one, other):
        return False
    left, right = one.phrase.mentions[-1], other.phrase.mentions[0]
    if right.label == "Group":
        return left.label in _ACTORS
    if left.label == "Group" and left.kind == "count":
        if right.label == "Place" and other.phrase.modifier:
            return True  # 三家深圳企业
        return right.label == "Organisation" and not right.refers
    return left.label in ("Place", "Organisation", "Anaphor") and right.label in (
        "Place",
        "Organisation",
        "Project",
        "Event",
        "Anaphor",
    )


def _quoted(one: Token, other: Token) -> bool:
    """某集团“某品牌”: a body and behind an opening mark what it is called."""
    assert one.phrase is not None
    assert other.phrase is not None
    labels = {one.phrase.mentions[-1].label, other.phrase.mentions[0].label}
    return labels == {"Organisation"} and other.start - one.end == 1


def _absorb(one: Token, other: Token, holds: Callable[[str, str], bool]) -> None:
    """广西防城港市: the last name is meant; 深圳、中山两地: the names before the count are;
    温州嘉定: both."""
    assert one.phrase is not None
    assert other.phrase is not None
    left, right = one.phrase.mentions[-1], other.phrase.mentions[0]
    if left.label == "Group":
        one.phrase.end = one.end = other.end  # 两地妇联: the places speak for their bodies
        return
    if right.label == "Organisation" and not right.refers and one.phrase.count:
        one.phrase.end = one.end = other.end  # 甲区、乙区两地政府
        return
    if left.label == right.label == "Place" and not holds(left.refers[0], right.refers[0]):
        one.phrase.mentions.extend(other.phrase.mentions)
    elif right.label == "Group" and right.kind == "count":
        one.phrase.count = right.text
    elif other.phrase.mentions[0].label != "Group" or other.phrase.mentions[0].kind == "compound":
        one.phrase.mentions.pop()
        one.phrase.mentions.extend(other.phrase.mentions)
    one.phrase.end = one.end = other.end
    one.phrase.modifier = other.phrase.modifier
