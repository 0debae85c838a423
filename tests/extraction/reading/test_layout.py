from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extraction.reading.layout import paragraphs

CHARS = "市校与签约合作，。！：；“”（）AZ1 \u3000\t\n\r●一、\ufeff\u200b\x0c\u2028"


def texts(page: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(page)]


def test_paragraphs_join_the_lines_of_a_column() -> None:
    page = "    昨日，甲市与乙大学签署合作协\n议，共建一所研究院。双方商定明\n年动工。\n"
    assert texts(page) == ["昨日，甲市与乙大学签署合作协议，共建一所研究院。双方商定明年动工。"]


def test_paragraphs_begin_at_an_indented_line_after_a_full_stop() -> None:
    page = (
        "\u3000\u3000昨日，甲市与乙大学签署了合作\n协议，研究院明年动工，后年投用。\n"
        "\u3000\u3000这是首次。\n"
    )
    assert texts(page) == [
        "昨日，甲市与乙大学签署了合作协议，研究院明年动工，后年投用。",
        "这是首次。",
    ]


def test_paragraphs_go_on_behind_an_indented_line_without_a_mark() -> None:
    page = (
        "    甲公司控股子公司乙科技于2025年11月5日与\n"
        "丙大学、丁市科技局签订合作协议，三方将共建平\n"
        "台，为期五年。\n"
    )
    assert len(texts(page)) == 1


def test_paragraphs_go_on_through_a_hanging_indent() -> None:
    page = (
        "第一条 公司与乙大学签署合作协议，双方\n"
        "      共建联合实验室，研究新材料，为期\n"
        "      五年。\n"
    )
    assert len(texts(page)) == 1


def test_paragraphs_keep_lines_of_prose_that_fill_no_column_apart() -> None:
    one = (
        "甲市与乙大学昨日签署战略合作协议，约定共建研究院，联合培养研究生，"
        "并在新材料、新能源、生物医药等领域开展研究。"
    )
    other = "研究院明年动工。"
    assert texts(f"{one}\n{other}\n") == [one, other]


def test_paragraphs_keep_a_heading_above_a_column_apart() -> None:
    page = (
        "两市签约共建\n昨日，甲市与乙市签署合作协议，\n商定共建产业园。园区明年动工，\n后年投用。\n"
    )
    assert texts(page)[0] == "两市签约共建"
    assert len(texts(page)) == 2


def test_paragraphs_keep_numbered_items_apart() -> None:
    page = (
        "双方商定如下事项，分工负责推进：\n"
        "（一）甲市提供土地，并给予补贴。\n"
        "（二）乙大学派出人员，设立机构。\n"
    )
    assert len(texts(page)) == 3


def test_paragraphs_end_at_an_empty_line() -> None:
    page = "昨日，甲市与乙大学签署合作协议，\n\n共建一所研究院，双方商定明年动工。"
    assert len(texts(page)) == 2


def test_paragraphs_go_on_through_a_page_break_inside_a_sentence() -> None:
    page = (
        "\u3000\u3000昨日，甲市与乙大学签署合\n作协议，共建一所研究院，双方\n商定明年动工，由甲市科技局与\n\n"
        "乙大学共同组织实施，首批项目\n包括新材料实验室和创业基地。\n"
    )
    assert len(texts(page)) == 1


def test_paragraphs_leave_out_the_spaces_of_a_lost_column() -> None:
    page = (
        "  昨日上午,甲市人民政 府与乙大学签署战略合 作框架协议,双方将共 建一所研究院,"
        "开展新 材料研究,培养研究生 并共同申报项目。市长 和校长出席签约仪式。"
    )
    assert "".join(texts(page)) == page.replace(" ", "")


def test_paragraphs_keep_the_spaces_of_a_list_of_names() -> None:
    page = "甲市长 王明 李小红 赵刚 孙丽丽 周文 吴晓 郑天一 王强"
    assert texts(page) == [page]


def test_paragraphs_keep_a_space_between_latin_words_of_two_lines() -> None:
    page = "昨日，甲大学校长与里斯本大学校长Luis\nFerreira签署合作协议，双方商定共同培养博士。\n"
    assert "Luis Ferreira" in texts(page)[0]


def test_paragraphs_halve_doubled_headlines_and_keep_them_apart() -> None:
    page = (
        "两市两市签署合作协议签署合作协议\n共建共建新产业园区新产业园区\n\n昨日，甲市与乙市签约。\n"
    )
    assert texts(page) == ["两市签署合作协议", "共建新产业园区", "昨日，甲市与乙市签约。"]


def test_paragraphs_map_the_space_between_latin_words_of_doubled_lines_to_the_line_end() -> None:
    page = "两市两市签署签署合作协议合作协议ABAB\nCDCD两市两市共建新园区共建新园区。。\n"
    (paragraph,) = paragraphs(page)
    assert "AB CD" in paragraph.text
    assert paragraph.offsets[paragraph.text.index(" ")] == page.index("\n")


def test_paragraphs_skip_a_byte_order_mark() -> None:
    (paragraph,) = paragraphs("\ufeff昨日，甲市与乙市签约。")
    assert paragraph.text == "昨日，甲市与乙市签约。"
    assert paragraph.offsets[0] == 1


@given(st.text(st.sampled_from(CHARS), max_size=200))
def test_paragraphs_map_every_character_to_the_file(page: str) -> None:
    for paragraph in paragraphs(page):
        assert len(paragraph.offsets) == len(paragraph.text)
        for char, place in zip(paragraph.text, paragraph.offsets, strict=True):
            assert page[place] == char or (char == " " and page[place].isspace())


@given(st.text(st.sampled_from(CHARS), max_size=200))
def test_paragraphs_go_through_the_file_in_order_and_lose_only_blank(page: str) -> None:
    found = paragraphs(page)
    places = [place for paragraph in found for place in paragraph.offsets]
    assert all(one < other for one, other in pairwise(places))
    if not any(paragraph.doubled for paragraph in found):
        lost = set(range(len(page))) - set(places)
        assert all(page[place].isspace() or page[place] in "\ufeff\u200b" for place in lost)


@given(st.lists(st.integers(0x4E00, 0x9FA5), unique=True, max_size=200), st.integers(2, 30))
def test_paragraphs_of_repaired_text_stay_as_they_are(chars: list[int], column: int) -> None:
    marks = {0: "，", 1: "。"}
    page = "".join(
        chr(char) + marks.get(char % 12, "") + ("\n" if i % column == 0 else "")
        for i, char in enumerate(chars, 1)
    )
    once = texts(page)
    assert texts("\n\n".join(once)) == once
