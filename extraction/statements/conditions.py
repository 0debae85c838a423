"""Whether the words around a verb are what a frame needs, and whether somebody acts at all."""

from __future__ import annotations

import re

from extraction.frames import Frame, verbs
from extraction.statements import completion, status
from extraction.statements.predicates import Predicate
from extraction.statements.telling import Telling

# 就 … 事宜交流: what is only talked of
_TALKED_OF = (
    re.compile("就[^，。]{0,24}$"),
    re.compile("事宜|议题|问题|交换|交流|座谈|探讨|洽谈|沟通|磋商|会谈|商谈"),
)
# who is received came with others
_TEAM = re.compile("|".join(["来访", *sorted(verbs("delegation"))]))
# whose head goes, not named (某区副区长上月到某市)
_HEAD = re.compile(
    "的?[一-鿿]{0,6}?(?:市长|区长|县长|州长|镇长|书记|局长|厅长|主任|董事长|总经理|校长|院长|会长|所长|秘书长"
    "|理事长|行长|总裁|主席)(?![一-鿿]{0,2}(?:会议|办公|信箱|陪同|表示|介绍|说|认为|指出|希望))"
)
_BESIDE = 4  # characters between a body and its 赴 that are no other noun
_GIVEN = 12  # characters between 提供 and the kind of aid
_SHORT = ("来", "去")
_SENT = re.compile(
    "把|派驻|派遣|选派|下派|输送|抽调"
)  # 派驻专家到某医院: those sent are no visitors
_TAKEN = ("carried", "home", "none")  # where the subject of a clause without one came from
_ACTS = ("VISITED", "BUILDS")
_ADVERBIAL = frozenset({"d", "c", "TIME", "w", "u", "f", "ad", "xc", "t", "m", "q"})
_COMMON = frozenset({"n", "nz", "nw", "ORG", "PER"})
_SPEAKER = re.compile("(?:我|笔者|本人)(?![们市省区县镇校院国局司行会所馆台厂企部军州港])")
# frames that tell why somebody goes to a place, and words behind the place that do
_PURPOSES = ("visited/call", "cooperates_with/talk")
_ERRAND = re.compile(
    "[^，。；]{0,8}?(?:推介|学习|招商|座谈|洽谈|取经|慰问|路演|调研|考察|参观|访问|交流|走访|会商|磋商|商谈|对接|观摩)"
)


def applies(telling: Telling, frame: Frame, predicates: list[Predicate], text: str) -> bool:
    """Whether the words around the verb are what the frame needs."""
    predicate, clause = telling.predicate, telling.clause
    if frame.type == "BUILDS" and predicate.source == "home" and "关于" in telling.before:
        return False  # 落实某院关于建设某中心的部署
    if frame.id == "cooperates_with/talk" and predicate.relative and predicate.source == "carried":
        return False  # 同某大学商谈过的种质库
    if frame.id == "visited/go" and (_SENT.search(telling.unnamed) or not _whither(telling)):
        return False  # 把第二条线放到某区
    if predicate.source in _TAKEN and _SPEAKER.search(telling.before):
        return False  # 我带队到某区看了一圈: who speaks is not who was named before
    if "team" in frame.needs and not (predicate.leads or _TEAM.search(clause)):
        return False
    if frame.type in ("VISITED", "ORGANISED") and status.called_off(telling.lead):
        return False
    if "given" in frame.needs and not (predicate.relative or predicate.agents):
        return False
    if "delegation" in frame.needs and not _delegation(predicate, predicates, text):
        return False
    if "joint" in frame.needs and not status.joint(telling.after):
        return False
    beside = any(m.end == predicate.start for m in predicate.partners)
    vague = predicate.vague and not beside
    with_ = predicate.partners and predicate.source == "stated" and not vague
    if "group" in frame.needs and not (grouped(predicate) or with_):
        return False
    if "tie" in frame.needs and not completion.is_bound(predicate, text):
        return False
    if "aid" in frame.needs:
        near = telling.after.split("，")[0][: _GIVEN + 3]
        if not status.has("support", "given", near):
            return False
    if frame.type == "SUPPORTS" and status.has("support", "thanks", clause):
        return False
    if frame.type == "BUILDS" and (
        _nominal(telling, predicates) or status.capable(telling.before, telling.after)
    ):
        return False
    topic, talk = _TALKED_OF
    if frame.type == "BUILDS" and topic.search(telling.before) and talk.search(telling.after):
        return False  # 就共建研究院进行交流
    attended = predicate.source != "by" and predicate.after in ("见证", "出席", "参加")
    return not (attended and frame.type == "COOPERATES_WITH")


