"""Which articles print the same text: a reprint is kept, and is one source with its original.

Articles are alike if at least LEAST of the SIZE bytes of their MinHash signatures agree, which
estimates that they share three fifths of their runs of characters (Broder 1997; one byte of each
minimum: Li and König 2010). What is alike, directly or through others, is one text, whose origin is
the article published first. So the groups hang on the articles alone, not on the order in which
they came.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.record import MINHASH_BYTES

SIZE = MINHASH_BYTES
LEAST = 77  # of them that agree in reprints
BANDS = 64  # of two bytes; where 65 bytes agree, one band does: looked up by it, none is missed
_PAIRS = 1_000_000  # compared at a time, which bounds the memory
_UNDATED = "9999"  # behind every date

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as far as its text is compared: its signature in base 64, and when it came out."""

    minhash: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Reprints:
    """The articles of a graph that have a signature, and the origin of each.

    ids, published, origins, signatures: an entry or a row an article.
    """

    ids: tuple[str, ...]
    published: tuple[str, ...]
    origins: tuple[str, ...]
    signatures: Bytes

    @classmethod
    def known(cls, articles: Iterable[tuple[str, Printed, str]]) -> Reprints:
        """Of articles (id, print, origin) as they are in a graph."""
        rows = [row for row in articles if row[1].minhash]
        return cls(
            tuple(id_ for id_, _, _ in rows),
            tuple(printed.published or _UNDATED for _, printed, _ in rows),
            tuple(origin for *_, origin in rows),
            _signatures(printed for _, printed, _ in rows),
        )

    def exchange(
        self, gone: Iterable[str], new: Mapping[str, Printed]
    ) -> tuple[Reprints, dict[str, str]]:
        """Without the articles `gone` and with those that are `new`.

        Returns as well the origins of the new ones, and of others whose origin is another now.
        """
        away = {*gone, *new}
        broken = {origin for id_, origin in zip(self.ids, self.origins, strict=True) if id_ in away}
        stay = [i for i, id_ in enumerate(self.ids) if id_ not in away]
        come = {id_: printed for id_, printed in new.items() if printed.minhash}
        ids = (*(self.ids[i] for i in stay), *come)
        published = (
            *(self.published[i] for i in stay),
            *(printed.published or _UNDATED for printed in come.values()),
        )
        before = (*(self.origins[i] for i in stay), *("" for _ in come))
        signatures = np.concatenate([self.signatures[stay], _signatures(come.values())])
        loose = [i for i, origin in enumerate(before) if not origin or origin in broken]
        origins = list(before)
        for members in _texts(before, loose, signatures) if loose else ():
            first = min(members, key=lambda i: (published[i], ids[i]))
            for i in members:
                origins[i] = ids[first]
        changed = {id_: id_ for id_ in new if id_ not in come}
        changed |= {
            id_: origin
            for id_, origin, old in zip(ids, origins, before, strict=True)
            if origin != old
        }
        return Reprints(ids, published, tuple(origins), signatures), changed


def _signatures(printed: Iterable[Printed]) -> Bytes:
    packed = b"".join(base64.b64decode(one.minhash or "") for one in printed)
    return np.frombuffer(packed, np.uint8).reshape(-1, SIZE)


def _texts(before: tuple[str, ...], loose: list[int], signatures: Bytes) -> Iterator[list[int]]:
    """The groups of alike articles that hold one of `loose`; the others are grouped `before`."""
    single = set(loose)
    names: dict[Any, int] = {}
    labels = np.array(
        [
            names.setdefault((i,) if i in single else origin, len(names))
            for i, origin in enumerate(before)
        ],
        np.intp,
    )
    for one, other in _candidates(signatures, np.array(loose, np.intp)):
        apart = labels[one] != labels[other]
        one, other = one[apart], other[apart]
        alike = (signatures[one] == signatures[other]).sum(axis=1) >= LEAST
        if alike.any():
            labels = _joined(labels, labels[one[alike]], labels[other[alike]])
    touched = set(labels[loose].tolist())
    groups: dict[int, list[int]] = {}
    for i, label in enumerate(labels.tolist()):
        if label in touched:
            groups.setdefault(label, []).append(i)
    yield from groups.values()


def _joined(labels: Numbers, one: Numbers, other: Numbers) -> Numbers:
    """The labels after those of each pair became the same."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size = int(labels.max()) + 1
    edges = coo_array((np.ones(len(one), np.int8), (one, other)), shape=(size, size))
    _, joined = connected_components(edges, directed=False)
    found: Numbers = joined.astype(np.intp)[labels]
    return found


def _candidates(signatures: Bytes, loose: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of rows, the second of each from `loose`, that agree in a band; some come again.

    Of `loose` rows that are the same only the first is paired with others, besides with its equals.
    """
    whole = signatures[loose].view(f"V{SIZE}").ravel()
    _, first, which = np.unique(whole, return_index=True, return_inverse=True)
    yield loose, loose[first[which]]
    loose = loose[np.sort(first)]
    bands = signatures.view(np.uint16)
    for band in range(BANDS):
        order = loose[np.argsort(bands[loose, band], kind="stable")]
        keys = bands[order, band]
        hit = np.flatnonzero(np.isin(bands[:, band], keys))
        low = np.searchsorted(keys, bands[hit, band], "left")
        number = np.searchsorted(keys, bands[hit, band], "right") - low
        ends = np.cumsum(number)
        start = 0
        while start < len(hit):
            reached = ends[start - 1] if start else 0
            stop = max(start + 1, int(np.searchsorted(ends, reached + _PAIRS, "right")))
            part = number[start:stop]
            inside = np.arange(part.sum()) - np.repeat(np.cumsum(part) - part, part)
            others = order[np.repeat(low[start:stop], part) + inside]
            yield np.repeat(hit[start:stop], part), others
            start = stop
