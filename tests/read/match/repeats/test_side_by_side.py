"""Lists in two or three columns of people."""

from __future__ import annotations

import pytest

from read.match.small_papers import Text, table
from zsgx_docs.read.match.repeats.side_by_side import unfold_side_by_side

HEADS = ["序号", "姓名"]


def unfolded(*rows: list[Text]) -> list[list[str]]:
    grid = unfold_side_by_side(table(rows), ["序号"])
    return [[cell.text.text for cell in grid.row(number)] for number in range(grid.row_count)]


def test_rows_are_put_in_the_order_of_their_numbers() -> None:
    found = unfolded([*HEADS, *HEADS], ["1", "甲", "3", "丙"], ["2", "乙", "4", "丁"])
    assert found == [HEADS, ["1", "甲"], ["2", "乙"], ["3", "丙"], ["4", "丁"]]


def test_without_numbers_they_are_read_across() -> None:
    heads: list[Text] = ["姓名", "单位"]
    found = unfolded([*heads, *heads], ["甲", "子", "乙", "丑"], ["丙", "寅", "", ""])
    assert found[1:] == [["甲", "子"], ["乙", "丑"], ["丙", "寅"]]


def test_numbers_that_a_seal_hides_are_told_by_the_others() -> None:
    found = unfolded([*HEADS, *HEADS], ["1", "甲", "", "丙"], ["2", "乙", "47", "丁"])
    assert [row[1] for row in found[1:]] == ["甲", "乙", "丙", "丁"]
    found = unfolded([*HEADS, *HEADS], ["1", "甲", "", "丙"], ["3", "乙", "4", "丁"])
    assert [row[1] for row in found[1:]] == ["甲", "丙", "乙", "丁"]


def test_numbers_that_stand_twice_put_nothing_in_order() -> None:
    found = unfolded([*HEADS, *HEADS], ["2", "甲", "1", "乙"], ["1", "丙", "2", "丁"])
    assert [row[1] for row in found[1:]] == ["甲", "乙", "丙", "丁"]


def test_a_list_in_one_column_stays_as_it_is() -> None:
    grid = table([[*HEADS, "单位"], ["1", "甲", "子"]])
    assert unfold_side_by_side(grid, ["序号"]) is grid


def test_values_that_are_alike_are_no_heads() -> None:
    grid = table([["1", "甲", "1", "甲"]])
    assert unfold_side_by_side(grid, ["序号"]) is grid


def test_a_title_above_the_heads_is_passed_over() -> None:
    found = unfolded([("学员名单", 4)], [*HEADS, *HEADS], ["1", "甲", "2", "乙"])
    assert found == [HEADS, ["1", "甲"], ["2", "乙"]]


@pytest.mark.parametrize("left", ["", "工作", "工位"])
def test_a_head_under_a_seal_is_that_of_the_other_set(left: str) -> None:
    heads = ["序号", "姓名", left, "序号", "姓名", "工作单位"]
    assert unfolded(heads, ["1", "甲", "甲大学", "2", "乙", "乙大学"]) == [
        ["序号", "姓名", "工作单位"],
        ["1", "甲", "甲大学"],
        ["2", "乙", "乙大学"],
    ]
