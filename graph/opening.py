"""From where a graph is kept, as the user writes it, to its store."""

from __future__ import annotations

import getpass
import os
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import StoreError
from graph.store import Store

_ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?:/", re.IGNORECASE)


def is_address(store: str | Path) -> bool:
    """Whether `store` names a Neo4j server (bolt://…, neo4j://…, neo4j+s://…) and no folder."""
    return _ADDRESS.match(str(store)) is not None


def open_store(store: str | Path) -> Store:
    """The store in a folder, or on a Neo4j server.

    Who may enter the server is read from NEO4J_USERNAME (default neo4j) and NEO4J_PASSWORD, or
    asked for at a terminal; NEO4J_DATABASE names a database other than the user's own. Raises
    StoreError if no password is given, or the server cannot be reached.
    """
    if not is_address(store):
        from graph.embedded import EmbeddedStore

        return EmbeddedStore(Path(store))
    address = re.sub(r":/+", "://", str(store), count=1)  # a Path has but one slash
    if "@" in urlsplit(address).netloc:
        raise StoreError(
            "a password does not belong into the address, where others can read it; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    from graph.neo4j_store import Neo4jStore

    database = os.environ.get("NEO4J_DATABASE") or None
    return Neo4jStore(address, *_credentials(address), database=database)


def _credentials(address: str) -> tuple[str, str]:
    user = os.environ.get("NEO4J_USERNAME") or "neo4j"
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin or not sys.stdin.isatty():
            raise StoreError(f"{address}: set NEO4J_PASSWORD (and NEO4J_USERNAME, if not neo4j)")
        password = getpass.getpass(f"password of {user} at {address}: ")
    return user, password
