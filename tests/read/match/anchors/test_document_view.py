"""A document's cells with their neighbours, and its paragraphs."""

from __future__ import annotations

from read.match.small_papers import table, view
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Cell, Grid, Paragraph
from zsgx_docs.read.match.anchors.document_view import DocumentView, Spot

MERGED = view([[("甲", 1, 2), "乙", "丙"], ["丁", "戊"], [("己", 3)]])


def said(spot: Spot | None) -> str | None:
    return spot.cell.text.text if spot else None


def test_cells_are_numbered_in_reading_order() -> None:
    assert [said(spot) for spot in MERGED.spots] == list("甲乙丙丁戊己")
    assert [spot.order for spot in MERGED.spots] == list(range(6))


def test_the_neighbours_of_a_cell() -> None:
    first, second, third, fourth, *_ = MERGED.spots
    assert [said(MERGED.right_of(spot)) for spot in (first, second, third)] == ["乙", "丙", None]
    assert [said(MERGED.below(spot)) for spot in (first, second, fourth)] == ["己", "丁", "己"]
    assert [said(MERGED.at(0, row, 0)) for row in (0, 1, 2, 3)] == ["甲", "甲", "己", None]


def test_a_sliver_between_two_rules_is_no_neighbour() -> None:
    cells = [
        Cell(0, column, Passage.at(text), box=Box(x0, 0, x1, 20))
        for column, (text, x0, x1) in enumerate([("甲", 0, 50), ("", 50, 55), ("乙", 55, 90)])
    ]
    document = DocumentView([Grid(tuple(cells))])
    assert said(document.right_of(document.spots[0])) == "乙"


def test_a_head_covers_its_rows_or_what_stands_below_it() -> None:
    document = view([[("甲", 1, 2), "乙"], ["丙"], [("丁", 2)], ["戊", "己"]])
    left, _, inside, above, _, under = document.spots
    assert document.covers(left, inside)
    assert document.covers(above, under)
    assert not document.covers(left, under)
    assert not document.covers(above, inside)
    assert not document.covers(above, above)


def test_tables_inside_cells_come_behind_the_table_that_holds_them() -> None:
    inner = table([["内"]])
    outer = Grid((Cell(0, 0, Passage.at("外"), inner=(inner,)),))
    assert DocumentView([outer]).grids == (outer, inner)


def test_page_numbers_are_no_paragraphs() -> None:
    assert [p.text.text for p in view("第一段", "- 2 -", "  ", "第二段").paragraphs] == ["第一段", "第二段"]


def test_two_lines_that_follow_each_other_are_tried_as_one() -> None:
    document = view("关于举办", "研修班的通知", "正文")
    assert [text.text for text in document.windows()][3:] == ["关于举办\n研修班的通知", "研修班的通知\n正文"]
    assert [text.text for text in document.windows({2})][3:] == ["关于举办\n研修班的通知"]


def test_a_numbered_list_is_one_text() -> None:
    document = view("附件：1.名单", "2.计划表", "此致")
    assert next(text.text for text in document.numbered_lists()) == "附件：1.名单\n2.计划表"


def overleaf(text_at: float) -> DocumentView:
    """A table's last row on page 1, a line of text at some x on page 2, then the table's next part."""
    row = [
        Cell(0, column, Passage.at(text), box=Box(x0, 700, x0 + 100, 780), page=1)
        for column, (text, x0) in enumerate([("目的", 0), ("第一行", 100)])
    ]
    line = Passage("第二行", (Mark(2, Box(text_at, 50, text_at + 30, 60)),) * 3)
    rest = Cell(0, 0, Passage.at("对象"), box=Box(0, 80, 100, 100), page=2)
    paragraph = Paragraph(line, Box(text_at, 50, text_at + 30, 60), page=2)
    return DocumentView([Grid(tuple(row), page=1), paragraph, Grid((rest,), page=2)])


def test_text_overleaf_under_the_cell_of_a_cut_row_is_found() -> None:
    inside, outside = overleaf(110), overleaf(10)
    cut = inside.cut_off(inside.spots[1])
    assert cut is not None and cut.text.text == "第二行"
    assert outside.cut_off(outside.spots[1]) is None
    assert inside.cut_off(inside.spots[2]) is None
