"""A file read from end to end: offsets, repeatability, and names that do not matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extraction.extract import extract_file
from extraction.reading import read
from graph.ontology import ontology
from graph.proof import proves, spans
from graph.record import Record

DATA = Path(__file__).parents[2] / "data"
TEXTS = sorted((DATA / "gold" / "texts").glob("*.txt"))

# the bodies of the page, each with another of its kind, the bureau as the page misprints it too
OTHERS = {
    "香港中文大学": "香港教育大学",
    "香港理工大学": "香港浸会大学",
    "香港城市大学": "香港都会大学",
    "香港科技大学": "香港树仁大学",
    "香港大学": "香港岭南大学",
    "澳门科技大学": "澳门城市大学",
    "澳门大学": "澳门理工大学",
    "深圳大学": "深圳技术大学",
    "中广核研究院": "中国电科研究院",
    "金鼎光学": "银星光学",
    "凯旋真空": "云帆真空",
    "洋紫荆油墨": "白玉兰油墨",
    "长春理工大学": "沈阳理工大学",
    "香港科学园": "香港工业园",
    "深圳创新设计研究院": "深圳先进材料研究院",
    "中科中山药物创新研究院": "中科中山海洋生物研究院",
    "中山先进低温技术研究院": "中山先进高温材料研究院",
    "中山市深中标准质量研究中心": "中山市深中智能检测研究中心",
    "生产力促进中心": "中小企业服务中心",
    "创新科技及工业局": "商务及经济发展局",
    "政务司": "律政司",
    "人工智能与数字经济创新研究实验室": "海洋工程绿色能源联合实验室",
    "陈星海医院": "李明德医院",
    "华南农业大学": "华南师范大学",
    "仲恺农业工程学院": "广东白云学院",
    "华南理工大学": "广东工业大学",
    "科技术局": "教育局",
    "科技局": "教育局",
    "科学技术局": "教育局",
    "科技部门": "教育部门",
}


@pytest.mark.parametrize("path", TEXTS[::4], ids=lambda path: path.stem)
def test_every_offset_gives_back_its_words(path: Path) -> None:
    raw = path.read_bytes().decode("utf-8")
    for record in extract_file(path):
        claimed = list(spans(record))
        assert claimed
        assert [span for span in claimed if not proves(raw, span)] == []


def test_two_runs_are_the_same_to_the_byte() -> None:
    one, other = extract_file(DATA / "article.txt"), extract_file(DATA / "article.txt")
    assert [r.to_json() for r in one] == [r.to_json() for r in other]


def test_other_names_make_the_same_statements(tmp_path: Path) -> None:
    """The page with its bodies renamed says the same of the others; as one line a paragraph, so
    that names of another length do not change its columns."""
    document = read(DATA / "article.txt")
    text = "\n".join(block.text for block in document.blocks)
    pattern = re.compile("|".join(sorted(OTHERS, key=lambda name: -len(name))))
    (tmp_path / "page.txt").write_text(text, "utf-8")
    (tmp_path / "other.txt").write_text(pattern.sub(lambda m: OTHERS[m.group()], text), "utf-8")
    (page,) = extract_file(tmp_path / "page.txt", home_city="中山市", published="2024-05-12")
    (other,) = extract_file(tmp_path / "other.txt", home_city="中山市", published="2024-05-12")
    expected, found = shapes(page, OTHERS), shapes(other, {})
    assert found == expected


def shapes(record: Record, names: dict[str, str]) -> list[tuple[str, str, str, str | None]]:
    """The statements by names, those of `names` renamed; the ends of a tie without direction in
    order of their names."""
    pattern = re.compile("|".join(sorted(names, key=lambda name: -len(name))) or "$^")
    known = {e.id: pattern.sub(lambda m: names[m.group()], e.name) for e in record.entities}
    found = []
    for s in record.statements:
        one, other = known[s.subject], known[s.object]
        if ontology().relationships[s.predicate].symmetric and one > other:
            one, other = other, one
        found.append((one, s.predicate, other, s.status))
    return sorted(found, key=str)
