"""Rows and columns that the rules of a table say, and its text denies."""

from collections.abc import Sequence

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.scan.rules_and_text import (
    OTHER_COLUMNS,
    OUT_OF_ORDER,
    RAN_TOGETHER,
    rules_against_text,
)

EM, HEIGHT = 10.0, 14.0
WIDTHS = (40.0, 60.0, 160.0, 80.0)
LEFTS = [sum(WIDTHS[:n]) for n in range(len(WIDTHS) + 1)]
UNIT = "武汉理工大学"


def cell(row: int, column: int, *lines: str, rows: int = 1, columns: int = 1, at: float = 0.0) -> Cell:
    """A cell whose lines, a point below its top, begin `at` so many points of its left side."""
    left, top = LEFTS[column], HEIGHT * row
    box = Box(left, top, LEFTS[column + columns], HEIGHT * (row + rows))
    marks = [
        Mark(
            1, Box(left + at + EM * i, top + 2 + HEIGHT * n, left + at + EM * (i + 1), top + 12 + HEIGHT * n)
        )
        for n, line in enumerate(lines)
        for i in range(len(line))
    ]
    return Cell(row, column, Passage("".join(lines), tuple(marks)), rows, columns, box, 1)


def listed(numbers: Sequence[str], without: Sequence[int] = (), more: Sequence[Cell] = ()) -> Grid:
    """A list of people with these running numbers; of rows `without` only `more` says what stands there."""
    said = [("序号", "姓名", "单位", "职称"), *((number, "沈若溪", UNIT, "讲师") for number in numbers)]
    rows = [
        cell(row, column, text)
        for row, texts in enumerate(said)
        for column, text in enumerate(texts)
        if row not in without
    ]
    return Grid(tuple(sorted([*rows, *more], key=lambda c: (c.row, c.column))), None, 1, tuple(LEFTS))


COUNTED = [str(number) for number in range(1, 13)]


def doubts(grid: Grid) -> dict[int, str]:
    """The doubted rows with the reason."""
    said = rules_against_text([grid], 1)
    assert all(thing.box and thing.page == 1 for thing in said)
    return {int(thing.box.middle[1] // HEIGHT): thing.reason for thing in said if thing.box}


def test_a_list_whose_numbers_rules_and_lines_agree_is_believed() -> None:
    assert doubts(listed(COUNTED)) == {}


def test_a_number_that_was_misread_says_nothing_of_the_rows() -> None:
    assert doubts(listed(["1", "2", "Z", "4", "5", "6", "7", "8"])) == {}


def test_numbers_leave_out_the_one_whose_row_was_lost() -> None:
    assert doubts(listed(["1", "2", "3", "5", "6", "7", "8"])) == dict.fromkeys((3, 4), OUT_OF_ORDER)


def test_a_row_without_a_number_between_two_that_follow_each_other_was_cut_off_one() -> None:
    assert doubts(listed(["1", "2", "3", "", "4", "5", "6"])) == dict.fromkeys((3, 4, 5), OUT_OF_ORDER)


def test_a_second_list_begins_at_one_again() -> None:
    assert doubts(listed([*COUNTED[:5], *COUNTED[:5]])) == {}


def test_lines_that_end_early_at_one_height_are_of_two_rows() -> None:
    two = [
        cell(3, 0, "3", "4"),
        cell(3, 1, "沈若", "林远"),
        cell(3, 2, UNIT, UNIT),
        cell(3, 3, "讲师", "讲师"),
    ]
    assert doubts(listed(["1", "2", "", "乙", "丙", "丁", "戊"], without=[3], more=two)) == {3: RAN_TOGETHER}


def test_a_form_has_short_lines_below_each_other() -> None:
    rows = [[cell(row, c, "单位", "地址") for c in range(4)] for row in range(3)]
    assert doubts(Grid(tuple(c for row in rows for c in row), None, 1, tuple(LEFTS))) == {}


def test_text_that_fills_its_line_goes_on_in_the_next() -> None:
    long = "武汉理工大学交通与物流工程学院甲"
    row = [cell(3, 0, "3"), cell(3, 1, "沈若溪"), cell(3, 2, long, "乙"), cell(3, 3, "讲师")]
    assert doubts(listed(COUNTED, without=[3], more=row)) == {}


def test_a_cell_over_rows_whose_lines_stand_each_in_one_lacks_a_rule() -> None:
    row = [cell(r, c, t) for r in (3, 4) for c, t in ((0, str(r)), (1, "沈若溪"), (3, "讲师"))]
    grid = listed(COUNTED, without=[3, 4], more=[*row, cell(3, 2, UNIT, UNIT, rows=2)])
    assert set(doubts(grid).values()) == {RAN_TOGETHER}


def test_a_cell_of_the_head_may_go_on_over_rows() -> None:
    head = [cell(0, 0, "序号", rows=2), cell(0, 1, "学员", columns=2), cell(0, 3, "职称", rows=2)]
    head += [cell(1, 1, "姓名"), cell(1, 2, "单位")]
    assert doubts(listed(["", *COUNTED], without=[0, 1], more=head)) == {}


def test_a_label_written_downwards_goes_on_over_rows() -> None:
    rows = [[cell(row, c, "甲") for c in (1, 2, 3)] for row in range(7)]
    label = cell(0, 0, *"申报单位名称情", rows=7)
    assert doubts(Grid((label, *(c for row in rows for c in row)), None, 1, tuple(LEFTS))) == {}


def test_a_cell_over_two_columns_of_a_list_lacks_a_rule_where_its_text_has_a_gap() -> None:
    gap = cell(4, 1, "沈若溪", columns=2, at=5.0)
    unit = cell(4, 2, UNIT, at=5.0).text
    both = Passage(gap.text.text + unit.text, (*gap.text.marks, *unit.marks))
    merged = Cell(4, 1, both, 1, 2, gap.box, 1)
    grid = listed(COUNTED, without=[4], more=[cell(4, 0, "4"), merged, cell(4, 3, "讲师")])
    assert doubts(grid) == {4: OTHER_COLUMNS}


def apart(row: int, left: str, right: str) -> Cell:
    """The cell of two columns in one, its words apart."""
    parts = cell(row, 1, left, at=5.0).text, cell(row, 2, right, at=60.0).text
    marks = (*parts[0].marks, *parts[1].marks)
    return Cell(row, 1, Passage(left + right, marks), 1, 2, cell(row, 1, columns=2).box, 1)


def test_a_rule_that_is_lost_in_all_rows_leaves_a_gap_in_all() -> None:
    rows = range(1, 9)
    more = [
        c for row in rows for c in (cell(row, 0, str(row)), apart(row, "沈若", "讲师"), cell(row, 3, "甲乙"))
    ]
    assert doubts(listed(COUNTED[:8], without=[0, *rows], more=more)) == dict.fromkeys(rows, OTHER_COLUMNS)


def test_options_to_tick_have_gaps_in_all_rows() -> None:
    rows = range(1, 9)
    more = [
        c for row in rows for c in (cell(row, 0, str(row)), apart(row, "☑是", "□否"), cell(row, 3, "甲乙"))
    ]
    assert doubts(listed(COUNTED[:8], without=[0, *rows], more=more)) == {}


def test_words_that_run_on_over_both_columns_stand_in_a_wide_cell() -> None:
    row = [cell(4, 0, "4"), cell(4, 1, "以下为第二期学员的名单", columns=2, at=5.0), cell(4, 3, "")]
    assert doubts(listed(COUNTED, without=[4], more=row)) == {}
