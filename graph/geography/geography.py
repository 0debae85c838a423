"""Where places lie, and the coast between them; tables made by `scripts/geography.py`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

Position = tuple[float, float]  # longitude, latitude in degrees


@cache
def positions() -> dict[str, Position]:
    """The position of each place that is known, by its canonical name (GeoNames, CC BY 4.0)."""
    text = files("graph.geography").joinpath("coordinates.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {name: (float(x), float(y)) for name, x, y in rows}


def coasts(places: Iterable[Position]) -> list[dict[str, Any]]:
    """The maps that show all of the places, coarse ones first, each finer one to lie on top.

    Each has a `box` (west, south, east, north) and `land`: outlines, flat lists of longitude and
    latitude (Natural Earth, public domain). The finest map comes along if any place is in it.
    """
    text = files("graph.geography").joinpath("coast.json").read_text("utf-8")
    maps: dict[str, dict[str, Any]] = json.loads(text)
    there = list(places)
    shown = []
    for name in ("delta", "china", "world"):
        inside = [place for place in there if _inside(place, maps[name]["box"])]
        if inside:
            shown.append(maps[name])
        if len(inside) == len(there):
            break
    return shown[::-1]


def _inside(place: Position, box: Iterable[float]) -> bool:
    west, south, east, north = box
    return west <= place[0] <= east and south <= place[1] <= north
