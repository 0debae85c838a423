import tomllib
from dataclasses import replace

import pytest

from extraction.confidence import source
from extraction.evaluation import evaluate
from extraction.evaluation.confidence import as_toml, measure
from extraction.evaluation.findings import Finding, Outcome
from extraction.evaluation.reliability import judged_statements


def seen(rule: str, right: int, spurious: int, type_: str = "VISITED") -> list[Finding]:
    outcomes: list[Outcome] = ["right"] * right + ["spurious"] * spurious
    return [Finding(type_, outcome, "", confidence=0.5, rule=rule) for outcome in outcomes]


def test_measure_draws_a_rule_towards_its_type() -> None:
    measured = measure([*seen("often", 40, 0), *seen("once", 1, 0), *seen("bad", 0, 9)], weight=4)
    prior = (41 + 4 * 41 / 50) / 54
    assert measured.types == {"VISITED": pytest.approx(prior)}
    assert measured.rules["often"] == pytest.approx((40 + 4 * prior) / 44)
    assert measured.rules["once"] == pytest.approx((1 + 4 * prior) / 5)
    assert measured.rules["bad"] < measured.rules["once"] < measured.rules["often"]


def test_measure_without_prior_is_plain_precision() -> None:
    assert measure(seen("a", 3, 1), weight=0).rules == {"a": 0.75}


def test_measure_leaves_out_what_was_missed_and_what_no_rule_made() -> None:
    missed = Finding("VISITED", "missed", "")
    entity = Finding("Place", "spurious", "某地")
    assert measure([missed, entity]).rules == {}
    assert measure([]).types == {}


def test_measure_draws_what_is_measured_of_a_model_towards_the_same_over_all_types() -> None:
    alone = [*seen("frames:m/visited", 0, 9), *seen("frames:m/builds", 0, 1, "BUILDS")]
    agreed = seen("both:m/builds", 90, 0, "BUILDS")
    rules = measure([*alone, *agreed]).rules
    assert rules["frames:m/builds"] < 0.5 < 0.9 < rules["both:m/builds"]


def test_measure_keeps_types_apart() -> None:
    findings = [*seen("v", 20, 0, "VISITED"), *seen("b", 0, 20, "BUILDS")]
    types = measure(findings).types
    assert types["VISITED"] > 0.9 > 0.1 > types["BUILDS"]


def test_measure_has_what_frames_alone_say_in_all_and_the_entities_they_alone_see() -> None:
    said = [*seen("frames:m/visited", 1, 3), *seen("both:m/visited", 9, 0)]
    people = [Finding("Person", "spurious", "", rule="frames:m/person")] * 4
    people += [Finding("Person", "right", "")] * 40
    rules = measure([*said, *people]).rules
    assert (rules["frames:m"], rules["frames:m/person"]) == (0.25, 0.0)
    assert "both:m" not in rules


def test_as_toml_is_sorted_and_reads_back() -> None:
    findings = [*seen("visited/zb", 3, 1), *seen('visited/"a"', 4, 0)]
    text = as_toml(measure(findings))
    read = tomllib.loads(text)
    assert list(read["rules"]) == ['visited/"a"', "visited/zb"]
    assert read["rules"]["visited/zb"] == round(measure(findings).rules["visited/zb"], 2)
    assert set(read) == {"types", "rules"}


def test_a_model_s_claims_are_measured_apart_from_those_a_frame_makes_too() -> None:
    assert source("visited/call", None, "VISITED") == "visited/call"
    assert source(None, "qwen3:32b", "VISITED") == "model:qwen3:32b/visited"
    assert source("visited/call", "qwen3:32b", "VISITED") == "both:qwen3:32b/visited"


def test_only_what_is_marked_as_unsaid_by_a_model_is_measured_as_such(perfect, gold) -> None:
    (article,) = (one for one in gold if one.id == "d01")
    (record,) = (one for one in perfect if one.article.id == "d01")
    first, second, *rest = record.statements
    told = (replace(first, unsaid="m"), replace(second, model="m"), *rest)
    found = evaluate([article], [replace(record, statements=told)]).lenient
    rules = {finding.rule for finding in judged_statements(found.all)}
    assert {rule for rule in rules if rule and ":" in rule} == {
        f"frames:m/{first.predicate.lower()}",
        f"both:m/{second.predicate.lower()}",
    }
    assert rules & {s.rule for s in rest}
