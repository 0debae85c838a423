"""Answers that were given before: a folder, one file an answer, so that nothing is asked twice.

A file is named by the digest of model and prompt (which holds the prompt's version and the text).
It holds no key, no address, and of the article only its id.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extraction.model.prompt import VERSION
from extraction.model.questions import Answer, Question


def default_folder() -> Path:
    """Where answers are kept if nobody says otherwise."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lingding" / "answers"


@dataclass(frozen=True, slots=True)
class Cache:
    """The answers of one model in a folder, made when a first one is kept.

    max_tokens: of an answer; one that was cut off at fewer is as none, so that it is asked anew.
    """

    folder: Path
    model: str
    max_tokens: int = 0

    def get(self, question: Question) -> Answer | None:
        """The answer to a question; None if there is none, or its file is damaged."""
        try:
            data = json.loads(self._path(question).read_text("utf-8"))
            content, whole = data["content"], bool(data["whole"])
            if not whole and data.get("max_tokens", 0) < self.max_tokens:
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Answer(content, whole) if isinstance(content, str) else None

    def put(self, question: Question, answer: Answer) -> None:
        """Keep an answer, whole or not at all; raises OSError if the folder cannot be written."""
        path = self._path(question)
        path.parent.mkdir(parents=True, exist_ok=True)
        data = {
            "model": self.model,
            "prompt": VERSION,
            "article": question.article,
            "part": question.number,
            "whole": answer.whole,
            "tokens": answer.tokens,
            "max_tokens": self.max_tokens,
            "content": answer.content,
        }
        half = path.with_name(f".{path.name}.{os.getpid()}.part")
        half.write_text(json.dumps(data, ensure_ascii=False) + "\n", "utf-8", "backslashreplace")
        half.replace(path)

    def _path(self, question: Question) -> Path:
        key = sha256(f"{self.model}\0{question.digest}".encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.json"
