from extraction.evaluation.quotes import Text
from graph.record import Sentence

RAW = "甲市与乙市签署\n合作协议。丙大学揭牌；\n甲市举办论坛。"


def test_text_finds_a_quote_across_a_line_break() -> None:
    found = Text(RAW).find("签署合作协议")
    assert found is not None
    assert RAW[slice(*found)] == "签署\n合作协议"


def test_text_finds_nothing_for_foreign_or_empty_words() -> None:
    assert Text(RAW).find("丁市") is None
    assert Text(RAW).find("") is None


def test_text_finds_only_within_the_span_asked_for() -> None:
    text = Text(RAW)
    assert text.find("甲市", (10, len(RAW))) == (RAW.rindex("甲市"), RAW.rindex("甲市") + 2)
    assert text.find("乙市", (10, len(RAW))) is None


def test_sentence_at_cuts_at_full_stops_where_there_is_no_record() -> None:
    text = Text(RAW)
    found = text.find("揭牌")
    assert found is not None
    assert text.words(text.sentence_at(found)) == "丙大学揭牌；"


def test_sentence_at_prefers_the_reader_s_own_sentences() -> None:
    whole = Sentence("a#0", "", 0, len(RAW), "body")
    assert Text(RAW, [whole]).sentence_at((5, 6)) == (0, len(RAW))


def test_together_finds_the_sentence_that_holds_both_names() -> None:
    text = Text(RAW)
    both = text.together([frozenset({"甲市"}), frozenset({"论坛"})])
    assert both is not None
    assert text.words(both) == "甲市举办论坛。"


def test_together_falls_back_to_a_sentence_with_one_name() -> None:
    text = Text(RAW)
    one = text.together([frozenset({"丁市"}), frozenset({"丙大学"})])
    assert one is not None
    assert text.words(one) == "丙大学揭牌；"
    assert text.together([frozenset({"丁市"})]) is None
