"""The reply to a question in plain words, as Python and notebooks show it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from lingding.questions import Answer

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Reply:
    """What was asked, and the rows.

    answer: the query with its parameters, or the Cypher. frame: the rows as a DataFrame.
    """

    answer: Answer
    frame: pd.DataFrame

    @property
    def asked(self) -> str:
        """The command that asks the same, or the Cypher."""
        return self.answer.asked

    def __repr__(self) -> str:
        return "\n".join([*self._head(), repr(self.frame)])

    def _repr_html_(self) -> str:
        head = "<br>".join(f"<code>{escape(line)}</code>" for line in self._head())
        return f"<p>{head}</p>{self.frame.to_html(escape=True, notebook=True)}"

    def _head(self) -> list[str]:
        lines = self.asked.splitlines()
        return [*lines, *(f"or meant: {other}" for other in self.answer.others)]
