"""Two readers: agreement raises confidence, contradiction is marked, nothing is lost."""

from __future__ import annotations

import dataclasses

import pytest

from extraction import confidence
from extraction.extract import extract_document
from extraction.frames import UNMEASURED
from extraction.model.dropped import Reason
from graph.record import Record, Statement
from graph.validation import problems

SIGNED = "深圳大学与中山大学在深圳签署战略合作协议"
TIE = ("organisation:中山大学", "COOPERATES_WITH", "organisation:深圳大学")


def statement_of(record: Record, tie: tuple[str, str, str]) -> Statement:
    (found,) = (s for s in record.statements if (s.subject, s.predicate, s.object) == tie)
    return found


@pytest.fixture
def measured(tmp_path, monkeypatch):
    """`measured({name: value})`: reading has that measured confidence in a model."""

    def given(values: dict[str, float]) -> None:
        path = tmp_path / "measured.toml"
        lines = "".join(f'"{name}" = {value}\n' for name, value in values.items())
        path.write_text(f"[rules]\n{lines}", "utf-8")
        monkeypatch.setenv(confidence.MEASURED, str(path))
        confidence.measured.cache_clear()

    yield given
    confidence.measured.cache_clear()


@pytest.fixture
def bodies(make) -> list:
    return [
        make.entity("e1", "Organisation", "深圳大学", kind="university"),
        make.entity("e2", "Organisation", "中山大学", kind="university"),
        make.entity("e3", "Organisation", "暨南大学", kind="university"),
        make.entity("a", "Agreement", "战略合作协议", kind="strategic"),
    ]


def test_a_claim_of_both_carries_rule_and_model_and_is_believed_more(read, make, bodies) -> None:
    alone = statement_of(extract_document(make.article(make.text)), TIE)
    told = make.statement("e1", "COOPERATES_WITH", "e2", SIGNED, status="agreed")
    both = statement_of(read(bodies, [told], reader="both").record, TIE)
    assert (both.rule, both.model) == (alone.rule, "scripted")
    assert both.confidence > alone.confidence
    assert both.dispute is None


def test_a_claim_of_one_keeps_its_own_confidence(read, make, bodies) -> None:
    framed = extract_document(make.article(make.text))
    only = make.statement("e3", "SUPPORTS", "e1", "该校还到访了暨南大学")
    record = read(bodies, [only], reader="both").record
    theirs = statement_of(record, ("organisation:暨南大学", "SUPPORTS", "organisation:深圳大学"))
    assert (theirs.rule, theirs.model, theirs.confidence) == (None, "scripted", UNMEASURED)
    ours = [s for s in record.statements if s.model is None]
    assert {s.unsaid for s in ours} == {"scripted"}
    plain = [dataclasses.replace(s, dispute=None, unsaid=None) for s in ours]
    assert plain == list(framed.statements)


def test_another_status_from_the_same_sentence_is_marked_for_review(read, make, bodies) -> None:
    told = make.statement("e1", "COOPERATES_WITH", "e2", SIGNED, status="ended")
    both = statement_of(read(bodies, [told], reader="both").record, TIE)
    assert both.dispute == "status: agreed by frames, ended by the model"
    assert both.confidence == max(
        UNMEASURED, statement_of(extract_document(make.article(make.text)), TIE).confidence
    )


def test_a_further_status_from_another_sentence_is_no_contradiction(read, make, bodies) -> None:
    told = make.statement(
        "e1", "COOPERATES_WITH", "e2", SIGNED, "深圳大学校长李明出席签约仪式", status="active"
    )
    both = statement_of(read(bodies, [told], reader="both").record, TIE)
    assert (both.status, both.dispute) == ("active", None)


def test_the_model_s_agreement_is_the_frames_one(read, make, bodies) -> None:
    signed = [make.statement(id_, "SIGNED", "a", SIGNED, status="agreed") for id_ in ("e2", "e1")]
    record = read(bodies, signed, reader="both").record
    (agreement,) = (entity for entity in record.entities if entity.label == "Agreement")
    found = [s for s in record.statements if s.object == agreement.id]
    assert {s.subject for s in found} == {"organisation:深圳大学", "organisation:中山大学"}
    assert all(s.rule and s.model and not s.dispute for s in found)


def test_other_parties_of_one_signing_are_marked_for_review(read, make, bodies) -> None:
    signed = [make.statement(id_, "SIGNED", "a", SIGNED) for id_ in ("e1", "e4")]
    city = make.entity("e4", "Place", "深圳市", "深圳", kind="city")
    record = read([*bodies, city], signed, reader="both").record
    reviewed = {s.subject for s in record.statements if s.predicate == "SIGNED" and s.dispute}
    assert reviewed == {"organisation:深圳大学", "organisation:中山大学", "place:深圳市"}
    assert not list(problems(record))


def test_other_ends_in_one_sentence_are_marked_for_review(read, make, bodies) -> None:
    text = "昨日，深圳大学到访暨南大学，中山大学派员陪同。\n"
    quote = "深圳大学到访暨南大学，中山大学派员陪同"
    told = make.statement("e1", "VISITED", "e2", quote)
    record = read(bodies, [told], text=text, reader="both").record
    visits = {s.object: s.dispute for s in record.statements if s.predicate == "VISITED"}
    assert visits == {
        "organisation:中山大学": "ends: the frames read others in the same sentence",
        "organisation:暨南大学": "ends: the model reads others in the same sentence",
    }


