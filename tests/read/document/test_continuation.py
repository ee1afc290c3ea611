"""Tables and prose that go on overleaf."""

from __future__ import annotations

import pytest

from read.document.printed import (
    EM,
    LABEL,
    cell,
    foot,
    leaning,
    passage,
    prose,
    row_of,
    rows_of,
    sheet,
    table,
)
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.model.sheet import Cell, Grid, Paragraph, Sheet
from zsgx_docs.read.document.continuation import join_overleaf


def it_runs_the_rows_of_a_table_through_and_leaves_cells_their_pages() -> None:
    first = table(1, 700, [("项目名称", "水利")])
    second = table(2, 70, [("办班地点", "武汉"), ("研修对象", "医师")])
    joined, *feet = join_overleaf([sheet(1, first, foot(1)), sheet(2, second, foot(2))])
    assert rows_of(joined) == [["项目名称", "水利"], ["办班地点", "武汉"], ["研修对象", "医师"]]
    assert isinstance(joined, Grid)
    assert (joined.page, joined.box) == (1, first.box)
    assert [c.page for c in joined.cells] == [1, 1, 2, 2, 2, 2]
    assert [f.text.text for f in feet if isinstance(f, Paragraph)] == ["— 1 —", "— 2 —"]


def it_joins_a_row_that_the_page_break_cut() -> None:
    first = table(1, 700, [("办公电话", "027-")])
    second = table(2, 70, [("", "87654321"), ("手机", "13900000000")])
    (joined,) = join_overleaf([sheet(1, first), sheet(2, second)])
    assert rows_of(joined) == [["办公电话", "027-87654321"], ["手机", "13900000000"]]
    assert isinstance(joined, Grid)
    assert [page for page, _ in joined.cells[1].text.boxes()] == [1, 2]
    assert joined.cells[1].text.confidence() == 1.0


def it_joins_a_row_past_marks_in_the_margins() -> None:
    first, second = table(1, 700, [("办公电话", "027-")]), table(2, 70, [("", "87654321")])
    holes = [
        Paragraph(passage("☑", page, 25, y), Box(25, y - EM, 37, y), page) for page, y in ((1, 730), (2, 95))
    ]
    staple = Paragraph(passage("1", 2, 40, 40), Box(40, 28, 52, 40), 2)
    joined, *_ = join_overleaf([sheet(1, first, holes[0]), sheet(2, staple, holes[1], second)])
    assert rows_of(joined) == [["办公电话", "027-87654321"]]


def it_joins_a_row_whose_cells_stand_whole_on_either_side_of_the_break() -> None:
    above = row_of(1, 700, ["单位名称", "", "", "江超秀"])
    below = row_of(2, 70, ["", "水利所", "联系人", ""])
    (joined,) = join_overleaf([sheet(1, above), sheet(2, below)], {"单位名称", "联系人"}.__contains__)
    assert rows_of(joined) == [["单位名称", "水利所", "联系人", "江超秀"]]


def it_joins_a_row_over_an_empty_back_on_which_specks_were_read() -> None:
    first, second = table(1, 700, [("办公电话", "027-")]), table(3, 70, [("", "87654321")])
    speck = Paragraph(passage("三", 2, 300, 300), Box(300, 288, 312, 300), 2)
    joined, *_ = join_overleaf([sheet(1, first), sheet(2, speck), sheet(3, second)])
    assert rows_of(joined) == [["办公电话", "027-87654321"]]


def it_flags_a_join_that_the_text_does_not_bear_out() -> None:
    first, second = table(1, 700, [("联系人", "张三")]), table(2, 70, [("", "李四")])
    (joined,) = join_overleaf([sheet(1, first), sheet(2, second)])
    assert isinstance(joined, Grid)
    assert rows_of(joined) == [["联系人", "张三李四"]]
    assert joined.cells[1].text.confidence() <= 0.5


