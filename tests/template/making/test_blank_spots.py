"""Where printed text leaves room to write."""

from __future__ import annotations

import pytest

from zsgx_docs.template.making.blank_spots import blank_spots, is_empty


def spots(text: str, ruled: str = "", open_end: bool = False) -> list[tuple[str, str, str]]:
    """Of each spot what it covers, its kind and label; `ruled` marks underlined characters with `_`."""
    lines = [c == "_" for c in ruled.ljust(len(text))]
    return [(text[s.start : s.end], s.kind, s.label) for s in blank_spots(text, lines, open_end)]


@pytest.mark.parametrize("text", ["", " \t\n", "　", "__", "＿ _"])
def it_takes_blanks_and_ruled_lines_for_empty(text: str) -> None:
    assert is_empty(text)
    assert not is_empty(f"{text}无")


def it_finds_lines_of_two_strokes_or_more_named_by_the_words_before() -> None:
    assert spots("联系人：____ 手机：＿＿。") == [("____", "line", "联系人"), ("＿＿", "line", "手机")]
    assert spots("联系人：_") == []
    assert spots("____") == [("____", "line", "")]


def it_finds_two_blanks_or_more_that_are_underlined() -> None:
    assert spots("单位：   。", "   ___ ") == [("   ", "line", "单位")]
    assert spots("单位： 。", "   _ ") == []
    assert spots("单位：甲乙", "   __") == []
    assert spots("甲：  乙：  ", "  __  __") == [("  ", "line", "甲"), ("  ", "line", "乙")]


def it_finds_gaps_of_three_blanks_behind_a_colon() -> None:
    assert spots("电话：   传真:　　　") == [("   ", "gap", "电话"), ("　　　", "gap", "传真")]
    assert spots("电话：  传真") == []
    assert spots("电话   传真") == []


def it_finds_days_to_fill_in_but_no_printed_ones() -> None:
    assert spots("填表日期：  年  月  日") == [("  年  月  日", "date", "填表日期")]
    assert spots("____年__月__日") == [("____年__月__日", "date", "")]
    assert spots("2026年3月18日") == []
    assert spots("年月日") == []


def it_finds_boxes_named_by_the_words_behind_or_before() -> None:
    assert spots("□是 □否") == [("□", "tick", "是"), ("□", "tick", "否")]
    assert spots("是□ 否□") == [("□", "tick", "是"), ("□", "tick", "否")]
    assert spots("☐财政资助 ◻自筹（来源：____）") == [
        ("☐", "tick", "财政资助"),
        ("◻", "tick", "自筹"),
        ("____", "line", "来源"),
    ]
    assert spots("是□否□") == [("□", "tick", "是"), ("□", "tick", "否")]
    assert spots("□是□否") == [("□", "tick", "是"), ("□", "tick", "否")]
    assert spots("□") == [("□", "tick", "")]


def it_finds_what_a_colon_at_the_end_asks_for_where_there_is_room() -> None:
    assert spots("联系人：", open_end=True) == [("", "end", "联系人")]
    assert spots("联系人: ", open_end=True) == [(" ", "end", "联系人")]
    assert spots("联系人：") == []
    assert spots("联系人", open_end=True) == []
    assert spots("一" * 23 + "：", open_end=True) == [("", "end", "一" * 23)]
    assert spots("一" * 24 + "：", open_end=True) == []


def it_takes_no_character_twice() -> None:
    assert spots("日期：    年  月  日", "   ____ __ __ ") == [("    年  月  日", "date", "日期")]
    assert spots("电话：____   ", open_end=True) == [("____", "line", "电话")]
