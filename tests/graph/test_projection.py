from dataclasses import replace

from graph.projection import Row, project
from graph.record import Record


def links(record: Record, type_: str) -> list[Row]:
    return [
        {**row, "_target": target}
        for ends, groups in project(record, "mark", "origin").links.items()
        if ends.type == type_
        for target, rows in groups.items()
        for row in rows
    ]


def test_project_gives_one_relationship_a_statement(page: Record) -> None:
    visits = [s for s in page.statements if s.predicate == "VISITED"]
    assert len(links(page, "VISITED")) == len(visits)


def test_project_puts_the_smaller_id_of_a_cooperation_first(page: Record) -> None:
    pairs = [(link["_source"], link["_target"]) for link in links(page, "COOPERATES_WITH")]
    assert pairs == [tuple(sorted(pair)) for pair in pairs]


def test_project_makes_one_of_both_directions_of_a_cooperation(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "COOPERATES_WITH")
    turned = replace(claim, subject=claim.object, object=claim.subject)
    assert len(links(replace(page, statements=(claim, turned)), "COOPERATES_WITH")) == 1


def test_project_keeps_the_furthest_status_with_its_date(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "VISITED")
    early = replace(claim, status="proposed", date="2023", confidence=0.5)
    late = replace(claim, status="completed", date="2024-03", confidence=0.4)
    (link,) = links(replace(page, statements=(late, early)), "VISITED")
    assert (link["status"], link["date"]) == ("completed", "2024-03")
    assert link["confidence"] == 0.5


def test_project_puts_the_evidence_of_the_furthest_status_first(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "VISITED")
    elsewhere = replace(claim.evidence[0], sentence=page.sentences[-1].id)
    late = replace(claim, status="completed", evidence=(elsewhere,))
    early = replace(claim, status="proposed")
    (link,) = links(replace(page, statements=(early, late)), "VISITED")
    assert link["evidence"] == [elsewhere.sentence, claim.evidence[0].sentence]


def test_project_lists_each_sentence_of_evidence_once(page: Record) -> None:
    claim = replace(page.statements[0], evidence=page.statements[0].evidence * 2)
    (link,) = links(replace(page, statements=(claim,)), claim.predicate)
    assert link["evidence"] == [claim.evidence[0].sentence]


def test_project_gives_a_mention_its_surface_and_place(page: Record) -> None:
    mention = page.entities[0].mentions[0]
    link = next(row for row in links(page, "MENTIONS") if row["_target"] == page.entities[0].id)
    assert link == {
        "_source": mention.sentence,
        "_target": page.entities[0].id,
        "surface": mention.text,
        "start": mention.start,
        "end": mention.end,
    }


def test_project_gives_every_statement_the_origin_of_its_article(page: Record) -> None:
    projection = project(page, "mark", "first")
    assert projection.article["origin"] == "first"
    rows = [
        r for groups in projection.links.values() for several in groups.values() for r in several
    ]
    claims = [row for row in rows if "article" in row]
    assert claims
    assert {row["origin"] for row in claims} == {"first"}


def test_project_gives_a_sentence_its_page_and_boxes(page: Record) -> None:
    printed = replace(page.sentences[0], boxes=((3, 1.0, 2.0, 3.5, 4.0), (4, 5.0, 6.0, 7.0, 8.0)))
    rows = project(replace(page, sentences=(printed, *page.sentences[1:])), "m", "o").sentences
    assert (rows[0]["page"], rows[0]["boxes"][:6]) == (3, [3.0, 1.0, 2.0, 3.5, 4.0, 4.0])
    assert (rows[1]["page"], rows[1]["boxes"]) == (None, None)


def test_project_carries_the_model_and_what_is_to_be_reviewed(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "VISITED")
    read_twice = replace(claim, model="scripted", dispute="status: agreed, ended")
    (link,) = links(replace(page, statements=(read_twice,)), "VISITED")
    assert (link["rule"], link["model"], link["dispute"]) == (
        *(claim.rule, "scripted", "status: agreed, ended"),
    )


def test_project_keeps_what_is_to_be_reviewed_of_statements_made_one(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "VISITED")
    doubted = replace(claim, status="proposed", dispute="ends: others")
    (link,) = links(replace(page, statements=(claim, doubted)), "VISITED")
    assert link["dispute"] == "ends: others"


def test_project_counts_the_statements_of_an_article(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "COOPERATES_WITH")
    turned = replace(claim, subject=claim.object, object=claim.subject)
    rest = tuple(s for s in page.statements if s.predicate == "LOCATED_IN")
    article = project(replace(page, statements=(claim, turned, *rest)), "mark", "origin").article
    assert article["statements"] == 1 + len(rest)
