"""Prompts out, answers in, as files: for any model, by hand or in batch.

A prompt's file is named after its article and the first digits of its digest, the answer's file
like it: `d01-1-3f2a….txt`, `d01-1-3f2a….json`. `requests.jsonl` holds the same prompts in the form
of OpenAI's batch API, whose output file can be put among the answers as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from extraction.model.errors import ModelError
from extraction.model.prompt import request, response_format
from extraction.model.questions import Answer, Question

REQUESTS = "requests.jsonl"
LARGEST = 50_000_000  # bytes of a file of answers

_DIGITS = 16
_ENDS_SO = re.compile(r"(?:^|-)([0-9a-f]{16})$")
_UNSAFE = re.compile(r"[^\w.]+")


def stem(question: Question) -> str:
    """The name of a question's files, without ending."""
    name = _UNSAFE.sub("_", question.article).strip("._")[:60]
    return f"{name}-{question.number}-{question.digest[:_DIGITS]}"


def write(asked: Iterable[Question], folder: Path, model: str, max_tokens: int) -> int:
    """Write the prompts of questions into a folder, made if missing; returns how many.

    Raises OSError if it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{REQUESTS}.part"
    count = 0
    with half.open("w", encoding="utf-8", errors="backslashreplace") as requests:
        for question in asked:
            body = request(question.messages, model, max_tokens, response_format())
            _write_one(question, folder, requests, body)
            count += 1
    half.replace(folder / REQUESTS)
    return count


def _write_one(question: Question, folder: Path, requests: TextIO, body: dict[str, Any]) -> None:
    text = "\n\n".join(message["content"] for message in question.messages)
    path = folder / f"{stem(question)}.txt"
    path.write_text(f"{text}\n", "utf-8", "backslashreplace")
    line = {
        "custom_id": stem(question),
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body,
    }
    requests.write(json.dumps(line, ensure_ascii=False) + "\n")


@dataclass(frozen=True, slots=True)
class ByHand:
    """The answers in a folder of files, as a model of that name gave them."""

    model: str
    answers: dict[str, Answer] = field(default_factory=dict)

    def get(self, question: Question) -> Answer | None:
        """The answer to a question, by the digits in its file's name."""
        return self.answers.get(question.digest[:_DIGITS])


def read(folder: Path, model: str) -> ByHand:
    """The answers in a folder: `STEM.json`, each with what the model said, and `*.jsonl` as a
    batch gives them.

    Raises ModelError if the folder is missing, or a file cannot be read.
    """
    if not folder.is_dir():
        raise ModelError(f"{folder}: no folder of answers; lingding prompts writes the questions")
    found: dict[str, Answer] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".jsonl" and path.name != REQUESTS:
            found.update(_batch(path, _text(path)))
        elif path.suffix == ".json" and (digits := _ENDS_SO.search(path.stem)):
            found[digits.group(1)] = Answer(_text(path))
    return ByHand(model, found)


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST:
        raise ModelError(f"{path}: over {LARGEST // 1_000_000} MB; no file of answers")
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ModelError(f"{path}: not UTF-8 at byte {error.start}") from error


def _batch(path: Path, text: str) -> Iterator[tuple[str, Answer]]:
    """The answers in the output file of a batch; a request that failed there has none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            digits = _ENDS_SO.search(data["custom_id"])
            response = data.get("response") or {}
            choices = (response.get("body") or {}).get("choices") or []
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"{path}, line {number}: not a line of a batch's output") from error
        if digits and choices:
            choice = choices[0]
            content = (choice.get("message") or {}).get("content")
            if isinstance(content, str):
                yield digits.group(1), Answer(content, choice.get("finish_reason") != "length")
