"""Heads with empty rows below them."""

from __future__ import annotations

import pytest

from template.sheets import grid
from zsgx_docs.template.making.row_tables import row_tables

HEADS = ["序号", "姓名", "单位"]
EMPTY = ["", "", ""]


def found(*rows: list[str | tuple[str, int, int]] | list[str]) -> list[tuple[int, int, int]]:
    """Of each table its head, its first row and the row behind its last."""
    return [(t.head, t.rows.start, t.rows.stop) for t in row_tables(grid(rows))]


def it_wants_three_heads_and_two_empty_rows() -> None:
    assert found(HEADS, EMPTY, EMPTY) == [(0, 1, 3)]
    assert found(HEADS, EMPTY) == []
    assert found(["姓名", "单位"], ["", ""], ["", ""]) == []


def it_ends_where_something_is_written() -> None:
    assert found(["表名", "甲", "乙"], ["一", "二", "三"], HEADS, EMPTY, EMPTY, ["合计", "", ""]) == [
        (2, 3, 5)
    ]
    assert found(HEADS, EMPTY, ["", "王芳", ""], EMPTY) == []


@pytest.mark.parametrize("number", ["1", " 12 ", "3.", "4、", "…", "..."])
def it_lets_rows_be_numbered(number: str) -> None:
    assert found(HEADS, [number, "", ""], [number, "", ""]) == [(0, 1, 3)]


@pytest.mark.parametrize("words", ["合计", "1234", "1人"])
def it_takes_no_row_that_says_something_else(words: str) -> None:
    assert found(HEADS, [words, "", ""], EMPTY) == []


@pytest.mark.parametrize("head", ["", "  ", "姓名：", "姓名:"])
def it_takes_no_row_for_heads_that_has_a_blank_or_asks(head: str) -> None:
    assert found([head, "单位", "职务"], EMPTY, EMPTY) == []


def it_finds_several_tables_one_below_the_other() -> None:
    assert found(HEADS, EMPTY, EMPTY, HEADS, EMPTY, EMPTY, EMPTY) == [(0, 1, 3), (3, 4, 7)]


def it_wants_the_rows_cells_to_stand_under_the_heads() -> None:
    wide: list[str | tuple[str, int, int]] = [("", 1, 2), ""]
    assert found(HEADS, wide, wide) == []
    assert found(HEADS, EMPTY, EMPTY, wide) == [(0, 1, 3)]


def it_leaves_a_name_beside_the_table_out() -> None:
    (table,) = row_tables(grid([[("师资", 3, 1), *HEADS], EMPTY, EMPTY]))
    assert [c.text.text for c in table.heads] == HEADS
    assert [(c.row, c.column) for c in table.body] == [(1, 1), (1, 2), (1, 3)]
    assert len(table.cells) == 6
