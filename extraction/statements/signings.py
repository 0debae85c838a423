"""Signings as an article tells them: by a verb, a ceremony, the sides named, their end."""

from __future__ import annotations

import re

from extraction.annotation.entities import Entities
from extraction.annotation.model import ACTORS, Mention
from extraction.annotation.model import Sentence as Text
from extraction.frames import Frame, verbs
from extraction.statements import agreements, status
from extraction.statements.agreements import Signing
from extraction.statements.claims import Claim
from extraction.statements.memory import Memory
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles
from extraction.statements.syntax import qualifies
from extraction.statements.telling import Pairs, Reading, Telling

_CEREMONY = re.compile(
    r"(?:签约|签署|签字|签订|续签|续约|换文|缔约|缔结|订约)"
    r"(?:(?:[^，；的]{0,14}暨[^，；]{0,14})?)(?:仪式|活动|会|大会|典礼)$"
)
_PAPER = re.compile(
    r"[\u4e00-\u9fff]{0,10}"
    r"(?:协议书|协议|备忘录|合同|意向书|合作书|项目书|共识书|友好城市|文件)"
)
_SIGNING = re.compile(r"签[约署字订]|落笔|缔约|换文")
_LEADS = re.compile(r".*(?:签订|签署|签下|签|缔结|并|了|的|份|项(?!目)|和|与|及)(?=[^约字])")
_WITH = ("与", "和", "同")
_ATTENDING = ("见证", "出席", "主持", "参加", "应邀出席")
_TO_BUILD = re.compile(r"(?:共建|兴建|合建|新建|建设|组建|设立|成立|创办|筹建)$")
_BUILDING = re.compile(r"(?:推进|合作)?(?:建设|共建|筹建)(?![“《])")
_AT = ("在", "于", "假")  # before the places of a signing, which sign nothing
_THIS = ("此次", "本次", "这次", "这一")
_SPOKEN_OF = re.compile("为契机|为起点|为新|标志|是(?!由)|将|不仅|既|旨在|，|对|有利|有助|意味")
_BUILT = ("institute", "park", "hospital", "other")
Found = list[tuple[list[str], Pairs]]


