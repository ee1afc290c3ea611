"""The normal form of written characters."""

from __future__ import annotations

import pytest

from zsgx_docs.values.characters import (
    digits_stand_apart,
    half_width,
    has_unreadable,
    hyphened,
    is_absent,
    mend_lookalikes,
    one_line,
    paragraphs,
    without_blanks,
)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("", ""),
        ("武汉\r\n市", "武汉市"),
        ("武汉\t市", "武汉 市"),
        ("武汉\u2028市\x85区", "武汉市区"),
        ("ROS\nPython", "ROS Python"),
        ("ROS\n系统", "ROS系统"),
        ("系统\nROS", "系统ROS"),
        ("027-\n8765", "027-8765"),
        ("a/\nb", "a/b"),
        ("(\na\n)", "(a)"),
        ("3\n.5", "3.5"),
        ("a\n,b", "a,b"),
        ("a\n;b", "a;b"),
        ("a\n:b", "a:b"),
        ("\n\n甲\n\n", "甲"),
        ("a\u00adb", "ab"),
        ("☑\ufe0e", "☑"),
        ("__甲__", "甲"),
        ("_甲_", "_甲_"),
        ("__甲_", "甲_"),
        ("_ _甲", "甲"),
        ("甲＿＿", "甲"),
        ("____", ""),
        ("A\u030a", "Å"),
    ],
)
def test_a_text_is_put_on_one_line(written: str, line: str) -> None:
    assert one_line(written) == line


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("甲\n乙", "甲\n乙"),
        (" 甲  丙 \n\n __ \n乙 ", "甲 丙\n乙"),
        ("__甲__\n_乙", "甲\n_乙"),
        ("甲\u2029乙", "甲\n乙"),
    ],
)
def test_paragraphs_stay_on_lines_of_their_own(written: str, text: str) -> None:
    assert paragraphs(written) == text


@pytest.mark.parametrize(
    "text",
    ["", "无", "（无）", "(无)", "无。", "无.", "—", "--", "/", "／", "\\", "__", "-/-", "无）", "（无"],
)
def test_people_write_many_things_where_nothing_applies(text: str) -> None:
    assert is_absent(text)


@pytest.mark.parametrize("text", ["无锡", "一", "0", "无无", " ", "x", "暂无"])
def test_what_says_something_is_not_absent(text: str) -> None:
    assert not is_absent(text)


def test_blanks_widths_dashes_and_look_alikes_are_made_alike() -> None:
    assert without_blanks(" 甲 \n乙\u3000丙") == "甲乙丙"
    assert half_width("！Ａ～　５。【") == "!A~ 5。【"
    assert hyphened("a—–b－c──d") == "a-b-c-d"
    assert mend_lookalikes("OolI|0i") == "001110i"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("64 80", True),
        ("6480", False),
        ("2 0 2 6", False),
        ("2 0", True),
        ("20 2 6", True),
        ("105 000.00", False),
        ("1 234 567", False),
        ("1234 567", True),
        ("1 2345", True),
        ("105 000 元", False),
        ("约 64 人", False),
        ("64 人 80 人", False),
        (" 64 ", False),
    ],
)
def test_digits_that_stand_apart_may_be_several_numbers(text: str, apart: bool) -> None:
    assert digits_stand_apart(text) is apart


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [("王芳", False), ("䶮，é", False), ("王\ufffd", True), ("\ue863", True), ("\ud840", True), ("", False)],
)
def test_characters_that_no_font_shows_are_seen(text: str, unreadable: bool) -> None:
    assert has_unreadable(text) is unreadable
