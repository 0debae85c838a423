"""Names in a question that nothing in the graph has, told by where they stand.

A stretch of letters that no example question has is put to the test: if the question is liker to an
example with a name in its place, it is a name. Answering without it would answer another question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph.ontology import ontology
from queries.library import library
from queries.parameters import LABELS
from queries.understanding.likeness import Index, index, likest
from queries.understanding.reading import NAME, Reading
from queries.understanding.words import Language, words

# How much liker the question must be with a name: found by leaving examples out one by one, with
# and without names that the graph has not; see benchmarks/questions.py
GAIN: dict[Language, float] = {"zh": 0.05, "en": 0.2}
_LONGEST = 6  # characters of a name that are tried
_STRETCH = 12  # characters in which a name is looked for


def unknown_name(reading: Reading, value: float, index_: Index | None = None) -> str | None:
    """A part of a question, as like to the examples as `value`, that is an unknown name."""
    known = index_ or index(reading.language)
    found: tuple[float, str] | None = None
    for start, end in _candidates(reading, known):
        name = reading.text[start:end]
        if name in reading.capitals:
            return name
        text = reading.text[:start] + NAME + reading.text[end:]
        liker = max(
            (
                like
                for query, (like, _) in likest(replace(reading, text=text), known).items()
                if _takes(query) > len(reading.names)
            ),
            default=0.0,
        )
        if liker > value + GAIN[reading.language] and (found is None or liker > found[0]):
            found = liker, name
    return found[1] if found else None


def new_words(reading: Reading, index_: Index | None = None) -> list[str]:
    """Words of the question that are in no example, no list and no header of a query.

    In Chinese stretches of two characters and more none of whose pairs is known.
    """
    seen = _seen(index_ or index(reading.language))
    if reading.language == "en":
        return [word for word in re.findall(r"[a-z][a-z&]+", reading.text) if word not in seen]
    plain = [char if _is_chinese(char) else " " for char in reading.text]
    for i in range(len(plain) - 1):
        if reading.text[i : i + 2] in seen:
            plain[i] = plain[i + 1] = " "
    return re.findall(rf"[^\s{''.join(sorted(words('zh').nameless))}]{{2,}}", "".join(plain))


def _candidates(reading: Reading, known: Index) -> Iterator[tuple[int, int]]:
    """Where in the text a name may stand."""
    seen = _seen(known)
    if reading.language == "en":
        for match in re.finditer(r"[a-z][a-z&]+", reading.text):
            first = match.start() == 0
            if match[0] not in seen and (
                match[0] in reading.capitals or first or not reading.cased
            ):
                yield match.span()
        return
    for match in re.finditer(r"[a-z][a-z0-9&]+", reading.text):
        if match[0] not in seen:
            yield match.span()
    new = [False] * len(reading.text)
    nameless = words("zh").nameless
    for i in range(len(reading.text) - 1):
        pair = reading.text[i : i + 2]
        if _is_chinese(pair) and pair not in seen and not nameless & set(pair):
            new[i] = new[i + 1] = True
    for stretch in re.finditer("1+", "".join("01"[flag] for flag in new)):
        last = min(stretch.end(), stretch.start() + _STRETCH)
        for start in range(stretch.start(), last):
            for end in range(start + 2, min(last, start + _LONGEST) + 1):
                # a name does not begin or end within a word that is known
                before = reading.text[max(0, start - 1) : start + 1]
                if not {before, reading.text[end - 1 : end + 1]} & seen:
                    yield start, end


@cache
def _takes(query: str) -> int:
    """How many names a query takes."""
    return sum(parameter.type in LABELS for parameter in library()[query].parameters)


def _seen(known: Index) -> frozenset[str]:
    """English words, or pairs of Chinese characters, that are no news."""
    return _in_texts(known.texts, known.language) | _common(known.language)


@cache
def _in_texts(texts: frozenset[str], language: Language) -> frozenset[str]:
    return frozenset(unit for text in texts for unit in _units(text, language))


@cache
def _common(language: Language) -> frozenset[str]:
    """Those of the lists of words, and of what the queries and the ontology say of themselves."""
    said = [
        text.lower()
        for query in library().values()
        for text in (query.title, query.answers, *(says for _, says in query.columns))
    ]
    said += [label.says for label in ontology().labels.values()]
    said += [relationship.says for relationship in ontology().relationships.values()]
    texts = (*words(language).all, *said)
    return frozenset(unit for text in texts for unit in _units(text, language))


def _units(text: str, language: Language) -> Iterator[str]:
    if language == "en":
        yield from re.findall(r"[a-z][a-z&]+", text)
    else:
        yield from (text[i : i + 2] for i in range(len(text) - 1))
        yield from re.findall(r"[a-z][a-z0-9&]+", text)


def _is_chinese(text: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in text)
