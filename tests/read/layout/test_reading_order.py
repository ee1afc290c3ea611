"""Tables and the text between them, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Block, Grid, Paragraph
from zsgx_docs.read.layout.paragraphs import TextLine, lines_to_passage
from zsgx_docs.read.layout.reading_order import (
    grid_of,
    in_reading_order,
    paragraphs_of,
    text_column,
    text_in_cell,
)
from zsgx_docs.read.layout.ruled_tables import GridFrame, Ruling, frames

PAPER = Box(0, 0, 595, 842)


def line(text: str, top: float, x0: float = 80.0, em: float = 16.0) -> TextLine:
    marks = [Mark(1, Box(x0 + i * em, top, x0 + (i + 1) * em, top + em)) for i in range(len(text))]
    return TextLine(Passage(text, tuple(marks)), Box(x0, top, x0 + len(text) * em, top + em))


def table(top: float, x0: float = 80.0) -> GridFrame:
    """Of one row and two columns."""
    across = [Ruling(x0, y, x0 + 300, y) for y in (top, top + 30)]
    (frame,) = frames([*across, *(Ruling(x, top, x, top + 30) for x in (x0, x0 + 100, x0 + 300))])
    return frame


def page_of(lines: Sequence[TextLine], tables: Sequence[GridFrame]) -> list[str]:
    """What each block begins with, a table by its first cell."""

    def paragraphs(run: Sequence[TextLine]) -> list[Paragraph]:
        return paragraphs_of(lines_to_passage(run, 80, 515), 1)

    grids = [
        (t.box.top, grid_of(t, 1, lambda cell: Passage.at(f"格{cell.column}，{cell.box.top:.0f}")))
        for t in tables
    ]
    return [_begins(block) for block in in_reading_order(lines, grids, paragraphs)]


def _begins(block: Block) -> str:
    return block.cells[0].text.text if isinstance(block, Grid) else block.text.text


def it_puts_text_before_the_table_that_stands_below_it() -> None:
    lines = [line("表后的话。", 400), line("表前的话。", 100), line("两表之间。", 250)]
    assert page_of(lines, [table(150), table(300)]) == [
        "表前的话。",
        "格0，150",
        "两表之间。",
        "格0，300",
        "表后的话。",
    ]


def it_makes_one_paragraph_of_wrapped_lines_but_not_of_a_title_and_what_follows() -> None:
    full = "培训工作总结报告正文每行满二十七字才算写到右边去了好的"[:27]
    lines = [line("培训班总结", 60, x0=200, em=26), line(full, 120), line("第二行。", 146)]
    assert page_of(lines, []) == ["培训班总结", full + "第二行。"]


def it_makes_no_text_join_over_a_table() -> None:
    full = "培训工作总结报告正文每行满二十七字才算写到右边去了好的"[:27]
    assert page_of([line(full, 120), line("第二行。", 220)], [table(150)]) == [full, "格0，150", "第二行。"]


def it_gives_each_cell_its_text_span_and_box() -> None:
    frame = table(150)
    housed = {0: [line("联系人", 157, x0=85)], 1: [line("李四", 157, x0=185)]}
    grid = grid_of(frame, 3, lambda cell: text_in_cell(cell, housed[cell.column]))
    assert [(c.column, c.text.text, c.box, c.page) for c in grid.cells] == [
        (0, "联系人", Box(80, 150, 180, 180), 3),
        (1, "李四", Box(180, 150, 380, 180), 3),
    ]
    assert (grid.box, grid.page) == (frame.box, 3)


def it_boxes_each_paragraph_as_its_characters_are() -> None:
    text = line("第一段", 100).chars + Passage.at("\n \n") + line("第二段", 130).chars
    assert [(p.text.text, p.box) for p in paragraphs_of(text, 1)] == [
        ("第一段", Box(80, 100, 128, 116)),
        ("第二段", Box(80, 130, 128, 146)),
    ]


def it_takes_lines_and_tables_for_the_text_column() -> None:
    assert text_column([line("一", 100, x0=90)], [table(150, x0=85)], PAPER) == Box(85, 100, 385, 180)
    assert text_column([], [], PAPER) == PAPER
