import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "pictures.py"))


def test_every_picture_of_the_docs_is_there() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for image in re.findall(r"!\[[^]]*\]\(([^):]+)\)", page.read_text("utf-8")):
            assert (page.parent / image).is_file(), f"{page.name}: {image}; run: make docs"


def test_every_picture_is_made_by_a_command_or_shot_of_the_page() -> None:
    text = (ROOT / "docs" / "pictures.md").read_text("utf-8")
    shown = set(re.findall(r"\((img/[^)]+)\)", text))
    made = {c[1].removeprefix("docs/") for c in SCRIPT["commands"]() if c[0] == "export"}
    shot = {match[1] for match in SCRIPT["_SHOT"].finditer(text)}
    assert shown <= made | shot
    assert {path.name for path in (ROOT / "docs" / "img").iterdir()} == {
        Path(image).name for image in shown
    }
