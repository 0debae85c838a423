"""How far along a claim is."""

from __future__ import annotations

import pytest

from extraction.extract import extract_text


def _status(text: str, type_: str, published: str | None = None) -> set[str | None]:
    (record,) = extract_text(text, published=published)
    return {s.status for s in record.statements if s.predicate == type_}


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("湖南大学和长沙市正在酝酿联合培养计划。", "COOPERATES_WITH", "proposed"),
        ("湖南大学正与长沙市商讨合作办学。", "COOPERATES_WITH", "proposed"),
        ("湖南大学与长沙市签订的《合作协议》已于2022年5月自动终止。", "COOPERATES_WITH", "ended"),
        ("湖南大学与长沙市签订的《合作协议》已于2023年5月31日到期。", "COOPERATES_WITH", "ended"),
        ("长沙市向湖南大学捐赠实验设备一批。", "SUPPORTS", "completed"),
        ("长沙市下月举办第三届湘江科技论坛。", "ORGANISED", "proposed"),
    ],
)
def test_status_by_its_words(text: str, type_: str, status: str) -> None:
    assert _status(text, type_) == {status}


def test_a_meeting_after_the_day_of_publication_is_to_come() -> None:
    text = "长沙市于今年10月31日举办第三届湘江科技论坛。"
    assert _status(text, "ORGANISED", "2015-07-20") == {"proposed"}
    assert _status(text, "ORGANISED", "2015-11-20") == {"completed"}
