"""Agreements: who signed what; the same signing told twice is one agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extraction.annotation.model import Mention, Sentence
from extraction.frames import Frame, verbs
from extraction.statements.enumeration import Couple
from extraction.statements.memory import count_of
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles

_FRIENDS = re.compile(r"友好|友城|姊妹|姐妹|兄弟|协议|备忘录|合同")
_UNSIGNED = re.compile(
    r"尚未|尚在|没有|未能|未签|没签|流程|预计|待签|待批|报批|有望|谈判|留待|拟|商谈|洽谈|起草|草案|签|订立|缔结|达成|文本|期望|希望|推动|争取|酝酿"
)
_OBJECT = re.compile(
    r"协议|备忘录|合同|意向书|合作书|项目书|共识书|合约|合作文件|友好|对子|伙伴|战略合作|宣言|章程|公约|协定|文件|《|姊妹|姐妹|友城|约|大单|订单"
)
_BOND = re.compile(r"友好|友城|姊妹|姐妹")
_MULTI = re.compile(r"^(?:三方|四方|五方|六方|多方)")
_SO_MANY = re.compile("[三四五六七八九](?:方|家|校|院|地|市|省|区|县|局|馆|所|行|企|国|城)")
_TALK_ONLY = re.compile(
    r"(?:达成|形成)[了]?[\u4e00-\u9fff]{0,8}(?:共识|意向)(?!书|备忘录|协议|合同)"
    r"|口头(?:约定|协议|承诺)|默契|君子协定"
)
_SIDE = re.compile(
    r"(?:一[方端头边侧]|[那这][端头边]|[左右]手?[边侧]|对面|[甲乙丙]方)[则也又还]?$|^(?:一方|[甲乙丙]方)$"
)
_PARTY = re.compile(r"[甲乙丙丁]方[：:]?$")
_CALLED = re.compile(r"（[^（）]{0,14}[甲乙丙丁]方[”）]")
UNNAMED = "合作协议"  # what an agreement is called that has no name
_PARTIES = ("Organisation", "Place", "Anaphor", "Group")
_SIDES = (*_PARTIES, "Person")
_BESIDE = "携"  # a mark of verbs whose partners stand behind it: they sign one paper together
UNKNOWN = "某方"  # a mark of verbs whose partner has no name (同多家企业签约)
_ALL = ("三方", "四方", "五方", "六方", "多方", "共同签署", "联合签署")


@dataclass(slots=True)
class Signing:
    """One telling of a signing."""

    parties: list[str]
    pairs: list[tuple[str, str]]
    name: str
    kind: str
    titled: bool
    span: tuple[int, int]
    sentence: int
    rule: str
    date: str | None
    status: str
    mentions: list[Mention] = field(default_factory=list)


def pairwise(predicate: Predicate, roles: Roles) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """A与B、C与D分别签署: an agreement for each couple of a list before the verb."""
    clause = predicate.clause
    listed = clause.couples
    if listed and listed[0].start >= predicate.end:
        named = [m for couple in listed for m in (couple.one, couple.other)]
        return coupled(listed, roles) if predicate.agents == named else []  # 签约的还有…
    if any(couple.end > predicate.start for couple in listed):
        return []
    if not listed and clause.before is not None:
        listed = clause.before.couples
        told = (t.kind == "verb" and t.start >= listed[-1].end for t in clause.before.tokens)
        of_all = listed and _of_last(predicate, listed[-1])
        if listed and any(told) and not (of_all or predicate.trigger.word.startswith("各")):
            return []
    return coupled(listed, roles)


def _of_last(predicate: Predicate, couple: Couple) -> bool:
    """Whether a verb takes over the last couple of the clause before: …结成合作关系，签订协议."""
    carried = [*predicate.subject, *predicate.partners]
    if predicate.source != "carried" or len(carried) != 2:
        return False
    return {m.start for m in carried} == {couple.one.start, couple.other.start}


def coupled(couples: list[Couple], roles: Roles) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """(parties, pairs) of each couple; nothing where one of them is not of two actors."""
    found = []
    for couple in couples:
        left, right = roles.actors([couple.one]), roles.actors([couple.other])
        if len(left) != 1 or len(right) != 1 or roles.kin(left[0], right[0]):
            return []
        found.append(([left[0], right[0]], [(left[0], right[0])]))
    return found


def crosses(couples: list[Couple], roles: Roles, parties: set[str]) -> bool:
    """Whether parties are of several couples of one list (甲与乙、丙与丁), so that what joins them
    misreads it."""
    sides = [{*roles.actors([couple.one]), *roles.actors([couple.other])} for couple in couples]
    return parties <= set().union(*sides) and not any(parties <= side for side in sides)


def read(
    predicate: Predicate, frame: Frame, roles: Roles
) -> list[tuple[list[str], list[tuple[str, str]]]]:
    """(parties, cooperating pairs) of each agreement that a predicate tells of."""
    if "copula" in frame.needs:
        parties = roles.actors([*predicate.objects, *predicate.agents], persons=False)
        return [(parties, all_pairs(parties))] if len(parties) > 1 else []
    left = roles.actors(predicate.agents or predicate.subject) or roles.actors(predicate.led)
    counted = all(m.label == "Group" for m in predicate.represented)
    represented = [] if counted and len(left) == 2 else roles.actors(predicate.represented)
    if len(represented) > 1 and (len(left) > 1 or predicate.partners or len(represented) == 2):
        return [(represented, all_pairs(represented))]
    if len(represented) == 1 and len(left) <= 1:
        left = represented
    named = roles.actors(predicate.partners, guess=not predicate.subject)
    right = [id_ for id_ in named if id_ not in left]
    if not right and len(left) < 2:
        right = (
            [id_ for id_ in roles.actors(predicate.objects, persons=False) if id_ not in left]
            if predicate.trigger.word in ("签约", "握手", "签到了", "签给", "签给了")
            else []
        )
    left, right = roles.partners(left), roles.partners(right)
    right = [id_ for id_ in right if not any(roles.kin(id_, other) for other in left)]
    if not right:
        alone = not predicate.partners and UNKNOWN not in predicate.marks
        return [(left, all_pairs(left))] if len(left) > 1 and alone else []
    if not left:
        return []
    object_ = next((m.text for m in predicate.objects if m.label == "Agreement"), "")
    together = (
        any(mark in _ALL or _MULTI.match(mark) for mark in predicate.marks)
        or bool(_MULTI.match(object_))
        or "共同" in predicate.marks
        or any(_counts(mark, len(left) + len(right)) for mark in predicate.marks)
        or predicate.trigger.word.startswith(("共同", "联合"))
    )
    if _respectively(predicate) and len(left) == len(right) > 1:
        return [([a, b], [(a, b)]) for a, b in zip(left, right, strict=True)]
    if _BESIDE in predicate.marks and len(left) + len(right) > 2:
        return [([*left, *right], [(a, b) for a in left for b in right])]
    if together and len(left) + len(right) > 2:
        cross = [(a, b) for a in left for b in right]
        beside = [*all_pairs(left), *all_pairs(right)]
        apart = [(a, b) for a, b in beside if not beneath(a, b, roles)]
        return [([*left, *right], [*cross, *apart])]
    if len(left) == 1:
        return [([left[0], b], [(left[0], b)]) for b in right]
    if len(right) == 1 and (_respectively(predicate) or len(left) > 2):
        return [([a, right[0]], [(a, right[0])]) for a in left]
    return [([*left, *right], [(a, b) for a in left for b in right])]


def _counts(mark: str, parties: int) -> bool:
    """Whether a count told of those who sign is of all of them: A、B同C三家."""
    return parties > 2 and bool(_SO_MANY.match(mark)) and count_of(mark) == parties


def beneath(one: str, other: str, roles: Roles) -> bool:
    """Whether one of two is a part or a department of the other, or lies in it."""
    return roles.kin(one, other) or roles.nested(one, other) or roles.nested(other, one)


def _respectively(predicate: Predicate) -> bool:
    return bool(
        {"分别", "依次", "两两", "一一"} & predicate.marks
    ) or predicate.trigger.word.startswith("分别")


def is_signing(predicate: Predicate, frame: Frame, clause: str, after: str, sentence: str) -> bool:
    """Whether the verb is about an agreement at all, not about 达成共识 or 交换意见."""
    if "copula" in frame.needs:
        return predicate.copular or bool(predicate.agents or predicate.objects)
    if _TALK_ONLY.search(clause):
        return False
    if frame.id.endswith("/nominal"):
        return not _UNSIGNED.search(clause)
    if any(m.label == "Agreement" for m in (*predicate.objects, *predicate.topic, *predicate.at)):
        return True
    if frame.status == "ended":
        return False
    word = predicate.trigger.word
    if word in verbs("bond"):
        return bool(_FRIENDS.search(after[:24]))
    if word in verbs("back"):
        return (
            bool(_OBJECT.search(after[:24]))
            or any(m.label == "Agreement" for m in predicate.inherited)
            or bool(_OBJECT.search(sentence))
            or (word in verbs("signs") and _sides_named(predicate))
        )
    return word not in verbs("weak") or bool(_OBJECT.search(after[:24]))


def _sides_named(predicate: Predicate) -> bool:
    """Whether a verb has those who do it beside it: A与B换文, A和B双方签字."""
    told = predicate.source in ("stated", "by", "pivot") or bool(predicate.agents)
    acting = predicate.agents or predicate.subject
    if predicate.partners:
        return bool(acting) and not any(m.weak for m in predicate.partners)
    grouped = any(m.label == "Group" for m in acting)
    return told and (grouped or sum(m.label in _SIDES for m in acting) > 1)


def is_bond(predicate: Predicate) -> bool:
    """Whether the verb joins its parties without a paper (结成联盟)."""
    return predicate.trigger.word in verbs("bond")


def named_by(ceremony: str) -> str:
    """What is signed at a ceremony: to become friends, where its name says so, else a paper."""
    return "友好城市" if _BOND.search(ceremony) else UNNAMED


def sides(predicates: list[Predicate], sentence: Sentence, text: str) -> list[Mention]:
    """The parties of 一方是A，另一方是B; A是一方，另一方有三家，B、C、D (text: the article's)."""
    found: list[Mention] = []
    for predicate in predicates:
        before = text[predicate.clause.start : predicate.start]
        after = text[predicate.end : predicate.clause.end]
        if predicate.trigger.word in ("是", "为", "有", "包括") and _SIDE.search(before):
            counted = [m for m in predicate.objects if m.label == "Group" and not m.refers]
            listed = (
                sentence.outer()
                if counted and len(counted) == len(predicate.objects)
                else predicate.objects
            )
            listed = [m for m in listed if m not in counted]
            found.extend(m for m in listed if m.start >= predicate.end and m.label in _SIDES)
        elif predicate.trigger.word == "是" and _SIDE.match(after):
            found.extend(m for m in predicate.subject if m.label in _PARTIES)
    found.extend(m for m in sentence.outer() if is_party(m, text))
    return list({m.start: m for m in found}.values())


def is_party(mention: Mention, text: str) -> bool:
    """甲方A, A（乙方）: whether a contract's word for a party stands beside a name."""
    if mention.label not in ("Organisation", "Place") or not mention.refers:
        return False
    before = text[max(0, mention.start - 3) : mention.start]
    return bool(_PARTY.search(before)) or bool(_CALLED.match(text[mention.end : mention.end + 20]))


def is_consensus(clause: str) -> bool:
    """Whether the clause tells of a consensus or an intent without a paper."""
    return bool(_TALK_ONLY.search(clause))


def named(predicate: Predicate, inherited: bool = True) -> Mention | None:
    """The mention that names the agreement, titles first."""
    candidates = [m for m in predicate.objects if m.label == "Agreement"]
    candidates += [m for m in (*predicate.topic, *predicate.at) if m.label == "Agreement"]
    if inherited:
        candidates += [m for m in predicate.inherited if m.label == "Agreement"]
    titled = [m for m in candidates if m.rule == "title"]
    return titled[0] if titled else (candidates[0] if candidates else None)


def papers(predicate: Predicate) -> list[Mention]:
    """The titles of a predicate that signs several: 签署《甲协议》《乙协议》."""
    titles = [m for m in predicate.objects if m.label == "Agreement" and m.rule == "title"]
    return titles if len(titles) > 1 else []


def titled_parties(mention: Mention, nested: list[Mention], text: str) -> list[Mention]:
    """The parties that a title begins with: 《甲市与乙大学战略合作协议》.

    nested: the names inside the title, in order; text: the article's text."""
    return opening_parties(mention.start + 1, nested, text)


def opening_parties(position: int, nested: list[Mention], text: str) -> list[Mention]:
    """The names that follow one another from a place in the text on, joined as parties are."""
    found: list[Mention] = []
    for inner in nested:
        between = text[position : inner.start]
        if inner.start < position or between not in (
            "",
            "关于",
            "与",
            "和",
            "、",
            "—",
            " ",
            "-",
            "－",
            "·",
        ):
            continue
        if found and between == "" and inner.label == found[-1].label == "Place":
            found[-1] = inner
        else:
            found.append(inner)
        position = inner.end
    return found if len(found) > 1 else []


def joined(signings: list[Signing], roles: Roles) -> list[Signing]:
    """Signings with tellings of one agreement made one, the fuller name kept."""
    result: list[Signing] = []
    for signing in signings:
        same = next((other for other in result if _same(signing, other, roles)), None)
        if same is None:
            result.append(signing)
            continue
        if len(signing.name) > len(same.name) or (signing.titled and not same.titled):
            same.name, same.kind, same.titled = signing.name, signing.kind, signing.titled
        if signing.titled and signing.span == same.span:
            same.parties = list(dict.fromkeys([*same.parties, *signing.parties]))
        elif len(signing.parties) > len(same.parties) or _closer(signing, same, roles):
            same.parties = signing.parties
        same.pairs = list(dict.fromkeys([*same.pairs, *signing.pairs]))
        same.date = same.date or signing.date
        same.mentions.extend(signing.mentions)
    return result


def _closer(one: Signing, other: Signing, roles: Roles) -> bool:
    """Whether one telling names the bodies that signed where the other names only places."""
    labels = [{roles.label(id_) for id_ in signing.parties} for signing in (one, other)]
    return labels == [{"Organisation"}, {"Place"}] and len(one.parties) == len(other.parties)


def _same(one: Signing, other: Signing, roles: Roles) -> bool:
    if one.titled and other.titled and one.name == other.name:
        return True
    if bool(_BOND.search(one.name)) != bool(_BOND.search(other.name)):
        return False  # becoming friends and another agreement are two
    near = abs(one.sentence - other.sentence) <= 1
    if not (
        _within(one.parties, other.parties, roles, near)
        and _within(other.parties, one.parties, roles, near)
    ):
        return False
    if (
        one.date
        and other.date
        and not (one.date.startswith(other.date) or other.date.startswith(one.date))
    ):
        return False
    return not (one.titled and other.titled and one.name != other.name)


def _within(some: list[str], others: list[str], roles: Roles, near: bool) -> bool:
    """Whether each of some is one of the others, or (near) a part of one or the whole of it."""

    def one_of(id_: str, other: str) -> bool:
        same = roles.same_actor(id_, other)
        return same or (near and (roles.part(id_, other) or roles.part(other, id_)))

    return all(any(one_of(id_, other) for other in others) for id_ in some)


def all_pairs(ids: list[str]) -> list[tuple[str, str]]:
    """Each with each, in order."""
    return [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
