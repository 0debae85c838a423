"""How well `lingding ask` understands questions: the right query with the right parameters.

python benchmarks/questions.py [--errors]

Over the graph of the public gold set: the questions of data/questions (of the part `held-out` only
the score is told, `--errors` lists the errors of the others), each example question of the queries
with that example left out, and the same with a name in it that the graph has not.
"""

from __future__ import annotations

import re
import runpy
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

from graph.embedded import EmbeddedStore
from graph.errors import QueryError
from graph.store import Store
from queries.library import library
from queries.names import resolve
from queries.parameters import LABELS
from queries.understanding.likeness import Index, index
from queries.understanding.reading import in_language
from queries.understanding.understand import understand
from queries.understanding.words import Language

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 1)
ALIKE = [{"one", "other"}, {"place", "other"}, {"name", "other"}]  # may be exchanged

Asked = tuple[str, frozenset[tuple[str, Any]]]

# what is put into the slots of the examples, and names that the gold set has not
FILLING: dict[Language, dict[str, str]] = {
    "zh": {
        **dict.fromkeys(("place", "name", "one"), "江门"),
        **{"other": "珠海", "university": "清华大学", "person": "宋永华", "about": "航运"},
        **{"when": "2022年", "since": "2022年以来", "before": "2022年以前"},
        **{"least": "四", "limit": "5", "below": "0.4"},
    },
    "en": {
        **dict.fromkeys(("place", "name", "one"), "Jiangmen"),
        **{"other": "Zhuhai", "university": "Tsinghua University", "person": "Song Yonghua"},
        **{"when": "in 2022", "since": "since 2022", "before": "before 2022", "about": "shipping"},
        **{"least": "4", "limit": "5", "below": "0.4"},
    },
}
STRANGERS: dict[Language, tuple[str, ...]] = {
    "zh": ("华为", "阿里巴巴", "芜湖", "大疆创新", "牡丹江", "美团", "比亚迪", "招商银行"),
    "en": ("Siemens", "Lanzhou", "Alibaba", "Wuhu", "Huawei", "Goldman Sachs", "IBM"),
}
NAMES = ("place", "other", "name", "one", "university")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set; wanted: any of these, or none."""

    part: str
    language: str
    text: str
    wanted: tuple[tuple[str, dict[str, str]], ...]


def questions() -> list[Question]:
    """The questions of data/questions."""
    lines = (ROOT / "data" / "questions" / "questions.tsv").read_text("utf-8").splitlines()[1:]
    return [
        Question(part, language, text, tuple(_asked(one) for one in wanted.split(" | ")))
        if wanted != "-"
        else Question(part, language, text, ())
        for part, language, text, wanted in (line.split("\t") for line in lines)
    ]


def _asked(written: str) -> tuple[str, dict[str, str]]:
    query, *parameters = written.split()
    return query, dict(parameter.split("=", 1) for parameter in parameters)  # type: ignore[misc]


def canonical(store: Store, query: str, parameters: Mapping[str, str]) -> Asked:
    """A query with what its parameters stand for; the two sides of a pair in no order."""
    values: dict[str, Any] = {}
    for parameter in library()[query].parameters:
        value = parameters.get(parameter.name, parameter.default)
        if value is not None and parameter.type in LABELS:
            values[parameter.name] = resolve(store, value, LABELS[parameter.type]).ids
        elif value is not None:
            values[parameter.name] = value
    for pair in ALIKE:
        if pair <= values.keys():
            values["pair"] = frozenset(values.pop(name) for name in sorted(pair))
    return query, frozenset(values.items())


def answer(store: Store, text: str, indexes: Callable[[Language], Index] = index) -> Asked | None:
    """What a question is understood as, None if it is not."""
    try:
        choice = understand(store, text, today=TODAY, indexes=indexes).choice
    except QueryError:
        return None
    return canonical(store, choice.query, choice.parameters)


def is_right(store: Store, question: Question) -> bool:
    """Whether a question is understood as one of what is wanted; if nothing is, as nothing."""
    found = answer(store, question.text)
    wanted = [canonical(store, query, given) for query, given in question.wanted]
    return found in wanted if wanted else found is None


def examples() -> Iterator[tuple[str, Language, str, str]]:
    """Each example question: its query, language, template, and with its slots filled."""
    for query in library().values():
        takes = {parameter.name for parameter in query.parameters}
        for ask in query.asks:
            language = in_language(re.sub(r"\{\w+\}", "", ask).lower())
            filling = dict(FILLING[language])
            if query.name == "person":
                filling["name"] = filling["person"]
            if "until" not in takes:
                filling["when"] = filling["before" if "before" in takes else "since"]
            yield query.name, language, ask, filled(ask, filling)


def filled(ask: str, filling: Mapping[str, str]) -> str:
    """An example question with its slots filled."""
    return re.sub(r"\{(\w+)\}", lambda match: filling[match[1]], ask)


def without(ask: str, language: Language) -> Index:
    """The index of a language without an example question, and without all that read like it."""
    whole = index(language)
    left = next(example.text for example in whole.examples if example.ask == ask)
    kept = tuple(example for example in whole.examples if example.text != left)
    return replace(whole, examples=kept, texts=frozenset(example.text for example in kept))


def gold_store(folder: Path) -> Store:
    """The graph of the public gold set, as the tests make it."""
    tests = runpy.run_path(str(ROOT / "tests" / "conftest.py"))
    paths = [tests["GOLD"] / "article.json", *sorted(tests["GOLD"].glob("d*[13579].json"))]
    store = EmbeddedStore(folder)
    store.load([tests["_Reader"](path).record() for path in paths])
    return store


def main(show: bool) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        store = gold_store(Path(folder))
        _score_questions(store, show)
        _score_examples(store, show)


def _score_questions(store: Store, show: bool) -> None:
    took = []
    print("part         language  asked  right  share  cannot be answered  answered all the same")
    for part in ("held-out", "development"):
        for language in ("zh", "en"):
            some = [q for q in questions() if q.part == part and q.language == language]
            right = {}
            for question in some:
                start = time.perf_counter()
                right[question.text] = is_right(store, question)
                took.append(time.perf_counter() - start)
                if show and part != "held-out" and not right[question.text]:
                    print(f"  {question.text}: {answer(store, question.text)}")
            known, none = [q for q in some if q.wanted], [q for q in some if not q.wanted]
            good = sum(right[q.text] for q in known)
            print(
                f"{part:<12} {language:<8} {len(known):>6} {good:>6} {good / len(known):>6.3f} "
                f"{len(none):>19} {sum(not right[q.text] for q in none):>22}"
            )
    print(f"understanding one question: median {median(took) * 1000:.0f} ms")


def _score_examples(store: Store, show: bool) -> None:
    strangers = {language: cycle(names) for language, names in STRANGERS.items()}
    places = cycle(range(2))
    score: dict[Language, list[int]] = {"zh": [0] * 5, "en": [0] * 5}
    for query, language, ask, text in examples():
        row = score[language]
        indexes = partial(_either, ask, language)
        found = answer(store, text, indexes)
        row[0] += 1
        row[1] += found is not None and found[0] == query
        row[2] += found is not None and found[0] != query
        if show and (found is None or found[0] != query):
            print(f"  {query}: {text}: {found and found[0]}")
        slots = [slot for slot in re.findall(r"\{(\w+)\}", ask) if slot in NAMES]
        if slots:
            filling = {
                **FILLING[language],
                slots[next(places) % len(slots)]: next(strangers[language]),
            }
            row[3] += 1
            stranger = answer(store, filled(ask, filling), indexes)
            row[4] += stranger is not None
            if show and stranger is not None:
                print(f"  stranger: {filled(ask, filling)}: {stranger[0]}")
    for language, (asked, right, wrong, strange, taken) in score.items():
        print(
            f"examples left out one by one, {language}: {right / asked:.3f} of {asked} right, "
            f"{wrong / asked:.3f} wrong; with a strange name "
            f"{taken / strange:.3f} of {strange} answered"
        )


def _either(ask: str, language: Language, wanted: Language) -> Index:
    return without(ask, language) if wanted == language else index(wanted)


if __name__ == "__main__":
    main("--errors" in sys.argv[1:])
