"""A question with names, times and numbers taken out: what is left says what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import QueryError
from graph.ontology import ontology
from graph.store import Store
from queries.names import Mention, apart, find, simplified
from queries.understanding.english import english_names
from queries.understanding.time import Time, times
from queries.understanding.words import Language, theme_in_chinese, words

NAME, TIME, NUMBER, THEME = "□@#~"  # what stands in a reading for what was taken out
LONGEST = 500  # characters of a question

_CAPITAL = re.compile(r"(?<=[^\w])[A-Z][\w&]*")
_COUNTS = {"三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "二十": 20}
_COUNTS |= {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_COUNTS |= {"ten": 10, "twenty": 20, "fifty": 50, "五十": 50}
_NUMBER = re.compile(
    r"(?P<part>百分之(?P<hundredth>\d\d?)|\d+(?:\.\d+)?%|[01]?\.\d+|[01]\.0)"
    r"|(?<![\d第])(?P<digits>\d{1,6})(?![\d.年月日号])"
    r"|(?<![第十])(?P<zh>[二五]?十|[三四五六七八九])(?=个|家|方|条|篇|项|份|大|组|名|位)"
    rf"|\b(?P<en>{'|'.join(word for word in _COUNTS if word.isascii())})\b"
)


class UnknownName(QueryError):
    """A question about something that the graph does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"nothing in the graph is called {name!r}")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question.

    text: small letters, Simplified, with a sign for what was taken out. names: in order. number:
    a whole number, or a share as a fraction. status: as a cue tells, which is taken out if `bare`.
    capitals: words with a capital letter, but for the
    first word and for names; cased: whether any word but the first has one.
    """

    language: Language
    text: str
    names: tuple[Mention, ...] = ()
    time: Time | None = None
    number: str | None = None
    theme: str | None = None
    status: str | None = None
    bare: bool = False
    capitals: frozenset[str] = frozenset()
    cased: bool = False


def read(store: Store, question: str, today: date, wordings: str) -> list[Reading]:
    """The ways to read a question, the plainest first.

    wordings: all example questions; what stands there in so many words need not be a name.
    Raises QueryError if the question is empty, too long, has several times or numbers, or names
    what nothing in the graph is called (UnknownName).
    """
    text = normalised(question)
    if not re.search(r"\w", text):
        raise QueryError('a question is wanted, such as "深圳和中山之间签了哪些协议？"')
    if len(text) > LONGEST:
        raise QueryError(f"a question has at most {LONGEST} characters, this one {len(text):,}")
    names, missing = names_in(store, text, wordings)
    if missing:
        raise UnknownName(missing[0])
    plain = _with_slots(text, names, today)
    readings = list(_ways(plain))
    literal = [m for m in names if text[m.start : m.end].lower() in wordings]
    if literal:
        others = [m for m in names if m not in literal]
        readings += _ways(_with_slots(text, others, today))
    return readings


def names_in(store: Store, text: str, wordings: str = "") -> tuple[list[Mention], list[str]]:
    """The names in a normalised question, in order, and English ones that the graph has not."""
    named = [m for m in find(store, text, ontology().entity_labels) if not _is_word(m, wordings)]
    english, missing = english_names(store, _blank(text, named))
    return apart([*named, *english]), missing


def normalised(question: str) -> str:
    """The question in usual widths, Simplified script, one space between Latin words."""
    text = simplified(unicodedata.normalize("NFKC", question).replace("’", "'"))
    text = "".join(c if c.isprintable() else " " for c in text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", text)
    # 有协议没有 asks whether there is one, and denies nothing
    return re.sub(r"([有过].*?)没有?(?=\W*$)", r"\1", text)


def in_language(text: str) -> Language:
    """Chinese if there are at least as many Chinese characters as English words."""
    return (
        "zh"
        if len(re.findall(r"[\u3400-\u9fff]", text)) >= len(re.findall(r"[a-z]+", text))
        else "en"
    )


def _is_word(mention: Mention, wordings: str) -> bool:
    """Whether what looks like a name is a word of questions, as 协议 is, and no place."""
    return "Place" not in mention.labels and mention.named.lower() in wordings


def _with_slots(text: str, names: Sequence[Mention], today: date) -> Reading:
    """The text with signs for names, times and numbers."""
    lowered = text.lower()
    spans = [(m.start, m.end, NAME) for m in names]
    found = times(_blank(lowered, names), today)
    if len(found) > 1:
        raise QueryError("the question has several times; ask of one, or from one to another")
    spans += [(t.start, t.end, TIME) for t in found]
    rest = lowered
    for start, end, _ in spans:
        rest = rest[:start] + "\0" * (end - start) + rest[end:]
    numbers = [(m, value) for m in _NUMBER.finditer(rest) if (value := _value(m)) is not None]
    if len(numbers) > 1:
        raise QueryError("the question has several numbers; ask with one")
    spans += [(m.start(), m.end(), NUMBER) for m, _ in numbers]
    for start, end, sign in sorted(spans, reverse=True):
        lowered = lowered[:start] + sign + lowered[end:]
    return Reading(
        in_language(lowered),
        lowered,
        tuple(names),
        found[0] if found else None,
        numbers[0][1] if numbers else None,
        capitals=frozenset(word.lower() for word in _CAPITAL.findall(_blank(text, names))),
        cased=_CAPITAL.search(text) is not None,
    )


def _value(match: re.Match[str]) -> str | None:
    if match["hundredth"]:
        return f"{int(match['hundredth']) / 100:g}"
    if match["part"]:
        part = match["part"]
        return f"{float(part.rstrip('%')) / 100:g}" if part.endswith("%") else f"{float(part):g}"
    if match["digits"]:
        return match["digits"] if int(match["digits"]) > 2 else None
    return str(_COUNTS[match["zh"] or match["en"]])


def _ways(plain: Reading) -> Iterator[Reading]:
    """The reading itself, with a theme taken out, with a status taken out."""
    for reading in (plain, *_with_theme(plain)):
        for status, cues in words(reading.language).statuses.items():
            if cues.search(reading.text):
                yield replace(reading, status=status)
                yield replace(reading, text=cues.sub("", reading.text), status=status, bare=True)
                break
        else:
            yield reading


def _with_theme(plain: Reading) -> Iterator[Reading]:
    for pattern in words(plain.language).themes:
        for match in pattern.finditer(plain.text):
            said = match["theme"].strip()
            theme = said if plain.language == "zh" else theme_in_chinese(said)
            text = plain.text[: match.start("theme")] + THEME + plain.text[match.end("theme") :]
            if theme is not None:
                yield replace(plain, text=text, theme=theme)


def _blank(text: str, mentions: Sequence[Mention]) -> str:
    """The text with spaces in the place of names, as long as before."""
    for mention in mentions:
        size = mention.end - mention.start
        text = text[: mention.start] + "\0" * size + text[mention.end :]
    return text
