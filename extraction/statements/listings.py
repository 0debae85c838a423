"""What lists of new bodies say without a verb: 制造联合实验室（甲大学、乙公司共建）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.statements import status
from extraction.statements.claims import Claim
from extraction.statements.roles import Roles

_OPENS = re.compile(r"[”」]?\s?(?:（(?:由)?|[：:]\s?|—{1,2}\s?)")
_JOINS = re.compile(r"[、，与和及+＋—\-－·]|以及|联合|携手")
_CLOSES = re.compile(
    r"(?:等(?:单位|企业|高校|机构)?)?(?:三方|双方)?"
    r"(?P<built>(?:共同|联合|合作|牵头|负责)*(?:共建|建设|承建|组建|建|设立|发起|牵头))?[）；。，、]|$"
)
# what is told of the list before or behind it, within so many sentences
_FOUNDED = re.compile("共建|揭牌|挂牌|授牌|成立|组建|设立|筹建|联合建设")
_NEAR = 3
_BUILT = ("institute", "association", "hospital", "park", "other", None, "facility")


class ListingReader:
    """Reads lists of bodies with their founders behind them."""

    def __init__(self, roles: Roles, text: str) -> None:
        self._roles = roles
        self._text = text

    def read(self, sentences: list[Text]) -> Iterator[Claim]:
        """BUILDS claims of all sentences."""
        for i, sentence in enumerate(sentences):
            near = "".join(one.text for one in sentences[max(0, i - _NEAR) : i + 1])
            founded = _FOUNDED.search(near)
            outer = sentence.outer()
            for k, thing in enumerate(outer):
                if not self._is_thing(thing):
                    continue
                builders, built = self._behind(thing, outer[k + 1 :])
                if len(builders) > 1 and not (built or founded):
                    continue
                if not builders or not (built or len(builders) > 1):
                    continue
                opened = status.has("completed", "opened", near) or "成立" in near
                stage = "completed" if opened else "active"
                for builder in builders:
                    yield Claim(
                        "BUILDS",
                        builder,
                        thing.refers[0],
                        stage,
                        "builds/listed",
                        (thing.start, outer[k + 1].end),
                        i,
                    )

    def _is_thing(self, mention: Mention) -> bool:
        if not mention.refers or mention.label not in ("Organisation", "Project"):
            return False
        return self._roles.kind(mention.refers[0]) in _BUILT

    def _behind(self, thing: Mention, following: list[Mention]) -> tuple[list[str], bool]:
        """Who stands behind a thing, and whether a verb says that they built it."""
        opened = _OPENS.match(self._text, thing.end)
        if opened is None:
            return [], False
        actors: list[Mention] = []
        end = opened.end()
        for mention in following:
            gap = self._text[end : mention.start]
            if mention.start < end:
                continue
            if (actors and not _JOINS.fullmatch(gap)) or (not actors and gap):
                break
            if mention.label not in ("Organisation", "Place", "Group") or mention.weak:
                return [], False
            actors.append(mention)
            end = mention.end
        closed = _CLOSES.match(self._text, end)
        if not actors or closed is None or closed.start() != end:
            return [], False
        ids = [id_ for id_ in self._roles.actors(actors) if id_ != thing.refers[0]]
        bodies = any(self._roles.label(id_) == "Organisation" for id_ in ids)
        return (ids if bodies else []), closed["built"] is not None
