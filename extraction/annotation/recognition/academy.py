"""Institutes and branches of the Chinese Academy of Sciences in short: 力学所, 广州分院.

Only an article that names the Academy is read so; elsewhere such a short name may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.annotation.model import Mention, Sentence
from extraction.gazetteer import Gazetteer
from extraction.lexicon import alternatives, load

_DATA = load("academy.toml")
ACADEMY = _DATA["name"]
_NAMED = re.compile(alternatives([ACADEMY, *_DATA["short"]]))
_FIELD = f"(?:{alternatives(_DATA['fields'])})"
# 所 may begin the next word (所有, 所长): then another 所 stands before it
_INSTITUTE = re.compile(
    rf"(?:{_NAMED.pattern})?(?P<stem>{_FIELD}(?:与|和)?(?:{_FIELD})?)(?:研究)?所"
    r"(?![属有在需提以述谓得持获])(?=所长|[^长])"
)
_BRANCH = re.compile(rf"(?:{_NAMED.pattern})?(?P<seat>[\u4e00-\u9fff]{{2}})分院")


def is_of_academy(sentences: list[Sentence]) -> bool:
    """Whether an article names the Academy."""
    return any(_NAMED.search(sentence.text) for sentence in sentences)


def find(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Candidate mentions of its institutes and branches, `name` in full."""
    starts = sentence.word_starts()
    for match in _INSTITUTE.finditer(sentence.text):
        if sentence.start + match.start() in starts:
            yield _mention(sentence, match, f"{ACADEMY}{match['stem']}研究所")
    for match in _BRANCH.finditer(sentence.text):
        seated = match["seat"] in gazetteer.by_surface and match["seat"] not in gazetteer.everyday
        if seated and sentence.start + match.start() in starts:
            yield _mention(sentence, match, f"{ACADEMY}{match['seat']}分院")


def _mention(sentence: Sentence, match: re.Match[str], name: str) -> Mention:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Mention(start, end, match.group(), "Organisation", "institute", name, rule="academy")