def it_goes_on_over_three_pages() -> None:
    pages = [
        table(1, 700, [("内容", "一" * 30)]),
        table(2, 70, [("", "二" * 930)], 720),
        table(3, 70, [("", "三")]),
    ]
    (joined,) = join_overleaf([sheet(i, t) for i, t in enumerate(pages, start=1)])
    assert rows_of(joined) == [["内容", "一" * 30 + "二" * 930 + "三"]]


def it_joins_scans_that_lie_a_little_askew() -> None:
    second = table(2, 70, [("办班地点", "武汉")], shift=9)
    (joined,) = join_overleaf([sheet(1, table(1, 700, [("项目名称", "水利")])), sheet(2, second)])
    assert rows_of(joined) == [["项目名称", "水利"], ["办班地点", "武汉"]]
    assert isinstance(joined, Grid)
    assert joined.cells[2].box == second.cells[0].box


def it_numbers_columns_alike_on_every_page_of_a_crooked_scan() -> None:
    pages = [
        table(1, 700, [("甲", "一")]),
        table(2, 70, [("乙", "二")] * 18, shift=14),
        table(3, 70, [("丙", "三")]),
    ]
    (joined,) = join_overleaf([sheet(i, t) for i, t in enumerate(pages, start=1)])
    assert isinstance(joined, Grid)
    assert {(c.column, c.column_span) for c in joined.cells} == {(0, 1), (1, 1)}


def it_joins_a_cut_row_of_pages_whose_foot_leans_far_from_their_head() -> None:
    first = leaning(
        table(1, 100, [("项目名称", "水利")] * 16 + [("研修对象", "一" * 90 + "工程")], 36), by=40
    )
    second = leaning(table(2, 100, [("", "师。"), *[("手机", "13900000000")] * 16], 36), by=40)
    (joined,) = join_overleaf([sheet(1, first), sheet(2, second)])
    assert rows_of(joined)[16] == ["研修对象", "一" * 90 + "工程师。"]


def it_knows_narrow_columns_by_the_page_laid_straight() -> None:
    """Four degrees askew, a page's foot stands 40 points off its head: two columns of 20."""
    edges = tuple(range(70, 250, 20))

    def narrow(page: int, by: float, names: str) -> Grid:
        cells = [
            cell(
                row,
                i,
                passage(f"{name}{i}", page, x + 2, 130 + 36 * row),
                Box(x, 100 + 36 * row, x + 20, 136 + 36 * row),
                page,
            )
            for row, name in enumerate(names)
            for i, x in enumerate(edges[:-1])
        ]
        whole = Grid(tuple(cells), Box(70, 100, 230, 100 + 36 * len(names)), page, edges)
        return leaning(whole, by)

    (joined,) = join_overleaf(
        [sheet(1, narrow(1, 40, "甲乙丙丁戊己庚辛壬癸子丑")), sheet(2, narrow(2, -40, "寅卯辰"))]
    )
    assert isinstance(joined, Grid)
    assert {(c.column, c.column_span) for c in joined.cells} == {(i, 1) for i in range(8)}
    assert rows_of(joined)[14] == [f"辰{i}" for i in range(8)]


def it_drops_a_head_row_that_is_repeated() -> None:
    head = ("姓名", "工作单位")
    first, second = table(1, 700, [head, ("张三", "武汉大学")]), table(2, 70, [head, ("李四", "湖北大学")])
    (joined,) = join_overleaf([sheet(1, first), sheet(2, second)])
    assert rows_of(joined) == [["姓名", "工作单位"], ["张三", "武汉大学"], ["李四", "湖北大学"]]


