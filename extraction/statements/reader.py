"""Reading the statements of one article: every sentence's claims, in the order of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extraction.annotation.entities import Draft
from extraction.annotation.model import ACTORS, Mention
from extraction.annotation.model import Sentence as Text
from extraction.annotation.resolution.resolver import Resolver
from extraction.frames import Frame, Vocabulary
from extraction.gazetteer import Gazetteer
from extraction.lexicon.offices import Offices
from extraction.statements import agreements, status
from extraction.statements.agreements import Signing
from extraction.statements.claims import Claim
from extraction.statements.dates import Calendar
from extraction.statements.memory import Memory, count_of
from extraction.statements.offices import Holder, OfficeReader
from extraction.statements.predicates import Parser, Predicate
from extraction.statements.readings import READINGS
from extraction.statements.roles import Roles
from extraction.statements.structure import StructureReader
from extraction.statements.syntax import clauses

_SIGN_WORDS = re.compile(r"签|协议|备忘录|约定|缔结|订立|商定|议定")
_DRAFT = re.compile(r"征求[^，]{0,8}意见|送审稿|草案|起草|编制")
_DONE_VERBS = re.compile(
    r"成立|揭牌|挂牌|建成|设立|创办|创立|开设|发起|建起|组建|联建|创建|落成|启用|投用|开业|开园|运行"
)
_PLANNED = re.compile(
    r"谈妥|拟|将|计划|力争|希望|有望|期望|打算|准备|规划|筹建|旨在|未来|推动|支持|推进|鼓励|促进|商定|约定|相约|愿|谋划|争取|要|决心|议定|探索|提出|答应|承诺|允诺|应允"
)

_WISHED = re.compile(
    r"谈妥|拟|将|计划|力争|希望|有望|期望|打算|准备|旨在|未来|商定|约定|相约|愿|谋划|争取|要|决心|议定|探索|提出|期待|冀|答应|承诺|允诺|应允"
)


_OVER = re.compile(r"(?:终止|停办|取消|解散|撤销|停摆|关停|不再继续|画上句号|到期未续)")
_OPENED = re.compile(r"开业|投用|建成|启用|揭牌|挂牌|投入使用|投运|通车|落成|开园|竣工")
_CEREMONY = re.compile(r"(?:签约|签署|签字)(?:仪式|活动|会)$")
_EXPLAINED = 12  # characters between 两家企业 and the colon behind which they are listed
_AID = re.compile(
    r"^[^，]{0,12}(?:资金|贷款|授信|经费|支持|补助|资助|担保|援助|保障|补贴|奖励|捐款|捐赠|融资|奖学金|仪器|设备)"
)
_TOGETHER = ("共同", "联合", "合作", "发起")
_FOUNDERS = 6  # at most so many founders of one body are said to cooperate, each with each
# frames that tell why somebody goes to a place
_PURPOSES = ("visited/call", "cooperates_with/talk")


@dataclass(slots=True)
class Reading:
    """What an article says: claims and signings."""

    claims: list[Claim] = field(default_factory=list)
    signings: list[Signing] = field(default_factory=list)


class StatementReader:
    """Reads one article; made anew for each."""

    def __init__(
        self,
        resolver: Resolver,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
        offices: Offices,
        text: str,
    ) -> None:
        self._text = text
        self._resolver = resolver
        self._entities = resolver.entities
        self._gazetteer = gazetteer
        self._vocabulary = vocabulary
        self._offices = OfficeReader(resolver, offices, gazetteer)
        self._structure = StructureReader(self._entities, gazetteer)
        self._memory = Memory(self._entities)
        self._roles = Roles(
            self._entities, self._memory, self._offices.known, self._structure.holds_any
        )
        self._parser = Parser(vocabulary)
        published = resolver.setting.published
        self._calendar = Calendar(_date(published))
        self._result = Reading()
        self._mood: tuple[int, bool] = (-1, False)
        self._papers: list[Mention] = []

    def _settle(self, sentences: list[Text]) -> None:
        """What the parties of an agreement do by it is agreed, not yet under way: claims of
        cooperation in the paragraph of their signing have its status."""
        signed = {
            (frozenset((c.subject, c.object)), sentences[c.sentence].block)
            for c in self._result.claims
            if c.type == "COOPERATES_WITH" and c.status == "agreed"
        }
        for claim in self._result.claims:
            key = (frozenset((claim.subject, claim.object)), sentences[claim.sentence].block)
            if claim.type == "COOPERATES_WITH" and claim.status == "active" and key in signed:
                claim.status = "agreed"

    def read(self, sentences: list[Text]) -> Reading:
        """The claims of all sentences."""
        block = -1
        for i, sentence in enumerate(sentences):
            holders = self._offices.read(sentence)
            self._works(i, holders)
            if sentence.block != block:
                self._memory.built = ()
            self._memory.block, self._memory.sentence = sentence.block, i
            if sentence.kind in ("kicker", "headline", "heading"):
                self._memory.heading(
                    self._roles.actors([m for m in sentence.outer() if m.label in ACTORS])
                )
            self._sentence(i, sentence, holders, sentence.block != block)
            block = sentence.block
        self._result.claims.extend(self._structure.read(sentences))
        self._settle(sentences)
        self._result.signings = agreements.joined(self._result.signings, self._roles)
        return self._result

    def _works(self, i: int, holders: list[Holder]) -> None:
        for holder in holders:
            for office in holder.offices:
                if office.body is not None:
                    rule = "works_for/named" if office.named else "works_for/bare"
                    self._result.claims.append(
                        Claim(
                            "WORKS_FOR",
                            holder.person,
                            office.body,
                            None,
                            rule,
                            (holder.start, holder.end),
                            i,
                            role=office.role,
                        )
                    )

    def _sentence(self, i: int, sentence: Text, holders: list[Holder], new_block: bool) -> None:
        self._listed(sentence)
        parsed = clauses(sentence, holders, self._vocabulary, self._structure.holds)
        home = self._resolver.setting.home
        predicates = self._parser.sentence(parsed, new_block)
        times = [
            (m, self._calendar.resolve(m.text)) for m in sentence.mentions if m.label == "Time"
        ]
        noted = 0
        self._memory.lists = []
        lists = [
            token.phrase
            for clause in parsed
            for token in clause.tokens
            if token.phrase and len(token.phrase.mentions) > 1
        ]
        for predicate in predicates:
            noted = self._note(sentence, noted, predicate.start)
            while lists and lists[0].end <= predicate.clause.start:
                self._memory.lists.append(
                    tuple(id_ for m in lists.pop(0).mentions for id_ in m.refers)
                )
            if (
                not predicate.subject
                and not predicate.agents
                and home is not None
                and self._resolver.setting.own
            ):
                self._we(predicate, home.name)
            self._met(predicate, predicates)
            self._opened(sentence, predicate)
            self._together(predicate)
            self._ceremony(i, sentence, predicate, self._when(times, predicate))
            for frame in predicate.trigger.frames:
                self._frame(i, sentence, predicate, frame, times, predicates)
        self._note(sentence, noted, sentence.end)
        self._two_sides(i, sentence, predicates, times)
        self._over(i, sentence)

    def _listed(self, sentence: Text) -> None:
        """两家企业：A、B: a counted group is who is listed behind its colon, if so many are."""
        outer = sentence.outer()
        for group in outer:
            colon = self._text.find("：", group.end, group.end + _EXPLAINED)
            if group.label != "Group" or group.refers or colon < 0:
                continue
            if any(m.start < colon for m in outer if m.start >= group.end):
                continue
            listed = [m for m in outer if m.start > colon and m.label != "Group"]
            bodies = [m for m in listed if m.label == "Organisation"]
            for named in (listed, bodies):  # a place may tell where a body sits
                ids = self._roles.actors(named)
                if len(ids) == count_of(group.text):
                    group.refers = tuple(ids)
                    break

    def _over(self, i: int, sentence: Text) -> None:
        """合同期满终止: what was agreed or done by those the sentence tells of, or by those of whom
        the paragraph told last, has ended."""
        found = status.terminated(sentence.text)
        if found is None:
            return
        end = sentence.start + found
        told = [c for c in self._result.claims if c.sentence == i and c.type == "COOPERATES_WITH"]
        for claim in told:
            if claim.span[1] <= end and claim.status in ("agreed", "active"):
                claim.status = "ended"
        about = any(m.label == "Agreement" and m.rule != "title" for m in sentence.mentions)
        last = self._memory.sets[-1] if self._memory.sets else None
        if (
            not told
            and about
            and last is not None
            and last.block == sentence.block
            and len(last.ids) == 2
        ):
            pairs = [(last.ids[0], last.ids[1])]
            self._pairs(
                i, pairs, "ended", "cooperates_with/over", (sentence.start, sentence.end), None
            )

    def _ceremony(self, i: int, sentence: Text, predicate: Predicate, when: str | None) -> None:
        """A与B举行签约仪式, A与B战略合作签约仪式举行: who is named has signed."""
        if not any(frame.type == "ORGANISED" for frame in predicate.trigger.frames):
            return
        events = [
            m
            for m in (*predicate.objects, *predicate.topic, *predicate.subject)
            if m.label == "Event"
        ]
        event = next((m for m in events if _CEREMONY.search(m.text)), None)
        if event is None:
            return
        left = self._roles.partners(self._roles.actors(predicate.agents or predicate.subject))
        right = self._roles.partners(self._roles.actors(predicate.partners))
        nested = [
            m
            for m in sentence.mentions
            if m.nested and event.covers(m) and m.refers and m.label in ("Place", "Organisation")
        ]
        parties = self._roles.partners(
            self._roles.actors(agreements.opening_parties(event.start, nested, self._text))
        )
        pairs = [(a, b) for a in left for b in right]
        if not pairs and len(parties) == 2:
            pairs = [(parties[0], parties[1])]
        before = self._text[predicate.clause.start : predicate.start]
        if not pairs or status.denied(before, "", sentence.text):
            return
        stage = "proposed" if re.search(r"拟|将(?!军)|计划", before) else "agreed"
        span = self._span(sentence, predicate)
        if stage == "agreed":
            for a, b in pairs:
                self._result.signings.append(
                    Signing(
                        [a, b],
                        [(a, b)],
                        "合作协议",
                        "contract",
                        False,
                        span,
                        i,
                        "signed/ceremony",
                        when,
                        stage,
                    )
                )
        self._pairs(i, pairs, stage, "cooperates_with/ceremony", span, when)

    def _two_sides(
        self,
        i: int,
        sentence: Text,
        predicates: list[Predicate],
        times: list[tuple[Mention, str | None]],
    ) -> None:
        """《…》在某地签署，一方是A，另一方是B."""
        parties = self._roles.partners(
            self._roles.actors(agreements.sides(predicates, sentence, self._text))
        )
        papers = [m for m in sentence.mentions if m.label == "Agreement"] or self._papers
        self._papers = [m for m in sentence.mentions if m.label == "Agreement"]
        if len(parties) < 2 or not papers:
            return
        pairs = [(a, b) for k, a in enumerate(parties) for b in parties[k + 1 :]]
        paper = next((m for m in papers if m.rule == "title"), papers[0])
        when = next((date for _, date in times if date), None)
        span = (sentence.start, sentence.end)
        titled = paper.rule == "title"
        self._result.signings.append(
            Signing(
                parties,
                pairs,
                paper.name,
                paper.kind or "contract",
                titled,
                span,
                i,
                "signed/sides",
                when,
                "agreed",
                [paper],
            )
        )
        self._pairs(i, pairs, "agreed", "cooperates_with/sides", span, when)
        self._memory.parties(parties, [])

    def _opened(self, sentence: Text, predicate: Predicate) -> None:
        """由A和B共建的某研究中心揭牌仪式: what is built is the body that the event is named after."""
        if not any(frame.type == "BUILDS" for frame in predicate.trigger.frames):
            return
        for event in [m for m in predicate.objects if m.label == "Event"]:
            inside = [m for m in sentence.mentions if m.nested and event.covers(m) and m.refers]
            first = next((m for m in inside if m.label in ("Organisation", "Project")), None)
            if first is not None and first.start - event.start <= 1:
                predicate.objects.append(first)

    def _met(self, predicate: Predicate, predicates: list[Predicate]) -> None:
        """到访某大学，就…沟通交流: who talks without a partner talks with the body just visited."""
        talks = any(frame.id == "cooperates_with/talk" for frame in predicate.trigger.frames)
        if not talks or predicate.partners or predicate.source not in ("carried", "home"):
            return
        before = predicates[: predicates.index(predicate)]
        visits = [p for p in before if any(f.id == "visited/call" for f in p.trigger.frames)]
        if visits and self._roles.actors(visits[-1].subject) == self._roles.actors(
            predicate.subject
        ):
            bodies = [m for m in visits[-1].objects if m.label == "Organisation" and m.refers]
            predicate.partners = bodies if len(bodies) == 1 else []

    def _together(self, predicate: Predicate) -> None:
        """Who does anything with somebody is meant by a later 双方."""
        if predicate.partners and predicate.source == "stated":
            left = self._roles.partners(self._roles.actors(predicate.subject))
            right = self._roles.partners(self._roles.actors(predicate.partners))
            if left and right:
                self._memory.parties(left, right)

    def _note(self, sentence: Text, start: int, end: int) -> int:
        """Remember the actors named up to a place in the text."""
        for mention in sentence.mentions:
            if start <= mention.start < end and mention.label == "Event" and mention.refers:
                self._memory.event = mention
            if start <= mention.start < end and mention.label == "Policy" and mention.refers:
                self._memory.policy = mention
        mentions = [
            m
            for m in sentence.outer()
            if start <= m.start < end and m.label in ("Place", "Organisation", "Anaphor", "Group")
        ]
        self._memory.note([id_ for m in mentions for id_ in m.refers])
        return max(start, end)

    def _we(self, predicate: Predicate, home: str) -> None:
        """A clause in which nobody acts is about what "we", the home place, did."""
        id_ = f"place:{home}"
        if self._entities.get(id_) is not None:
            start = predicate.start
            predicate.subject = [Mention(start, start, "", "Place", refers=(id_,), rule="implied")]
            predicate.source = "home"

    def _frame(
        self,
        i: int,
        sentence: Text,
        predicate: Predicate,
        frame: Frame,
        times: list[tuple[Mention, str | None]],
        predicates: list[Predicate],
    ) -> None:
        clause = predicate.clause
        before = self._text[clause.start : predicate.start]
        after = self._text[predicate.end : clause.end]
        clause_text = self._text[clause.start : clause.end]
        if status.denied(before, after, sentence.text):
            return
        when = self._when(times, predicate)
        span = self._span(sentence, predicate)
        if frame.reading == "agreement":
            self._agreement(i, sentence, predicate, frame, when, span)
            return
        if "team" in frame.needs and not predicate.leads and "来访" not in clause_text:
            return
        if "delegation" in frame.needs and not self._delegation(predicate, predicates):
            return
        if "aid" in frame.needs and not _AID.search(after):
            return
        if frame.type == "SUPPORTS" and re.search("感谢|谢意|致谢|祝贺", clause_text):
            return
        if frame.type == "SIGNED" or (
            predicate.after in ("见证", "出席", "参加") and frame.type == "COOPERATES_WITH"
        ):
            return
        for thing in predicate.objects:
            self._name_bare(predicate, frame, thing)
        stage = self._stage(sentence, predicate, frame, before, after, predicates)
        if (
            predicate.relative
            and predicate.source in ("home", "carried")
            and frame.type != "LOCATED_IN"
        ):
            return
        if (
            predicate.source == "none"
            and frame.type != "LOCATED_IN"
            and "copula" not in frame.needs
        ):
            return
        seen = []
        for subject, type_, object_ in READINGS[frame.reading](predicate, frame, self._roles):
            rule = (
                frame.id
                if predicate.source in ("stated", "by", "pivot")
                else f"{frame.id}/{predicate.source}"
            )
            if frame.type == "BUILDS" and self._acts(object_, predicate):
                continue
            if self._weakly_named(object_):
                rule += "/weak"
            claim = Claim(type_, subject, object_, stage, rule, span, i, when)
            self._result.claims.append(claim)
            seen.append((subject, object_))
        if seen and frame.type in ("COOPERATES_WITH", "VISITED"):
            self._memory.parties([s for s, _ in seen], [o for _, o in seen])
        elif seen and frame.type in ("BUILDS", "ORGANISED"):
            self._memory.parties([subject for subject, _ in seen], [])
        if seen and frame.type == "BUILDS" and frame.reading == "directed":
            self._joint(i, predicate, stage, span, when)
        if seen and frame.type == "BUILDS":
            self._memory.built = tuple(dict.fromkeys(object_ for _, object_ in seen))

    def _acts(self, id_: str, predicate: Predicate) -> bool:
        """Whether what is said to be built is a government, or one of those who build."""
        builders = [*(predicate.agents or predicate.subject), *predicate.partners]
        if predicate.copular:
            builders = predicate.objects
        return self._entities[id_].kind == "government" or id_ in self._roles.actors(builders)

    def _weakly_named(self, id_: str) -> bool:
        """Whether an entity has only names that recognisers alone would not believe."""
        mentions = self._entities[id_].mentions
        return bool(mentions) and all(m.weak for m in mentions)

    def _joint(
        self, i: int, predicate: Predicate, stage: str, span: tuple[int, int], when: str | None
    ) -> None:
        """Who builds something with another, or together, cooperates."""
        left = self._roles.partners(
            self._roles.actors(predicate.agents or predicate.subject, persons=False)
        )
        right = self._roles.partners(self._roles.actors(predicate.partners, persons=False))
        word = predicate.trigger.word
        together = (
            "共同" in predicate.marks
            or word.startswith(_TOGETHER)
            or predicate.after.startswith(_TOGETHER)
        )
        if right and predicate.source != "carried":
            pairs = [(a, b) for a in left for b in right]
        elif together and 1 < len(left) <= _FOUNDERS:
            pairs = [(a, b) for k, a in enumerate(left) for b in left[k + 1 :]]
        else:
            return
        if any(self._structure.holds_any(a, b) for a, b in pairs):
            return  # a list of places and the wider ones they lie in
        pairs = [(a, b) for a, b in pairs if not self._roles.same_actor(a, b)]
        self._pairs(
            i,
            pairs,
            "active" if stage == "completed" else stage,
            "cooperates_with/joint",
            span,
            when,
        )
        self._memory.parties([a for a, _ in pairs], [b for _, b in pairs])

    def _delegation(self, predicate: Predicate, predicates: list[Predicate]) -> bool:
        """Whether a delegation goes: it is led, or it goes in order to see or talk."""
        after = predicates[predicates.index(predicate) + 1 :]
        purpose = after[0] if after and after[0].clause is predicate.clause else None
        if purpose is not None and any(f.id in _PURPOSES for f in purpose.trigger.frames):
            return True
        return (
            predicate.leads
            or "率" in predicate.trigger.word
            or any(m.label == "Person" for m in predicate.subject)
        )

    def _agreement(
        self,
        i: int,
        sentence: Text,
        predicate: Predicate,
        frame: Frame,
        when: str | None,
        span: tuple[int, int],
    ) -> None:
        clause = self._text[predicate.clause.start : predicate.clause.end]
        after = self._text[predicate.end : predicate.clause.end]
        if (
            predicate.after in ("见证", "出席", "主持", "参加", "应邀出席")
            and predicate.source != "pivot"
        ):
            return
        before = self._text[predicate.clause.start : predicate.start]
        found = agreements.pairwise(predicate, self._roles) or agreements.read(
            predicate, frame, self._roles
        )
        if agreements.is_consensus(clause):
            for _, pairs in found:
                self._pairs(i, pairs, "proposed", "cooperates_with/consensus", span, when)
            return
        if agreements.is_bond(predicate) and not agreements.is_signing(
            predicate, frame, clause, after, ""
        ):
            for _, pairs in found:
                self._pairs(i, pairs, "agreed", "cooperates_with/bond", span, when)
            return
        if not agreements.is_signing(predicate, frame, clause, after, sentence.text):
            return
        unnamed = all(m.label == "Group" for m in predicate.partners)
        if predicate.source == "home" and unnamed and "copula" not in frame.needs:
            return
        planned = (
            bool(re.search(r"(?:(?<!人)才|料|预计)[^，]{0,4}$", before))
            or bool(re.search(r"(?:拟|将|计划|准备|有望|即将|力争|争取|希望)[^，]{0,12}$", before))
            and not re.search("将[^，]{0,6}(?:日|月)", before)
        )
        mention = agreements.named(predicate)
        if (
            mention is not None
            and mention.rule == "title"
            and not any(len(parties) > 1 for parties, _ in found)
        ):
            nested = [
                m
                for m in sentence.mentions
                if m.nested
                and mention.covers(m)
                and m.refers
                and m.label in ("Place", "Organisation")
            ]
            inside = agreements.titled_parties(mention, nested, self._text)
            parties = self._roles.partners(self._roles.actors(inside))
            if len(parties) > 1:
                found = [
                    (parties, [(a, b) for k, a in enumerate(parties) for b in parties[k + 1 :]])
                ]
        if not any(len(parties) > 1 for parties, _ in found):
            found = self._around(sentence, predicate, found)
        for parties, pairs in found:
            if len(parties) < 2:
                continue
            over = frame.status == "ended" or status.ended(before, after)
            stage = "ended" if over else "proposed" if planned else "agreed"
            rule = (
                frame.id
                if predicate.source in ("stated", "by", "pivot")
                else f"{frame.id}/{predicate.source}"
            )
            if not planned:
                self._result.signings.append(
                    Signing(
                        parties,
                        pairs,
                        mention.name or mention.text if mention else _noun(after),
                        (mention.kind if mention else None) or "contract",
                        mention is not None and mention.rule == "title",
                        span,
                        i,
                        rule,
                        when,
                        stage,
                        [mention] if mention else [],
                    )
                )
            self._pairs(i, pairs, stage, rule.replace("signed", "cooperates_with"), span, when)
            if mention is not None and stage == "agreed":
                self._built_by_title(i, sentence, mention, parties, span, when)
            self._memory.parties([a for a, _ in pairs], [b for _, b in pairs])

    def _around(
        self,
        sentence: Text,
        predicate: Predicate,
        found: list[tuple[list[str], list[tuple[str, str]]]],
    ) -> list[tuple[list[str], list[tuple[str, str]]]]:
        """Where the verb has not two parties: the two actors that the sentence names before it,
        if it names just two."""
        named = [
            m
            for m in sentence.outer()
            if m.start < predicate.start and m.label in ACTORS and m.refers
        ]
        outside = [m for m in named if m not in predicate.at and m not in predicate.backers]
        ids = self._roles.partners(self._roles.actors(outside))
        distinct: list[str] = []
        for id_ in ids:
            if not any(
                self._roles.same_actor(id_, other) or self._structure.holds_any(id_, other)
                for other in distinct
            ):
                distinct.append(id_)
        if len(distinct) != 2:
            return found
        return [(distinct, [(distinct[0], distinct[1])])]

    def _built_by_title(
        self,
        i: int,
        sentence: Text,
        title: Mention,
        parties: list[str],
        span: tuple[int, int],
        when: str | None,
    ) -> None:
        """《关于共建某研究院的协议》: its parties have agreed to build what the title names."""
        for inner in sentence.mentions:
            if not (
                inner.nested
                and title.covers(inner)
                and inner.refers
                and inner.label == "Organisation"
            ):
                continue
            before = self._text[title.start : inner.start]
            after = self._text[inner.end : title.end]
            draft = self._entities[inner.refers[0]]
            if draft.kind in ("institute", "park", "hospital", "other") and (
                re.search(r"(?:共建|建设|组建|设立|成立|创办|筹建)$", before)
                or re.match(r"(?:推进|合作)?(?:建设|共建|筹建)", after)
            ):
                for party in parties:
                    self._result.claims.append(
                        Claim("BUILDS", party, draft.id, "agreed", "builds/title", span, i, when)
                    )

    def _pairs(
        self,
        i: int,
        pairs: list[tuple[str, str]],
        stage: str,
        rule: str,
        span: tuple[int, int],
        when: str | None,
    ) -> None:
        for a, b in pairs:
            self._result.claims.append(Claim("COOPERATES_WITH", a, b, stage, rule, span, i, when))

    def _when(self, times: list[tuple[Mention, str | None]], predicate: Predicate) -> str | None:
        """The date of the clause, else the last one before the verb in the sentence."""
        before = [when for mention, when in times if mention.start < predicate.start and when]
        inside = [
            when
            for mention, when in times
            if predicate.clause.start <= mention.start < predicate.clause.end and when
        ]
        return inside[0] if inside else (before[-1] if before else None)

    def _span(self, sentence: Text, predicate: Predicate) -> tuple[int, int]:
        """The clause, from its subject on where that stands before it in the sentence."""
        starts = [
            m.start
            for m in (*predicate.subject, *predicate.partners)
            if sentence.start <= m.start < predicate.start and m.rule != "implied"
        ]
        start = min([predicate.clause.start, *starts])
        end = predicate.clause.end
        while start < end and self._text[start] in " 　，；：。“”、":
            start += 1
        return start, max(end, start + 1)

    def _name_bare(self, predicate: Predicate, frame: Frame, thing: Mention) -> None:
        """建设研究院: a body that is only to be built is named after its builder and its place."""
        if frame.type != "BUILDS" or thing.label not in ("Organisation", "Project"):
            return
        builders = self._roles.actors([*predicate.subject, *predicate.partners], persons=False)
        if len(builders) != 1 or self._roles.label(builders[0]) != "Organisation":
            return
        builder = self._entities[builders[0]]
        places = self._roles.things(predicate.at, ("Place",))
        if len(thing.text) < 3 or (
            thing.refers and not self._another(thing, builder, bool(places))
        ):
            return
        for id_ in thing.refers:
            mentions = self._entities[id_].mentions
            mentions[:] = [m for m in mentions if m is not thing]
        short = _short(self._entities[places[-1]]) if places else ""
        draft = self._entities.add(thing.label, thing.kind, f"{builder.name}{short}{thing.text}")
        draft.aliases.update({f"{builder.name}{thing.text}", thing.text})
        draft.mentions.append(thing)
        if places:
            draft.place = self._entities[places[-1]].name
        thing.refers = (draft.id,)

    def _another(self, thing: Mention, builder: Draft, placed: bool) -> bool:
        """Whether a bare word was taken for a body named before though another is meant: what a
        university builds somewhere is its own."""
        meant = self._entities[thing.refers[0]]
        bare = thing.weak and meant.name != thing.text and meant.name.endswith(thing.text)
        return (
            bare
            and placed
            and builder.kind == "university"
            and not meant.name.startswith(builder.name)
        )

    def _stage(
        self,
        sentence: Text,
        predicate: Predicate,
        frame: Frame,
        before: str,
        after: str,
        predicates: list[Predicate],
    ) -> str:
        """The status of a claim: the frame's own unless words around the verb say otherwise."""
        rest = self._text[predicate.end : sentence.end]
        if status.ended(before, after) or (predicate.relative and _OVER.search(rest)):
            return "ended"
        clause = self._text[predicate.clause.start : predicate.clause.end]
        lead = self._text[sentence.start : predicate.start]
        wish = _WISHED if frame.type == "COOPERATES_WITH" else _PLANNED
        own = bool(wish.search(_names_out(before)))
        carried = self._mood[0] == id(sentence) and self._mood[1] and predicate.source == "carried"
        planned = own or carried
        self._mood = (id(sentence), planned)
        if frame.type == "VISITED":
            return (
                "proposed"
                if re.search(r"(?:拟|将|计划|即将|准备)[^，]{0,10}$", before)
                and not status.done(before)
                else "completed"
            )
        if frame.type == "ORGANISED":
            told = re.search(r"拟|将(?!军)|计划", lead) and not re.search(
                r"昨|日前|近日|已|曾", lead
            )
            return "proposed" if told else frame.status
        if frame.type in ("LOCATED_IN", "ATTENDED"):
            return "proposed" if re.search(r"拟|将|计划|即将", before) else frame.status
        if frame.type == "ISSUED":
            drafted = _DRAFT.search(sentence.text) and not re.search(
                "印发|出台|发布|公布", sentence.text
            )
            return "proposed" if drafted or re.search(r"拟|将|计划", before) else "completed"
        if planned and not (status.done(before[-6:]) and not own):
            return "proposed"
        if frame.type == "BUILDS":
            if re.search(r"正在|加快|加紧|推进|在建", before):
                return "active"
            if _DONE_VERBS.search(predicate.trigger.word) or re.search(r"已|建成", before):
                return "completed"
            if _OPENED.search(rest) and not re.search(r"拟|将|计划|力争", rest):
                return "completed"
            return "agreed" if _SIGN_WORDS.search(lead) else "active"
        if frame.type == "COOPERATES_WITH":
            if frame.status in ("proposed", "agreed"):
                return frame.status
            if status.tentative(clause):
                return "proposed"
            return "agreed" if _SIGN_WORDS.search(before) else "active"
        return frame.status


def _names_out(text: str) -> str:
    return re.sub(
        r"《[^》]*》|将军|要闻|主要|重要|需要|必要|要素|规划局|规划院|支持下|推动下|规划和|要求",
        "",
        text,
    )


def _noun(after: str) -> str:
    found = re.search(
        r"[\u4e00-\u9fff]{0,10}(?:协议书|协议|备忘录|合同|意向书|合作书|项目书|共识书|友好城市|文件)",
        after,
    )
    return found.group() if found else "合作协议"


def _short(draft: Draft) -> str:
    names = [alias for alias in draft.aliases if len(alias) >= 2]
    return min(names, key=lambda name: (len(name), name)) if names else draft.name


def _date(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
