"""Reading: the bytes of a file become a `Document` whose every character knows its place."""

from extraction.reading.document import Block, Document
from extraction.reading.text import UnreadableError, read

__all__ = ["Block", "Document", "UnreadableError", "read"]
