"""Who takes part in what another leads: 由A牵头，B、C参与."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.annotation.model import Mention
from extraction.lexicon import load
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles
from extraction.statements.syntax import Clause, Token
from extraction.statements.telling import Pairs

_CUES = load("lists.toml")["consortia"]
_LEADS, _GIVES, _JOINS = (re.compile(_CUES[key]) for key in ("leads", "gives", "joins"))
_THINGS = ("Organisation", "Project", "Anaphor")
_OPEN = ("carried", "home", "none")
_NEAR = 14  # tokens between the leader and the members
_MOST = 8  # members of a consortium of which each is said to work with its leader


@dataclass(frozen=True, slots=True)
class Contribution:
    """Who gives, which pairs work together so, where it is told, and for what."""

    givers: list[Mention]
    pairs: Pairs
    span: tuple[int, int]
    things: list[Mention]  # for what they give it (X由A出地、B出钱)

    def found(self, predicate: Predicate) -> None:
        """A出地、B出钱，建起某中心: the clause behind has all of them for its subject."""
        follows = predicate.clause.start >= self.span[1] > 0
        builds = any(frame.type == "BUILDS" for frame in predicate.trigger.frames)
        if follows and builds and predicate.source in _OPEN and not predicate.agents:
            predicate.subject, predicate.source = list(self.givers), "carried"
            predicate.marks.add("共同")


_NOTHING = Contribution([], [], (0, 0), [])


def led(parsed: list[Clause], roles: Roles, text: str) -> tuple[Pairs, tuple[int, int]] | None:
    """(leader, member) of each member of the first consortium that a sentence tells of, and
    where. text: the article's."""
    flat = [(clause, token) for clause in parsed for token in clause.tokens]
    for i, (clause, token) in enumerate(flat[:-1]):
        if token.text != "由" or (leader := _named(flat[i + 1][1], _LEADS, text)) is None:
            continue
        for other, member in flat[i + 2 : i + _NEAR]:
            if _named(member, _JOINS, text) is None:
                continue
            assert leader.phrase is not None
            assert member.phrase is not None
            if any(m.refers for m in member.phrase.mentions):
                lead = roles.partners(roles.actors(leader.phrase.mentions, persons=False))
                members = roles.partners(roles.actors(member.phrase.mentions, persons=False))
                pairs = [(a, b) for a in lead for b in members if not roles.kin(a, b)]
                return (pairs, (clause.start, other.end)) if len(members) <= _MOST else None
    return None


def contributed(parsed: list[Clause], roles: Roles, text: str) -> Contribution:
    """Those who put together what a thing needs: A出技术，B出土地."""
    found, last = _NOTHING, None
    for clause in parsed:
        giving = [t for t in clause.tokens if _named(t, _GIVES, text) is not None]
        names = [t for t in clause.tokens if t.kind == "np" and giving and t.end <= giving[-1].end]
        thing = _spoken_of(clause, names)
        alone = len(giving) == len(names) - (1 if thing else 0) > 0
        if not alone or (last is not None and clause.before is not last):
            if found.pairs:
                break
            found, last = _NOTHING, None
        for token in giving if alone else ():
            assert token.phrase is not None
            acting = _acting(token, roles)
            others = [id_ for m in found.givers for id_ in roles.actors([m])[:1]]
            if len(acting) != 1 or any(roles.related(acting[0], other) for other in others):
                continue
            start = found.span[0] if found.givers else clause.start
            found = Contribution(
                [*found.givers, token.phrase.mentions[-1]],
                [*found.pairs, *((other, acting[0]) for other in others)],
                (start, clause.end),
                found.things or thing,
            )
            last = clause
    return found if found.pairs else _NOTHING


def _spoken_of(clause: Clause, names: list[Token]) -> list[Mention]:
    """X由A出地: what a clause is about, if those who give stand behind 由."""
    if len(names) < 2 or names[0].phrase is None:
        return []
    by = any(t.text == "由" and names[0].end <= t.start < names[1].start for t in clause.tokens)
    things = [m for m in names[0].phrase.mentions if m.label in _THINGS]
    return things if by else []


def _acting(token: Token, roles: Roles) -> list[str]:
    assert token.phrase is not None
    return roles.partners(roles.actors(token.phrase.mentions, persons=False))


def _named(token: Token, verb: re.Pattern[str], text: str) -> Token | None:
    """The token, if it is a name with one of these verbs behind it."""
    return token if token.phrase and verb.match(text, token.end) else None
