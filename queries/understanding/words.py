"""The words that questions have in common, as `words.toml` declares them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    fillers: what asks nothing. synonyms: what is said in several ways, by each of these, and the
    word that it is read as. statuses, beyond: cues by the status, or by what no query can answer.
    themes: patterns with a group `theme`. nameless: characters that no name holds. all: the words
    of all these lists.
    """

    fillers: re.Pattern[str]
    synonyms: re.Pattern[str]
    reads: Mapping[str, str]
    statuses: Mapping[str, re.Pattern[str]]
    beyond: Mapping[str, re.Pattern[str]]
    themes: tuple[re.Pattern[str], ...]
    nameless: frozenset[str]
    all: tuple[str, ...]


@cache
def words(language: Language) -> Words:
    """The words of a language."""
    declared = _declared()
    reads = {
        said: word
        for word, several in declared["synonyms"][language].items()
        for said in (word, *several)
    }
    return Words(
        any_of(declared["fillers"][language], language),
        any_of(reads, language),
        reads,
        {name: any_of(cues, language) for name, cues in declared["statuses"][language].items()},
        {name: any_of(cues, language) for name, cues in declared["beyond"][language].items()},
        tuple(re.compile(pattern) for pattern in declared["themes"][language]),
        frozenset(declared["nameless"].get(language, "")),
        (
            *declared["fillers"][language],
            *declared["common"][language].split(),
            *reads,
            *chain.from_iterable(declared["statuses"][language].values()),
            *chain.from_iterable(declared["beyond"][language].values()),
        ),
    )


def theme_in_chinese(theme: str) -> str | None:
    """An English theme as Chinese articles have it; None if it is not known."""
    found: str | None = _declared()["themes"]["words"].get(theme.strip())
    return found


def any_of(texts: Iterable[str], language: Language) -> re.Pattern[str]:
    """A pattern for any of the texts, the longest first; in English for whole words only."""
    longest = sorted({text.lower() for text in texts}, key=lambda text: (-len(text), text))
    either = "|".join(map(re.escape, longest))
    return re.compile(either if language == "zh" else rf"(?<![a-z])(?:{either})(?![a-z])")


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads(files("queries.understanding").joinpath("words.toml").read_text("utf-8"))
