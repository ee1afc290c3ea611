"""When a difference may come of recognition, and when it is a real change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check.reconcile.papers import ACCOUNTS, FORM, differing, doubt, held, in_word, on_scan, record
from zsgx_docs.check.reconcile import ComparedField
from zsgx_docs.model.evidence import Evidence, Grounds
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal
from zsgx_docs.model.unread import Unread


def changed(scan: Extraction, path: str, **of_leaf: object) -> Extraction:
    leaves = tuple(replace(f, **of_leaf) if f.path == path else f for f in scan.fields)  # type: ignore[arg-type]
    return replace(scan, fields=leaves)


def only(scan: Extraction, word: Extraction) -> ComparedField:
    [field] = differing(held(scan, word)).values()
    return field


PURPOSE = "本项自邀请整车企业参与。预计培训60人。"


def test_a_word_that_the_engine_held_possible_is_a_doubt_that_the_copy_settles() -> None:
    scan = on_scan(FORM, record(FORM, purpose=PURPOSE), {"purpose": doubt(PURPOSE, "自", "目", "白")})
    field = only(scan, in_word(FORM, record(FORM, purpose=PURPOSE.replace("自", "目"))))
    assert (field.verdict, field.confirmed) == ("reading_doubt", True)
    assert field.reason == "扫描件此处识别时也认为可能是 Word 件的字"


def test_a_word_that_it_doubted_but_never_took_for_that_is_not_settled() -> None:
    scan = on_scan(FORM, record(FORM, purpose=PURPOSE), {"purpose": doubt(PURPOSE, "自", "白")})
    field = only(scan, in_word(FORM, record(FORM, purpose=PURPOSE.replace("自", "目"))))
    assert (field.verdict, field.confirmed) == ("reading_doubt", False)


def test_the_same_word_where_nothing_was_doubted_is_a_change() -> None:
    scan = on_scan(FORM, record(FORM, purpose=PURPOSE))
    assert only(scan, in_word(FORM, record(FORM, purpose=PURPOSE.replace("自", "目")))).verdict == "different"


def test_a_doubt_elsewhere_in_the_text_excuses_nothing() -> None:
    scan = on_scan(FORM, record(FORM, purpose=PURPOSE), {"purpose": doubt(PURPOSE, "自", "目")})
    other = PURPOSE.replace("自", "目").replace("60", "90")
    field = only(scan, in_word(FORM, record(FORM, purpose=other)))
    assert field.verdict == "different" and [c.word for c in field.changes] == ["目", "9"]


@pytest.mark.parametrize(
    ("path", "own", "other", "character"),
    [
        ("application_date", "2025-12-13", "2025-12-18", "3"),
        ("applicant.mobile", "13812345671", "13812345677", "1"),
        ("applicant.contact", "罗娟肿", "罗娟翀", "肿"),
    ],
)
def test_figures_and_names_are_in_doubt_only_at_a_doubted_character_and_never_settled(
    path: str, own: str, other: str, character: str
) -> None:
    values, copy = record(FORM, **{path: own}), in_word(FORM, record(FORM, **{path: other}))
    sure = on_scan(FORM, values, flagged=[path])
    assert only(sure, copy).verdict == "different"
    text = next(f.text for f in sure.fields if f.path == path)
    at = text.rindex(character)
    doubts = tuple(
        replace(d, start=at, end=at + 1)
        for d in doubt(text, character, other[own.index(character)], other[-1])
    )
    field = only(on_scan(FORM, values, {path: doubts}), copy)
    assert (field.verdict, field.confirmed) == ("reading_doubt", False)


def test_figures_have_no_threshold_of_likeness() -> None:
    values, other = record(ACCOUNTS, total__amount="105000.00"), record(ACCOUNTS, total__amount="1050.00")
    assert only(on_scan(ACCOUNTS, values), in_word(ACCOUNTS, other)).verdict == "different"


def test_a_figure_in_prose_is_as_strict() -> None:
    scan = on_scan(FORM, record(FORM, purpose=PURPOSE), flagged=["purpose"])
    assert only(scan, in_word(FORM, record(FORM, purpose=PURPOSE.replace("6", "8")))).verdict == "different"


def test_a_look_alike_in_a_flagged_text_is_a_doubt() -> None:
    other = in_word(FORM, record(FORM, purpose=PURPOSE.replace("人", "入")))
    flagged = on_scan(FORM, record(FORM, purpose=PURPOSE), flagged=["purpose"])
    assert only(flagged, other).verdict == "reading_doubt"
    assert only(on_scan(FORM, record(FORM, purpose=PURPOSE)), other).verdict == "different"


def test_a_point_in_a_flagged_text_is_a_doubt_and_a_sentence_is_none() -> None:
    scan = on_scan(FORM, record(FORM, purpose=PURPOSE), flagged=["purpose"])
    assert only(scan, in_word(FORM, record(FORM, purpose=PURPOSE[:-1]))).verdict == "reading_doubt"
    field = only(scan, in_word(FORM, record(FORM, purpose="本项自邀请整车企业参与。")))
    assert field.verdict == "different" and field.changes[0].is_sentence


def test_a_letter_lost_in_a_gap_of_a_flagged_name_is_a_doubt() -> None:
    own, other = "滨海测绘职技术学院", "滨海测绘职业技术学院"
    scan = on_scan(FORM, record(FORM, applicant__name=own), flagged=["applicant.name"])
    copy = in_word(FORM, record(FORM, applicant__name=other))
    assert only(scan, copy).verdict == "different"
    gapped = changed(scan, "applicant.name", text="滨海测绘职 技术学院")
    assert only(gapped, copy).verdict == "reading_doubt"


def test_a_name_of_which_two_readings_say_two_things_is_a_doubt() -> None:
    scan = on_scan(FORM, record(FORM, organiser__contact="周生"), flagged=["organiser.contact"])
    split = changed(scan, "organiser.contact", grounds=Grounds("split", 0.9))
    assert only(split, in_word(FORM, record(FORM, organiser__contact="周犇"))).verdict == "reading_doubt"
    assert only(split, in_word(FORM, record(FORM, organiser__contact="李四"))).verdict == "different"


def test_a_tick_is_in_doubt_only_where_the_scan_does_not_show_it_for_sure() -> None:
    path = "funding.fiscal"
    values = record(FORM, funding__fiscal=True)
    copy = in_word(FORM, record(FORM, funding__fiscal=False))
    assert only(on_scan(FORM, values), copy).verdict == "different"
    assert only(on_scan(FORM, values, flagged=[path]), copy).reason == "扫描件上的勾选不能确定"


def test_a_flagged_reading_in_plain_words_is_borne_out_by_a_copy_that_says_the_same() -> None:
    values = record(FORM, purpose=PURPOSE)
    scan = on_scan(
        FORM, values, {"purpose": doubt(PURPOSE, "车", "东")}, flagged=["applicant.contact", "venue"]
    )
    result = held(scan, in_word(FORM, values))
    assert not differing(result)
    assert "purpose" in {field.path for field in result.fields if field.confirmed}
    names = {"applicant.contact", "applicant.name", "applicant.mobile"}
    assert names.isdisjoint(field.path for field in result.fields if field.confirmed)


def test_a_figure_is_not_borne_out_by_the_copy() -> None:
    values = record(FORM, purpose=PURPOSE)
    scan = on_scan(FORM, values, {"purpose": doubt(PURPOSE, "6", "8")})
    assert not any(field.confirmed for field in held(scan, in_word(FORM, values)).fields)


def blank_on_scan(**of_leaf: object) -> Extraction:
    scan = on_scan(FORM, record(FORM, applicant__mobile=None), flagged=["applicant.mobile"])
    return changed(scan, "applicant.mobile", **of_leaf)


def test_a_cell_that_is_empty_on_the_scan_is_a_difference_unless_nobody_knows() -> None:
    copy = in_word(FORM, record(FORM))
    assert only(blank_on_scan(), copy).verdict == "different"
    assert only(blank_on_scan(boxes=()), copy).reason == "扫描件上没有读到这一栏"
    box = Box(0, 0, 900, 900)
    seal = Seal(1, box, "round", "dark", "江汉大学", 0.9)
    assert "压着印章" in str(only(replace(blank_on_scan(), seals=(seal,)), copy).reason)
    ink = Unread("ink", "有墨迹", 1, box, near=("applicant.mobile",))
    assert "没能认出的墨迹" in str(only(replace(blank_on_scan(), unread=(ink,)), copy).reason)


def test_what_was_written_by_hand_is_a_doubt_whatever_the_copy_says() -> None:
    signed = record(ACCOUNTS, handled_by="王伟")
    scan = changed(on_scan(ACCOUNTS, signed, flagged=["handled_by"]), "handled_by", reason="疑似手写，请核对")
    for other in (None, "李四"):
        field = only(scan, in_word(ACCOUNTS, record(ACCOUNTS, handled_by=other)))
        assert (field.verdict, field.reason) == ("reading_doubt", "扫描件此处像是手写的")


def test_a_blank_that_was_not_found_in_the_word_copy_is_a_doubt() -> None:
    word = in_word(FORM, record(FORM, applicant__mobile=None))
    lost = Evidence("applicant.mobile", "手机", None, "", 0.0, True, "没有找到这一栏")
    fields = tuple(lost if f.path == "applicant.mobile" else f for f in word.fields)
    field = only(on_scan(FORM, record(FORM)), replace(word, fields=fields))
    assert (field.verdict, field.reason) == ("reading_doubt", "Word 件里没有找到这一栏")
