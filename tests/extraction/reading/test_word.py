import io
import zipfile

import docx
import pytest

from extraction.reading import Document, Source, UnreadableError, documents

BODY = "昨日，甲市与乙大学签署战略合作协议，双方将共建一所研究院，并联合培养研究生。"

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


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


def of_xml(body: str) -> bytes:
    """A Word file with that body."""
    return packed(f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")


def paragraph(inside: str) -> str:
    return f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>"


def test_read_takes_the_heading_as_title_and_each_paragraph_as_a_block() -> None:
    document = read(word(BODY, BODY, title="两市签约共建"))
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("headline", "两市签约共建"),
        ("lead", BODY),
        ("body", BODY),
    ]


def test_read_takes_the_cells_of_tables_with_it() -> None:
    assert BODY in [block.text for block in read(word("表", cells=["甲", BODY])).blocks]


def test_read_takes_a_text_box_once_and_behind_its_paragraph() -> None:
    inside = f"<w:txbxContent>{paragraph('方框里的话')}</w:txbxContent>"
    box = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{inside}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{inside}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    document = read(of_xml(f"<w:p><w:r><w:t>前面</w:t>{box}<w:t>后面</w:t></w:r></w:p>"))
    assert document.text.split("\n\n") == ["前面后面", "方框里的话"]


def test_read_takes_forms_and_insertions_and_leaves_what_was_deleted() -> None:
    form = f"<w:sdt><w:sdtContent>{paragraph('表单')}</w:sdtContent></w:sdt>"
    edited = (
        "<w:p><w:ins><w:r><w:t>添上</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r>"
        "</w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
    )
    assert read(of_xml(form + edited)).text.split("\n\n") == ["表单", "添上"]


def test_read_takes_breaks_and_tabs_but_no_tab_stops() -> None:
    stops = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>"
    run = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/></w:r>"
    assert read(of_xml(f"<w:p>{stops}{run}</w:p>")).text == "甲\t乙\n丙"


def test_read_takes_cells_of_tables_in_tables_once() -> None:
    cell = paragraph("内表")
    for _ in range(5):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert read(of_xml(cell)).text == "内表"


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
