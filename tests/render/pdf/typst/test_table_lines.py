"""The ruled lines of a page of a table."""

from __future__ import annotations

import pytest

from zsgx_docs.render.pdf.blocks import CellLook, Edges, TableCell
from zsgx_docs.render.pdf.typst.table_lines import DifferentLines, Ruled, ruled_lines
from zsgx_docs.word.formats import BorderLine

THIN, THICK = BorderLine(0.5), BorderLine(1.5)


def cell(edges: Edges, span: int = 1) -> TableCell:
    return TableCell(0, 0, (), CellLook(edges, (0, 0, 0, 0)), 1, span)


def test_lines_that_look_alike_are_one() -> None:
    boxed = cell(Edges(THIN, THIN, THIN, THIN))
    found = ruled_lines([(boxed, boxed), (boxed, boxed)], [10, 20], [0, 5, 12])
    assert [r for r in found if not r.upright] == [Ruled(0, y, 30, False, THIN) for y in (0, 5, 12)]
    assert [r for r in found if r.upright] == [Ruled(x, 0, 12, True, THIN) for x in (0, 10, 30)]


def test_no_line_runs_through_a_cell_that_spans_columns() -> None:
    boxed, wide = cell(Edges(THIN, THIN, THIN, THIN)), cell(Edges(THIN, THIN, THIN, THIN), 2)
    found = ruled_lines([(wide,), (boxed, boxed)], [10, 20], [0, 5, 12])
    assert Ruled(10, 5, 7, True, THIN) in found
    assert not [r for r in found if r.upright and r.x == 10 and r.y == 0]


def test_a_line_that_one_of_two_cells_has_is_drawn() -> None:
    over, under = cell(Edges(bottom=THICK)), cell(Edges())
    assert ruled_lines([(over,), (under,)], [10], [0, 5, 12]) == [Ruled(0, 5, 10, False, THICK)]


def test_two_different_lines_in_one_place_are_not_ours_to_choose_from() -> None:
    over, under = cell(Edges(bottom=THICK)), cell(Edges(top=THIN))
    with pytest.raises(DifferentLines):
        ruled_lines([(over,), (under,)], [10], [0, 5, 12])