def _nominal(telling: Telling, predicates: list[Predicate]) -> bool:
    """铁路建设、物流园建设等举措: whether the verb is a noun that a list follows."""
    predicate = telling.predicate
    listed = telling.after.startswith(("、", "等")) and not predicate.agents
    return listed and all(p.start != predicate.end + 1 for p in predicates)


def of_another(telling: Telling, frame: Frame) -> bool:
    """Whether a clause begins with a noun that names nobody, so that it does not tell of those
    before (双方签约，工人到某区培训)."""
    predicate, sentence = telling.predicate, telling.sentence
    if predicate.source != "carried":
        return False
    pairs = frame.id == "cooperates_with/cooperate" and predicate.partners
    taken = (*predicate.subject, *predicate.partners) if pairs else ()
    if pairs and all(m.start < sentence.start for m in taken):
        return True  # 合作 in a new sentence is not of those whom the last one told of
    if frame.type not in _ACTS:
        return False
    clause = predicate.clause
    names = [(m.start, m.end) for m in sentence.outer() if m.start < predicate.start]
    for word in sentence.words:
        if word.start < clause.start or word.tag in _ADVERBIAL:
            continue
        if word.start >= predicate.start or any(a <= word.start < b for a, b in names):
            return False
        noun = word.tag in _COMMON and len(word.text) > 1
        return noun and not status.has("subject", "when", word.text)
    return False


def _whither(telling: Telling) -> bool:
    """Whether a short verb of going has a name right behind it (来整合各方 goes nowhere)."""
    predicate = telling.predicate
    near = any(0 <= m.start - predicate.end <= 1 for m in telling.sentence.outer())
    return near or predicate.trigger.word not in _SHORT


def _delegation(predicate: Predicate, predicates: list[Predicate], text: str) -> bool:
    """Whether a delegation goes: it is led, or it goes in order to see or talk."""
    after = [p for p in predicates[predicates.index(predicate) + 1 :] if p.trigger.frames]
    purpose = after[0] if after and after[0].clause is predicate.clause else None
    if purpose is not None and any(f.id in _PURPOSES for f in purpose.trigger.frames):
        return True
    if _sent(predicate, text):
        return True
    before = predicates[: predicates.index(predicate)]
    calls = [p for p in before if any(f.id == "visited/call" for f in p.trigger.frames)]
    same = any(p.subject == predicate.subject and p.source != "carried" for p in calls)
    if predicate.source == "carried" and same:
        return True  # 赴某市考察，期间走进某大学
    people = any(m.label == "Person" for m in predicate.subject)
    return predicate.leads or "率" in predicate.trigger.word or people


def _sent(predicate: Predicate, text: str) -> bool:
    """某区赴某县开展调研, 某局派出七人小组赴某局: whether a body or place goes on an errand, or
    sends others, and not to help there."""
    begins = max((m.end for m in predicate.subject), default=-1)
    if predicate.source != "stated" or begins > predicate.start:
        return False
    between = text[begins : predicate.start]
    if predicate.after in verbs("sending"):
        return not status.helping(between)
    reached = max((m.end for m in predicate.objects), default=predicate.clause.end)
    told = _ERRAND.match(text[reached : predicate.clause.end])
    return bool(_HEAD.match(between)) or (bool(told) and len(between) <= _BESIDE)


def grounded(predicate: Predicate, frame: Frame) -> bool:
    """Whether it is said who acts: not a relative clause that only takes over its subject, nor a
    clause in which nobody acts."""
    if frame.type == "LOCATED_IN":
        return True
    beside = any(m.start >= predicate.clause.start for m in predicate.partners)
    joint = beside and predicate.source == "carried"
    if predicate.relative and predicate.source in ("home", "carried") and not joint:
        return False
    return predicate.source != "none" or "copula" in frame.needs


def grouped(predicate: Predicate) -> bool:
    """Whether 两院, 双方 and nobody else act, and not each for itself."""
    counted = [m for m in predicate.subject if m.label == "Group" and m.kind == "count"]
    apart = {"分别", "各自", "依次"} & predicate.marks
    alone = len(counted) == len(predicate.subject) == 1 and not predicate.partners
    return predicate.source == "stated" and alone and not apart
