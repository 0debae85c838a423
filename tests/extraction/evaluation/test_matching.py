from collections.abc import Callable

import pytest

from extraction.evaluation import GoldArticle
from extraction.evaluation.matching import actors, judge_entities, match
from graph.record import Record

Annotate = Callable[..., GoldArticle]
Report = Callable[..., Record]

CITY = ("甲市", "Place", "city")
GOVERNMENT = ("甲市人民政府", "Organisation", "government")


def test_match_goes_by_name_in_either_script(annotate: Annotate, report: Report) -> None:
    gold = annotate([("中山大学", "Organisation", "university")])
    found = report([("中山大學", "Organisation", "university")])
    assert match(gold.entities, found.entities, lenient=False) == {
        "organisation:中山大學": "中山大学"
    }


def test_match_is_one_to_one(annotate: Annotate, report: Report) -> None:
    gold = annotate([CITY])
    found = report([CITY, ("甲 市", "Place", "city")])
    assert len(match(gold.entities, found.entities, lenient=False)) == 1


def test_match_prefers_the_same_label_over_an_earlier_entity(
    annotate: Annotate, report: Report
) -> None:
    park, zone = ("科学城", "Organisation", "park"), ("科学城 ", "Place", "zone")
    gold, found = annotate([("科学城", "Place", "zone")]), report([park, zone])
    assert match(gold.entities, found.entities, lenient=False) == {"place:科学城 ": "科学城"}


def test_match_takes_a_place_for_an_organisation_of_its_name(
    annotate: Annotate, report: Report
) -> None:
    gold, found = (
        annotate([("科学城", "Place", "zone")]),
        report([("科学城", "Organisation", "park")]),
    )
    assert match(gold.entities, found.entities, lenient=False) == {"organisation:科学城": "科学城"}


def test_match_keeps_a_person_from_standing_for_an_organisation(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([("华为", "Organisation", "company")])
    assert match(gold.entities, report([("华为", "Person", None)]).entities, lenient=False) == {}


@pytest.mark.parametrize(("lenient", "matched"), [(True, 1), (False, 0)])
def test_match_takes_an_unlisted_government_for_its_place_only_leniently(
    annotate: Annotate, report: Report, lenient: bool, matched: int
) -> None:
    gold = annotate([CITY])
    found = report([GOVERNMENT])
    assert len(match(gold.entities, found.entities, lenient)) == matched


def test_actors_takes_a_government_for_its_place_only_leniently(annotate: Annotate) -> None:
    gold = annotate([CITY, GOVERNMENT])
    assert actors(gold, lenient=True) == {"甲市人民政府": "甲市"}
    assert actors(gold, lenient=False) == {}


def test_judge_entities_counts_optional_ones_neither_way(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([CITY], optional={"甲市"})
    found = report([CITY])
    matched = match(gold.entities, found.entities, lenient=False)
    assert list(judge_entities(gold, found.entities, matched)) == []
    assert list(judge_entities(gold, [], {})) == []
