"""Which claims of BUILDS hold: what is built is a thing with a name, not a part of a longer phrase,
not one of those who build, and what has no name of its own is built by several."""

from __future__ import annotations

from extraction.annotation.entities import Entities
from extraction.annotation.model import Mention
from extraction.frames import endings, verbs
from extraction.lexicon import lexicon
from extraction.statements.placing import Found
from extraction.statements.predicates import Predicate
from extraction.statements.roles import Roles
from extraction.statements.telling import Telling

# tags of words that make a name before them a part of a longer phrase (某某发展 专项基金)
_NOUN = frozenset({"n", "vn", "nz", "an", "LOC", "ORG", "nw"})


class Building:
    """Judges claims of BUILDS in one article."""

    def __init__(self, entities: Entities, roles: Roles, text: str) -> None:
        self._entities, self._roles, self._text = entities, roles, text

    def kept(self, found: list[Found], telling: Telling) -> list[Found]:
        """The claims that hold."""
        predicate = telling.predicate
        if _furthered(predicate):
            return []
        found = [claim for claim in found if not self._acts(claim[2], predicate)]
        parts = {id_ for m in predicate.objects if _describes(m, telling) for id_ in m.refers}
        found = [claim for claim in found if claim[2] not in parts]
        builders = {subject for subject, _, _ in found}
        if not any(self._roles.label(subject) == "Organisation" for subject in builders):
            found = [claim for claim in found if not self._unnamed(claim[2])]
        if predicate.trigger.word.endswith(endings("figurative")) and not predicate.agents:
            named = {id_ for m in predicate.objects if self._named(m, telling) for id_ in m.refers}
            found = [claim for claim in found if claim[2] in named or not self._vague(claim[2])]
        if len(builders) == 1 and predicate.source == "carried" and not _jointly(predicate):
            found = [claim for claim in found if not self.weakly_named(claim[2])]
        return found

    def _named(self, mention: Mention, telling: Telling) -> bool:
        """Whether what is said to be built has a name that holds one, or is quoted: many figures of
        speech are built by such verbs (打造开放融合市场)."""
        inside = [m for m in telling.sentence.mentions if m.nested and mention.covers(m)]
        proper = any(m.label in ("Place", "Organisation") for m in inside)
        opening = self._text[max(0, mention.start - 1) : mention.end]
        quoted = "“" in opening or "「" in opening
        told = not all(self.weakly_named(id_) for id_ in mention.refers)
        return proper or quoted or told or mention.label == "Group"

    def _vague(self, id_: str) -> bool:
        return self._entities[id_].name.endswith(endings("vague"))

    def weakly_named(self, id_: str) -> bool:
        """Whether an entity has only names that recognisers alone would not believe."""
        mentions = self._entities[id_].mentions
        return bool(mentions) and all(m.weak for m in mentions)

    def doubtful(self, id_: str) -> bool:
        """Whether only the tagger calls an entity a body, and does not know of what kind."""
        return self._entities[id_].kind is None and self.weakly_named(id_)

    def _acts(self, id_: str, predicate: Predicate) -> bool:
        """Whether what is said to be built is a government, or one of those who build."""
        builders = [*(predicate.agents or predicate.subject), *predicate.partners]
        if predicate.copular:
            builders = predicate.objects
        return self._entities[id_].kind == "government" or id_ in self._roles.actors(builders)

    def _unnamed(self, id_: str) -> bool:
        """Whether it has no name of its own: what places alone build so is a wish
        (打造展销中心)."""
        draft = self._entities[id_]
        quoted = any(self._text[m.start - 1] in "“「" for m in draft.mentions if m.start)
        head = lexicon().ending("project", draft.name)
        plain = head is not None and head.text in lexicon().plain
        return draft.label == "Project" and plain and self.weakly_named(id_) and not quoted


def _jointly(predicate: Predicate) -> bool:
    """Whether the verb or a word before it tells of others who build too."""
    return "共同" in predicate.marks or bool(predicate.partners)


def _furthered(predicate: Predicate) -> bool:
    """Whether a clause only tells what the act before is good for (签署协议，助推某中心建设)."""
    alone = predicate.source == "carried" and "共同" not in predicate.marks
    deed = predicate.trigger.word in verbs("deed")
    return alone and deed and predicate.after in verbs("furthering")


def _describes(mention: Mention, telling: Telling) -> bool:
    """Whether a name only begins a longer phrase, which tells what is built
    (一体化发展示范区 建设工作领导小组)."""
    behind, noun = mention.end, False
    if telling.text[behind : behind + 1] in "”」":
        behind += 1  # “核心区”合作机制
    for word in telling.sentence.words:
        if word.start < behind:
            continue
        inside = word.tag in (*_NOUN, "a", "b") or word.text in lexicon().verbal
        if not inside or word.start != behind:
            break
        behind, noun = word.end, word.tag in _NOUN
    phrase = telling.text[mention.end : behind]
    return noun and not phrase.endswith(endings("closing"))
