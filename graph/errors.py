"""Errors that a user can mend; each message is one line: what, where, what to do."""

from __future__ import annotations


class GraphError(ValueError):
    """Anything the corpus, the graph or a question cannot do for the user."""


class CorpusError(GraphError):
    """A corpus or one of its records that cannot be read or written."""


class HomonymError(CorpusError):
    """Two different files whose articles have the same id."""


class BusyError(GraphError):
    """Another process is writing to the same store."""


class StoreError(GraphError):
    """A graph store that cannot be opened or written."""


class QueryError(GraphError):
    """A question that the store cannot answer: wrong Cypher, wrong parameter, out of limits."""
