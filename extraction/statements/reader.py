"""Reading the statements of one article: every sentence's claims, in the order of the text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, product

from extraction.annotation.model import ACTORS, Mention
from extraction.annotation.model import Sentence as Text
from extraction.annotation.resolution.resolver import Resolver
from extraction.frames import Frame, Vocabulary, endings, verbs
from extraction.gazetteer import Gazetteer
from extraction.lexicon.offices import Offices
from extraction.statements import (
    agreements,
    aid,
    completion,
    conditions,
    consortia,
    founding,
    items,
    papers,
    status,
    visiting,
)
from extraction.statements.building import Building
from extraction.statements.claims import Claim
from extraction.statements.dates import Calendar
from extraction.statements.enumeration import Couple, couples, pairs, rolls
from extraction.statements.founding import Founding
from extraction.statements.listedsignings import ListedSignings
from extraction.statements.listings import ListingReader
from extraction.statements.memory import Memory
from extraction.statements.offices import Holder, OfficeReader
from extraction.statements.parser import Parser
from extraction.statements.predicates import Predicate
from extraction.statements.readings import READINGS
from extraction.statements.roles import Roles
from extraction.statements.signings import SigningReader
from extraction.statements.structure import StructureReader
from extraction.statements.syntax import Clause, clauses
from extraction.statements.telling import Reading, Telling

_HEADINGS = ("kicker", "headline", "heading")
# types of claims of which nobody is the subject where a common noun is (旅游局于当晚举行…)
_OWN_DOING = ("ISSUED", "ORGANISED", "SUPPORTS")
_NAMED = ("Place", "Organisation", "Anaphor", "Group")

Times = list[tuple[Mention, str | None]]


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
        self._entities = resolver.entities
        self._setting = resolver.setting
        self._vocabulary = vocabulary
        self._offices = OfficeReader(resolver, offices, gazetteer)
        self._structure = StructureReader(self._entities, gazetteer, resolver.school)
        self._memory = Memory(self._entities)
        self._roles = Roles(
            self._entities, self._memory, self._offices.known, self._structure.holds_any
        )
        self._memory.related = self._roles.related
        self._building = Building(self._entities, self._roles, text)
        self._parser = Parser(vocabulary)
        self._calendar = Calendar(_date(self._setting.published))
        self._stages = status.Stages(self._setting.published)
        self._host = _speaker(resolver)
        self._spoken: list[str] = []  # actors named in the sentence before
        self._result = Reading()
        self._founding = Founding(self._roles, self._memory, self._result)
        self._signings = SigningReader(
            text, self._entities, self._roles, self._memory, self._result
        )
        self._listed = ListedSignings(self._roles, self._memory, self._result)

    def read(self, sentences: list[Text]) -> Reading:
        """The claims of all sentences."""
        block = -1
        visiting.found_sites(sentences, self._entities)
        self._memory.rolls = [
            (i, ids) for i, sentence in enumerate(sentences) for ids in rolls(sentence)
        ]
        for i, sentence in enumerate(sentences):
            holders = self._offices.read(sentence)
            self._works(i, holders)
            if sentence.block != block:
                self._memory.built = ()
            self._memory.block, self._memory.sentence = sentence.block, i
            if sentence.kind in _HEADINGS:
                named = [m for m in sentence.outer() if m.label in ACTORS]
                self._memory.heading(self._roles.actors(named))
            self._sentence(i, sentence, holders, sentence.block != block)
            block = sentence.block
        self._result.claims.extend(self._structure.read(sentences))
        self._result.claims.extend(ListingReader(self._roles, self._text).read(sentences))
        items.read(sentences, self._roles, self._result)
        self._settle(sentences)
        self._result.signings = agreements.joined(self._result.signings, self._roles)
        return self._result

    def _settle(self, sentences: list[Text]) -> None:
        """What the parties of an agreement do by it is agreed, not yet under way: claims of
        cooperation in the paragraph of their signing have its status."""

        def key(claim: Claim) -> tuple[frozenset[str], int]:
            return frozenset((claim.subject, claim.object)), sentences[claim.sentence].block

        cooperation = [c for c in self._result.claims if c.type == "COOPERATES_WITH"]
        signed = {key(claim) for claim in cooperation if claim.status == "agreed"}
        for claim in cooperation:
            if claim.status == "active" and key(claim) in signed:
                claim.status = "agreed"

    def _works(self, i: int, holders: list[Holder]) -> None:
        for holder in holders:
            span = (holder.start, holder.end)
            for office in (*holder.offices, *holder.appointed):
                if office.body is None:
                    continue
                rule = "works_for/named" if office.named else "works_for/bare"
                self._result.claims.append(
                    Claim(
                        "WORKS_FOR",
                        holder.person,
                        office.body,
                        None,
                        rule,
                        span,
                        i,
                        role=office.role,
                    )
                )

    def _sentence(self, i: int, sentence: Text, holders: list[Holder], new_block: bool) -> None:
        completion.explain_groups(sentence, self._roles, self._text)
        self._spoken = [] if new_block else self._spoken
        listed = couples(sentence)
        parsed = clauses(sentence, holders, self._vocabulary, self._structure.holds, listed)
        predicates = self._parser.sentence(parsed, new_block)
        times = [
            (m, self._calendar.resolve(m.text)) for m in sentence.mentions if m.label == "Time"
        ]
        noted = 0
        lists = _lists(parsed)
        joined = pairs(sentence)
        self._memory.lists = []
        given = consortia.contributed(parsed, self._roles, self._text)
        for predicate in predicates:
            given.found(predicate)
            noted = self._note(sentence, noted, predicate.start)
            while lists and lists[0][0] <= predicate.clause.start:
                self._memory.lists.append(lists.pop(0)[1])
            while joined and joined[0].end <= predicate.clause.start:
                self._pair(joined.pop(0))
            self._complete(sentence, predicate, predicates)
            telling = Telling(i, sentence, predicate, self._text, _when(times, predicate))
            self._signings.ceremony(telling)
            for frame in predicate.trigger.frames:
                self._frame(telling, frame, predicates)
        self._note(sentence, noted, sentence.end)
        self._spoken = self._roles.actors([m for m in sentence.outer() if m.label in _NAMED])
        if (found := consortia.led(parsed, self._roles, self._text)) is not None:
            rule = "cooperates_with/led"
            self._result.cooperate(found[0], "active", rule, found[1], i, None)
        rule = "cooperates_with/contributed"
        self._result.cooperate(given.pairs, "active", rule, given.span, i, None)
        self._result.claims.extend(
            Claim("BUILDS", actor, thing, "active", "builds/contributed", given.span, i, None)
            for actor in self._roles.actors(given.givers)
            for thing in self._roles.things(given.things, ("Organisation", "Project"))
        )
        first = next((when for _, when in times if when), None)
        for guest, stop, where in visiting.stops(sentence, predicates, self._roles):
            claim = Claim("VISITED", guest, stop, "completed", "visited/station", where, i, first)
            self._result.claims.append(claim)
            self._memory.visitor = (i, guest)
        for gifts in (
            aid.received(parsed, sentence, self._roles),
            aid.sent(predicates, sentence, self._roles),
            aid.funded(sentence, self._roles),
        ):
            for givers, helped, where in gifts:
                self._support(givers, helped, where, i, first)
        self._signings.sides(i, sentence, predicates, first)
        self._listed.listed(i, sentence, listed, first)
        self._listed.papers(i, papers.papers(sentence, holders), sentence, first)
        self._listed.bound(i, sentence)
        self._listed.over(i, sentence)

    def _support(
        self, givers: list[str], helped: list[str], span: tuple[int, int], i: int, when: str | None
    ) -> None:
        rule = "supports/received"
        for giver, receiver in product(givers, helped):
            self._result.claims.append(
                Claim("SUPPORTS", giver, receiver, "active", rule, span, i, when)
            )

    def _pair(self, couple: Couple) -> None:
        """甲与乙的合作…，双方: where no verb of the sentence has told of parties yet."""
        last = self._memory.sets[-1] if self._memory.sets else None
        if last is not None and (last.block, last.sentence) == (
            self._memory.block,
            self._memory.sentence,
        ):
            return
        left, right = (self._roles.actors([m]) for m in (couple.one, couple.other))
        if len(left) != 1 or len(right) != 1 or self._roles.kin(left[0], right[0]):
            return
        nested = self._roles.nested
        if not (nested(left[0], right[0]) or nested(right[0], left[0])):
            self._memory.parties(left, right)

    def _complete(self, sentence: Text, predicate: Predicate, predicates: list[Predicate]) -> None:
        """Fill the roles that the sentence leaves open."""
        completion.find_leading(predicate)
        home = self._setting.home
        if not predicate.subject and not predicate.agents:
            types = {frame.type for frame in predicate.trigger.frames}
            own = f"place:{home.name}" if home and self._setting.own else ""
            if self._host and predicate.partners:
                own = own or self._host.refers[0]  # a school's page: 先后与A、B签订协议
            named = predicate.clause.unnamed and any(t in _OWN_DOING for t in types)
            actor = ("VISITED" in types and self._memory.guest()) or ("" if named else own)
            if self._entities.get(actor) is not None:
                completion.speak_for_home(predicate, actor)
        visiting.find_host(predicate, self._text, self._host)
        visiting.find_met(predicate, predicates)
        completion.find_signer(predicate, self._roles, self._spoken)
        completion.find_other(predicate, self._roles, self._text)
        completion.find_visited(predicate, predicates, self._roles)
        completion.find_opened(sentence, predicate)
        completion.find_described(predicate, predicates)
        completion.find_listed(predicate, predicates)
        completion.find_shown(sentence, predicate)
        behind = predicates[predicates.index(predicate) + 1 :]
        aid.find_helped(sentence, predicate, behind, self._roles)
        before = self._text[predicate.clause.start : predicate.start]
        predicate.aside = predicate.aside if completion.REFERS_BACK.search(before) else []
        completion.find_seats(sentence, predicate, self._roles)
        if predicate.partners and predicate.source == "stated":
            # who does anything with somebody is meant by a later 双方
            left = self._roles.partners(self._roles.actors(predicate.subject))
            right = self._roles.partners(self._roles.actors(predicate.partners))
            if left and right:
                self._memory.parties(left, right)

    def _note(self, sentence: Text, start: int, end: int) -> int:
        """Remember the actors named up to a place in the text."""
        for mention in sentence.mentions:
            if start <= mention.start < end and mention.refers:
                if mention.label == "Event":
                    self._memory.event = mention
                    opening = self._signings.opening(sentence, mention)
                    if all(id_ in self._memory.named for id_ in opening):
                        self._memory.parties(opening, [])
                elif mention.label == "Policy":
                    self._memory.policy = mention
        outer = sentence.outer()
        named = [m for m in outer if start <= m.start < end and m.label in _NAMED]
        seats = {one.start for one, other in pairwise(outer) if self._seat(one, other)}
        named = [m for m in named if m.start not in seats]
        self._memory.note([id_ for m in named for id_ in m.refers])
        return max(start, end)

    def _seat(self, place: Mention, body: Mention) -> bool:
        """鞍山的某集团, 眉山市彭山区: the place only tells where the other is, it does not act."""
        between = self._text[place.end : body.start]
        if place.label == body.label == "Place" and between == "" and place.refers and body.refers:
            return self._structure.holds(place.refers[0], body.refers[0])
        return place.label == "Place" and body.label == "Organisation" and between == "的"

    def _frame(self, telling: Telling, frame: Frame, predicates: list[Predicate]) -> None:
        predicate = telling.predicate
        if status.denied(telling.unnamed, telling.after, telling.sentence.text):
            return
        if frame.reading == "agreement":
            self._signings.verb(telling, frame)
            return
        if not conditions.applies(telling, frame, predicates, self._text):
            return
        if frame.type == "BUILDS":
            for thing in predicate.objects:
                completion.name_built(predicate, thing, self._entities, self._roles)
        stage = self._stages.of(telling, frame)
        cancelled = stage == "ended" and frame.type == "VISITED"
        if cancelled or not conditions.grounded(predicate, frame):
            return
        found = list(READINGS[frame.reading](predicate, frame, self._roles))
        if frame.type == "BUILDS":
            found = self._building.kept(found, telling) or self._founding.signed_for(telling)
        if frame.type == "COOPERATES_WITH":
            found = [f for f in found if not any(map(self._building.doubtful, (f[0], f[2])))]
        span = telling.span
        for subject, type_, object_ in () if conditions.of_another(telling, frame) else found:
            rule = telling.rule(frame) + ("/weak" if self._building.weakly_named(object_) else "")
            claim = Claim(type_, subject, object_, stage, rule, span, telling.index, telling.when)
            self._result.claims.append(claim)
        if found:
            self._remember(telling, frame, found, stage)
        elif frame.type == "BUILDS" and founding.sets_up(telling):
            self._founding.join(telling, stage)  # 与某区合作建设实验室: what is built has no name

    def _remember(
        self, telling: Telling, frame: Frame, found: list[tuple[str, str, str]], stage: str
    ) -> None:
        """Keep the parties of a claim for 双方, and what was built."""
        subjects = [subject for subject, _, _ in found]
        objects = [object_ for _, _, object_ in found]
        if frame.type in ("COOPERATES_WITH", "VISITED"):
            met = telling.predicate.trigger.word.endswith(endings("meeting"))
            met = met or frame.type != "VISITED"
            predicate = telling.predicate
            if predicate.source == "pivot" and predicate.after in verbs("deepening"):
                return  # 深化川渝合作 tells what it is good for, not who 双方 are
            self._memory.parties(subjects, objects, met=met)
            if frame.type == "VISITED":
                self._memory.visitor = (telling.index, subjects[-1])
        elif frame.type in ("BUILDS", "ORGANISED"):
            self._memory.parties(subjects, [])
        if frame.type == "BUILDS":
            if frame.reading == "directed" or len(telling.predicate.agents) > 1:
                self._founding.join(telling, stage)
            self._memory.built = tuple(dict.fromkeys(objects))


def _speaker(resolver: Resolver) -> Mention | None:
    """The body or place that tells the article as its own."""
    setting, entities = resolver.setting, resolver.entities
    place = f"place:{setting.home.name}" if setting.home and setting.own else ""
    draft = entities.get(resolver.school or place)
    return Mention(0, 0, "", draft.label, refers=(draft.id,), rule="implied") if draft else None


def _lists(parsed: list[Clause]) -> list[tuple[int, tuple[str, ...]]]:
    """(end, entities) of each list of names in a sentence."""
    return [
        (token.phrase.end, tuple(id_ for m in token.phrase.mentions for id_ in m.refers))
        for clause in parsed
        for token in clause.tokens
        if token.phrase and len(token.phrase.mentions) > 1
    ]


def _when(times: Times, predicate: Predicate) -> str | None:
    """The date of the clause, else the last one before the verb in the sentence."""
    dated = [(mention, when) for mention, when in times if when]
    clause = predicate.clause
    inside = [when for mention, when in dated if clause.start <= mention.start < clause.end]
    before = [when for mention, when in dated if mention.start < predicate.start]
    return inside[0] if inside else (before[-1] if before else None)


def _date(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
