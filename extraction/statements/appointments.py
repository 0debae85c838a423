"""Offices told by a verb: 院长由某某担任, 首任院长为某某; 某某任某院院长, 受聘为某校客座教授."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention
from extraction.annotation.model import Sentence as Text
from extraction.lexicon.offices import Offices

_BY = re.compile(r"(?:一职)?(?:现|均|则|也)?(?:由|为|是|：)$")
_FIRST = re.compile(r"^(?:首任|现任|名誉|首席|时任|首届)+")
_TAKES = re.compile(
    r"(?:[^，。；：]{0,5}?)(?:受邀|受聘|应聘|被聘|获聘|被任命|被选举|当选|被推举|改|调|兼)?"
    r"(?:担任|出任|兼任|就任|接任|受聘为|被聘为|获聘为|当选为|当选|任|为)"
)
_LONGEST = 12  # characters of a title behind its body


class Appointments:
    """Finds the offices that verbs give to the people of one article's sentences."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices

    def of(self, sentence: Text, person: Mention, start: int) -> Iterator[tuple[str, Mention]]:
        """(role, body) of a person whose phrase begins at `start`."""
        bodies = [m for m in sentence.outer() if m.label == "Organisation" and m.refers]
        if (role := self._before(sentence, start)) is not None:
            named = [m for m in bodies if m.end < start - len(role)]
            fitting = [m for m in named[:1] if m.kind != "government"]
            yield from ((role, body) for body in fitting)
        taken = _TAKES.match(sentence.text, person.end - sentence.start)
        at = sentence.start + taken.end() if taken is not None else -1
        for body in [m for m in bodies if m.start == at]:
            if (role := self._behind(sentence, body)) is not None:
                yield role, body

    def _before(self, sentence: Text, start: int) -> str | None:
        """The title in 院长由…: it stands at the beginning of its clause."""
        before = sentence.text[: start - sentence.start]
        mark = _BY.search(before)
        if mark is None:
            return None
        clause = re.split("[，。；：]", before[: mark.start()])[-1]
        title = _FIRST.sub("", clause)
        return title if self._offices.title.fullmatch(title) else None

    def _behind(self, sentence: Text, body: Mention) -> str | None:
        """The title right behind a body."""
        after = sentence.text[body.end - sentence.start :][:_LONGEST]
        title = re.split("[，。；：、（]", after)[0]
        plain = _FIRST.sub("", title)
        return title if self._offices.title.fullmatch(plain) else None
