"""What reading refuses, in one line that tells the user what to do."""

from __future__ import annotations


class UnreadableError(ValueError):
    """A file that cannot be read as an article; the message names the file, the cause, the cure."""
