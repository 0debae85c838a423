"""The work on a text grows with its length only, whatever the text is."""

from __future__ import annotations

import time

import pytest

from extraction.extract import extract_text

_SHORT, _LONG = 10_000, 100_000  # characters
_SLACK = 3  # times the linear growth; a quadratic step anywhere costs ten times it


def seconds(names: str, length: int) -> float:
    """CPU time for one sentence of names of this length."""
    text = "中山市与广州市签约，" + names * (length // len(names)) + "出席。"
    start = time.process_time()
    extract_text(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "names",
    [
        "珠海市副市长王建国、佛山市科技局局长李晓明、",
        "市长王建国、局长李晓明、校长张海涛、",
        "珠海市人民医院、惠州学院、甲某科技有限公司、",
        "珠海市王建国",  # no comma to cut at
    ],
)
def test_a_sentence_ten_times_as_long_takes_about_ten_times_the_time(names: str) -> None:
    extract_text("中山市与广州市签约。")  # loads the model
    short = seconds(names, _SHORT)
    assert seconds(names, _LONG) < _SLACK * short * _LONG / _SHORT
