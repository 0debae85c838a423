"""Build the gazetteer's generated tables from the official lists and the curated sources.

    python scripts/gazetteers.py SOURCES [--out FOLDER]

SOURCES is a folder with `places/` (division codes) and `universities/`; docs/gazetteers.md
names their origin. Written are places.tsv, towns.tsv, zones.tsv and universities.tsv; the other
tables of the gazetteer are kept by hand. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

CURATED = Path(__file__).parent / "curated"
OUT = Path(__file__).parents[1] / "extraction" / "gazetteer"

DIRECT = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}  # no places of their own
MUNICIPALITIES = {"11", "12", "31", "50"}  # provinces in rank, cities in kind
PEOPLES = (
    "各族|蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族"
    "|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族"
    "|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|鄂温克族|保安族|裕固族|独龙族"
)
AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,}}?)(?:{PEOPLES})*自治(?P<unit>[州县旗])")
PROVINCE_PREFIX = re.compile(r"^(河北|山西|内蒙古|吉林(?=松原|白城|中国)|安徽|河南|湖南)(?=..)")
TOWN = re.compile(r"[^（）()]{2,}(?:镇|乡|街道|苏木|地区)")


class SourceError(Exception):
    """A source is missing or contradicts itself; the message is one line for the user."""


@dataclass
class Place:
    """One row of places.tsv while it is made. `up` is the key of the containing place."""

    key: str
    name: str
    kind: str
    code: str = ""
    up: str = ""
    short: str = ""
    aliases: list[str] = field(default_factory=list)
    canonical: str = ""

    @property
    def rank(self) -> int:
        """0 country, 1 province, 2 prefecture; of county rank 3 city, 4 county, 5 district."""
        if self.kind == "country":
            return 0
        if self.kind in ("province", "sar") or len(self.code) == 2:
            return 1
        if len(self.code) != 6:
            return 5 if self.kind == "district" else 2
        return 5 if self.name.endswith("区") else 3 if self.kind == "city" else 4


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a .csv or .tsv with a header."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            tabs = path.suffix == ".tsv"
            if not tabs:
                return list(csv.DictReader(file))
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; give the folder that holds it") from None


def split(cell: str | None) -> list[str]:
    return [part for part in (cell or "").split("|") if part]


def write(path: Path, header: str, lines: Iterable[tuple[str, ...]]) -> int:
    """Write sorted rows as TSV; returns how many."""
    body = sorted(set(lines))
    text = "\n".join("\t".join(line) for line in [tuple(header.split()), *body]) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
    return len(body)


def short_name(name: str) -> str:
    """The name without its unit, or "" where none is left: 五峰土家族自治县 -> 五峰."""
    if match := AUTONOMOUS.fullmatch(name):
        return match["stem"]
    stem = re.sub(r"(?:新区|特区|林区|地区|[市县区盟旗])$", "", name)
    if name.endswith("旗") and (len(stem) < 3 or stem[-1] in "左右前中后合"):
        return ""
    return stem if 2 <= len(stem) < len(name) else ""


def other_names(name: str, short: str) -> list[str]:
    """Usual names between the full and the short one: 恩施州, 五峰县."""
    match = AUTONOMOUS.fullmatch(name)
    return [short + match["unit"]] if match and short else []


def official_places(folder: Path) -> tuple[list[Place], list[Place]]:
    """Provinces, cities and counties of the division list, and its zones of county rank."""
    shorts = {row["name"]: row for row in rows(CURATED / "provinces.tsv")}
    places, zones = [], []
    for row in rows(folder / "provinces.csv"):
        kind = "city" if row["code"] in MUNICIPALITIES else "province"
        more = shorts[row["name"]]
        places.append(
            Place(
                row["code"],
                row["name"],
                kind,
                row["code"],
                "中国",
                more["short"],
                split(more["aliases"]),
            )
        )
    direct = {}
    for row in rows(folder / "cities.csv"):
        if row["name"] in DIRECT:
            direct[row["code"]] = row["provinceCode"]
            continue
        short = short_name(row["name"])
        places.append(
            Place(
                row["code"], row["name"], "city", row["code"], row["provinceCode"], short,
                other_names(row["name"], short),
            )
        )  # fmt: skip
    cities = {place.name: place for place in places}
    for row in rows(folder / "areas.csv"):
        name, code = row["name"], row["code"]
        up = direct.get(row["cityCode"], row["cityCode"])
        if name in cities:  # 东莞市 and its like: a city without districts
            cities[name].aliases.append(f"@{code}")
        elif int(code[4:]) > 70 and not name.endswith("市"):
            zones.append(Place(code, name.removesuffix("管委会"), "zone", code, up))
        else:
            name = name.removesuffix("的岛礁及其海域")
            kind = (
                "city" if name.endswith("市") else "region" if name.endswith("群岛") else "district"
            )
            short = short_name(name)
            places.append(Place(code, name, kind, code, up, short, other_names(name, short)))
    return places, zones


def curated_places() -> list[Place]:
    """Countries, places abroad, Hong Kong, Macau and Taiwan."""
    places = [
        Place(row["name"], row["name"], "country", row["code"], "", "", split(row["aliases"]))
        for row in rows(CURATED / "countries.tsv")
    ]
    for table in ("foreign.tsv", "hk_mo_tw.tsv"):
        for row in rows(CURATED / table):
            names = split(row["aliases"])
            short = row.get("short") or ""
            places.append(
                Place(row["name"], row["name"], row["kind"], "", row["parent"], short, names)
            )
    return places


def settle(places: list[Place]) -> dict[str, Place]:
    """Give every place its canonical name; returns the places by key.

    A name that several places share is qualified by the name of the containing place, and a
    short name stays only where no larger place and no other of the same rank has it; beside others
    of county rank it is kept as an alias, beside a larger place (中山市, 大连市中山区) it goes.
    """
    by_key = {place.key: place for place in places}
    count = Counter(place.name for place in places)

    def prefix(place: Place) -> str:
        above = by_key[place.up]
        return above.short if above.kind == "sar" else above.canonical

    for place in sorted(places, key=lambda place: place.rank):
        shared = count[place.name] > 1
        place.canonical = prefix(place) + place.name if shared else place.name
        if shared:
            place.aliases.insert(0, place.name)
    owners: dict[str, list[Place]] = {}
    for place in places:
        for name in {place.canonical, place.name, place.short, *place.aliases} - {""}:
            owners.setdefault(name, []).append(place)
    both = {row["name"] for row in rows(CURATED / "shared_shorts.tsv")}
    dropped = []
    for place in places:
        others = [other for other in owners.get(place.short, ()) if other is not place]
        if place.name in both or not place.short:
            continue
        if any(other.rank < min(place.rank, 3) for other in others):
            dropped.append((place, False))
        elif any(other.rank <= place.rank for other in others):
            dropped.append((place, True))
    for place, keep_as_alias in dropped:
        if keep_as_alias:
            place.aliases.append(place.short)
        place.short = ""
    return by_key


def town_rows(folder: Path, by_key: dict[str, Place]) -> list[tuple[str, ...]]:
    """Towns, townships and streets; what else the list counts at that rank is left out."""
    cities = {
        alias[1:]: place for place in by_key.values() for alias in place.aliases if alias[0] == "@"
    }
    towns = []
    for row in rows(folder / "streets.csv"):
        name = re.sub(r"(?<=街道)办事处$", "", row["name"])
        if TOWN.fullmatch(name) and not re.search(r"(?:^|.)(?:开发区|管理区|园区)", name):
            above = cities.get(row["areaCode"]) or by_key[row["areaCode"]]
            towns.append((name, row["code"], above.canonical))
    for row in rows(CURATED / "taiwan_towns.tsv"):
        towns.append((row["name"], "", row["parent"]))
    count = Counter(name for name, _, _ in towns)
    taken = {place.canonical for place in by_key.values()}
    return [
        (above + name, code, above, name)
        if count[name] > 1 or name in taken
        else (name, code, above, "")
        for name, code, above in towns
    ]


def place_row(place: Place, by_key: dict[str, Place]) -> tuple[str, ...]:
    above = by_key[place.up].canonical if place.up else ""
    seen = {place.canonical, place.short}
    aliases = sorted({alias for alias in place.aliases if alias not in seen and alias[0] != "@"})
    return (place.canonical, place.kind, place.code, above, place.short, "|".join(aliases))


def name_zones(zones: list[Place]) -> None:
    """Give each zone of the division list the name it has in the official lists of zones.

    The division list writes 秦皇岛市经济技术开发区, 河北沧州经济开发区, 湖南衡阳高新技术产业园区.
    """
    listed = {row["name"] for row in rows(CURATED / "zones.tsv")}
    for zone in zones:
        bare = re.sub(r"市(?=经济|高新)", "", PROVINCE_PREFIX.sub("", zone.name))
        national = re.sub("经济开发区$", "经济技术开发区", bare)
        national = re.sub("高新技术(?:产业园区|开发区)$", "高新技术产业开发区", national)
        zone.canonical = next((name for name in (bare, national) if name in listed), zone.name)
        zone.aliases = [name for name in (zone.name, bare) if name != zone.canonical]


def zone_rows(zones: list[Place], by_key: dict[str, Place]) -> list[tuple[str, ...]]:
    """Zones of the division list and of the curated lists: name, aliases, parent, kind."""
    table: dict[str, tuple[str, set[str]]] = {}
    known = {place.canonical for place in by_key.values()}
    for zone in zones:
        names = [zone.canonical, *zone.aliases]
        aliases = set(zone.aliases).union(*map(zone_aliases, names))
        table[zone.canonical] = (by_key[zone.up].canonical, aliases)
    for row in rows(CURATED / "zones.tsv"):
        name, parent = row["name"], row["parent"]
        if parent not in known:
            raise SourceError(
                f"zones.tsv: {name}: no place is called {parent}; use a canonical name"
            )
        aliases = zone_aliases(name) | set(split(row["aliases"]))
        if name in table:
            aliases |= table[name][1]
        table[name] = (parent, aliases)
    owners = Counter(alias for _, aliases in table.values() for alias in aliases)

    def own(alias: str) -> bool:
        return owners[alias] == 1 and alias not in known and alias not in table

    return [
        (name, "|".join(sorted(filter(own, aliases))), parent, "zone")
        for name, (parent, aliases) in table.items()
    ]


def zone_aliases(name: str) -> set[str]:
    """The usual shortenings of the two official endings: 高新区, 经开区."""
    aliases = set()
    if match := re.fullmatch(
        r"(.+?)市?(?:高新技术产业开发区|高新技术产业园区|高新技术开发区|高新技术产业园)", name
    ):
        aliases |= {
            match[1] + "高新区",
            match[1] + "高新技术产业开发区",
            match[1] + "高新技术开发区",
        }
        aliases.add(match[1] + "国家高新区")
    if match := re.fullmatch(r"(.+?)市?(?:经济技术开发区|经济开发区)", name):
        aliases |= {match[1] + "经开区", match[1] + "经济技术开发区", match[1] + "经济开发区"}
        aliases |= {
            match[1] + "开发区",
            match[1] + "国家经济技术开发区",
            match[1] + "国家级经济技术开发区",
        }
    return aliases - {name}


def university_rows(folder: Path, known: set[str]) -> list[tuple[str, ...]]:
    """name, aliases, place, parent. Mainland ones from the official list, the others curated."""
    fixes = {row["address"]: row["place"] for row in rows(CURATED / "university_places.tsv")}
    table: dict[str, tuple[set[str], str, str]] = {}
    path = folder / "universities.json"
    try:
        official = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; give the folder that holds it") from None
    for row in official:
        name = re.sub(r"\s", "", row["name"]).replace("(", "（").replace(")", "）")
        place = re.sub(r"\s", "", row["address"])
        table[name] = (set(), fixes.get(place, place), "")
    renamed = {}
    for row in rows(CURATED / "universities.tsv"):
        aliases = set(split(row["aliases"]))
        former = split(row["former"])
        for old in former:
            if old in table:
                renamed[old] = row["name"]
        before = table.get(row["name"])
        place = row["place"] or (before[1] if before else "")
        place = place or next((table[old][1] for old in former if old in table), "")
        table[row["name"]] = (aliases | set(former), place, row["parent"])
    for old in renamed:
        table.pop(old, None)
    for name, (_, place, parent) in table.items():
        if place not in known:
            raise SourceError(f"universities: {name}: no place is called {place or 'nothing'}")
        if parent and parent not in table:
            raise SourceError(f"universities: {name}: no university is called {parent}")
    return [
        (name, "|".join(sorted(aliases - {name})), place, parent or mother(name, table))
        for name, (aliases, place, parent) in table.items()
    ]


def mother(name: str, names: Iterable[str]) -> str:
    """The university that an independent college or branch carries in its name, or ""."""
    match = re.fullmatch(r"(.+(?:大学|学院))(.{2,}(?:学院|分校))", name)
    return match[1] if match and match[1] in names else ""


def build(sources: Path, out: Path) -> dict[str, int]:
    """Write the generated tables; returns the number of rows of each."""
    official, zones = official_places(sources / "places")
    by_key = settle(official + curated_places())
    names = [place.canonical for place in by_key.values()]
    if twice := [name for name, number in Counter(names).items() if number > 1]:
        raise SourceError(f"places: canonical name not unique: {' '.join(sorted(twice)[:5])}")
    name_zones(zones)
    units = by_key | {zone.key: zone for zone in zones}
    return {
        "places.tsv": write(
            out / "places.tsv",
            "name kind code parent short aliases",
            [place_row(place, by_key) for place in by_key.values()],
        ),
        "towns.tsv": write(
            out / "towns.tsv", "name code parent alias", town_rows(sources / "places", units)
        ),
        "zones.tsv": write(out / "zones.tsv", "name aliases parent kind", zone_rows(zones, by_key)),
        "universities.tsv": write(
            out / "universities.tsv",
            "name aliases place parent",
            university_rows(sources / "universities", set(names)),
        ),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sources", type=Path, help="folder with places/ and universities/")
    parser.add_argument(
        "--out", type=Path, default=OUT, help="where to write (default: the package)"
    )
    arguments = parser.parse_args()
    try:
        counts = build(arguments.sources, arguments.out)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    for name, number in counts.items():
        print(f"{name}\t{number}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
