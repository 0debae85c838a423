"""What can go wrong with a language model; the messages are for the user."""

from __future__ import annotations

from graph.errors import GraphError


class ModelError(GraphError):
    """The model cannot be asked, or not as wanted. The message is one line, without any key."""
