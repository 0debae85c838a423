"""What was named last: the entities that 该校, 这家公司, 研究院 may mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from extraction.annotation.entities import Draft, Entities
from extraction.gazetteer import Gazetteer
from extraction.lexicon import load

_NAMED = ("Organisation", "Project", "Place")
_LOOKS_BACK = 12  # entities named before 该校 among which it is looked for


@cache
def _asks() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Noun -> label and kinds of what it stands for."""
    entries = load("anaphora.toml")["asks"]
    return {noun: (e["label"], tuple(e["kinds"])) for e in entries for noun in e["nouns"]}


class Recent:
    """The entities of one article by when they were last named; those named only inside the
    names of others apart."""

    def __init__(self, entities: Entities, gazetteer: Gazetteer) -> None:
        self._entities = entities
        self._gazetteer = gazetteer
        self._outer: dict[str, None] = {}
        self._inner: dict[str, None] = {}

    def note(self, draft: Draft, *, nested: bool) -> None:
        """An entity is named."""
        ids = self._inner if nested else self._outer
        ids.pop(draft.id, None)
        ids[draft.id] = None

    def latest(self, noun: str) -> Draft | None:
        """The entity last named that a noun can stand for."""
        for ids in (self._outer, self._inner):
            named = list(islice(self._back(ids), _LOOKS_BACK))
            if (draft := next(self._candidates(noun, named), None)) is not None:
                return draft
        return None

    def called(self, text: str) -> Draft | None:
        """The body or project last named whose name ends so; else the one named only inside the
        name of a meeting or paper (某联盟 in “某联盟”成立大会)."""
        for ids in (self._outer, self._inner):
            for draft in self._back(ids):
                if draft.label in ("Organisation", "Project") and draft.name.endswith(text):
                    return draft
        return None

    def _back(self, ids: dict[str, None]) -> Iterator[Draft]:
        return (self._entities[id_] for id_ in reversed(ids))

    def _candidates(self, noun: str, named: list[Draft]) -> Iterator[Draft]:
        """Those whose name ends in the noun, then listed schools, then by kind."""
        label, kinds = _asks().get(noun, ("", ()))
        if len(noun) > 1:
            yield from (d for d in named if d.label in _NAMED and d.name.endswith(noun))
        if noun == "校":
            yield from (d for d in named if d.name in self._gazetteer.universities)
            named = [d for d in named if not self._is_college(d)]
        yield from (d for d in named if d.label == label and d.kind in kinds[:1])
        yield from (d for d in named if d.label == label and d.kind in kinds)

    def _is_college(self, draft: Draft) -> bool:
        """Whether a body is a part of a university by its name (机械学院): no 校 of its own."""
        whole = draft.name in self._gazetteer.universities or draft.name.endswith("大学")
        placed = any(draft.name[:size] in self._gazetteer.by_surface for size in (2, 3, 4))
        return draft.name.endswith("学院") and not whole and not placed
