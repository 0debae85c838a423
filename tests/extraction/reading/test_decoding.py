import codecs

import pytest
from opencc import OpenCC

from extraction.reading import UnreadableError
from extraction.reading.decoding import decode, readable

TEXT = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。\n"
TRADITIONAL = OpenCC("s2hk").convert(TEXT)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_decode_tells_the_encoding_of_simplified_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16"])
def test_decode_tells_the_encoding_of_traditional_text(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), "a.txt").text == TRADITIONAL


@pytest.mark.parametrize("size", [8, 12, 30])
def test_decode_tells_the_encoding_of_a_few_words(size: int) -> None:
    assert decode(TEXT[:size].encode("gb18030"), "a.txt").text == TEXT[:size]


def test_decode_looks_for_the_text_behind_pages_of_ascii() -> None:
    page = "<script>var a = 1;</script>\n" * 5000 + TEXT
    assert decode(page.encode("gb18030"), "a.html").text == page


def test_decode_keeps_a_byte_order_mark_of_utf8_as_a_character() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "a.txt").text == "\ufeff" + TEXT


def test_decode_takes_the_encoding_that_it_is_told() -> None:
    assert decode("合作".encode("big5"), "a.txt", "big5").text == "合作"


@pytest.mark.parametrize(
    ("data", "encoding", "cause"),
    [
        (b"", None, "empty"),
        (TEXT.encode()[:-3] + b"\xe5", None, "no guess gives readable Chinese"),
        (TEXT.encode("gb18030")[:-2] + b"\xff\xff", None, "no guess gives readable Chinese"),
        ("Grüße aus Köln".encode("latin-1"), None, "no guess gives readable Chinese"),
        (TEXT.encode("gb18030"), "utf-8", "not utf-8"),
        (TEXT.encode(), "klingon", "no encoding 'klingon'"),
        (TEXT.encode("utf-16")[:-1], None, "not utf-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, "binary"),
    ],
)
def test_decode_refuses_in_one_line(data: bytes, encoding: str | None, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause) as caught:
        decode(data, "a.txt", encoding)
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
@pytest.mark.parametrize("right", ["utf-8", "gb18030", "big5hkscs"])
@pytest.mark.parametrize("wrong", ["gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_readable_knows_text_in_a_wrong_encoding(text: str, right: str, wrong: str) -> None:
    if right != wrong:
        assert not readable(text.encode(right, "ignore").decode(wrong, "ignore"))


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
def test_readable_knows_text(text: str) -> None:
    assert readable(text)
