import io
import tarfile
import zipfile
from collections.abc import Mapping

import pytest

from extraction.reading import UnreadableError
from extraction.reading.archives import Member, members

TEXT = "昨日，甲市与乙大学签署战略合作协议。".encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def read(data: bytes) -> list[Member | UnreadableError]:
    return list(members(io.BytesIO(data), "a.zip", len(data)))


def reasons(data: bytes) -> list[str]:
    found = read(data)
    assert all(isinstance(one, UnreadableError) for one in found)
    return [str(one) for one in found]


@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: tarred(files, "w")])
def test_members_give_names_and_bytes_in_order(pack) -> None:
    files = {"b/二.txt": TEXT, "a.txt": TEXT * 2}
    assert read(pack(files)) == [Member(name, data) for name, data in files.items()]


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_leave_hidden_files_out(pack) -> None:
    assert read(pack({".DS_Store": b"x", "__MACOSX/a.txt": b"x", "a/.git/b.txt": b"x"})) == []


def test_members_read_names_in_the_encoding_of_chinese_windows() -> None:
    data = zipped({"PLACE.txt": TEXT})
    named = data.replace(b"PLACE", "合作".encode("gb18030") + b"1")
    assert read(named) == [Member("合作1.txt", TEXT)]


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "a/../../b.txt", "..\\a.txt"])
def test_members_refuse_names_that_lead_out_of_the_archive(pack, name: str) -> None:
    (reason,) = reasons(pack({name: TEXT}))
    assert "leads out of the archive" in reason


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_refuse_names_that_cannot_be_printed(pack) -> None:
    (reason,) = reasons(pack({"a\n\u202eb.txt": TEXT}))
    assert "cannot be printed" in reason
    assert "\n" not in reason


def test_members_refuse_a_member_without_a_name() -> None:
    data = zipped({"a": TEXT})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = bytearray(data[start:end])
    entry[28:30] = b"\0\0"
    del entry[46:47]
    tail = bytearray(data[end:])
    tail[12:16] = len(entry).to_bytes(4, "little")
    (reason,) = reasons(data[:start] + bytes(entry) + bytes(tail))
    assert "a member with a name that cannot be printed" in reason


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_stop_at_a_bomb(pack) -> None:
    found = read(pack({f"{i}.txt": b"\0" * 30_000_000 for i in range(4)}))
    assert len(found) == 2
    assert "unpacks to more than" in str(found[-1])


def test_members_stop_at_damage_and_keep_what_came_before() -> None:
    data = tarred({"a.txt": TEXT, "b.txt": bytes(range(256)) * 4000}, "w")
    first, second = read(data[:200_000])
    assert first == Member("a.txt", TEXT)
    assert isinstance(second, UnreadableError)
    assert "damaged" in str(second)


def test_members_go_on_behind_a_damaged_one() -> None:
    data = bytearray(zipped({"a.txt": TEXT * 50, "b.txt": TEXT}))
    data[60] ^= 0xFF
    first, second = read(bytes(data))
    assert isinstance(first, UnreadableError)
    assert str(first).startswith("a.zip/a.txt: a damaged member")
    assert second == Member("b.txt", TEXT)


def test_members_say_when_one_is_locked() -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (reason,) = reasons(bytes(data))
    assert "password" in reason


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 nothing", b"\x1f\x8b nothing", b"\x1f\x8b\x08\xff\xff\xff\x95@\x10", b""]
)
def test_members_of_no_archive_are_a_reason(data: bytes) -> None:
    (reason,) = reasons(data)
    assert "damaged" in reason
