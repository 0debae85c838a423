"""Halving of doubled runs: PDF pages that fake bold print every run of a line twice.

`创新创新一体化一体化` was printed for `创新一体化`, `20242024年` for `2024年`. A line counts as
doubled only when nearly all of it decomposes into immediate repetitions, so ordinary
reduplication (人人, 一条一条) is left alone.
"""

from __future__ import annotations

from collections import Counter

LONGEST_RUN = 60
SHORTEST_LINE = 6
LONGEST_LINE = 2000  # a printed line is far shorter; bounds the time
COVERAGE = 0.85


def halve(line: str) -> list[int] | None:
    """Indexes of the characters of `line` to keep, or None when the line is not doubled.

    White space is ignored for the decision and dropped from the result. Dynamic programming:
    the decomposition that leaves the fewest characters unpaired, longest runs first.
    """
    places = [i for i, char in enumerate(line) if not char.isspace()]
    chars = [line[i] for i in places]
    size = len(chars)
    if not SHORTEST_LINE <= size <= LONGEST_LINE or _mostly_single(chars):
        return None
    unpaired = [0] * (size + 1)
    run = [0] * (size + 1)
    for i in range(size - 1, -1, -1):
        unpaired[i] = unpaired[i + 1] + 1
        for length in range(min(LONGEST_RUN, (size - i) // 2), 0, -1):
            rest = unpaired[i + 2 * length]
            if rest < unpaired[i] and chars[i : i + length] == chars[i + length : i + 2 * length]:
                unpaired[i], run[i] = rest, length
    if unpaired[0] > size * (1 - COVERAGE):
        return None
    kept: list[int] = []
    i = 0
    while i < size:
        length = run[i] or 1
        kept.extend(places[i : i + length])
        i += 2 * length if run[i] else 1
    return kept


def _mostly_single(chars: list[str]) -> bool:
    """Whether too many characters occur an odd number of times for a doubled line: each that
    does is left unpaired at least once. Spares ordinary lines the search."""
    return sum(count % 2 for count in Counter(chars).values()) > len(chars) * (1 - COVERAGE)
