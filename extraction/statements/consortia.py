"""Who takes part in what another leads: 由A牵头，B、C参与."""

from __future__ import annotations

import re

from extraction.statements.roles import Roles
from extraction.statements.syntax import Clause, Token
from extraction.statements.telling import Pairs

_LEADS = re.compile(r"(?:共同|联合)?(?:牵头|领衔|主导|发起|挂帅)")
_JOINS = re.compile(r"[^，。；]{0,4}(?:参与|参加|加入|协同|配合|协作|共建|协办|跟进)")
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


def _named(token: Token, verb: re.Pattern[str], text: str) -> Token | None:
    """The token, if it is a name with one of these verbs behind it."""
    return token if token.phrase and verb.match(text, token.end) else None
