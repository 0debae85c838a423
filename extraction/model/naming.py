"""Which entity of the article a model's entity is: by the same resolver as everything else.

What the model calls it counts only where the text writes it so. A name that a recogniser found too
is what the resolver made of it there, in its context (我市, 该校, 中大); another one is given to
the resolver as a mention of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from extraction.annotation.entities import Draft
from extraction.annotation.model import REFERRING, Mention, Sentence
from extraction.annotation.names import is_short_for
from extraction.annotation.pipeline import Annotation
from extraction.annotation.script import canonical
from extraction.model.dates import years
from extraction.model.items import EntityItem
from extraction.model.windows import Range
from extraction.reading.document import HEADINGS

# labels of which readers may differ for one thing; what the resolver says stands where it can
EXCHANGEABLE = ("Place", "Organisation", "Project")


class Naming:
    """The entities of one article, looked up by the words that name them.

    years: those that the article can tell of.
    """

    def __init__(self, article: Annotation) -> None:
        assert article.resolver is not None
        self._resolver = article.resolver
        self._entities = article.entities
        self._plain = article.text.plain
        self._sentences = article.sentences
        self._starts = [sentence.start for sentence in article.sentences]
        self._found: dict[Range, list[Mention]] = {}
        self._ending: dict[int, list[Mention]] = {}
        for sentence in article.sentences:
            for mention in sentence.mentions:
                self._found.setdefault((mention.start, mention.end), []).append(mention)
                self._ending.setdefault(mention.end, []).append(mention)
        self.years = years(article.text.plain, article.setting.published)

    def sentence_of(self, span: Range) -> int | None:
        """The number of the sentence that holds a span wholly."""
        i = bisect_right(self._starts, span[0]) - 1
        return i if i >= 0 and span[1] <= self._sentences[i].end else None

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number."""
        return self._sentences[number]

    def words(self, start: int, end: int) -> str:
        """The words there, in Simplified script."""
        return self._plain[start:end]

    def cut(self, span: Range) -> Iterator[tuple[int, Range]]:
        """A span cut at the ends of sentences: (number of the sentence, span)."""
        number = max(0, bisect_right(self._starts, span[0]) - 1)
        for i in range(number, len(self._sentences)):
            sentence = self._sentences[i]
            if sentence.start >= span[1]:
                return
            first, last = max(span[0], sentence.start), min(span[1], sentence.end)
            if first < last:
                yield i, (first, last)

    def leads_to(self, spans: Iterable[Range], sentences: Collection[int]) -> bool:
        """Whether one of the spans stands in the paragraph of one of the sentences, in the one
        before it or in a heading, and not behind all of them."""
        last = max(self._sentences[number].end for number in sentences)
        blocks = {self._sentences[number].block for number in sentences}
        blocks |= {block - 1 for block in blocks}
        for span in spans:
            number = self.sentence_of(span)
            if number is not None and span[0] < last:
                sentence = self._sentences[number]
                if sentence.block in blocks or sentence.kind in HEADINGS:
                    return True
        return False

    def usable(self, spans: Iterable[Range]) -> Iterator[Range]:
        """The spans that can be mentions: inside a sentence, and of one character only where a
        recogniser takes that for a name (沪, 澳)."""
        for span in spans:
            if self.sentence_of(span) is not None and (
                span[1] - span[0] > 1 or span in self._found
            ):
                yield span

    def candidates(self, item: EntityItem, spans: Iterable[Range]) -> Iterator[Draft]:
        """Entities that the item may be, the likeliest first.

        Its longest name in the text decides: what the resolver made of it there, or of a shorter
        form of it; else what it makes of it now. Then come its other names. A place on the map
        goes before one that is made up.
        """
        ordered = sorted(spans, key=lambda span: (self._inside(span), span[0] - span[1], span))
        found: Iterable[Draft] = self._by_name(item, ordered)
        if item.label == "Place":
            found = sorted(found, key=lambda draft: draft.code is None)
        seen: set[str] = set()
        for draft in found:
            if draft.id not in seen:
                seen.add(draft.id)
                yield draft

    def _by_name(self, item: EntityItem, ordered: list[Range]) -> Iterator[Draft]:
        longest = self._surface(ordered[0])
        yield from self._resolved(item, ordered[0])
        for span in ordered[1:]:
            if _shortens(self._surface(span), longest):
                yield from self._resolved(item, span)
        tried: set[str] = set()
        for span in ordered:
            surface = self._surface(span)
            if surface not in tried:
                tried.add(surface)
                yield from self._named(item, span)
            yield from self._resolved(item, span)

    def others(self, draft: Draft, span: Range) -> bool:
        """Whether the resolver takes the words there, which are not its very name, for the name of
        another entity."""
        return self._surface(span) != draft.name and any(
            draft.id not in mention.refers
            for mention in self._found.get(span, ())
            if mention.refers and not mention.weak and mention.label not in REFERRING
        )

    def own(self, item: EntityItem, spans: Iterable[Range]) -> Draft | None:
        """An entity under the item's longest name in the text, as it is written."""
        name = max(self._names(sorted(spans)), key=len, default=None)
        if name is None:
            return None
        return self._entities.add(item.label, item.kind, canonical(name))

    def telling(self, sentences: Iterable[int]) -> tuple[set[str], bool]:
        """The entities that mentions in these sentences refer to, and whether any word there
        refers to what was named elsewhere."""
        ids: set[str] = set()
        refers = False
        for number in sentences:
            for mention in self._sentences[number].mentions:
                ids.update(mention.refers)
                refers = refers or mention.label in REFERRING
        return ids, refers

    def _resolved(self, item: EntityItem, span: Range) -> Iterator[Draft]:
        others: list[Draft] = []
        for mention in self._found.get(span) or self._last_of_chain(item, span):
            draft = self._entities.get(mention.refers[0]) if len(mention.refers) == 1 else None
            if draft is None:
                continue
            if draft.label == item.label:
                yield draft
            elif draft.label in EXCHANGEABLE and item.label in EXCHANGEABLE:
                others.append(draft)
        yield from others

    def _last_of_chain(self, item: EntityItem, span: Range) -> list[Mention]:
        """The place at the end of a chain of places that is one name for the model (上海 嘉定)."""
        if item.label != "Place":
            return []
        return [
            last
            for last in self._ending.get(span[1], ())
            if last.label == "Place" and not last.nested and span[0] < last.start
            if (span[0], last.start) in self._found
        ]

    def _named(self, item: EntityItem, span: Range) -> Iterator[Draft]:
        for name in self._names((span,)):
            mention = Mention(0, len(name), name, item.label, item.kind)
            draft = self._resolver.of_name(mention)
            if draft is not None and draft.label == item.label:
                yield draft

    def _names(self, spans: Iterable[Range]) -> Iterator[str]:
        """The surfaces that name by themselves, unlike 双方 and 该校."""
        for span in spans:
            found = self._found.get(span, ())
            if not any(mention.label in REFERRING for mention in found):
                yield self._surface(span)

    def _surface(self, span: Range) -> str:
        return "".join(self._plain[span[0] : span[1]].split())

    def _inside(self, span: Range) -> bool:
        """Whether the words are only a part of a name that a recogniser found (研究院)."""
        if span in self._found:
            return False
        number = self.sentence_of(span)
        mentions = self._sentences[number].mentions if number is not None else ()
        return any(m.start <= span[0] and span[1] <= m.end for m in mentions)


def _shortens(short: str, full: str) -> bool:
    stem = full.strip("“”《》")
    return stem.endswith(short) or is_short_for(short, stem)
