import json
from pathlib import Path

import pytest

from extraction.evaluation import GoldArticle, GoldError, choose, load_gold


def write(folder: Path, data: object, name: str = "a.json") -> Path:
    (folder / name).write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return folder


def test_gold_reads_every_article_of_the_public_set(gold: list[GoldArticle]) -> None:
    assert [article.id for article in gold] == ["article", *(f"d{i:02}" for i in range(1, 49))]
    assert all(article.text.is_file() for article in gold)


def test_gold_quotes_its_evidence_from_the_text(gold: list[GoldArticle]) -> None:
    for article in gold:
        text = "".join(article.text.read_text("utf-8").split())
        quotes = [quote for s in article.statements for quote in s.evidence]
        quotes += [quote for a in article.agreements for quote in a.evidence]
        assert all("".join(quote.split()) in text for quote in quotes), article.id


def test_gold_names_the_parties_that_alternatives_stand_for(gold: list[GoldArticle]) -> None:
    for article in gold:
        for agreement in article.agreements:
            assert len(agreement.parties_alt) == len(agreement.parties), article.id


def test_gold_of_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold files"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        ({"statements": []}, "'entities' is missing"),
        ([], "not a gold file"),
        ({"entities": [{"name": "x", "label": "City"}], "statements": []}, "no label 'City'"),
        (
            {"entities": [], "statements": [{"s": "a", "p": "LIKES", "o": "b"}]},
            "no relationship type 'LIKES'",
        ),
    ],
)
def test_gold_that_is_damaged_is_named_with_its_cause(
    tmp_path: Path, data: object, cause: str
) -> None:
    with pytest.raises(GoldError, match=cause) as caught:
        load_gold(write(tmp_path, data))
    assert "a.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_gold_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{", "utf-8")
    with pytest.raises(GoldError, match=r"b\.json: not a gold file"):
        load_gold(tmp_path)


def test_gold_holds_even_numbers_out(gold: list[GoldArticle]) -> None:
    out = {article.id for article in gold if article.held_out}
    assert out == {f"d{i:02}" for i in range(2, 49, 2)}


@pytest.mark.parametrize(
    ("only", "ids"), [("d07, article", ["article", "d07"]), ("odd", None), ("even", None)]
)
def test_choose_takes_odd_even_or_ids(
    gold: list[GoldArticle], only: str, ids: list[str] | None
) -> None:
    chosen = [article.id for article in choose(gold, only)]
    first = {"odd": 1, "even": 2}.get(only, 0)
    assert chosen == (ids or [f"d{i:02}" for i in range(first, 49, 2)])


def test_choose_refuses_an_unknown_id(gold: list[GoldArticle]) -> None:
    with pytest.raises(GoldError, match="no gold article d99"):
        choose(gold, "d01,d99")
