from hashlib import sha256
from pathlib import Path
from time import process_time

import pytest

from extraction.reading import Document, UnreadableError, read
from extraction.reading.source import LARGEST_FILE

GOLD = Path(__file__).parents[3] / "data" / "gold" / "texts"
PAGE = Path(__file__).parents[3] / "data" / "article.txt"
ARTICLE = "两市签约共建\n\n昨日，甲市与乙市签署合作协议。\n"


def save(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def texts(document: Document, kind: str) -> list[str]:
    return [block.text for block in document.blocks if block.kind == kind]


def test_read_gives_id_path_title_and_checksum(tmp_path: Path) -> None:
    path = save(tmp_path, ARTICLE.encode(), "n7.txt")
    document = read(path)
    assert (document.id, document.path, document.title) == ("n7", str(path), "两市签约共建")
    assert document.sha256 == sha256(ARTICLE.encode()).hexdigest()
    assert document.text == ARTICLE


def test_read_takes_the_opening_words_as_title_where_there_is_no_headline(tmp_path: Path) -> None:
    body = "昨日，甲市与乙市签署合作协议。" * 9
    document = read(save(tmp_path, f"2025年3月4日 星期二\n\n{body}\n".encode()))
    assert document.title == body[:40]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_read_maps_blocks_to_the_file_with_any_line_ends(tmp_path: Path, newline: str) -> None:
    data = ARTICLE.replace("\n", newline)
    document = read(save(tmp_path, data.encode()))
    (lead,) = [block for block in document.blocks if block.kind == "lead"]
    start, end = lead.span(3, 5)
    assert lead.text[3:5] == document.text[start:end] == data[start:end] == "甲市"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 32)) * 9 + "甲市".encode(), "binary"),
        ("昨日，甲市与乙市签约。".encode()[:-1], "not UTF-8"),
        (b"All in English.\n", "no Chinese text"),
        ("\ufeff".encode(), "empty|no Chinese text"),
        (b"x" * (LARGEST_FILE + 1), "more than"),
    ],
)
def test_read_refuses_a_bad_file_in_one_line_with_its_name_and_cause(
    tmp_path: Path, data: bytes, cause: str
) -> None:
    path = save(tmp_path, data, "bad.txt")
    with pytest.raises(UnreadableError, match=cause) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("name", "cause"), [("none.txt", "No such file"), (".", "directory")])
def test_read_refuses_what_is_no_file(tmp_path: Path, name: str, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause):
        read(tmp_path / name)


def test_read_repairs_the_newspaper_page() -> None:
    document = read(PAGE)
    assert document.title == "创新一体化跑出加速度 产业共赢道路越走越宽"
    assert document.published == "2024-05-12"
    assert texts(document, "kicker") == ["省级改革创新实验区持续推动中山高质量发展"]
    assert texts(document, "lead") == ["抓好创新项目对接落地，好比是牵住了创新发展的“牛鼻子”。"]
    assert any(
        "在近日举行的2024年广东知识产权宣传周活动" in text for text in texts(document, "body")
    )
    assert any(text.endswith("余兆宇 摄") for text in texts(document, "caption"))
    assert len(texts(document, "sidebar")) == 1


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_read_maps_every_character_of_a_gold_text_to_its_file(path: Path) -> None:
    document = read(path)
    raw = path.read_text("utf-8")
    assert document.text == raw
    last = -1
    for block in document.blocks:
        for char, place in zip(block.text, block.offsets, strict=True):
            assert last < place
            assert raw[place] == char or (char == " " and raw[place].isspace())
            last = place


@pytest.mark.parametrize(
    "line", ["（图" * 500_000, "甲市 " * 500_000, "首页>" * 300_000, "甲市与乙市签约，\n" * 50_000]
)
def test_read_takes_no_longer_for_hostile_lines(tmp_path: Path, line: str) -> None:
    path = save(tmp_path, line.encode())
    started = process_time()
    read(path)
    assert process_time() - started < 10
