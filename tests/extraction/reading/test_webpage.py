from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.reading import Document, Source, documents
from extraction.reading.webpage import is_page, layer

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"
MORE = "研究院设在高新区，首批招收博士研究生三十名，明年秋季开学，由双方共同出资建设。"
PAGE = f"""<!DOCTYPE html>
<html><head><title>两市签约共建_甲网</title><meta charset="gb2312">
<meta property="article:published_time" content="2025-03-04T10:20:00+08:00">
<style>p {{ color: red }}</style><script>var a = "<p>不是文字</p>";</script></head>
<body><nav><a href="/">首页</a> <a href="/n">新闻</a></nav>
<article><h1>两市签约共建</h1>
<p>　　{BODY[:10]}<b>{BODY[10:20]}</b>{BODY[20:]}</p>
<!-- <p>不见</p> -->
<p>{MORE[:12]}
{MORE[12:]}</p><p>双方还商定&ldquo;一年一会&rdquo;&#12290;</p></article>
<footer><ul><li><a href="/1">丙市明年办论坛</a></li><li><a href="/2">丁大学建新校区</a></li></ul>
</footer></body></html>"""


def page(source: str) -> Document:
    return documents(Source("a.html", "a", source.encode()))[0]


def texts(document: Document, *kinds: str) -> list[str]:
    return [block.text for block in document.blocks if block.kind in kinds]


def test_layer_shows_text_without_tags_scripts_and_comments() -> None:
    text = layer(PAGE).text
    assert "两市签约共建" in text
    assert not any(hidden in text for hidden in ("color", "不是文字", "不见", "<", "_甲网"))


def test_layer_joins_lines_of_the_source_inside_a_paragraph() -> None:
    assert MORE in layer(PAGE).text


def test_layer_keeps_a_space_between_latin_words_on_two_lines() -> None:
    assert "Luis Silva" in layer("<p>校长Luis\n  Silva签约</p>").text


def test_layer_understands_references() -> None:
    assert layer("<p>&ldquo;一年一会&rdquo;&#12290;&nonsense;&lt;</p>").text.strip() == (
        "“一年一会”。&nonsense;<"
    )


def test_places_lead_from_text_to_the_source() -> None:
    document = page(PAGE)
    start = document.text.index(BODY)
    (place,) = document.places(start, start + len(BODY))
    assert place.start is not None
    assert PAGE[place.start : place.end] == f"{BODY[:10]}<b>{BODY[10:20]}</b>{BODY[20:]}"


def test_read_takes_headline_date_and_text_from_a_page() -> None:
    document = page(PAGE)
    assert document.title == "两市签约共建"
    assert document.published == "2025-03-04"
    assert texts(document, "lead", "body")[:2] == [BODY, MORE]


def test_read_leaves_links_to_other_articles_out() -> None:
    assert not any("论坛" in text or "新校区" in text for text in texts(page(PAGE), "body", "lead"))


def test_read_takes_the_date_that_the_page_shows_where_its_head_has_none() -> None:
    source = PAGE.replace("article:published_time", "x").replace(
        "</h1>", "</h1><div>2025-03-05 09:00 来源：甲市日报</div>"
    )
    assert (page(source).published, page(source).source) == ("2025-03-05", "甲市日报")


def test_read_takes_a_page_without_structure_whole() -> None:
    assert texts(page(f"<html>{BODY}<br><br>{MORE}"), "lead", "body") == [BODY, MORE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>", True),
        ("\ufeff <HTML>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<正文>", False),
        (BODY, False),
    ],
)
def test_is_page_tells_by_content(text: str, expected: bool) -> None:
    assert is_page(text) is expected


@given(st.text(st.sampled_from("<>/!-\"'=&;#ab甲乙 \n\tphr1"), max_size=120))
def test_layer_maps_every_character_to_the_source_in_order(source: str) -> None:
    found = layer(source)
    places = [found.origin.places(i, i + 1)[0] for i in range(len(found.text))]
    starts = [place.start for place in places]
    assert starts == sorted(starts)
    for char, start in zip(found.text, starts, strict=True):
        assert source[start] == char or char.isspace() or source[start] == "&"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + BODY,
        "<p>甲市" * 100_000,
        BODY + "<!--" * 200_000,
        BODY + "<a \"'" * 200_000,
        "<svg><select>" * 50_000 + BODY,
        "&" * 500_000 + BODY,
        "<h1>" * 100_000 + BODY,
        f"<p>{BODY}</p>" * 20_000,
        "甲" * 1_500_000,
    ],
    ids=["nested", "open", "comments", "quotes", "unclosed", "amp", "titles", "long", "line"],
)
def test_read_takes_no_longer_for_hostile_pages(source: str) -> None:
    started = process_time()
    page(f"<html>{source}")
    assert process_time() - started < 10
