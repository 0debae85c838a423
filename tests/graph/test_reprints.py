"""Reprints are kept, and count with their original as one source."""

from base64 import b64encode
from dataclasses import replace

import pytest

from extraction.extract import extract_text
from graph.record import Record
from graph.reprints import LEAST, SIZE, Printed, Reprints
from graph.store import Store
from queries.ask import ask

BODY = (
    "5月3日，中山市与香港中文大学在中山签署战略合作协议，双方将共建研究院。"
    "根据协议，双方将在生物医药、人工智能和新材料等领域联合培养研究生，并推动一批科研成果到中山转化。"
    "中山市科技局负责人表示，该市将为研究院提供办公场地、启动经费和人才公寓，首批项目预计年内落地。"
)
OTHER = (
    "6月1日，珠海市与澳门大学在横琴签署合作备忘录，双方将共建联合实验室。"
    "备忘录提出，双方将围绕中医药质量标准开展研究，互认检测结果，每年召开一次工作会议。"
)


def article(id_: str, body: str = BODY, published: str | None = None) -> Record:
    (record,) = extract_text(f"{id_}号新闻\n\n{body}\n", id_, published=published)
    return record


def signature(changed: int, by: int = 1) -> Printed:
    return Printed(b64encode(bytes([by] * changed + [0] * (SIZE - changed))).decode(), None)


def origins(store: Store) -> dict[str, str]:
    return dict(store.cypher("MATCH (a:Article) RETURN a.id, a.origin ORDER BY a.id").rows)


def asked(store: Store, query: str, /, **given: object) -> list[dict[str, object]]:
    table = ask(store, query, given)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_exchange_joins_what_is_just_alike_and_no_more() -> None:
    known, _ = Reprints.known([]).exchange([], {"a": signature(0)})
    _, alike = known.exchange([], {"b": signature(SIZE - LEAST)})
    _, apart = known.exchange([], {"b": signature(SIZE - LEAST + 1)})
    assert (alike["b"], apart["b"]) == ("a", "b")


def test_exchange_finds_alike_articles_wherever_their_signatures_differ() -> None:
    known, _ = Reprints.known([]).exchange([], {"a": signature(0)})
    spread = bytes(i % 5 in (0, 2) for i in range(SIZE))[: SIZE - 1] + b"\0"
    _, changed = known.exchange([], {"b": Printed(b64encode(spread).decode(), None)})
    assert spread.count(0) >= LEAST - 1
    assert changed["b"] == ("a" if spread.count(0) >= LEAST else "b")


def test_exchange_joins_a_chain_and_parts_it_when_its_middle_goes() -> None:
    texts = {"a": signature(0), "b": signature(40), "c": signature(80)}
    known, joined = Reprints.known([]).exchange([], texts)
    assert joined == {"a": "a", "b": "a", "c": "a"}
    _, parted = known.exchange(["b"], {})
    assert parted == {"c": "c"}


def test_exchange_tells_of_no_article_whose_origin_stays() -> None:
    known, _ = Reprints.known([]).exchange([], {"b": signature(0), "c": signature(1)})
    _, changed = known.exchange([], {"d": signature(2)})
    assert changed == {"d": "b"}


def test_exchange_takes_the_first_published_for_the_origin() -> None:
    dated = {
        id_: replace(signature(0), published=day)
        for id_, day in (("a", None), ("b", "2024-05-02"), ("c", "2024-05-01"))
    }
    _, origin = Reprints.known([]).exchange([], dated)
    assert set(origin.values()) == {"c"}


def test_exchange_leaves_articles_without_a_signature_apart() -> None:
    _, origin = Reprints.known([]).exchange(
        [], {"a": Printed(None, None), "b": Printed(None, None)}
    )
    assert origin == {"a": "a", "b": "b"}


def test_store_keeps_a_reprint_and_counts_it_once(store: Store) -> None:
    store.load([article("a"), article("b", f"两地合作又进一步。{BODY}"), article("c", OTHER)])
    assert origins(store) == {"a": "a", "b": "a", "c": "c"}
    (partner,) = asked(store, "partners", name="中山市", status="agreed")
    assert partner["articles"] == 1
    stated = store.cypher("MATCH ()-[r:SIGNED]->() RETURN DISTINCT r.article AS a ORDER BY a").rows
    assert stated == (("a",), ("b",), ("c",))


def test_store_takes_a_fact_that_only_reprints_tell_for_one_of_a_single_source(
    store: Store,
) -> None:
    store.load([article("b"), article("a", published="2024-06-01")])
    alone = {row["article"] for row in asked(store, "single-source", name="中山市")}
    assert alone == {"a"}
    other = OTHER.replace("珠海市与澳门大学在横琴", "中山市与香港中文大学在中山")
    store.load([article("c", other)])
    ties = {row["tie"] for row in asked(store, "single-source", name="中山市")}
    assert "COOPERATES_WITH" not in ties


def test_store_tells_reprints_from_traditional_script(store: Store) -> None:
    from opencc import OpenCC

    store.load([article("a"), article("b", OpenCC("s2hk").convert(BODY))])
    (row,) = asked(store, "reprints")
    assert (row["text"], row["article"]) == ("a", "b")


def test_store_moves_the_origin_when_the_first_print_is_removed(store: Store) -> None:
    store.load([article("a"), article("b"), article("c")])
    store.remove(["a"])
    assert origins(store) == {"b": "b", "c": "b"}
    stated = store.cypher("MATCH ()-[r:SIGNED]->() RETURN DISTINCT r.origin AS o").rows
    assert stated == (("b",),)


def test_store_counts_activity_of_a_reprint_once(store: Store) -> None:
    store.load([article("a", published="2024-05-04")])
    once = asked(store, "activity")
    store.load([article("b", published="2024-05-05")])
    assert asked(store, "activity") == once


def test_store_counts_activity_that_only_reprints_tell_of_once(store: Store) -> None:
    original, *reprints = (article(id_, published="2024-05-04") for id_ in ("a", "b", "c"))
    store.load([original])
    (before,) = asked(store, "activity")
    for record in reprints:
        signed = next(s for s in record.statements if s.predicate == "SIGNED")
        kept = tuple(s for s in record.statements if s is not signed)
        changed = replace(record, statements=(*kept, replace(signed, status="ended")))
        store.load([changed])
    (after,) = asked(store, "activity")
    assert after == {**before, "ended": 1, "total": int(str(before["total"])) + 1}


@pytest.mark.parametrize("id_", ["a", "b"])
def test_reprints_are_asked_by_either_article(store: Store, id_: str) -> None:
    store.load([article("a"), article("b"), article("c", OTHER), article("d", OTHER)])
    assert [row["article"] for row in asked(store, "reprints", article=id_)] == ["b"]
