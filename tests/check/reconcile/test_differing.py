"""Where two texts differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.check.reconcile.differing import MOST_WEIGHED, differing_stretches, text_changes

TEXTS = st.text("甲乙丙，。12", max_size=30)


@given(TEXTS, TEXTS)
def test_the_stretches_make_one_text_of_the_other(one: str, other: str) -> None:
    made, at = "", 0
    for a, b, c, d in differing_stretches(one, other):
        made += one[at:a] + other[c:d]
        at = b
    assert made + one[at:] == other


@given(TEXTS, TEXTS)
def test_the_changes_stand_where_they_say(one: str, other: str) -> None:
    for change in text_changes(one, other):
        assert one[slice(*change.scan_span)] == change.scan and other[slice(*change.word_span)] == change.word


def test_a_sentence_left_out_is_told_whole() -> None:
    text = "我省产业发展迅速。人才缺口很大。本班由此举办。"
    [change] = text_changes(text, text.replace("人才缺口很大。", ""))
    assert (change.scan, change.word, change.is_sentence) == ("人才缺口很大。", "", True)
    [change] = text_changes(text.replace("人才缺口很大。", ""), text)
    assert (change.scan, change.word, change.is_sentence) == ("", "人才缺口很大。", True)


def test_sentences_that_begin_alike_are_told_apart_at_their_beginning() -> None:
    text = "培训甲类人才10名。培训乙类人才20名。培训丙类人才30名。"
    [change] = text_changes(text, text.replace("培训乙类人才20名。", ""))
    assert change.scan == "培训乙类人才20名。"


def test_words_put_in_are_no_sentence() -> None:
    [change] = text_changes("教授授课。", "副教授授课。")
    assert (change.scan, change.word, change.is_sentence) == ("", "副", False)


def test_blanks_breaks_and_widths_are_no_change() -> None:
    assert text_changes("第一段，\n第二段 (A)", "第一段,第二段（Ａ）") == ()


def test_texts_too_long_to_weigh_are_one_change_between_what_is_the_same() -> None:
    one = "甲" * 40_000 + "乙" + "丙" * 40_000
    assert len(one) ** 2 > MOST_WEIGHED
    assert differing_stretches(one, one.replace("乙", "丁戊")) == [(40_000, 40_001, 40_000, 40_002)]
    assert differing_stretches(one, one) == []


def test_changes_close_together_are_told_as_one() -> None:
    [change] = text_changes("3月5日", "4月6日")
    assert (change.scan, change.word) == ("3月5", "4月6")
