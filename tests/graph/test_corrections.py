"""Judgements on records, replayed by every build and taken back without a trace."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.archive import Archive
from graph.corrections import Corrections
from graph.errors import CorpusError
from graph.record import Record
from graph.store import Store

Snap = Callable[[Store], object]
ZHONGSHAN, SHENZHEN = "place:中山市", "place:深圳市"
CUHK, POLYU = "organisation:香港中文大学", "organisation:香港理工大学"


@pytest.fixture
def archive(tmp_path: Path, gold_records: list[Record]) -> Archive:
    archive = Archive(tmp_path / "store", create=True)
    with archive.writing():
        for record in gold_records:
            archive.put(record)
    return archive


def correct(archive: Archive, verb: Any, **fields: Any) -> int:
    with archive.writing():
        return archive.correct(verb, **fields).number


def count(archive: Archive, text: str, **parameters: Any) -> int:
    n = archive.cypher(text, parameters).rows[0][0]
    assert isinstance(n, int)
    return n


def names(archive: Archive, id_: str) -> list[tuple[Any, ...]]:
    text = "MATCH (n {id: $id}) RETURN n.name AS name, n.aliases AS aliases, labels(n) AS labels"
    return list(archive.cypher(text, {"id": id_}).rows)


def test_merge_makes_one_entity_of_two(archive: Archive) -> None:
    ties = "MATCH ({id: $id})-[r:COOPERATES_WITH]-() RETURN count(r) AS n"
    apart = count(archive, ties, id=CUHK), count(archive, ties, id=POLYU)
    assert min(apart) > 0
    correct(archive, "merge", entity=POLYU, other=CUHK)
    assert names(archive, POLYU) == []
    ((name, aliases, _),) = names(archive, CUHK)
    assert name == "香港中文大学"
    assert "香港理工大学" in aliases
    assert max(apart) <= count(archive, ties, id=CUHK) <= sum(apart)


def test_merge_keeps_mentions_and_leaves_out_ties_with_itself(archive: Archive) -> None:
    mentions = "MATCH (n)<-[m:MENTIONS]-() WHERE n.id IN $ids RETURN count(m) AS n"
    before = count(archive, mentions, ids=[ZHONGSHAN, SHENZHEN])
    correct(archive, "merge", entity=SHENZHEN, other=ZHONGSHAN)
    assert count(archive, mentions, ids=[ZHONGSHAN]) == before
    assert count(archive, "MATCH (n)-[r]->(n) RETURN count(r) AS n") == 0


def test_distinct_takes_a_merge_back_and_forbids_it(archive: Archive, snapshot: Snap) -> None:
    before = snapshot(archive.store)
    correct(archive, "merge", entity=POLYU, other=CUHK)
    correct(archive, "distinct", entity=POLYU, other=CUHK)
    assert snapshot(archive.store) == before
    with pytest.raises(CorpusError, match="decided to be distinct"):
        correct(archive, "merge", entity=CUHK, other=POLYU)


def test_distinct_holds_through_a_chain_of_merges(archive: Archive) -> None:
    correct(archive, "distinct", entity=POLYU, other=CUHK)
    correct(archive, "merge", entity=POLYU, other="organisation:香港大学")
    with pytest.raises(CorpusError, match="distinct"):
        correct(archive, "merge", entity="organisation:香港大学", other=CUHK)


def test_separate_makes_a_homonym_of_one_article_another_thing(
    archive: Archive, gold_records: list[Record]
) -> None:
    both = [r.article.id for r in gold_records if any(e.id == SHENZHEN for e in r.entities)]
    assert len(both) > 1
    correct(archive, "separate", entity=SHENZHEN, article="article", name="另一深圳")
    text = "MATCH ({id: $id})-[r]-() WHERE r.article = 'article' RETURN count(r) AS n"
    assert count(archive, text, id=SHENZHEN) == 0
    assert count(archive, text, id="place:另一深圳") > 0
    assert names(archive, SHENZHEN)


def test_rename_keeps_the_old_name_as_an_alias(archive: Archive) -> None:
    correct(archive, "rename", entity=CUHK, name="港中文大学")
    ((name, aliases, _),) = names(archive, CUHK)
    assert name == "港中文大学"
    assert "香港中文大学" in aliases


def test_relabel_changes_label_and_kind_and_what_the_ontology_forbids_goes(
    archive: Archive,
) -> None:
    correct(archive, "relabel", entity=SHENZHEN, label="Organisation", kind="government")
    assert names(archive, SHENZHEN) == []
    ((_, _, labels),) = names(archive, "organisation:深圳市")
    assert labels == ["Organisation", "Government"]
    text = "MATCH ()-[r:LOCATED_IN]->({id: 'organisation:深圳市'}) RETURN count(r) AS n"
    assert count(archive, text) == 0


def test_reject_takes_a_statement_out_of_one_article_or_all(archive: Archive) -> None:
    text = "MATCH ({id: $a})-[r:COOPERATES_WITH]-({id: $b}) RETURN count(r) AS n"
    assert count(archive, text, a=ZHONGSHAN, b=CUHK) == 1
    claim = {"entity": ZHONGSHAN, "predicate": "COOPERATES_WITH", "other": CUHK}
    correct(archive, "reject", **claim, article="d01")
    assert count(archive, text, a=ZHONGSHAN, b=CUHK) == 1
    correct(archive, "reject", **claim)
    assert count(archive, text, a=ZHONGSHAN, b=CUHK) == 0


TIE = {"entity": ZHONGSHAN, "predicate": "COOPERATES_WITH", "other": SHENZHEN}
LIES = {"entity": ZHONGSHAN, "predicate": "PART_OF", "other": "place:广东省"}  # told by several


def said(archive: Archive, tie: dict[str, str]) -> dict[str, tuple[Any, ...]]:
    """What each article says of a tie: confidence, whether it was reviewed, rule."""
    text = (
        f"MATCH ({{id: $a}})-[r:{tie['predicate']}]-({{id: $b}}) "
        "RETURN r.article AS article, r.confidence AS sure, r.reviewed AS reviewed, r.rule AS rule"
    )
    rows = archive.cypher(text, {"a": tie["entity"], "b": tie["other"]}).rows
    return {row[0]: row[1:] for row in rows}


def test_accept_marks_a_statement_of_one_article_or_all(archive: Archive) -> None:
    before = said(archive, LIES)
    assert len(before) > 1
    assert {(sure, reviewed) for sure, reviewed, _ in before.values()} == {(0.9, None)}
    correct(archive, "accept", **LIES, article="article")
    rule = before["article"][2]
    assert said(archive, LIES) == {**before, "article": (1.0, True, rule)}
    correct(archive, "accept", **LIES)
    after = said(archive, LIES)
    assert after.keys() == before.keys()
    assert {(sure, reviewed) for sure, reviewed, _ in after.values()} == {(1.0, True)}


def test_accept_takes_the_ends_of_a_symmetric_tie_in_any_order(archive: Archive) -> None:
    correct(archive, "accept", **{**TIE, "entity": SHENZHEN, "other": ZHONGSHAN})
    assert said(archive, TIE) == {"article": (1.0, True, "cooperates_with/gold")}


def test_accept_holds_through_a_build_and_a_second_reading(
    archive: Archive, page: Record, snapshot: Snap
) -> None:
    correct(archive, "accept", **TIE, article="article")
    accepted = snapshot(archive.store)
    with archive.writing():
        archive.rebuild()
    assert snapshot(archive.store) == accepted
    with archive.writing():
        archive.put(replace(page, statements=()))
    assert said(archive, TIE) == {}
    with archive.writing():
        archive.put(page)
    assert snapshot(archive.store) == accepted


def test_accept_holds_through_a_merge_and_its_undoing(archive: Archive) -> None:
    text = "MATCH ({id: $a})-[r:COOPERATES_WITH]-({id: $b}) RETURN r.reviewed AS reviewed"
    correct(archive, "accept", entity=ZHONGSHAN, predicate="COOPERATES_WITH", other=POLYU)
    number = correct(archive, "merge", entity=POLYU, other=CUHK)
    assert (True,) in archive.cypher(text, {"a": ZHONGSHAN, "b": CUHK}).rows
    correct(archive, "undo", undone=number)
    assert archive.cypher(text, {"a": ZHONGSHAN, "b": CUHK}).rows == ((None,),)
    assert archive.cypher(text, {"a": ZHONGSHAN, "b": POLYU}).rows == ((True,),)


def test_accept_is_taken_back_without_a_trace(archive: Archive, snapshot: Snap) -> None:
    before = snapshot(archive.store)
    number = correct(archive, "accept", **TIE)
    assert snapshot(archive.store) != before
    correct(archive, "undo", undone=number)
    assert snapshot(archive.store) == before


def test_reject_after_accept_takes_the_statement_out(archive: Archive) -> None:
    correct(archive, "accept", **TIE)
    correct(archive, "reject", **TIE)
    assert said(archive, TIE) == {}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({**TIE, "article": "d01"}, "article d01 does not say"),
        ({**TIE, "predicate": "VISITED"}, "no article says"),
        ({**TIE, "predicate": "LOVES"}, "no article says"),
    ],
)
def test_accept_of_what_is_not_said_is_refused_and_not_noted(
    archive: Archive, fields: dict[str, Any], says: str
) -> None:
    with pytest.raises(CorpusError, match=says):
        correct(archive, "accept", **fields)
    assert not (archive.folder / "corrections.jsonl").exists()


def test_accept_of_what_was_rejected_is_refused(archive: Archive) -> None:
    correct(archive, "reject", **{**TIE, "entity": SHENZHEN, "other": ZHONGSHAN})
    with pytest.raises(CorpusError, match="correction 1 rejects this"):
        correct(archive, "accept", **TIE, article="article")


def test_add_states_what_a_sentence_says(archive: Archive, page: Record) -> None:
    sentence = page.sentences[3]
    number = correct(
        archive,
        "add",
        **{"entity": ZHONGSHAN, "predicate": "SUPPORTS", "other": "project:新项目"},
        **{"article": "article", "sentence": sentence.id, "status": "active", "date": "2024"},
    )
    text = (
        "MATCH ({id: $a})-[r:SUPPORTS]->(p:Project {name: '新项目'}) "
        "RETURN r.evidence AS evidence, r.status AS status, r.confidence AS sure, r.rule AS rule, "
        "r.reviewed AS reviewed"
    )
    assert archive.cypher(text, {"a": ZHONGSHAN}).rows == (
        ([sentence.id], "active", 1.0, "correction", True),
    )
    correct(archive, "undo", undone=number)
    assert archive.cypher(text, {"a": ZHONGSHAN}).rows == ()


def test_undo_leaves_no_trace_in_the_graph(archive: Archive, snapshot: Snap) -> None:
    before = snapshot(archive.store)
    numbers = [
        correct(archive, "merge", entity=POLYU, other=CUHK),
        correct(archive, "rename", entity=CUHK, name="别名"),
        correct(archive, "relabel", entity=SHENZHEN, label="Place", kind="province"),
    ]
    assert snapshot(archive.store) != before
    for number in numbers:
        correct(archive, "undo", undone=number)
    assert snapshot(archive.store) == before
    assert len(archive.corrections.log) == 6


def test_corrections_are_replayed_by_a_build_from_the_records(
    archive: Archive, snapshot: Snap
) -> None:
    correct(archive, "merge", entity=POLYU, other=CUHK)
    corrected = snapshot(archive.store)
    with archive.writing():
        archive.rebuild()
    assert snapshot(archive.store) == corrected
    (archive.folder / "graph.kgl").unlink()
    assert snapshot(Archive(archive.folder).store) == corrected


def test_corrections_are_replayed_on_an_article_that_is_read_again(
    archive: Archive, page: Record, snapshot: Snap
) -> None:
    correct(archive, "merge", entity=POLYU, other=CUHK)
    corrected = snapshot(archive.store)
    with archive.writing():
        archive.put(replace(page, statements=page.statements[:5]))
    with archive.writing():
        archive.put(page)
    assert snapshot(archive.store) == corrected


def test_corrections_leave_the_records_as_they_were_read(archive: Archive) -> None:
    before = archive.corpus.files()
    correct(archive, "merge", entity=POLYU, other=CUHK)
    assert archive.corpus.files() == before


def test_a_line_deleted_by_hand_is_taken_back_at_the_next_opening(
    archive: Archive, snapshot: Snap
) -> None:
    before = snapshot(archive.store)
    correct(archive, "merge", entity=POLYU, other=CUHK)
    (archive.folder / "corrections.jsonl").write_text("")
    assert snapshot(Archive(archive.folder).store) == before


def test_an_archive_opens_without_words_after_a_correction(
    archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    correct(archive, "merge", entity=POLYU, other=CUHK)
    Archive(archive.folder)
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("verb", "fields", "says"),
    [
        ("merge", {"entity": CUHK}, "other missing"),
        ("merge", {"entity": CUHK, "other": CUHK}, "two different"),
        ("merge", {"entity": CUHK, "other": ZHONGSHAN}, "different labels"),
        ("rename", {"entity": "香港", "name": "x"}, "no id of an entity"),
        ("relabel", {"entity": CUHK, "label": "Thing"}, "no label"),
        ("relabel", {"entity": CUHK, "label": "Place", "kind": "moon"}, "no kind"),
        (
            "add",
            {
                **{"entity": CUHK, "predicate": "SIGNED", "other": ZHONGSHAN},
                **{"article": "a", "sentence": "a#1"},
            },
            "the ontology has no",
        ),
        ("undo", {"undone": 7}, "no correction 7"),
        ("bogus", {}, "no correction is called"),
    ],
)
def test_a_wrong_judgement_is_refused_in_one_line(
    verb: Any, fields: dict[str, Any], says: str
) -> None:
    with pytest.raises(CorpusError, match=says) as error:
        Corrections().with_entry(verb, **fields)
    assert "\n" not in str(error.value)


def test_a_damaged_file_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text('{"number": 1, "verb": "undo", "undone": 1}\nnonsense\n')
    with pytest.raises(CorpusError, match=r"corrections\.jsonl, line 2"):
        Corrections.read(file)


def test_a_file_gives_back_what_was_noted(tmp_path: Path) -> None:
    noted = Corrections().with_entry("rename", entity=CUHK, name="港中大", because="short")
    file = tmp_path / "corrections.jsonl"
    file.write_text(noted.to_text(), "utf-8")
    assert Corrections.read(file).log == noted.log
