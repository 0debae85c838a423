"""What a perfect model would answer on a window of a gold article: the required part of its gold
that the window tells of, as JSON.

Quotes are the gold's own; where it gives none, the sentence of the window that names most of the
ends. A date that the gold leaves open is null.
"""

from __future__ import annotations

import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

Item = dict[str, Any]


def gold_of(path: Path) -> Item:
    """The gold file at `path`."""
    data: Item = json.loads(path.read_text("utf-8"))
    return data


def answer(gold: Item, window: str) -> Item:
    """The answer on a window, in the form that models are asked for."""
    return _Answer(gold, window).made()


class _Answer:
    def __init__(self, gold: Item, window: str) -> None:
        self.gold = gold
        lines = [_squeezed(line) for line in window.split("\n") if line.strip()]
        self.sentences = list(chain.from_iterable(map(_sentences, lines)))
        self.text = "\n".join(lines)
        self.names = {e["name"]: [e["name"], *e["aliases"]] for e in gold["entities"]}
        self.there = {name for name, names in self.names.items() if any(map(self.stands, names))}

    def stands(self, words: str) -> bool:
        return _squeezed(words) in self.text

    def made(self) -> Item:
        statements = [s for s in self.gold["statements"] if not s.get("optional")]
        agreements = [a for a in self.gold["agreements"] if not a.get("optional") and a["names"]]
        ends = {name for s in statements for name in (s["s"], s["o"])}
        ends |= set(chain.from_iterable(a["parties"] for a in agreements))
        required = [e for e in self.gold["entities"] if not e.get("optional") or e["name"] in ends]
        entities = [e for e in required if e["name"] in self.there]
        ids = {e["name"]: f"e{n}" for n, e in enumerate(entities, 1)}
        made = [_entity(ids[e["name"]], e, self.names[e["name"]]) for e in entities]
        told = []
        for n, a in enumerate(agreements, 1):
            names = [*filter(self.stands, a["names"]), *self.signing(a)]
            if not names:
                continue
            made.append(_entity(f"a{n}", {"label": "Agreement", "kind": a.get("kind")}, names))
            for party in (party for party in a["parties"] if party in ids):
                evidence = self.evidence(a, [self.names[party], names])
                told.append(_statement(ids[party], "SIGNED", f"a{n}", a, evidence))
        for s in statements:
            if s["s"] in ids and s["o"] in ids:
                evidence = self.evidence(s, [self.names[s["s"]], self.names[s["o"]]])
                told.append(_statement(ids[s["s"]], s["p"], ids[s["o"]], s, evidence))
        return {"entities": made, "statements": [s for s in told if s["evidence"]]}

    def signing(self, agreement: Item) -> list[str]:
        """Where the text has no name for the paper, the words for its signing."""
        quotes = filter(self.stands, agreement.get("evidence") or ())
        found = (re.search(r"签[\u4e00-\u9fff]{1,3}|簽[\u4e00-\u9fff]{1,3}", q) for q in quotes)
        return [match.group() for match in found if match][:1]

    def evidence(self, gold: Item, ends: list[list[str]]) -> list[str]:
        """The gold's quotes that stand in the window; where it gives none, the best sentence."""
        if quotes := gold.get("evidence"):
            return [quote for quote in quotes if self.stands(quote)]

        def held(sentence: str) -> float:
            """How many ends it names, the rarer ones first, and the office."""
            named = (1 + 1 / self.often(names) for names in ends if _names(sentence, names))
            return sum(named) + bool(gold.get("role") and gold["role"] in sentence)

        return [max(self.sentences, key=held)]

    def often(self, names: list[str]) -> int:
        return sum(_names(sentence, names) for sentence in self.sentences) or 1


def _entity(id_: str, gold: Item, names: list[str]) -> Item:
    return {
        "id": id_,
        "label": gold["label"],
        "kind": gold["kind"],
        "name": names[0],
        "mentions": names[1:],
    }


def _statement(subject: str, type_: str, object_: str, gold: Item, evidence: list[str]) -> Item:
    date = gold.get("date")
    return {
        "subject": subject,
        "predicate": type_,
        "object": object_,
        "status": gold.get("status"),
        "date": date if date and date != "-" else None,
        "role": gold.get("role"),
        "evidence": evidence,
    }


def _names(sentence: str, names: list[str]) -> bool:
    return any(_squeezed(name) in sentence for name in names)


def _sentences(line: str) -> list[str]:
    return re.findall(r"[^。！？；]+[。！？；”]*", line)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
