"""The proof that a record says nothing but what stands in its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.record import Record


@dataclass(frozen=True, slots=True)
class Span:
    """A text that a record claims to stand in the file from `start` to `end`."""

    what: str  # sentence, mention or evidence
    sentence: str
    start: int
    end: int
    text: str


def spans(record: Record) -> Iterable[Span]:
    """Every sentence, mention and piece of evidence of a record."""
    for sentence in record.sentences:
        yield Span("sentence", sentence.id, sentence.start, sentence.end, sentence.text)
    for entity in record.entities:
        for mention in entity.mentions:
            yield Span("mention", mention.sentence, mention.start, mention.end, mention.text)
    for statement in record.statements:
        for piece in statement.evidence:
            yield Span("evidence", piece.sentence, piece.start, piece.end, piece.text)


def proves(file: str, span: Span) -> bool:
    """Whether the characters of `file` at `span` are its text, but for what reading repairs.

    White space does not count, and a run of characters that is printed twice on end in the file
    may stand once in the text.
    """
    if not 0 <= span.start < span.end <= len(file):
        return False
    return _is(_squeezed(file[span.start : span.end]), _squeezed(span.text))


def _squeezed(text: str) -> str:
    return "".join(text.split())


_LONGEST_RUN = 200  # characters; what is printed twice on end is a line or less


def _is(raw: str, text: str) -> bool:
    """Whether `raw` is `text` with some runs doubled; all readings are followed side by side."""
    if raw == text:
        return bool(text)
    reached = {0: {0}}  # characters of raw read → characters of text that may stand for them
    for i in range(len(raw)):
        for j in reached.pop(i, ()):
            if j < len(text) and raw[i] == text[j]:
                reached.setdefault(i + 1, set()).add(j + 1)
            for length in range(1, min(j, len(raw) - i, _LONGEST_RUN) + 1):
                if raw.startswith(text[j - length : j], i):
                    reached.setdefault(i + length, set()).add(j)
    return len(text) in reached.get(len(raw), ())
