"""How like a question is to the example questions: character n-grams weighted by rarity.

Cosine of tf-idf vectors (Salton and Buckley 1988) of character n-grams; in Chinese of one to three
characters, in English of whole words and of three to four letters in them. A gram is the rarer, the
fewer queries have it in their examples.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log, sqrt

from queries.library import WHEN, Query, library
from queries.understanding.reading import NAME, NUMBER, THEME, TIME, Reading, in_language
from queries.understanding.words import Language, words

_SLOT = re.compile(r"\{(\w+)\}")
_SIGNS = {"theme": THEME, "integer": NUMBER, "number": NUMBER}


@dataclass(frozen=True, slots=True)
class Example:
    """An example question: its query, as declared, with signs for slots, and its slots in order.

    bare: whether the cue of a status was taken out; it is compared only with such readings.
    """

    query: str
    ask: str
    text: str
    slots: tuple[str, ...]
    bare: bool
    vector: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Index:
    """The examples of one language.

    rarity: of each gram; new: that of one which no example has.
    """

    language: Language
    examples: tuple[Example, ...]
    rarity: Mapping[str, float]
    new: float
    texts: frozenset[str]

    def vector(self, text: str) -> dict[str, float]:
        """The unit vector of a text; grams that no example has count in its length."""
        return _unit({gram: self.rarity.get(gram, self.new) for gram in grams(text, self.language)})


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two unit vectors, 0 to 1."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many[gram] for gram, weight in few.items() if gram in many)


def likest(reading: Reading, known: Index) -> dict[str, tuple[float, Example]]:
    """Of each query the example that the reading is likest to, and how like."""
    vector = known.vector(reading.text)
    found: dict[str, tuple[float, Example]] = {}
    for example in known.examples:
        if example.bare <= reading.bare:
            value = likeness(vector, example.vector)
            if value > found.get(example.query, (0.0,))[0]:
                found[example.query] = value, example
    return found


@cache
def index(language: Language) -> Index:
    """The examples in a language, from the headers of the named queries."""
    return indexed(library().values(), language)


def indexed(queries: Iterable[Query], language: Language) -> Index:
    """The index of the examples of some queries."""
    masked = [
        (query.name, text, slots, bare, ask)
        for query in queries
        for ask in query.asks
        for text, slots, bare in [_masked(query, ask)]
        if _language(ask) == language
    ]
    having: dict[str, set[str]] = defaultdict(set)
    for name, text, *_ in masked:
        for gram in grams(text, language):
            having[gram].add(name)
    many = len({name for name, *_ in masked}) + 1
    rarity = {gram: log(1 + many / len(names)) for gram, names in having.items()}
    examples = tuple(
        Example(
            name,
            ask,
            text,
            slots,
            bare,
            _unit({gram: rarity[gram] for gram in grams(text, language)}),
        )
        for name, text, slots, bare, ask in masked
    )
    return Index(
        language,
        examples,
        rarity,
        log(1 + many),
        frozenset(example.text for example in examples),
    )


@cache
def wordings() -> str:
    """All example questions, in small letters, a line each."""
    return "\n".join(ask for query in library().values() for ask in query.asks).lower()


def grams(text: str, language: Language) -> Counter[str]:
    """The n-grams of a text without fillers, with what is said in several ways said in one."""
    plain = folded(text, language)
    if language == "zh":
        joined = re.sub(rf"[^\w{NAME}{TIME}{NUMBER}{THEME}]+", "", plain).replace(TIME, "")
        found = Counter(joined[i : i + n] for n in (1, 2, 3) for i in range(len(joined) - n + 1))
    else:
        tokens = _tokens(plain)
        found = Counter(tokens)
        found.update(" ".join(pair) for pair in pairwise(tokens))
        for token in tokens:
            padded = f"<{token}>"
            found.update(padded[i : i + n] for n in (3, 4) for i in range(len(padded) - n + 1))
    names = plain.count(NAME)
    found.update([NAME * names] * 2 if names > 1 else [])
    found.update([TIME] if TIME in plain else [])
    return found


def folded(text: str, language: Language) -> str:
    """The text in small letters without fillers, each synonym as the word it is read as."""
    known = words(language)
    blank = "" if language == "zh" else " "
    lowered = known.fillers.sub(blank, text.lower())
    return known.synonyms.sub(lambda match: known.reads[match[0]], lowered)


def _tokens(text: str) -> list[str]:
    return re.findall(rf"[a-z]+|[{NAME}{NUMBER}{THEME}]", text)


def _masked(query: Query, ask: str) -> tuple[str, tuple[str, ...], bool]:
    """An example with signs for its slots, without the cue of a status that the query takes."""
    bare = False
    types = {parameter.name: parameter.type for parameter in query.parameters}

    def sign(match: re.Match[str]) -> str:
        return TIME if match[1] == WHEN else _SIGNS.get(types[match[1]], NAME)

    text = _SLOT.sub(sign, ask).lower()
    if "status" in types.values():
        for cues in words(_language(ask)).statuses.values():
            if cues.search(text):
                text, bare = cues.sub("", text), True
                break
    return text, tuple(_SLOT.findall(ask)), bare


def _language(ask: str) -> Language:
    return in_language(_SLOT.sub("", ask).lower())


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    size = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {gram: weight / size for gram, weight in weights.items()}
