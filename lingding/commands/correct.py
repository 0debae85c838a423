"""`lingding correct`: judgements on what was read, noted and replayed."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from graph.corrections import VERBS, Verb
from graph.errors import QueryError
from graph.ontology import ontology
from graph.store import Table
from lingding.options import DEFAULT_STORE, CorpusOption, FormatOption, StoreOption
from lingding.output import Format, show

if TYPE_CHECKING:
    from graph.archive import Archive

# what the words after each verb are; those in _NAMES are names or ids of entities
_TAKES: dict[str, tuple[str, ...]] = {
    "merge": ("entity", "other"),
    "distinct": ("entity", "other"),
    "separate": ("entity", "article", "name"),
    "rename": ("entity", "name"),
    "relabel": ("entity", "label"),
    "accept": ("entity", "predicate", "other"),
    "reject": ("entity", "predicate", "other"),
    "add": ("entity", "predicate", "other", "sentence"),
    "undo": ("undone",),
    "list": (),
    "propose": (),
}
_NAMES = ("entity", "other")
What = StrEnum("What", {verb: verb for verb in (*VERBS, "list", "propose")})  # type: ignore[misc]


def correct(
    what: Annotated[What, typer.Argument(help="What to do.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="…",
            help="merge A B · distinct A B · separate A ARTICLE NAME · rename A NAME · "
            "relabel A LABEL · accept A TYPE B · reject A TYPE B · add A TYPE B SENTENCE · "
            "undo NUMBER · list · propose",
        ),
    ] = None,
    article: Annotated[
        str | None, typer.Option("--article", help="Accept or reject only what this article says.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="The kind, with relabel.")] = None,
    status: Annotated[str | None, typer.Option("--status", help="The status, with add.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="The date, with add.")] = None,
    because: Annotated[str | None, typer.Option("--because", help="Why; noted.")] = None,
    store: StoreOption = DEFAULT_STORE,
    corpus: CorpusOption = None,
    format_: FormatOption = Format.table,
) -> None:
    """Correct what was read: the judgement is noted, and every build replays it.

    A and B are names or ids of entities. Records stay as read; `undo` takes a judgement back;
    `propose` lists entities that may be one and the same.

    Example: lingding correct merge 港科大 香港科技大学 --because "short name"
    """
    from graph.archive import Archive
    from lingding.progress import track

    archive = Archive(store, corpus=corpus, track=track)
    if what.value == "list":
        show(_list(archive), format_)
        return
    if what.value == "propose":
        show(_proposed(archive), format_)
        return
    fields = _fields(archive, what.value, words or [])
    given = {"article": article, "kind": kind, "status": status, "date": date, "because": because}
    fields = {**{name: value for name, value in given.items() if value is not None}, **fields}
    with archive.writing():
        entry = archive.correct(
            cast(Verb, what.value),
            **fields,
            by=_user(),
            when=datetime.now(UTC).isoformat(timespec="seconds"),
        )
    print(f"noted; take it back by: lingding correct undo {entry.number}")


def _fields(archive: Archive, verb: str, words: list[str]) -> dict[str, Any]:
    takes = _TAKES[verb]
    if len(words) != len(takes):
        wanted = " ".join(takes).upper() or "nothing"
        raise QueryError(f"correct {verb} takes {wanted}; see lingding correct --help")
    fields: dict[str, Any] = {}
    for name, word in zip(takes, words, strict=True):
        if name in _NAMES:
            fields[name] = _id(archive, word)
        elif name == "undone":
            if not word.isdecimal():
                raise QueryError(f"correct undo {word}: the number of a correction is wanted")
            fields[name] = int(word)
        else:
            fields[name] = word
    if verb == "add":
        fields["article"] = fields["sentence"].rpartition("#")[0]
    return fields


def _id(archive: Archive, word: str) -> str:
    """The id of the one entity that is called so, or `word` if it is an id."""
    from queries.names import resolve

    if word.partition(":")[0].capitalize() in ontology().entity_labels:
        return word
    ids = resolve(archive.store, word, ontology().entity_labels).ids
    if len(ids) > 1:
        raise QueryError(f"{word!r} stands for several: {', '.join(ids)}; give one of these ids")
    return ids[0]


def _list(archive: Archive) -> Table:
    held = {entry.number for entry in archive.corrections.held}
    rows = []
    for entry in archive.corrections.log:
        what = [entry.entity, entry.predicate, entry.other, entry.name, entry.label, entry.kind]
        what += [entry.article, entry.sentence, entry.status, entry.date]
        words = " ".join(word for word in what if word) or f"of {entry.undone}"
        holds = entry.number in held or entry.verb == "undo"
        rows.append((entry.number, entry.verb, words, holds, entry.by, entry.when, entry.because))
    return Table(("number", "what", "of", "holds", "by", "when", "because"), tuple(rows))


def _proposed(archive: Archive) -> Table:
    from queries.duplicates import proposals

    found = proposals(archive.store, archive.corrections.compared())
    rows = tuple((p.entity, p.other, p.why, p.common) for p in found)
    return Table(("entity", "other", "why", "common"), rows)


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
