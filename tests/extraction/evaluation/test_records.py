from dataclasses import replace

from extraction.evaluation import GoldArticle, evaluate
from extraction.evaluation.records import by_article, join
from graph.record import Record


def with_id(record: Record, id_: str) -> Record:
    return replace(record, article=replace(record.article, id=id_))


def in_two(record: Record) -> list[Record]:
    """The record as if its file had been read as two articles that share some entities."""
    half = len(record.statements) // 2
    first, second = record.statements[:half], record.statements[half:]
    return [
        replace(record, statements=first),
        with_id(replace(record, statements=second, sentences=()), f"{record.article.id}#2"),
    ]


def test_records_of_one_file_are_judged_together(
    gold: list[GoldArticle], perfect: list[Record]
) -> None:
    divided = [part for record in perfect for part in in_two(record)]
    evaluation = evaluate(gold, divided)
    assert evaluation.strict.by_type == evaluate(gold, perfect).strict.by_type
    assert set(evaluation.divided) == {article.id for article in gold}


def test_join_keeps_the_aliases_and_mentions_of_both(perfect: list[Record]) -> None:
    record = perfect[0]
    entity = record.entities[0]
    other = replace(record, entities=(replace(entity, aliases=("别名",)),))
    joined = join([record, other]).entities[0]
    assert joined.aliases == (*entity.aliases, "别名")
    assert len(joined.mentions) == 2 * len(entity.mentions)


def test_by_article_takes_the_last_of_two_records_of_one_id(perfect: list[Record]) -> None:
    empty = replace(perfect[0], entities=(), statements=())
    assert by_article([perfect[0], empty]) == {perfect[0].article.id: [empty]}


def test_by_article_puts_the_parts_of_a_file_in_order(perfect: list[Record]) -> None:
    one, two = perfect[0], with_id(perfect[0], f"{perfect[0].article.id}#2")
    assert by_article([two, one]) == {one.article.id: [one, two]}
