"""Extraction: the bytes of a file become records; `extract_batch` does it for a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.batch import extract_batch

__all__ = ["extract_batch"]


def __getattr__(name: str) -> object:
    if name == "extract_batch":  # loaded when asked for: it brings pandas and spaCy
        from extraction.batch import extract_batch

        return extract_batch
    raise AttributeError(f"module 'extraction' has no attribute {name!r}")