class SigningReader:
    """Reads the signings of one article into `reading`; made anew for each."""

    def __init__(
        self, text: str, entities: Entities, roles: Roles, memory: Memory, reading: Reading
    ) -> None:
        self._text = text
        self._entities = entities
        self._roles = roles
        self._memory = memory
        self._reading = reading
        self._half: tuple[int, list[str]] = (-2, [])  # the sentence that named one side, and it
        self._papers: list[Mention] = []  # agreements named in the sentence before

    def verb(self, telling: Telling, frame: Frame) -> None:
        """A与B签署《…》."""
        predicate = telling.predicate
        if status.given_up(telling) or (
            telling.before.endswith(_THIS) and _SPOKEN_OF.match(telling.after)
        ):
            return
        taking_part = predicate.after == "参加" and predicate.source == "by"  # 参加签约的是A与B
        if predicate.after in _ATTENDING and predicate.source != "pivot" and not taking_part:
            return
        of_all = all(m.label == "Group" for m in predicate.objects) and predicate.objects
        if predicate.relative and predicate.source == "carried" and of_all:
            return  # 签约的三方: those who were told before
        found = agreements.pairwise(predicate, self._roles) or agreements.read(
            predicate, frame, self._roles
        )
        if self._paperless(telling, frame, found):
            return
        if not agreements.is_signing(
            predicate, frame, telling.clause, telling.after, telling.sentence.text
        ):
            self._settled(telling, found)
            return
        unnamed = all(m.label == "Group" for m in predicate.partners)
        if predicate.source == "home" and unnamed and "copula" not in frame.needs:
            return
        paper = agreements.named(predicate)
        if not _complete(found) and paper is not None and paper.rule == "title":
            found = self._in_title(telling.sentence, paper) or found
        if not _complete(found) and not agreements.papers(predicate):
            found = self._around(telling) or found
        papers: list[Mention | None] = [*agreements.papers(predicate)]
        acting = predicate.agents or predicate.subject
        counted = not predicate.partners and all(m.label == "Group" for m in acting)
        named = self._by_title(telling.sentence, papers, found)
        for one in papers or [paper]:
            found = named.get(one.start, found) if one is not None else found
            for parties, pairs in self._of_title(telling.sentence, one, found, counted=counted):
                if len(parties) > 1:
                    self._signed(telling, frame, one, parties, pairs)

    def _paperless(self, telling: Telling, frame: Frame, found: Found) -> bool:
        """达成共识, 结成联盟: the two cooperate, or mean to, without a paper."""
        bond = agreements.is_bond(telling.predicate) and not agreements.is_signing(
            telling.predicate, frame, telling.clause, telling.after, ""
        )
        if agreements.is_consensus(telling.clause):
            stage, rule = "proposed", "cooperates_with/consensus"
        elif bond:
            stage, rule = "agreed", "cooperates_with/bond"
        else:
            return False
        for _, pairs in found:
            self._reading.cooperate(pairs, stage, rule, telling.span, telling.index, telling.when)
        return True

    def _settled(self, telling: Telling, found: Found) -> None:
        """A与B敲定某项目: they have agreed, though no paper is told of."""
        predicate = telling.predicate
        if predicate.trigger.word not in verbs("settling") or not predicate.partners:
            return
        rule = "cooperates_with/settled"
        for _, pairs in found:
            self._reading.cooperate(
                pairs, "agreed", rule, telling.span, telling.index, telling.when
            )
            self._memory.parties([a for a, _ in pairs], [b for _, b in pairs])

    def _signed(
        self,
        telling: Telling,
        frame: Frame,
        paper: Mention | None,
        parties: list[str],
        pairs: Pairs,
    ) -> None:
        stage = status.of_signing(telling, frame)
        rule = telling.rule(frame)
        if stage != "proposed":
            name = (paper.name or paper.text) if paper else _paper_name(telling)
            self._sign(telling, parties, pairs, name, rule, stage, paper)
        cooperating = rule.replace("signed", "cooperates_with")
        self._reading.cooperate(
            pairs, stage, cooperating, telling.span, telling.index, telling.when
        )
        if paper is not None and stage == "agreed":
            self._built_by_title(telling, paper, parties)
        self._memory.parties([a for a, _ in pairs], [b for _, b in pairs])

    def _sign(
        self,
        telling: Telling,
        parties: list[str],
        pairs: Pairs,
        name: str,
        rule: str,
        stage: str,
        paper: Mention | None = None,
    ) -> None:
        self._reading.signings.append(
            Signing(
                parties,
                pairs,
                name,
                (paper.kind if paper else None) or "contract",
                paper is not None and paper.rule == "title",
                telling.span,
                telling.index,
                rule,
                telling.when,
                stage,
                [paper] if paper else [],
            )
        )

    def _in_title(self, sentence: Text, paper: Mention) -> Found:
        """《甲市与乙大学战略合作协议》: the parties that the title begins with."""
        nested = _nested(sentence, paper, ("Place", "Organisation"))
        inside = agreements.titled_parties(paper, nested, self._text)
        parties = self._roles.partners(self._roles.actors(inside))
        return [(parties, agreements.all_pairs(parties))] if len(parties) > 1 else []

    def _by_title(
        self, sentence: Text, papers: list[Mention | None], found: Found
    ) -> dict[int, Found]:
        """甲市分别与乙市、丙市签订《甲—乙合作协议》《甲—丙合作协议》: of several papers each is of
        those whom its title names."""
        of: dict[int, Found] = {}
        for paper in papers if len(papers) > 1 else []:
            assert paper is not None
            nested = _nested(sentence, paper, ("Place", "Organisation"))
            named = [id_ for m in nested for id_ in m.refers]
            own = [
                (parties, pairs)
                for parties, pairs in found
                if any(any(self._roles.same_actor(p, n) for n in named) for p in parties[1:])
            ]
            if own:
                of[paper.start] = own
        return of

    def _of_title(
        self, sentence: Text, paper: Mention | None, found: Found, *, counted: bool
    ) -> Found:
        """两地签署《甲市文旅局与乙市文旅局合作协议》: the bodies in the title have signed, where
        otherwise only places are said to have, or 双方."""
        if paper is None or paper.rule != "title":
            return found
        if counted and (titled := self._in_title(sentence, paper)):
            return titled
        places = all(self._roles.label(id_) == "Place" for ids, _ in found for id_ in ids)
        titled = self._in_title(sentence, paper) if places else []
        bodies = all(self._roles.label(id_) == "Organisation" for ids, _ in titled for id_ in ids)
        return titled if titled and bodies else found

    def _around(self, telling: Telling) -> Found:
        """The two actors that the sentence names before the verb, if it names just two."""
        predicate = telling.predicate
        sides = (*predicate.subject, *predicate.partners)
        if agreements.UNKNOWN in predicate.marks or any(m.rule == "unnamed" for m in sides):
            return []
        aside = (*predicate.at, *predicate.backers)
        named = [
            m
            for m in telling.sentence.outer()
            if m.start < predicate.start
            and m.label in ACTORS
            and m.refers
            and m not in aside
            and self._text[m.start - 1 : m.start] not in _AT
            and not (m.label == "Place" and self._tells_origin(telling.sentence, m))
        ]
        distinct: list[str] = []
        for id_ in self._roles.partners(self._roles.actors(named)):
            if not any(
                self._roles.same_actor(id_, other) or self._roles.nested(id_, other)
                for other in distinct
            ):
                distinct.append(id_)
        side = set(self._roles.actors(predicate.partners))
        if len(distinct) != 2 or side.issuperset(distinct):
            return []  # 和甲、乙签订: the one who signs with both is not named
        return [(distinct, agreements.all_pairs(distinct))]

    def _tells_origin(self, sentence: Text, place: Mention) -> bool:
        """来自桂林的…, 高雄市农会: the place only says where somebody comes from."""
        from_ = self._text.startswith("来自", max(0, place.start - 2))
        return from_ or qualifies(sentence, place, place.end)

    def _built_by_title(self, telling: Telling, title: Mention, parties: list[str]) -> None:
        """《关于共建某研究院的协议》, 某研究院共建协议: its parties have agreed to build it."""
        beside = [m for m in telling.sentence.outer() if m.end == title.start and m.refers]
        for inner in [*_nested(telling.sentence, title, ("Organisation",)), *beside]:
            before = self._text[title.start : inner.start]
            after = self._text[inner.end : title.end]
            draft = self._entities[inner.refers[0]]
            if draft.kind in _BUILT and (_TO_BUILD.search(before) or _BUILDING.match(after)):
                self._reading.claims.extend(
                    Claim(
                        "BUILDS",
                        party,
                        draft.id,
                        "agreed",
                        "builds/title",
                        telling.span,
                        telling.index,
                        telling.when,
                    )
                    for party in parties
                )

    def ceremony(self, telling: Telling) -> None:
        """A与B举行签约仪式, A与B战略合作签约仪式举行: who is named has signed."""
        predicate = telling.predicate
        if not any(frame.type == "ORGANISED" for frame in predicate.trigger.frames):
            return
        clause = predicate.clause
        spoken = [m for m in telling.sentence.outer() if clause.start <= m.start < clause.end]
        spoken += (*predicate.objects, *predicate.topic, *predicate.subject)
        events = [m for m in spoken if m.label == "Event" and _CEREMONY.search(m.text)]
        if not events:
            return
        pairs = self._celebrating(telling, events[0])
        if not pairs or status.denied(telling.before, "", telling.sentence.text):
            return
        stage = status.of_event(telling)
        if stage == "agreed":
            for pair in pairs:
                name = agreements.named_by(events[0].text)
                self._sign(telling, [*pair], [pair], name, "signed/ceremony", stage)
            signers = list(dict.fromkeys(id_ for pair in pairs for id_ in pair))
            self._built_by_title(telling, events[0], signers)
        self._reading.cooperate(
            pairs, stage, "cooperates_with/ceremony", telling.span, telling.index, telling.when
        )

    def _celebrating(self, telling: Telling, event: Mention) -> Pairs:
        """Who holds a ceremony with whom, by the verb or by the event's name."""
        predicate, roles = telling.predicate, self._roles
        left = roles.partners(roles.actors(predicate.agents or predicate.subject))
        right = roles.partners(roles.actors(predicate.partners))
        if left and right:
            return [(a, b) for a in left for b in right]
        if len(left) == 2 and predicate.source == "stated":
            return agreements.all_pairs(left)
        opening = self._opening(telling.sentence, event)
        parties = roles.partners(roles.actors(opening))
        if len(parties) > 2 and self._text.startswith(_WITH, opening[0].end):
            return [(parties[0], other) for other in parties[1:]]
        return agreements.all_pairs(parties) if len(parties) == 2 else []

    def opening(self, sentence: Text, event: Mention) -> list[str]:
        """The parties with which the name of an event begins (甲市—乙县联席会议)."""
        return self._roles.partners(self._roles.actors(self._opening(sentence, event)))

    def _opening(self, sentence: Text, event: Mention) -> list[Mention]:
        nested = _nested(sentence, event, ("Place", "Organisation"))
        return agreements.opening_parties(event.start, nested, self._text)

    def sides(
        self, index: int, sentence: Text, predicates: list[Predicate], when: str | None
    ) -> None:
        """《…》在某地签署，一方是A，另一方是B. when: the first date of the sentence."""
        named = agreements.sides(predicates, sentence, self._text)
        parties = self._roles.partners(self._roles.actors(named))
        here = [m for m in sentence.mentions if m.label == "Agreement"]
        papers = here or self._papers
        self._papers = here
        contract = any(agreements.is_party(m, self._text) for m in named)
        half, self._half = self._half, (index, parties)
        if len(parties) == 1 and half[0] == index - 1 and len(half[1]) == 1:
            parties = list(dict.fromkeys([*half[1], *parties]))  # 甲方：A；乙方：B
        if len(parties) < 2 or not (papers or contract or _SIGNING.search(sentence.text)):
            return
        paper = next((m for m in papers if m.rule == "title"), papers[0] if papers else None)
        span = (sentence.start, sentence.end)
        self._reading.told(parties, paper, "sides", span, index, when)
        self._memory.parties(parties, [])


def _complete(found: Found) -> bool:
    return any(len(parties) > 1 for parties, _ in found)


def _nested(sentence: Text, outer: Mention, labels: tuple[str, ...]) -> list[Mention]:
    """The names inside a name, in order."""
    return [
        m
        for m in sentence.mentions
        if m.nested and outer.covers(m) and m.refers and m.label in labels and "—" not in m.text
    ]


def _paper_name(telling: Telling) -> str:
    """What the verb's object is called; the names before 协议 are no part of it."""
    after = list(telling.after)
    for mention in telling.sentence.outer():
        for i in range(mention.start, mention.end):
            if mention.label in ACTORS and 0 <= i - telling.predicate.end < len(after):
                after[i - telling.predicate.end] = "，"
    found = _PAPER.search("".join(after))
    return _LEADS.sub("", found.group()) if found else agreements.UNNAMED
