"""Who reads articles, and where a language model's answers are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.model.questions import Answers


class Reader(StrEnum):
    """Who reads: frames, a language model, or both."""

    frames = "frames"
    llm = "llm"
    both = "both"


@dataclass(frozen=True, slots=True)
class Second:
    """How a language model takes part, and where its answers are looked up."""

    reader: Reader
    answers: Answers