def it_joins_a_spanning_label_where_its_continuation_is_blank() -> None:
    left = Box(40, 700, LABEL, 780)
    upper = table(1, 700, [("单位名称", "武汉大学"), ("联系人", "张三")])
    lower = table(2, 70, [("传真", "无"), ("地址", "武汉市")])
    label = passage("承办", 1, 45, 740)

    def spanning(grid: Grid, text: Passage, box: Box, page: int) -> Grid:
        moved = [Cell(c.row, c.column + 1, c.text, box=c.box, page=page) for c in grid.cells]
        assert grid.box is not None
        whole = grid.box._replace(x0=40)
        return Grid((cell(0, 0, text, box, page, row_span=2), *moved), whole, page)

    first = spanning(upper, label, left, 1)
    second = spanning(lower, EMPTY, left._replace(top=70, bottom=150), 2)
    (joined,) = join_overleaf([sheet(1, first), sheet(2, second)])
    assert isinstance(joined, Grid)
    spans = [(c.row, c.row_span, c.text.text) for c in joined.cells if c.column == 0]
    assert spans == [(0, 4, "承办")]
    assert [c.text.text for c in joined.row(3)] == ["承办", "地址", "武汉市"]


def it_does_not_join_tables_under_a_new_title() -> None:
    title = passage("附件2 项目计划表", 2, 200, 130)
    new = Paragraph(title, title.boxes()[0][1], 2)
    first, second = table(1, 700, [("项目名称", "水利")]), table(2, 160, [("办班地点", "武汉")])
    assert join_overleaf([sheet(1, first), sheet(2, new, second)]) == (first, new, second)


def it_does_not_join_tables_of_different_width() -> None:
    first, other = table(1, 700, [("项目名称", "水利")]), table(2, 70, [("办班地点", "武汉")])
    assert other.box is not None
    narrow = Grid(other.cells, other.box._replace(x1=400), 2)
    assert len(join_overleaf([sheet(1, first), sheet(2, narrow)])) == 2


def it_joins_prose_broken_off_in_mid_sentence() -> None:
    text = prose(1, 85, 510, 760, "各" * 35 + "单" * 35)
    above = Paragraph(text, text.boxes()[0][1], 1)
    rest = passage("位要认真组织。", 2, 85, 90)
    below = Paragraph(rest, rest.boxes()[0][1], 2)
    joined, *_ = join_overleaf([sheet(1, above, foot(1)), sheet(2, below)])
    assert isinstance(joined, Paragraph)
    assert joined.text.text.endswith("单单位要认真组织。")


def _set_in_line(text: str, page: int, x: float, bottom: float) -> Paragraph:
    line = passage(text, page, x, bottom)
    return Paragraph(line, line.boxes()[0][1], page)


@pytest.mark.parametrize(
    ("last", "following", "x", "blocks"),
    [
        ("各" * 33, "单位要认真组织。", 85, 3),
        ("各" * 32 + "。", "单位要认真组织。", 85, 3),
        ("各" * 33, "单位要认真组织。", 85 + 2 * EM, 4),
        ("各" * 20, "单位要认真组织。", 85, 4),
        ("各" * 33, "附件2", 85, 4),
        ("各" * 33, "2.5D封装等。", 85, 3),
        ("各" * 33, "2.单位。", 85, 3),
        ("各" * 32 + "。", "2.单位。", 85, 4),
    ],
)
def it_joins_a_full_line_with_one_set_out_by_its_indent(
    last: str, following: str, x: float, blocks: int
) -> None:
    heading = prose(1, 85, 505, 700, "单" * 35 + "位" * 5)
    above = Paragraph(heading, heading.boxes()[0][1], 1)
    pages = [
        sheet(1, above, _set_in_line(last, 1, 85 + 2 * EM, 760), foot(1)),
        sheet(2, _set_in_line(following, 2, x, 90)),
    ]
    assert len(join_overleaf(pages)) == blocks


def it_leaves_a_word_file_as_it_is() -> None:
    blocks = (Paragraph(Passage.at("一段")), Grid((Cell(0, 0, Passage.at("x")),)))
    assert join_overleaf([Sheet(blocks)]) == blocks
