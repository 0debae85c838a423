from dataclasses import replace

from graph.projection import Link, project
from graph.record import Record


def links(record: Record, type_: str) -> list[Link]:
    return [link for link in project(record, "mark").links if link.type == type_]


def test_project_gives_one_relationship_a_statement(page: Record) -> None:
    visits = [s for s in page.statements if s.predicate == "VISITED"]
    assert len(links(page, "VISITED")) == len(visits)


def test_project_puts_the_smaller_id_of_a_cooperation_first(page: Record) -> None:
    pairs = [(link.source, link.target) for link in links(page, "COOPERATES_WITH")]
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
    assert (link.properties["status"], link.properties["date"]) == ("completed", "2024-03")
    assert link.properties["confidence"] == 0.5


def test_project_puts_the_evidence_of_the_furthest_status_first(page: Record) -> None:
    claim = next(s for s in page.statements if s.predicate == "VISITED")
    elsewhere = replace(claim.evidence[0], sentence=page.sentences[-1].id)
    late = replace(claim, status="completed", evidence=(elsewhere,))
    early = replace(claim, status="proposed")
    (link,) = links(replace(page, statements=(early, late)), "VISITED")
    assert link.properties["evidence"] == [elsewhere.sentence, claim.evidence[0].sentence]


def test_project_lists_each_sentence_of_evidence_once(page: Record) -> None:
    claim = replace(page.statements[0], evidence=page.statements[0].evidence * 2)
    (link,) = [
        link
        for link in project(replace(page, statements=(claim,)), "mark").links
        if "evidence" in link.properties
    ]
    assert link.properties["evidence"] == [claim.evidence[0].sentence]


def test_project_gives_a_mention_its_surface_and_place(page: Record) -> None:
    mention = page.entities[0].mentions[0]
    link = next(link for link in links(page, "MENTIONS") if link.target == page.entities[0].id)
    assert link.source == mention.sentence
    assert link.properties == {
        "surface": mention.text,
        "start": mention.start,
        "end": mention.end,
    }
