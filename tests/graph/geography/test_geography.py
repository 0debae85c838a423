from collections import Counter
from itertools import pairwise
from math import cos, hypot, radians

import pytest

from extraction.gazetteer.tables import table
from graph.geography.geography import coasts, positions


@pytest.mark.parametrize(
    ("name", "longitude", "latitude"),
    [
        ("北京市", 116.4, 39.9),
        ("中山市", 113.4, 22.5),
        ("香港特别行政区", 114.2, 22.3),
        ("澳门特别行政区", 113.5, 22.2),
        ("乌鲁木齐市", 87.6, 43.8),
        ("东京", 139.7, 35.7),
        ("台北市", 121.5, 25.0),
        ("亚特兰大", -84.4, 33.7),
        ("徐州市", 117.2, 34.2),
        ("丰县", 116.6, 34.7),
    ],
)
def test_places_lie_where_they_lie(name: str, longitude: float, latitude: float) -> None:
    assert positions()[name] == pytest.approx((longitude, latitude), abs=0.15)


def test_counties_lie_near_the_city_that_they_belong_to() -> None:
    places = positions()
    seats = {row[0] for row in table("places.tsv") if len(row[2]) == 4}
    far = []
    for name, _, code, parent, *_ in table("places.tsv"):
        if len(code) == 6 and parent in seats and {name, parent} <= places.keys():
            (x, y), (u, v) = places[name], places[parent]
            kilometres = 111.2 * hypot((x - u) * cos(radians((y + v) / 2)), y - v)
            if kilometres > (570 if code[:2] in ("54", "63", "65") else 400):
                far.append((name, parent, round(kilometres)))
    assert far == []


def test_few_places_share_a_spot() -> None:
    assert max(Counter(positions().values()).values()) <= 3  # a city, its district, its county


def test_shores_do_not_run_around_the_world() -> None:
    for shown in coasts(positions().values()):
        west, _, east, _ = shown["box"]
        for ring in shown["land"]:
            xs = ring[::2]
            assert all(abs(x - y) < 0.9 * (east - west) for x, y in pairwise(xs))


def test_map_is_as_fine_as_its_places_allow() -> None:
    places = positions()
    near = [places["中山市"], places["深圳市"]]
    assert len(coasts(near)) == 1
    assert len(coasts([*near, places["北京市"]])) == 2
    world = coasts([*near, places["北京市"], places["巴黎"]])
    assert [round(m["box"][2] - m["box"][0]) for m in world] == [360, 66, 4]  # coarse ones first


def test_outlines_stay_in_their_box() -> None:
    for shown in coasts(positions().values()):
        west, south, east, north = shown["box"]
        for ring in shown["land"]:
            assert all(west - 0.01 <= x <= east + 0.01 for x in ring[::2])
            assert all(south - 0.01 <= y <= north + 0.01 for y in ring[1::2])
