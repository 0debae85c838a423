from base64 import b64decode

from extraction.minhash import SHORTEST, minhash
from graph.record import MINHASH_BYTES

TEXT = "".join(f"第{i}条：双方在第{i * 7}项上合作，由第{i * 3}组负责。" for i in range(1, 12))


def test_minhash_is_the_same_on_every_machine_and_version() -> None:
    # kept in records: another value means that reprints of records already kept are not told
    assert b64decode(minhash(TEXT) or "")[:6].hex() == "5d76e23f0028"
    assert len(b64decode(minhash(TEXT) or "")) == MINHASH_BYTES


def test_minhash_leaves_out_white_space_and_punctuation() -> None:
    assert minhash(TEXT.replace("，", "\n ,")) == minhash(TEXT)


def test_minhash_of_a_short_text_is_none() -> None:
    assert minhash("合" * (SHORTEST - 1)) is None
    assert minhash("合" * SHORTEST) is not None