def test_without_an_answer_frames_read_alone(make) -> None:
    from extraction.model.reading import read_document
    from extraction.model.second import Reader, Second

    class Nothing:
        model = "scripted"

        def get(self, question: object) -> None:
            return None

    framed = extract_document(make.article(make.text))
    for reader in (Reader.llm, Reader.both):
        result = read_document(make.article(make.text), Second(reader, Nothing()))
        assert result.record.to_json() == framed.to_json()
        assert result.missing == ("a",)


@pytest.mark.parametrize("value", [0.6, 0.4])
def test_what_frames_alone_say_stays_if_that_was_measured_to_be_right_more_often_than_not(
    value, read, bodies, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "measured.toml"
    path.write_text(f'[rules]\n"frames:scripted/cooperates_with" = {value}\n', "utf-8")
    monkeypatch.setenv(confidence.MEASURED, str(path))
    confidence.measured.cache_clear()
    found = read(bodies, [], reader="both")
    confidence.measured.cache_clear()
    said = [s for s in found.record.statements if (s.subject, s.predicate, s.object) == TIE]
    left_out = [one for one in found.dropped if one.reason is Reason.unsaid]
    if value > 0.5:
        assert (said[0].confidence < 0.8, left_out) == (True, [])
    else:
        assert said == []
        assert {one.what for one in left_out} == {"深圳大学 COOPERATES_WITH 中山大学"}
        assert any(SIGNED in one.quote or one.quote in SIGNED for one in left_out)


def test_a_type_never_seen_so_on_gold_is_as_doubtful_as_all_that_frames_alone_say(
    read, bodies, measured
) -> None:
    measured({"frames:scripted": 0.2, "frames:scripted/visited": 0.9})
    record = read(bodies, [], reader="both").record
    assert {s.predicate for s in record.statements if s.rule} == {"VISITED"}


@pytest.mark.parametrize(("value", "there"), [(0.6, True), (0.4, False)])
def test_an_entity_that_frames_alone_see_stays_if_that_was_measured_to_be_mostly_right(
    value, there, read, bodies, measured
) -> None:
    measured({"frames:scripted": 0.2, "frames:scripted/person": value})
    entities = read(bodies, [], reader="both").record.entities
    assert ("person:李明" in {e.id for e in entities}) is there
    assert {e.unsaid for e in entities if e.label == "Person"} == ({"scripted"} if there else set())
    assert {e.unsaid for e in entities if e.name == "暨南大学"} == {None}


def test_a_model_that_names_the_place_for_its_government_is_not_silent(
    read, make, measured
) -> None:
    measured({"frames:scripted": 0.2})
    text = "昨日，深圳市人民政府与中山大学在深圳签署战略合作协议。\n"
    told = [
        make.entity("e1", "Place", "深圳", kind="city"),
        make.entity("e2", "Organisation", "中山大学", kind="university"),
    ]
    tie = make.statement("e1", "COOPERATES_WITH", "e2", "深圳市人民政府与中山大学", status="agreed")
    record = read(told, [tie], text=text, reader="both").record
    found = {s.subject for s in record.statements if s.predicate == "COOPERATES_WITH"}
    found |= {s.object for s in record.statements if s.predicate == "COOPERATES_WITH"}
    assert "organisation:深圳市人民政府" in found


def test_a_model_that_says_the_opposite_does_not_say_so(read, bodies, make, measured) -> None:
    measured({"frames:scripted": 0.2})
    text = "昨日，深圳大学到访暨南大学。\n"
    opposite = make.statement("e3", "VISITED", "e1", "深圳大学到访暨南大学")
    found = read(bodies, [opposite], text=text, reader="both")
    visits = {(s.subject, s.object) for s in found.record.statements if s.predicate == "VISITED"}
    assert visits == {("organisation:暨南大学", "organisation:深圳大学")}
    assert Reason.unsaid in {one.reason for one in found.dropped}


def test_measured_confidence_is_taken_where_there_is_a_file(
    read, make, bodies, tmp_path, monkeypatch
) -> None:
    path = tmp_path / "measured.toml"
    path.write_text(
        '[rules]\n"model:scripted/supports" = 0.41\n"both:scripted/cooperates_with" = 0.97\n'
    )
    monkeypatch.setenv(confidence.MEASURED, str(path))
    confidence.measured.cache_clear()
    told = make.statement("e1", "COOPERATES_WITH", "e2", SIGNED, status="agreed")
    only = make.statement("e3", "SUPPORTS", "e1", "该校还到访了暨南大学")
    record = read(bodies, [told, only], reader="both").record
    confidence.measured.cache_clear()
    assert statement_of(record, TIE).confidence == 0.97
    supports = ("organisation:暨南大学", "SUPPORTS", "organisation:深圳大学")
    assert statement_of(record, supports).confidence == 0.41
