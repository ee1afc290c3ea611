"""A row that a page break cuts, its text below the last rule and above the first one overleaf."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from read.document.printed import cell, passage
from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.model.sheet import Block, Grid, Paragraph, Sheet
from zsgx_docs.read.document.cut_rows import with_cut_rows, with_open_head

EDGES = (60.0, 100.0, 200.0, 380.0, 530.0)
FULL = ("1", "甲一", "某某大学", "教授")


def roster(page: int, top: float, rows: Sequence[Sequence[str]], shift: float = 0) -> Grid:
    cells = [
        cell(r, c, _at(text, page, c, top + 30 * r + 20, shift), _box(c, top + 30 * r, shift), page)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Grid(tuple(cells), union(c.box for c in cells if c.box), page)


def line(page: int, bottom: float, texts: Mapping[int, str], shift: float = 0) -> Paragraph:
    """One line of text, its words by column."""
    words = [_at(text, page, column, bottom, shift) for column, text in texts.items()]
    text = sum(words[1:], words[0])
    return Paragraph(text, union(box for _, box in text.boxes()), page)


def _at(text: str, page: int, column: int, bottom: float, shift: float) -> Passage:
    return passage(text, page, EDGES[column] + shift + 4, bottom) if text else EMPTY


def _box(column: int, top: float, shift: float) -> Box:
    return Box(EDGES[column] + shift, top, EDGES[column + 1] + shift, top + 30)


def sheet(page: int, *blocks: Block) -> Sheet:
    return Sheet(blocks, page, 595.0, 842.0)


def rows(of: Sheet) -> list[list[str]]:
    (grid,) = (block for block in of.blocks if isinstance(block, Grid))
    return [[c.text.text for c in grid.row(number)] for number in range(grid.row_count)]


def lines(of: Sheet) -> list[str]:
    return [block.text.text for block in of.blocks if isinstance(block, Paragraph)]


def test_a_row_below_the_last_rule_is_one_of_its_table_with_what_stands_overleaf() -> None:
    first = sheet(1, roster(1, 700, [FULL]), line(1, 750, {0: "2", 1: "乙二", 3: "工程师"}))
    second = sheet(2, line(2, 60, {2: "另一"}), line(2, 75, {2: "大学"}), roster(2, 80, [FULL]))
    before, after = with_cut_rows([first, second])
    assert rows(before) == [list(FULL), ["2", "乙二", "另一大学", "工程师"]]
    assert (rows(after), lines(after)) == ([list(FULL)], [])


def test_the_second_part_may_lie_aside_on_a_sheet_that_went_askew() -> None:
    first = sheet(1, roster(1, 700, [FULL]), line(1, 750, {0: "2", 1: "乙二", 3: "工程师"}))
    second = sheet(2, line(2, 75, {2: "另一大学"}, shift=-20), roster(2, 80, [FULL], shift=-20))
    before, _ = with_cut_rows([first, second])
    assert rows(before)[1] == ["2", "乙二", "另一大学", "工程师"]


def test_what_begins_with_a_number_of_its_own_overleaf_is_another_row() -> None:
    first = sheet(1, roster(1, 700, [FULL]), line(1, 750, {0: "2", 1: "乙二", 3: "工程师"}))
    second = sheet(2, line(2, 75, {0: "3", 1: "丙三"}), roster(2, 80, [FULL]))
    before, after = with_cut_rows([first, second])
    assert rows(before)[1] == ["2", "乙二", "", "工程师"]
    assert rows(after) == [["3", "丙三", "", ""], list(FULL)]


def test_a_note_across_the_columns_stays_a_note() -> None:
    note = Paragraph(
        passage("注：以上人员均已按时报到并签名，名单一式两份。", 1, 60, 750), Box(60, 738, 340, 750), 1
    )
    first, second = sheet(1, roster(1, 700, [FULL]), note), sheet(2, roster(2, 80, [FULL]))
    before, after = with_cut_rows([first, second])
    assert (rows(before), len(lines(before)), rows(after)) == ([list(FULL)], 1, [list(FULL)])


def test_a_page_number_is_no_row() -> None:
    first = sheet(1, roster(1, 700, [FULL]), line(1, 800, {2: "1"}))
    assert rows(with_cut_rows([first, sheet(2, roster(2, 80, [FULL]))])[0]) == [list(FULL)]


def test_the_last_page_keeps_what_stands_below_its_table() -> None:
    last = sheet(1, roster(1, 700, [FULL]), line(1, 750, {0: "2", 1: "乙二", 3: "工程师"}))
    assert with_cut_rows([last]) == [last]


def test_the_head_above_a_table_whose_first_rule_is_not_seen_is_a_row_of_it() -> None:
    title = line(1, 600, {2: "名单"})
    head = line(1, 645, {0: "序", 1: "姓名", 2: "工作单位", 3: "职称"})
    found = with_open_head(sheet(1, title, head, roster(1, 650, [FULL])))
    assert rows(found) == [["序", "姓名", "工作单位", "职称"], list(FULL)]
    assert lines(found) == ["名单"]


def test_a_title_above_a_table_is_no_head() -> None:
    page = sheet(1, line(1, 645, {2: "名单"}), roster(1, 650, [FULL]))
    assert with_open_head(page) == page


def test_the_page_number_below_a_cut_row_is_no_part_of_it() -> None:
    cut = line(1, 750, {0: "2", 1: "乙二", 3: "工程师"})
    first = sheet(1, roster(1, 700, [FULL]), cut, line(1, 765, {2: "1"}))
    before, _ = with_cut_rows([first, sheet(2, roster(2, 80, [FULL]))])
    assert (rows(before)[1], lines(before)) == (["2", "乙二", "", "工程师"], ["1"])
