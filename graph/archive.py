"""The archive: a corpus and the graph made from it, kept in step."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graph.corpus import Corpus, digest, write_whole
from graph.corrections import Correction, Corrections, Verb
from graph.errors import BusyError, CorpusError, StoreError
from graph.lock import only_writer
from graph.ontology import ontology
from graph.opening import is_address, open_store
from graph.projection import label_of
from graph.record import Record
from graph.store import Limits, Store, Table

# shows how far a long piece of work has come: gives the items back, told what is done with them
Track = Callable[[Sequence[str], str], Iterable[str]]

CORPUS = Path("lingding-store")  # of a graph on a server, if no other is named
_BATCH = 1000  # records that go into the graph in one transaction
# while articles are read: few, lest their readers wait for the graph; more in a large one, which is
# gone through once a batch
_FEWEST, _SHARE = 128, 128
_MOST_WARNINGS = 3  # about damaged records; the rest are counted

log = logging.getLogger("lingding")


def untracked(items: Sequence[str], what: str) -> Iterable[str]:
    """The `Track` that shows nothing."""
    return items


class Archive:
    """Records in `FOLDER/articles` and their graph; the records are what counts.

    The graph is in the same folder, or on a Neo4j server. Opening a folder looks whether its graph
    holds just what the corpus holds, and brings it in step if not (after a crash, a copy, a new
    version), saying so in the log `lingding`. A server's graph, which others ask and which may be
    asked without the corpus, is brought in step only when something is written.
    """

    def __init__(
        self,
        store: str | Path,
        *,
        corpus: Path | None = None,
        create: bool = False,
        track: Track = untracked,
    ) -> None:
        """Open the archive in the folder `store`, or the graph on the server of that address.

        corpus: the folder of the records, where the graph is on a server.

        Raises StoreError if there is none (unless `create`) or no server answers, BusyError if
        another process is just building its graph for the first time.
        """
        self.server = is_address(store)
        folder = Path(corpus or CORPUS) if self.server else Path(store)
        if not (create or self.server) and not (folder / "articles").is_dir():
            raise StoreError(f"{folder}: no store here; make one by: lingding build ARTICLE.txt")
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder}: not a folder; name another store")
        self.folder = folder
        self.corpus = Corpus(folder / "articles", base=folder.resolve().parent)
        self.store: Store = open_store(store)
        self.corrections = Corrections.read(self._corrections_file)
        self._track = track
        self._ready: list[Record] = []
        self._marks: dict[str, str] = {}
        self._enough = _FEWEST
        if not self.server and self.corpus.folder.is_dir() and not self._in_step():
            self._catch_up()

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        write: bool = False,
        limits: Limits | None = None,
    ) -> Table:
        """As `Store.cypher`; what is written lasts until the graph is rebuilt."""
        if not write or self.server:
            return self.store.cypher(text, parameters, write=write, limits=limits)
        with self.writing():
            return self.store.cypher(text, parameters, write=True, limits=limits)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only writer while the block runs; the graph is saved when it ends well.

        Raises BusyError if another process is writing, StoreError if the server's graph was made
        from another corpus.
        """
        if self.server and self._origin() and not self.folder.exists():
            raise self._foreign()
        self.folder.mkdir(parents=True, exist_ok=True)
        with only_writer(self.folder / ".lock"):
            self.corpus.sweep()
            self.corrections = Corrections.read(self._corrections_file)
            whole = True
            if not self._in_step():
                self.store.reload()
                self._claim()
                whole = self._step()
            self._enough = self._batch()
            try:
                yield
                self._flush()
                self._save(whole)
            except BaseException:
                self._ready.clear()
                self._marks.clear()
                with suppress(StoreError):  # of a server that is gone
                    self.store.reload()
                raise

    def put(self, record: Record, *, replace: bool = False) -> None:
        """Keep a record, inside of `writing`; raises as `Corpus.put` does.

        When this returns the record is on the disk; the graph follows in batches.
        """
        kept = self.corpus.put(record, replace=replace)
        self._prepare(kept, digest(kept))
        if len(self._ready) >= self._enough:
            self._flush()
            self._enough = self._batch()

    def remove(self, article: str) -> None:
        """Forget an article, inside of `writing`; raises CorpusError if there is none."""
        self._flush()
        self.corpus.remove(article)
        self.store.remove([article])

    def correct(self, verb: Verb, **fields: Any) -> Correction:
        """Note a judgement (see `graph.corrections`) and bring the graph in step, inside `writing`.

        Raises CorpusError if it lacks something, contradicts another, or accepts what no article
        says.
        """
        self._flush()
        corrections = self.corrections.with_entry(verb, **fields)
        if verb == "accept":
            self._require_said(corrections.log[-1])
        write_whole(self._corrections_file, corrections.to_text().encode())
        self.corrections = corrections
        self._step(expected=True)
        return corrections.log[-1]

    @property
    def version(self) -> str:
        """What tells the graph as it is asked now from the same graph at other times."""
        return hashlib.sha256((self.store.stamp or "").encode()).hexdigest()[:16]

    def refresh(self) -> bool:
        """Take up what another process has saved since; whether there was anything."""
        if self.store.saved() in (None, self.store.stamp):
            return False
        self.store.reload()
        self.corrections = Corrections.read(self._corrections_file)
        return True

    def rebuild(self) -> None:
        """Make the graph anew from the corpus, inside of `writing`."""
        self.store.clear()
        self._step(expected=True)

    def close(self) -> None:
        """Free the graph; the archive cannot be asked any more."""
        self.store.close()

    def _require_said(self, entry: Correction) -> None:
        known = ontology().relationships.get(str(entry.predicate))
        towards = "" if known and known.symmetric else ">"
        rows = (
            known
            and self.store.cypher(
                f"MATCH (a:{label_of(str(entry.entity))} {{id: $a}})-[r:{known.name}]-{towards}"
                f"(b:{label_of(str(entry.other))} {{id: $b}}) RETURN r.article AS article",
                {"a": entry.entity, "b": entry.other},
            ).rows
        )
        if not any(entry.article in (None, article) for (article,) in rows or ()):
            where = f"article {entry.article}" if entry.article else "no article"
            does = "does not say" if entry.article else "says"
            raise CorpusError(
                f"accept: {where} {does} {entry.entity} {entry.predicate} {entry.other}"
            )

    def _in_step(self) -> bool:
        return self.store.stamp is not None and self.store.stamp == self._stamp()

    def _stamp(self) -> str:
        return f"{self.corpus.id} {self.corpus.stamp()} {self.corrections.mark}"

    @property
    def _corrections_file(self) -> Path:
        return self.folder / "corrections.jsonl"

    def _claim(self) -> None:
        """See to it that the graph is one of this corpus, or empty."""
        if self.store.stamp is None:
            self.store.clear()
        elif self.server and self._origin() not in ("", self.corpus.id):
            raise self._foreign()

    def _origin(self) -> str:
        """The id of the corpus that the graph was made from; empty if it was never saved."""
        return (self.store.stamp or "").rstrip("+").partition(" ")[0]

    def _foreign(self) -> StoreError:
        return StoreError(
            "the graph on the server was made from another corpus than "
            f"{self.folder}; name that one by --corpus, or another database"
        )

    def _batch(self) -> int:
        """How many records go into the graph at a time while articles are read."""
        return min(_BATCH, max(_FEWEST, len(self.corpus) // _SHARE))

    def _flush(self) -> None:
        self.store.load(self._ready, self._marks)
        self._ready.clear()
        self._marks.clear()

    def _prepare(self, record: Record, read: str) -> None:
        """Have a record, whose digest as it was read is `read`, loaded as corrected."""
        corrected = self.corrections.apply(record)
        changed = "" if corrected is record else f"+{digest(corrected)}"
        self._ready.append(corrected)
        self._marks[record.article.id] = f"{read}{changed}"

    def _catch_up(self) -> None:
        """Bring the graph in step and save it; where that is not allowed, only in memory."""
        try:
            with only_writer(self.folder / ".lock"):
                self.store.reload()
                self._save(self._step())
        except BusyError as busy:
            if self.store.stamp is None:
                raise
            log.warning("%s; the answer is from before", busy)
        except (OSError, StoreError) as error:  # what cannot be written can be asked all the same
            log.warning("%s; the graph is brought in step for this time only", error)
            self._step()

    def _step(self, *, expected: bool = False) -> bool:
        """Load and remove what differs between corpus and graph; no more than that.

        expected: the difference needs no words, for it was just made. What cannot be read is named
        in the log and left out. Returns whether nothing was.
        """
        wanted = self.corpus.files()
        there = self.store.articles()
        marks = {self.corpus.file_of(id_): mark for id_, mark in there.items()}
        doubtful = self._perhaps_corrected(there)
        changed = [
            name
            for name, mark in wanted.items()
            if name in doubtful or marks.get(name, "").partition("+")[0] != mark
        ]
        gone = [id_ for id_ in there if self.corpus.file_of(id_) not in wanted]
        if not expected:
            self._say_why(len(wanted), len(changed), len(gone))
        damaged: list[str] = []
        for name in self._track(changed, "loading the graph"):
            try:
                self._prepare(self.corpus.read(name), wanted[name])
            except CorpusError as error:
                gone += [id_ for id_ in there if self.corpus.file_of(id_) == name]
                damaged.append(str(error))
            if len(self._ready) >= _BATCH:
                self._flush()
        self._flush()
        self.store.remove(gone)
        for message in damaged[:_MOST_WARNINGS]:
            log.warning("%s", message)
        if len(damaged) > _MOST_WARNINGS:
            log.warning("and %d more articles like that", len(damaged) - _MOST_WARNINGS)
        return not damaged

    def _perhaps_corrected(self, there: Mapping[str, str]) -> set[str]:
        """The files of the articles of which the corrections say, or said, something."""
        if (self.store.stamp or "").endswith(f" {self.corrections.mark}"):
            return set()
        ids = {id_ for id_, mark in there.items() if "+" in mark}
        ids |= {*self.store.telling_of(self.corrections.touched()), *self.corrections.touched()}
        return {self.corpus.file_of(id_) for id_ in ids if id_ in there}

    def _say_why(self, articles: int, changed: int, gone: int) -> None:
        condition = self.store.condition
        if condition and changed:
            log.warning(
                "%s: the graph is %s; building it from the %d articles of the corpus",
                *(self.folder, condition, articles),
            )
        elif changed or gone:
            log.warning(
                "%s: the graph was behind its corpus; %d articles to load, %d to remove",
                *(self.folder, changed, gone),
            )

    def _save(self, whole: bool) -> None:
        """Save the graph; one that lacks something gets a stamp that never fits."""
        self.store.save(self._stamp() if whole else f"{self.corpus.id} incomplete -")
