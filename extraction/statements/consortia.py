"""Who takes part in what another leads: 由A牵头，B、C参与."""

from __future__ import annotations

import re

from extraction.lexicon import load
from extraction.statements.roles import Roles
from extraction.statements.syntax import Clause, Token
from extraction.statements.telling import Pairs

_CUES = load("lists.toml")["consortia"]
_LEADS, _GIVES, _JOINS = (re.compile(_CUES[key]) for key in ("leads", "gives", "joins"))
_NEAR = 14  # tokens between the leader and the members
_MOST = 8  # members of a consortium of which each is said to work with its leader


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


def contributed(parsed: list[Clause], roles: Roles, text: str) -> tuple[Pairs, tuple[int, int]]:
    """(pairs, where) of those who put together what a thing needs: A出技术，B出土地."""
    before: tuple[Clause, list[str]] | None = None
    for clause in parsed:
        found = [t for t in clause.tokens if _named(t, _GIVES, text) is not None]
        names = (
            [t for t in clause.tokens if t.kind == "np" and t.end <= found[0].end] if found else []
        )
        acting = _acting(found[0], roles) if len(found) == len(names) == 1 else []
        if before is not None and len(acting) == len(before[1]) == 1:
            pair = (before[1][0], acting[0])
            if before[0] is clause.before and not (roles.kin(*pair) or roles.nested(*pair)):
                return [pair], (before[0].start, clause.end)
        before = (clause, acting)
    return [], (0, 0)


def _acting(token: Token, roles: Roles) -> list[str]:
    assert token.phrase is not None
    return roles.partners(roles.actors(token.phrase.mentions, persons=False))


def _named(token: Token, verb: re.Pattern[str], text: str) -> Token | None:
    """The token, if it is a name with one of these verbs behind it."""
    return token if token.phrase and verb.match(text, token.end) else None
