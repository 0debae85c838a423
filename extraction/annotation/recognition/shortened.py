"""Short names that an article uses without saying so: 原点智能 for 广东原点智能技术有限公司,
佛职院 for 佛山职业技术学院."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extraction.annotation.lookup import Lookup
from extraction.annotation.model import Mention, Sentence
from extraction.annotation.recognition.aliases import Alias
from extraction.gazetteer import Gazetteer
from extraction.lexicon import Lexicon, load

_SHORTEST, _LONGEST = 4, 8  # characters of a company's short name
_COMPANY = re.compile("(?:股份|集团|有限|责任|总)*(?:公司|集团)$")
_SEATED = re.compile("（[^（）]{2,4}）")
_SCHOOLS = load("expansions.toml")["short_schools"]


def find(
    sentences: list[Sentence], gazetteer: Gazetteer, lexicon: Lexicon, taken: set[str]
) -> list[Alias]:
    """The short names that stand as whole words in the article, of one body each; none of `taken`,
    which the text itself explains."""
    meant: dict[str, dict[str, Mention]] = defaultdict(dict)
    for sentence in sentences:
        for mention in sentence.mentions:
            if mention.label == "Organisation" and not mention.weak:
                for short in {*_brands(mention, gazetteer, lexicon), *_schools(mention)}:
                    meant[short][mention.text] = mention
    single = {
        short: next(iter(full.values()))
        for short, full in meant.items()
        if len(full) == 1 and short not in taken
    }
    used = set(_whole(sentences, Lookup(single))) if single else set()
    return [
        Alias(short, single[short], (single[short].start, single[short].end), False, True)
        for short in sorted(used)
    ]


def _whole(sentences: list[Sentence], lookup: Lookup) -> Iterator[str]:
    """The surfaces that begin and end with words somewhere, and are not inside a longer name."""
    for sentence in sentences:
        for i, j, short in lookup.find(sentence.text):
            start, end = sentence.start + i, sentence.start + j
            inside = any(
                m.start <= start and end <= m.end and m.text != short and not m.weak
                for m in sentence.mentions
            )
            if start in sentence.word_starts() and end in sentence.word_ends() and not inside:
                yield short


def _brands(mention: Mention, gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[str]:
    """What a company's name may be cut to: from behind its place to anywhere before its legal
    form, where this is not of generic words."""
    if mention.kind != "company" or not _COMPANY.search(mention.text):
        return
    stem = _COMPANY.sub("", _SEATED.sub("", mention.text))
    place = next((size for size in range(7, 1, -1) if stem[:size] in gazetteer.by_surface), 0)
    core = stem[place:]
    for size in range(_SHORTEST, min(len(core), _LONGEST) + 1):
        short = core[:size]
        generic = lexicon.is_generic(short[:2]) or short[:2] in lexicon.verbal
        if short != mention.text and not generic:
            yield short


def _schools(mention: Mention) -> Iterator[str]:
    """A school's first character or two, and the short form of its kind."""
    for kind, short in _SCHOOLS.items():
        if mention.text.endswith(kind) and len(mention.text) - len(kind) > 1:
            yield mention.text[:1] + short
            yield mention.text[:2] + short
            return
