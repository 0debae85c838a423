import pytest

from extraction.evaluation.names import all_names, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《合作框架协议》", "合作框架协议"),
        ("香港中文大學（深圳）", "香港中文大学(深圳)"),
        ("“揭榜挂帅”", "揭榜挂帅"),
        ("中山 大学", "中山大学"),
    ],
)
def test_normalise_makes_writings_of_one_name_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("中山大学", "中山市"), ("香港中文大学", "香港中文大学（深圳）")]
)
def test_normalise_keeps_names_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_all_names_leaves_empty_aliases_out() -> None:
    assert all_names("港科大", ["", "香港科技大學"]) == {"港科大", "香港科技大学"}
