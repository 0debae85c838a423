import io
import zipfile

import docx
import pytest

from extraction.reading import Document, Source, UnreadableError, documents

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"


def word(*paragraphs: str, title: str | None = None, cells: list[str] | None = None) -> bytes:
    document = docx.Document()
    if title:
        document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(1, len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(data: bytes) -> Document:
    return documents(Source("a.docx", "a", data))[0]


def packed(content: str) -> bytes:
    """A Word file with that as the XML of its text."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(BODY))) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/document.xml" else old.read(name))
    return file.getvalue()


def test_read_takes_the_heading_as_title_and_each_paragraph_as_a_block() -> None:
    document = read(word(BODY, BODY, title="两市签约共建"))
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("headline", "两市签约共建"),
        ("lead", BODY),
        ("body", BODY),
    ]


def test_read_takes_the_cells_of_tables_with_it() -> None:
    assert BODY in [block.text for block in read(word("表", cells=["甲", BODY])).blocks]


def test_places_give_paragraph_and_characters_in_it() -> None:
    document = read(word(BODY, BODY))
    start = document.text.index(BODY, 1) + 3
    (place,) = document.places(start, start + 2)
    assert (place.paragraph, place.start, place.end) == (2, 3, 5)


def test_places_give_one_place_for_each_paragraph_touched() -> None:
    document = read(word(BODY, BODY))
    assert [place.paragraph for place in document.places(5, len(document.text))] == [1, 2]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (word(BODY)[:3000], "damaged"),
        (packed("<not xml"), "damaged"),
        (packed("x" * 101_000_000), "unpacks to"),
        (word(""), "no Chinese"),
    ],
    ids=["cut", "broken", "bomb", "empty"],
)
def test_read_refuses_in_one_line(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause) as caught:
        read(data)
    assert str(caught.value).startswith("a.docx: ")


def test_read_does_not_follow_entities_of_the_xml() -> None:
    doc = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "合作">]>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "<w:body><w:p><w:r><w:t>甲市&x;&y;</w:t></w:r></w:p></w:body>"
    document = read(packed(f"{doc}<w:document {space}>{body}</w:document>"))
    assert "root" not in document.text
