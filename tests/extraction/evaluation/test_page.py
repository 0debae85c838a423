import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser

from extraction.evaluation import GoldArticle, evaluate
from extraction.evaluation.page import page
from graph.record import Record

Annotate = Callable[..., GoldArticle]
Report = Callable[..., Record]

TEXT = "甲公司昨日开业。甲公司与乙公司签约合作。"
A, B = ((name, "Organisation", "company") for name in ("甲公司", "乙公司"))
WORK = {"s": "甲公司", "p": "COOPERATES_WITH", "o": "乙公司", "evidence": ["与乙公司签约"]}


class Marks(HTMLParser):
    """Collects the words of the marks, all text of article bodies, and the tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marked: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self._kind: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []
        self._kind = named.get("class") if tag == "mark" else None

    def handle_data(self, data: str) -> None:
        if self._kind:
            self.marked.append((self._kind, data))
            self._kind = None


def test_page_marks_a_missed_statement_at_its_words(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B], TEXT, statements=[WORK])
    marks = Marks(page(evaluate([gold], [report([A, B])])))
    assert marks.marked == [("missed", "与乙公司签约")]


def test_page_marks_overlapping_errors_with_both_kinds(annotate: Annotate, report: Report) -> None:
    start = TEXT.index("乙公司")
    gold = annotate([A, B], TEXT, statements=[WORK])
    record = report([A, B, ("乙公", "Person", None)], span=(start, start + 2))
    marks = Marks(page(evaluate([gold], [record])))
    assert ("missed spurious", "乙公") in marks.marked
    assert "".join(words for kind, words in marks.marked) == "与乙公司签约"


def test_page_links_every_error_to_its_place_in_the_list(
    annotate: Annotate, report: Report
) -> None:
    gold = annotate([A, B], TEXT, statements=[WORK])
    marks = Marks(page(evaluate([gold], [])))
    assert len([link for link in marks.links if link.startswith("#a-a-")]) == 3
    assert {link.removeprefix("#") for link in marks.links} <= set(marks.ids)


def test_page_escapes_what_articles_and_records_say(annotate: Annotate, report: Report) -> None:
    evil = '<script>alert("1")</script><img src=x onerror=alert(1)>'
    thing = (evil, "Organisation", "company")
    gold = annotate([thing], f"甲{evil}", title=evil)
    html = page(evaluate([gold], [report([(f"{evil}2", "Person", None)])]))
    tags = Marks(html).tags
    assert "script" not in tags
    assert "img" not in tags
    assert html.count("&lt;script&gt;") >= 3


def test_page_allows_only_its_own_style(annotate: Annotate) -> None:
    html = page(evaluate([annotate([A], TEXT)], []))
    style = html.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert not re.search(r'\sstyle=|(src|href)=(?!"#)|url\(|@import', html)


def test_page_shows_the_figures(annotate: Annotate, report: Report) -> None:
    gold = annotate([A, B], TEXT, statements=[{**WORK, "status": "agreed"}])
    record = report([A], [])
    html = page(evaluate([gold], [record]))
    assert '<th scope="row">entities, strict</th><td>1.000</td><td>0.500</td>' in html
    assert "1 article, 2 errors" in html
