"""What the components of the pipeline pass to each other.

All positions are token indexes of the spaCy `Doc`, which has one token a character, so they are
also indexes into the article's simplified text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

ACTORS = ("Place", "Organisation")
# labels of spans that stand for entities named elsewhere (双方, 该校) or for none (times)
REFERRING = ("Group", "Anaphor")


class Word(NamedTuple):
    """A word of the tagger: part of speech or PER, LOC, ORG, TIME (LAC's tag set)."""

    start: int
    end: int
    tag: str
    text: str


@dataclass(slots=True)
class Mention:
    """A span that refers to one entity, or to several (双方, 深中, 两市).

    name: canonical name as far as the span itself tells; kind: of its label; code: of a place.
    parents: names of organisations, places: names of places that the span's name contains.
    nested: inside a longer name, so not an argument of a frame by itself.
    weak: a candidate that only a frame or another mention can confirm.
    refers: ids of entities, set by the resolver. rule: which recogniser found it.
    """

    start: int
    end: int
    text: str
    label: str
    kind: str | None = None
    name: str = ""
    code: str | None = None
    rule: str = ""
    nested: bool = False
    weak: bool = False
    refers: tuple[str, ...] = ()

    def covers(self, other: Mention) -> bool:
        """Whether the other span lies within this one and is shorter."""
        return (
            self.start <= other.start
            and other.end <= self.end
            and self.end - self.start > other.end - other.start
        )


@dataclass(slots=True)
class Sentence:
    """One sentence: `text` is the article's text[start:end]; `block` indexes the document."""

    start: int
    end: int
    text: str
    block: int
    kind: str
    words: list[Word] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _edges: tuple[list[Word], set[int], set[int]] | None = field(
        default=None, repr=False, compare=False
    )

    def word_starts(self) -> set[int]:
        """Where words begin."""
        return self._cut()[1]

    def word_ends(self) -> set[int]:
        """Where words end."""
        return self._cut()[2]

    def _cut(self) -> tuple[list[Word], set[int], set[int]]:
        """The words with their edges, found once for a list of words, which never changes."""
        edges = self._edges
        if edges is None or edges[0] is not self.words:
            starts, ends = {word.start for word in self.words}, {word.end for word in self.words}
            edges = self._edges = (self.words, starts, ends)
        return edges

    def outer(self) -> list[Mention]:
        """The mentions that are not inside others, in order."""
        return [mention for mention in self.mentions if not mention.nested]
