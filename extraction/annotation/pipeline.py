"""The spaCy pipeline: blank Chinese, one token a character, and registered components.

    sentences → tagger → mentions → resolver → statements

Each component reads and sets `doc._.article` (`Annotation`); `doc.spans["mentions"]` shows the
mentions to other spaCy code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extraction.annotation.entities import Entities
from extraction.annotation.mentions import MentionFinder
from extraction.annotation.model import Sentence
from extraction.annotation.recognition.aliases import Alias
from extraction.annotation.resolution.resolver import Resolver
from extraction.annotation.resolution.setting import Setting, find_setting
from extraction.annotation.sentences import sentences
from extraction.annotation.tagger import tagger
from extraction.annotation.text import Text, join
from extraction.annotation.words import words
from extraction.frames import vocabulary
from extraction.gazetteer import gazetteer
from extraction.lexicon import lexicon
from extraction.lexicon.offices import offices
from extraction.reading.document import Document
from extraction.statements.reader import StatementReader
from extraction.statements.telling import Reading

COMPONENTS = (
    "lingding_sentences",
    "lingding_tagger",
    "lingding_mentions",
    "lingding_resolver",
    "lingding_statements",
)


@dataclass(slots=True)
class Annotation:
    """What the components know of one article. home_city, published: the user's word for them."""

    text: Text
    home_city: str | None = None
    published: str | None = None
    sentences: list[Sentence] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    resolver: Resolver | None = None
    entities: Entities = field(default_factory=Entities)
    reading: Reading = field(default_factory=Reading)


if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)


@Language.component("lingding_sentences", assigns=["doc._.article"])
def cut_sentences(doc: Doc) -> Doc:
    """Prose into sentences, headings as one each."""
    article: Annotation = doc._.article
    article.sentences = sentences(article.text.document, article.text.plain, article.text.starts)
    return doc


@Language.component("lingding_tagger", requires=["doc._.article"], assigns=["doc._.article"])
def tag_words(doc: Doc) -> Doc:
    """Words, parts of speech and raw names, in batches."""
    article: Annotation = doc._.article
    tagged = tagger().tag([sentence.text for sentence in article.sentences])
    for sentence, pairs in zip(article.sentences, tagged, strict=True):
        sentence.words = words(sentence.start, pairs)
    return doc


@Language.factory(
    "lingding_mentions", requires=["doc._.article"], assigns=["doc._.article", "doc.spans"]
)
def make_mention_finder(nlp: Language, name: str) -> Any:
    """Mentions of entities, times and words that refer."""
    finder = MentionFinder(gazetteer(), lexicon(), offices())

    def find_mentions(doc: Doc) -> Doc:
        article: Annotation = doc._.article
        article.aliases = finder.find(article.sentences)
        doc.spans["mentions"] = [
            Span(doc, mention.start, mention.end, label=mention.label)
            for sentence in article.sentences
            for mention in sentence.mentions
        ]
        return doc

    return find_mentions


@Language.component(
    "lingding_resolver", requires=["doc._.article", "doc.spans"], assigns=["doc._.article"]
)
def resolve_mentions(doc: Doc) -> Doc:
    """Every mention to the entities it refers to."""
    article: Annotation = doc._.article
    article.setting = find_setting(
        article.text.document, article.sentences, gazetteer(), article.home_city, article.published
    )
    article.resolver = Resolver(gazetteer(), lexicon(), article.setting, article.aliases)
    article.entities = article.resolver.resolve(article.sentences)
    return doc


@Language.component(
    "lingding_statements", requires=["doc._.article", "doc.spans"], assigns=["doc._.article"]
)
def read_statements(doc: Doc) -> Doc:
    """Claims by frames and by names."""
    article: Annotation = doc._.article
    assert article.resolver is not None
    reader = StatementReader(
        article.resolver, gazetteer(), vocabulary(), offices(), article.text.plain
    )
    article.reading = reader.read(article.sentences)
    return doc


@cache
def pipeline() -> Language:
    """The process's pipeline, loaded once."""
    nlp = spacy.blank("zh")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def annotate(
    document: Document, home_city: str | None = None, published: str | None = None
) -> Annotation:
    """All that the components find in a document."""
    text = join(document)
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=list(text.plain), spaces=[False] * len(text.plain))
    doc._.article = Annotation(text, home_city, published)
    for _, component in nlp.pipeline:
        doc = component(doc)
    article: Annotation = doc._.article
    return article
