"""English and romanised names in questions, to the entities of the graph.

Three ways: the table `english.tsv` of official English names (countries by CLDR); a place, person
or body whose name is spelled in pinyin; and pinyin with the kind of the body in English, such as
Shenzhen University or Licang District Government.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.store import Store
from queries.names import Mention, apart

_WORD = re.compile(r"[A-Za-z][A-Za-z&]*(?:['’-](?!s\b)[A-Za-z]+)*")
_LONGEST = 12  # words of a name
_LABELS = ("Place", "Organisation", "Person")

# what ends a Chinese name, and how English puts it
_PLACES = {
    **dict.fromkeys(("市",), ("", "city", "municipality")),
    "省": ("", "province"),
    "区": ("", "district"),
    "县": ("", "county"),
    "镇": ("", "town"),
    "乡": ("", "township"),
    "街道": ("", "subdistrict"),
    "新区": ("", "new area", "new district"),
    "高新区": ("high-tech zone", "hi-tech zone"),
    "经济技术开发区": ("economic development zone", "development zone"),
    "自治区": ("",),
    "自治县": ("",),
    "特别行政区": ("",),
}
_BODIES = {
    "大学": ("university",),
    "学院": ("university", "college", "institute"),
    "师范大学": ("normal university",),
    "医科大学": ("medical university",),
    "理工大学": ("university of technology", "university of science and technology"),
    "农业大学": ("agricultural university",),
    "市人民政府": ("government", "municipal government", "city government"),
    "省人民政府": ("government", "provincial government"),
    "区人民政府": ("government", "district government"),
    "县人民政府": ("government", "county government"),
    "市科学技术局": ("science and technology bureau", "bureau of science and technology"),
    "省科学技术厅": ("department of science and technology", "science and technology department"),
    "省教育厅": ("department of education", "education department"),
    "海关": ("customs",),
    "港": ("port",),
    "日报": ("daily",),
}


def english_names(store: Store, text: str) -> tuple[list[Mention], list[str]]:
    """The names in Latin letters that stand in a text, and the names in the table that no entity
    of the graph has.
    """
    words = [_Word(m.start(), m.end(), _key(m[0])) for m in _WORD.finditer(text)]
    if not words:
        return [], []
    listed = list(_listed(words))
    known = _entities(store, sorted({name for *_, names in listed for name in names}))
    found = apart(
        Mention(start, end, names[0], next((known[name] for name in names if name in known), ()))
        for start, end, names in listed
    )
    free = [
        word if not any(m.start < word.end and word.start < m.end for m in found) else None
        for word in words
    ]
    spelled = _spelled(store, free)
    missing = [text[m.start : m.end] for m in found if not m.of]
    return apart([*(m for m in found if m.of), *spelled]), missing


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str


def _listed(words: Sequence[_Word]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where names of the table stand, with what they stand for."""
    table = _table()
    for i, first in enumerate(words):
        key = ""
        for last in words[i : i + _LONGEST]:
            key += last.key
            if key in table:
                yield first.start, last.end, table[key]


def _spelled(store: Store, words: Sequence[_Word | None]) -> list[Mention]:
    """Names of entities that the words spell in pinyin; None is a word that is taken."""
    starts: dict[str, set[int]] = defaultdict(set)
    for i, word in enumerate(words):
        for size in range(1, min(6, len(word.key)) + 1 if word else 0):
            for character in _syllables().get(word.key[:size] if word else "", ""):
                starts[character].add(i)
    if not starts:
        return []
    rows = store.cypher(
        f"MATCH (e:{'|'.join(_LABELS)}) WHERE substring(e.name, 0, 1) IN $firsts "
        "RETURN labels(e) AS labels, e.name AS name ORDER BY e.id",
        {"firsts": sorted(starts)},
    ).rows
    found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for several, name in rows:
        label = next(label for label in several if label in _LABELS)
        for stem, kinds in _forms(name, label):
            for i in starts.get(stem[0], ()):
                for run in _runs(words, i, stem, kinds):
                    found[run].append((label, name))
    mentions = []
    for (i, j), of in found.items():
        first, last = words[i], words[j - 1]
        assert first is not None
        assert last is not None
        best = _likeliest(of)
        mentions.append(Mention(first.start, last.end, best[0][1], tuple(best)))
    return mentions


def _forms(name: str, label: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What of a name is spelled in pinyin, and by which English words the rest is told."""
    yield name, ("",)
    if label == "Person":
        yield name[1:] + name[0], ("",)
        return
    for end, kinds in (_PLACES if label == "Place" else _BODIES).items():
        stem = name.removesuffix(end)
        if stem != name and len(stem) > 1:
            yield stem, kinds


def _runs(
    words: Sequence[_Word | None], i: int, stem: str, kinds: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """From which word to which the words from `i` on spell `stem`, with one of the kinds."""
    key, ends = "", {}
    for j, word in enumerate(words[i : i + _LONGEST], start=i + 1):
        if word is None:
            break
        key += word.key
        ends[len(key)] = j
    places = {0}
    for character in stem:
        sounds = _sounds().get(character, ())
        places = {p + len(s) for p in places for s in sounds if key.startswith(s, p)}
    for j in sorted(ends[place] for place in places if place in ends):
        for kind in kinds:
            told = kind.split()
            size = len(told)
            if _keys(words[j : j + size]) == told:
                yield i, j + size
            elif told and _keys(words[max(0, i - size - 1) : i]) == [*told, "of"]:
                yield i - size - 1, j


def _keys(words: Sequence[_Word | None]) -> list[str]:
    return [word.key if word else "" for word in words]


def _likeliest(of: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of several that are spelled alike: places before bodies before people, large before small."""

    def rank(one: tuple[str, str]) -> tuple[int, int]:
        label, name = one
        size = next((i for i, end in enumerate(("省", "市", "区", "县")) if name.endswith(end)), 9)
        return _LABELS.index(label), size

    best = min(map(rank, of))
    return [one for one in dict.fromkeys(of) if rank(one) == best]


@cache
def _syllables() -> dict[str, str]:
    """By syllable the characters that may be read so."""
    text = files("queries.understanding").joinpath("pinyin.tsv").read_text("utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines()[1:])


@cache
def _sounds() -> dict[str, list[str]]:
    """By character the syllables that it may be read as."""
    found: dict[str, list[str]] = defaultdict(list)
    for syllable, characters in _syllables().items():
        for character in characters:
            found[character].append(syllable)
    return dict(found)


def _entities(store: Store, names: list[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """By name the entities that are called so."""
    if not names:
        return {}
    rows = store.cypher(
        "MATCH (e:Place|Organisation|Project|Policy) "
        "WHERE e.name IN $names OR any(alias IN e.aliases WHERE alias IN $names) "
        "RETURN labels(e)[0] AS label, e.name AS name, e.aliases AS aliases ORDER BY e.id",
        {"names": names},
    ).rows
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name in names:
        exact = [(label, called) for label, called, _ in rows if called == name]
        other = [(label, called) for label, called, aliases in rows if name in (aliases or ())]
        if exact or other:
            found[name] = tuple(exact or other)
    return found


def _key(said: str) -> str:
    """The words without case, spaces and marks; a leading article goes."""
    return re.sub(r"[^a-z&]", "", said.lower())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    text = files("queries.understanding").joinpath("english.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {_key(english): tuple(names.split("|")) for english, names in rows}
