"""A language model beside the frames, as the commands use it: asked, heeded, told of."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.model.errors import ModelError
from extraction.model.second import Reader, Second
from lingding.output import tell

if TYPE_CHECKING:
    from extraction.model.asking import Asker
    from extraction.model.budget import Price
    from extraction.model.cache import Cache
    from extraction.model.dropped import Reason
    from extraction.outcome import Outcome
    from extraction.reading import Source, UnreadableError

CACHE = "LINGDING_LLM_CACHE"  # names the folder of answers given before
BY_HAND = "by hand"  # the model's name on statements, where nobody names one
_COLUMNS = ("article", "what", "reason", "quote")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user said of the second reader, as `lingding build` takes it."""

    reader: Reader = Reader.frames
    answers: Path | None = None
    strict: bool = False
    max_cost: float | None = None
    dropped: Path | None = None


@dataclass(slots=True)
class SecondReader:
    """The second reader of one command; a context manager, since it may ask over the network.

    Raises ModelError (one line) at whatever the options or the environment have wrong.
    """

    options: Options
    home_city: str | None = None
    encoding: str | None = None
    second: Second | None = None
    _asker: Asker | None = None
    _stack: ExitStack = field(default_factory=ExitStack)
    _reasons: Counter[Reason] = field(default_factory=Counter)
    _missing: int = 0
    _rows: list[tuple[str, ...]] = field(default_factory=list)

    def __enter__(self) -> SecondReader:
        options = self.options
        if options.reader is Reader.frames:
            _refuse_useless(options)
            return self
        from extraction.confidence import measured

        measured()
        if options.answers is not None:
            from extraction.model.byhand import read
            from extraction.model.settings import MODEL

            self.second = Second(
                options.reader, read(options.answers, os.environ.get(MODEL) or BY_HAND)
            )
            return self
        from extraction.model.asking import Asker, reading
        from extraction.model.budget import Budget
        from extraction.model.settings import endpoint

        asked = endpoint()
        budget = Budget(_price(asked.model, options.max_cost), options.max_cost)
        cache = kept_answers(asked.model, asked.max_tokens)
        self.second = Second(options.reader, cache)
        asker = Asker(reading(asked, budget), cache, lambda line: tell([line]), options.strict)
        self._asker = self._stack.enter_context(asker)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def answered(
        self, sources: Iterable[Source | UnreadableError]
    ) -> Iterable[Source | UnreadableError]:
        """The sources, each once the questions on it are answered."""
        if self._asker is None:
            return sources
        return self._asker.answered(sources, self.home_city, self.encoding)

    def heeded(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes, of which it is kept in mind what the gate dropped and what is missing."""
        for outcome in outcomes:
            self._missing += len(outcome.missing)
            if outcome.missing and self.options.strict:
                raise ModelError(f"{outcome.missing[0]}: no answer that can be read")
            self._reasons.update(one.reason for one in outcome.dropped)
            if self.options.dropped is not None:
                self._rows += [(d.article, d.what, d.reason, d.quote) for d in outcome.dropped]
            yield outcome

    def report(self) -> None:
        """Tell what was dropped and what has no answer, and write the list that was asked for."""
        if self.second is None:
            return
        if self._missing:
            noun = "question has" if self._missing == 1 else "questions have"
            tell([f"{self._missing:,} {noun} no answer that can be read; frames read alone there"])
        if self._reasons:
            from extraction.model.dropped import summary

            total, where = self._reasons.total(), self.options.dropped or "--dropped FILE"
            told = f"kept out {total:,} things that the model said: {summary(self._reasons)}"
            tell([f"{told}; {where} lists them"])
        if self.options.dropped is not None:
            _write(self.options.dropped, self._rows)


def kept_answers(model: str, max_tokens: int) -> Cache:
    """The answers that a model gave before, but those that were cut off at fewer tokens."""
    from extraction.model.cache import Cache, default_folder

    folder = os.environ.get(CACHE)
    return Cache(Path(folder) if folder else default_folder(), model, max_tokens)


def _price(model: str, max_cost: float | None) -> Price | None:
    from extraction.model.budget import PRICES, price

    found = price(model)
    if found is None and max_cost is not None:
        raise ModelError(f"--max-cost: no price of {model}; give one in the file {PRICES} names")
    return found


def _refuse_useless(options: Options) -> None:
    for name, given in (
        ("--answers", options.answers is not None),
        ("--strict", options.strict),
        ("--max-cost", options.max_cost is not None),
        ("--dropped", options.dropped is not None),
    ):
        if given:
            raise ModelError(f"{name} is about a model that reads too; say --reader llm or both")


def _write(path: Path, rows: list[tuple[str, ...]]) -> None:
    """Write the list of what was dropped, whole or not at all."""
    half = path.with_name(f".{path.name}.part")
    with half.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(_COLUMNS)
        table.writerows([_harmless(cell) for cell in row] for row in rows)
    half.replace(path)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell
