"""What people decided about the records: a log of judgements that every build replays.

Records stay as they were read. The log is a file of JSON lines beside them, each with a number, who
decided and when; the graph is made from the records as corrected. A judgement is taken back by a
later `undo` of its number (or by deleting its line): the next build is as if it had never been.
The way is that of nomenklatura's resolver: decisions are kept, nothing is merged for good.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from graph.errors import CorpusError
from graph.ontology import ontology
from graph.projection import label_of
from graph.record import Entity, Evidence, Record, Statement
from graph.validation import problems

Verb = Literal[
    "merge", "distinct", "separate", "rename", "relabel", "accept", "reject", "add", "undo"
]
VERBS: tuple[Verb, ...] = get_args(Verb)


@dataclass(frozen=True, slots=True)
class Correction:
    """One judgement. Which fields it has depends on its verb:

    merge: `entity` is `other`. distinct: `entity` is not `other`, and is never merged with it.
    separate: `entity` as told by `article` is another thing, called `name`.
    rename: `entity` is called `name`. relabel: `entity` is a `label` of `kind`.
    accept: `entity` `predicate` `other` is right, in `article` or everywhere: marked as reviewed,
    with confidence 1.
    reject: `entity` `predicate` `other` is wrong, in `article` or everywhere.
    add: `entity` `predicate` `other` is told by `sentence` of `article`, with `status` and `date`.
    undo: correction `undone` does not hold.
    """

    number: int
    verb: Verb
    entity: str | None = None
    other: str | None = None
    predicate: str | None = None
    article: str | None = None
    sentence: str | None = None
    name: str | None = None
    label: str | None = None
    kind: str | None = None
    status: str | None = None
    date: str | None = None
    undone: int | None = None
    by: str | None = None
    when: str | None = None
    because: str | None = None

    def to_json(self) -> str:
        """One line, without what is absent."""
        fields = {k: v for k, v in dataclasses.asdict(self).items() if v is not None}
        return json.dumps(fields, ensure_ascii=False)


_NEEDS: dict[Verb, tuple[str, ...]] = {
    "merge": ("entity", "other"),
    "distinct": ("entity", "other"),
    "separate": ("entity", "article", "name"),
    "rename": ("entity", "name"),
    "relabel": ("entity", "label"),
    "accept": ("entity", "predicate", "other"),
    "reject": ("entity", "predicate", "other"),
    "add": ("entity", "predicate", "other", "article", "sentence"),
    "undo": ("undone",),
}


class Corrections:
    """The judgements that hold, to be replayed on records."""

    def __init__(self, log: Iterable[Correction] = ()) -> None:
        self.log = tuple(log)
        undone = {entry.undone for entry in self.log if entry.verb == "undo"}
        held = [entry for entry in self.log if entry.verb != "undo" and entry.number not in undone]
        self.held, self.passed_over = _without_forbidden_merges(held)

    @classmethod
    def read(cls, path: Path) -> Corrections:
        """Those in a file, none if there is no file; raises CorpusError, naming a wrong line."""
        if not path.exists():
            return cls()
        log = []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            try:
                log.append(_checked(Correction(**json.loads(line))))
            except (ValueError, TypeError) as error:
                raise CorpusError(f"{path}, line {number}: {error}") from error
        return cls(log)

    def to_text(self) -> str:
        """The file that `read` reads."""
        return "".join(f"{entry.to_json()}\n" for entry in self.log)

    def with_entry(self, verb: Verb, **fields: Any) -> Corrections:
        """These and one more; raises CorpusError if it lacks something, or contradicts another."""
        number = max((entry.number for entry in self.log), default=0) + 1
        try:
            entry = _checked(Correction(number, verb, **fields))
        except (ValueError, TypeError) as error:
            raise CorpusError(f"{verb}: {error}") from error
        numbers = {earlier.number for earlier in self.held}
        if verb == "undo" and entry.undone not in numbers:
            raise CorpusError(
                f"undo: no correction {entry.undone} holds; see `lingding correct list`"
            )
        if verb == "accept":
            for earlier in self.held:
                if earlier.verb == "reject" and _covers(earlier, entry):
                    raise CorpusError(
                        f"accept: correction {earlier.number} rejects this; undo that one first"
                    )
        more = Corrections((*self.log, entry))
        if entry in more.passed_over:
            raise CorpusError(
                f"merge: {entry.entity} and {entry.other} were decided to be distinct; "
                "undo that correction first"
            )
        return more

    @property
    def mark(self) -> str:
        """A fingerprint of what holds; empty if nothing does."""
        text = "".join(entry.to_json() for entry in self.held)
        return hashlib.sha256(text.encode()).hexdigest() if text else "-"

    def compared(self) -> set[frozenset[str]]:
        """The pairs of entities that were decided to be one, or distinct."""
        return {
            frozenset((str(entry.entity), str(entry.other)))
            for entry in self.held
            if entry.verb in ("merge", "distinct")
        }

    def touched(self) -> list[str]:
        """Ids of entities and articles of which any judgement speaks, also one that is undone."""
        ids = {id_ for entry in self.log for id_ in (entry.entity, entry.other, entry.article)}
        return sorted(id_ for id_ in ids if id_)

    def apply(self, record: Record) -> Record:
        """The record as corrected; the same object if no judgement speaks of it."""
        for entry in self.held:
            record = _apply(entry, record)
        return record


def _checked(entry: Correction) -> Correction:
    """The entry, if it has what its verb needs; raises ValueError if not."""
    if entry.verb not in VERBS:
        raise ValueError(f"no correction is called {entry.verb!r}; there are {', '.join(VERBS)}")
    missing = [name for name in _NEEDS[entry.verb] if getattr(entry, name) in (None, "")]
    if missing:
        raise ValueError(f"{' and '.join(missing)} missing")
    known = ontology()
    for id_ in (entry.entity, entry.other):
        if id_ is not None and id_.partition(":")[0].capitalize() not in known.entity_labels:
            raise ValueError(f"{id_!r} is no id of an entity, such as organisation:香港大学")
    if entry.verb in ("merge", "distinct") and entry.entity == entry.other:
        raise ValueError("two different entities are wanted")
    if entry.verb == "merge" and label_of(str(entry.entity)) != label_of(str(entry.other)):
        raise ValueError("entities of different labels are not merged; relabel one first")
    if entry.verb == "relabel":
        if entry.label not in known.entity_labels:
            raise ValueError(f"no label {entry.label!r} in the ontology")
        if entry.kind is not None and entry.kind not in known.labels[str(entry.label)].kinds:
            raise ValueError(f"no kind {entry.kind!r} of {entry.label} in the ontology")
    if entry.verb == "add":
        relationship = known.relationships.get(str(entry.predicate))
        ends = label_of(str(entry.entity)), label_of(str(entry.other))
        if relationship is None or not relationship.allows(*ends):
            raise ValueError(f"the ontology has no {ends[0]} {entry.predicate} {ends[1]}")
        if entry.status is not None and entry.status not in known.statuses:
            raise ValueError(f"no status {entry.status!r} in the ontology")
    return entry


def _without_forbidden_merges(
    held: list[Correction],
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """The entries without merges that would join what is distinct, by themselves or in a chain."""
    distinct = [(e.entity, e.other) for e in held if e.verb == "distinct"]
    group: dict[str, str] = {}

    def root(id_: str | None) -> str:
        found = str(id_)
        while found in group:
            found = group[found]
        return found

    kept, passed_over = [], []
    for entry in held:
        if entry.verb == "merge":
            pair = {root(entry.entity), root(entry.other)}
            if any(pair == {root(one), root(other)} for one, other in distinct) and len(pair) > 1:
                passed_over.append(entry)
                continue
            if len(pair) > 1:
                group[root(entry.entity)] = root(entry.other)
        kept.append(entry)
    return tuple(kept), tuple(passed_over)


def _apply(entry: Correction, record: Record) -> Record:
    here = entry.article in (None, record.article.id)
    entity = str(entry.entity)
    there = {e.id: e for e in record.entities}
    if entry.verb == "merge" and entity in there:
        old, into = there[entity], str(entry.other)
        new = replace(old, id=into, name=_name(into), code=None)
        return _exchange(record, old, _joined(new, old))
    if entry.verb == "separate" and here and entity in there:
        old, name = there[entity], str(entry.name)
        new = replace(old, id=f"{old.label.lower()}:{name}", name=name, code=None)
        return _exchange(record, old, new)
    if entry.verb == "rename" and entity in there:
        old, name = there[entity], str(entry.name)
        aliases = sorted({*old.aliases, old.name} - {name})
        return _exchange(record, old, replace(old, name=name, aliases=tuple(aliases)))
    if entry.verb == "relabel" and entity in there:
        old, label = there[entity], str(entry.label)
        id_ = f"{label.lower()}:{old.id.partition(':')[2]}"
        return _exchange(record, old, replace(old, id=id_, label=label, kind=entry.kind))
    if entry.verb == "accept" and here:
        accepted = tuple(
            replace(s, confidence=1.0, reviewed=True) if _says(s, entry) else s
            for s in record.statements
        )
        return record if accepted == record.statements else replace(record, statements=accepted)
    if entry.verb == "reject" and here:
        kept = tuple(s for s in record.statements if not _says(s, entry))
        return record if len(kept) == len(record.statements) else replace(record, statements=kept)
    if entry.verb == "add" and here:
        return _add(entry, record, there)
    return record


def _exchange(record: Record, old: Entity, new: Entity) -> Record:
    """The record with `new` in the place of `old`, joined with what has the id of `new` already.

    Statements that would join a thing with itself, or that the ontology does not allow for the
    new label, are left out.
    """
    same = next((e for e in record.entities if e.id == new.id and e.id != old.id), None)
    new = _joined(same, new) if same else new
    entities = tuple(
        new if e.id == old.id else e for e in record.entities if e.id == old.id or e.id != new.id
    )
    labels = {e.id: e.label for e in entities}

    def moved(id_: str) -> str:
        return new.id if id_ == old.id else id_

    statements = (
        replace(s, subject=moved(s.subject), object=moved(s.object)) for s in record.statements
    )
    allowed = tuple(
        s
        for s in statements
        if s.subject != s.object
        and ontology().relationships[s.predicate].allows(labels[s.subject], labels[s.object])
    )
    return replace(record, entities=entities, statements=allowed)


def _joined(one: Entity, other: Entity) -> Entity:
    """`one` with the names and mentions of `other` too."""
    aliases = {*one.aliases, *other.aliases, other.name} - {one.name}
    mentions = sorted({*one.mentions, *other.mentions}, key=lambda m: (m.start, m.end))
    return replace(one, aliases=tuple(sorted(aliases)), mentions=tuple(mentions))


def _says(statement: Statement, entry: Correction) -> bool:
    return statement.predicate == entry.predicate and _same_ends(
        statement.predicate, (statement.subject, statement.object), (entry.entity, entry.other)
    )


def _covers(reject: Correction, accept: Correction) -> bool:
    """Whether nothing is left to accept of what was rejected."""
    return (
        reject.predicate == accept.predicate
        and reject.article in (None, accept.article)
        and _same_ends(
            str(accept.predicate),
            (reject.entity, reject.other),
            (accept.entity, accept.other),
        )
    )


def _same_ends(
    predicate: str, one: tuple[str | None, str | None], other: tuple[str | None, str | None]
) -> bool:
    known = ontology().relationships.get(predicate)
    return one == other or (known is not None and known.symmetric and one == other[::-1])


def _add(entry: Correction, record: Record, there: dict[str, Entity]) -> Record:
    sentence = next((s for s in record.sentences if s.id == entry.sentence), None)
    if sentence is None:  # the article was read again, and is cut into other sentences now
        return record
    evidence = Evidence(sentence.id, sentence.start, sentence.end, sentence.text)
    ends = (str(entry.entity), str(entry.other))
    new = tuple(Entity(id_, label_of(id_), None, _name(id_)) for id_ in ends if id_ not in there)
    statement = Statement(
        ends[0],
        str(entry.predicate),
        ends[1],
        entry.status,
        entry.date,
        1.0,
        (evidence,),
        rule="correction",
        reviewed=True,
    )
    added = replace(
        record, entities=(*record.entities, *new), statements=(*record.statements, statement)
    )
    return added if not any(problems(added)) else record


def _name(id_: str) -> str:
    return id_.partition(":")[2].partition("@")[0]
