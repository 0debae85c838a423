"""The MinHash signature of a text, by which reprints are told (`graph.reprints` compares them).

Runs of five letters, digits and Chinese characters, after white space and punctuation are left out,
are hashed; of each of the least hashes, which datasketch finds, one byte is kept.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from hashlib import sha1
from operator import index
from struct import unpack
from typing import TYPE_CHECKING

from graph.record import MINHASH_BYTES

if TYPE_CHECKING:
    from datasketch import MinHash

RUN = 5
SHORTEST = 60  # characters; what is shorter is no text to be told by its runs
_ASIDE = re.compile(r"[\W_]+")


def minhash(text: str) -> str | None:
    """The signature of `text`, MINHASH_BYTES bytes in base 64; None if the text is too short.

    Give Simplified characters (`annotation.script`), so that a reprint in the other script is told.
    """
    bare = _ASIDE.sub("", text)
    if len(bare) < SHORTEST:
        return None
    runs = {bare[i : i + RUN] for i in range(len(bare) - RUN + 1)}
    heads = b"".join([sha1(run.encode()).digest()[:4] for run in runs])
    found = signature().copy()
    found.update_batch(unpack(f"<{len(runs)}I", heads))
    return base64.b64encode(bytes(value & 0xFF for value in found.hashvalues.tolist())).decode()


@cache
def signature() -> MinHash:
    """The signature of nothing, whose permutations are the same for all; takes hashes."""
    from datasketch import MinHash

    return MinHash(num_perm=MINHASH_BYTES, seed=1, scheme="affine32", hashfunc=index)
