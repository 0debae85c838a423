from __future__ import annotations

from extraction.annotation.sentences import LONGEST, split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


def test_prose_is_cut_after_full_stops() -> None:
    assert cut("两市签约。合作开始！") == ["两市签约。", "合作开始！"]


def test_closing_marks_stay_with_their_sentence() -> None:
    assert cut("他说：“合作愉快。”两市签约。") == ["他说：“合作愉快。”", "两市签约。"]


def test_a_title_is_not_cut() -> None:
    assert cut("签署《携手！共进》协议。") == ["签署《携手！共进》协议。"]


def test_a_quoted_part_of_a_name_is_not_cut() -> None:
    assert cut("今晚举行“感受中山！全城同庆！”晚宴。") == ["今晚举行“感受中山！全城同庆！”晚宴。"]


def test_what_runs_on_without_a_stop_is_cut_at_commas() -> None:
    pieces = cut("王建国、李小明、" * 1000)
    assert "".join(pieces) == "王建国、李小明、" * 1000
    assert all(len(piece) <= LONGEST and piece.endswith("、") for piece in pieces)
