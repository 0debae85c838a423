from collections import Counter
from itertools import permutations

from graph.merging import claims, merge, pack, unpack
from graph.record import Entity


def entity(name: str = "中山市", kind: str | None = "city", *aliases: str) -> Entity:
    return Entity("place:中山市", "Place", kind, name, aliases)


def merged(*entities: Entity) -> object:
    counts: Counter[str] = Counter()
    for one in entities:
        counts.update(claims(one))
    return merge(counts)


def test_merge_unites_the_aliases() -> None:
    result = merge(Counter([*claims(entity("中山市", "city", "中山")), *claims(entity())]))
    assert result is not None
    assert result.aliases == ("中山",)


def test_merge_does_not_depend_on_the_order_of_articles() -> None:
    told = [
        entity("中山市", "city", "中山"),
        entity("中山市", "zone"),
        entity("中山市", None, "香山"),
    ]
    assert len({merged(*order) for order in permutations(told)}) == 1


def test_merge_takes_the_kind_that_most_articles_claim() -> None:
    result = merge(Counter({"name:甲": 3, "kind:zone": 1, "kind:city": 2}))
    assert result is not None
    assert result.kind == "city"


def test_merge_prefers_any_kind_to_other() -> None:
    result = merge(Counter({"name:甲": 3, "kind:other": 2, "kind:company": 1}))
    assert result is not None
    assert result.kind == "company"


def test_merge_keeps_other_where_nothing_better_is_claimed() -> None:
    result = merge(Counter({"name:甲": 3, "kind:other": 2}))
    assert result is not None
    assert result.kind == "other"


def test_merge_gives_nothing_when_all_claims_are_taken_back() -> None:
    counts = Counter(claims(entity("中山市", "city", "中山")))
    counts.subtract(claims(entity("中山市", "city", "中山")))
    assert merge(counts) is None


def test_merge_keeps_a_name_with_a_colon() -> None:
    result = merge(Counter(claims(entity("甲:乙"))))
    assert result is not None
    assert result.name == "甲:乙"


def test_pack_is_the_same_for_the_same_counts() -> None:
    one, other = Counter({"a": 1, "b": 2, "c": 0}), Counter({"b": 2, "a": 1})
    assert pack(one) == pack(other)
    assert unpack(pack(one)) == other
