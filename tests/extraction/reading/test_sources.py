import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from extraction.reading import Source, UnreadableError, find, sources
from extraction.reading.sources import DEEPEST, size

TEXT = "昨日，甲市与乙大学签署战略合作协议。"


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder of all sorts."""
    (tmp_path / "july").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("a.txt", "july/a.txt", ".git/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "notes.md").write_text("no article")
    (tmp_path / "t.csv").write_text(f"text\n{TEXT}\n{TEXT}\n", "utf-8")
    files = {"d/b.txt": TEXT.encode(), "x.md": b"-", "in.zip": zipped(**{"c.txt": TEXT.encode()})}
    (tmp_path / "z.zip").write_bytes(zipped(**files))
    return tmp_path


def read(*paths: Path | str) -> list[tuple[str, str]]:
    """(path, id) of each source; (path, reason) of what cannot be read."""
    return [
        (one.path, one.id) if isinstance(one, Source) else tuple(str(one).split(": ", 1))
        for one in sources(map(Path, paths))
    ]


def test_sources_of_a_folder_go_into_folders_tables_and_archives(press: Path) -> None:
    assert read(press) == [
        (f"{press}/a.txt", "a"),
        (f"{press}/july/a.txt", "july/a"),
        (f"{press}/t.csv/1", "t/1"),
        (f"{press}/t.csv/2", "t/2"),
        (f"{press}/z.zip/d/b.txt", "d/b"),
        (f"{press}/z.zip/in.zip/c.txt", "in/c"),
    ]


def test_sources_name_a_file_by_its_name_without_the_ending(press: Path) -> None:
    assert read(press / "july" / "a.txt") == [(f"{press}/july/a.txt", "a")]


def test_sources_take_each_file_once(press: Path) -> None:
    assert len(read(press / "a.txt", press / "a.txt")) == 1


def test_sources_match_wild_cards(press: Path) -> None:
    assert [id_ for _, id_ in read(f"{press}/**/a.txt")] == ["a", "a"]
    assert read(f"{press}/*.pdf") == [(f"{press}/*.pdf", "nothing matches")]


def test_sources_tell_a_format_by_what_the_file_holds(press: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(zipped(**{"a.txt": TEXT.encode()}))
    assert read(tmp_path / "odd.txt") == [(f"{tmp_path}/odd.txt/a.txt", "a")]


def test_sources_leave_a_store_alone(press: Path) -> None:
    store = press / "store"
    (store / "articles").mkdir(parents=True)
    (store / ".lock").touch()
    (store / "skipped.csv").write_text("path,reason\n")
    assert not any(path.startswith(str(store)) for path, _ in read(press))


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rar", "a.xlsx"])
def test_sources_say_what_to_do_about_formats_that_are_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    for path in (tmp_path, tmp_path / name):
        ((_, reason),) = read(path)
        assert "is not read; " in reason


def test_sources_of_nothing_readable_are_a_reason(tmp_path: Path) -> None:
    ((path, reason),) = read(tmp_path)
    assert path == str(tmp_path)
    assert "no file in this directory ends in .txt" in reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_sources_name_folders_that_cannot_be_opened(press: Path) -> None:
    (press / "july").chmod(0)
    assert (str(press / "july"), "Permission denied") in read(press)
    (press / "july").chmod(0o700)


def test_sources_do_not_fetch_addresses() -> None:
    assert read("https://a.example/b.html") == [
        ("https://a.example/b.html", "an address is not fetched; save the page and name its file")
    ]


def test_sources_read_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr(sys, "stdin", Input)
    (source,) = sources([Path("-")])
    assert isinstance(source, Source)
    assert (source.path, source.id, source.data) == ("-", "stdin", TEXT.encode())


def test_sources_go_no_deeper_into_archives_than_allowed(tmp_path: Path) -> None:
    data = TEXT.encode()
    for depth in range(DEEPEST + 1):
        data = zipped(**{f"{depth}.zip" if depth else "a.txt": data})
    (tmp_path / "deep.zip").write_bytes(data)
    ((_, reason),) = read(tmp_path / "deep.zip")
    assert "deep inside each other" in reason


def test_sources_tell_how_much_was_gone_through(press: Path) -> None:
    places = [one.position for one in sources([press]) if isinstance(one, Source)]
    assert places == sorted(places)
    assert places[-1] <= size([press])


def test_find_gives_what_sources_gave_by_its_path(press: Path) -> None:
    for source in sources([press]):
        assert isinstance(source, Source)
        assert find(Path(source.path)).data == source.data


@pytest.mark.parametrize("name", ["z.zip/none.txt", "t.csv/9", "none.zip/a.txt", "t.csv"])
def test_find_says_what_is_not_there_or_not_one(press: Path, name: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        find(press / name)
    assert str(caught.value).startswith(f"{press / name}: ")
