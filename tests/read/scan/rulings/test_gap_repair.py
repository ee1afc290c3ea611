"""Broken rules: what a person sees as one line is one line."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from forge import ScanSpec
from read.scan.drawing import COLUMNS, SCALE, Drawing
from read.scan.rulings.test_find import seen
from zsgx_docs.read.layout.ruled_tables import frames
from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.scan.rulings.segments import Inked, beside, solidity, strokes

ROWS = (100.0, 130.0, 160.0, 190.0)


def erase(drawing: Drawing, *boxes: tuple[float, float, float, float]) -> None:
    for box in boxes:
        drawing.pen.rectangle([v * SCALE for v in box], fill="white")


def cells(drawing: Drawing, spec: ScanSpec | None = None) -> list[tuple[int, int, int, int]]:
    rules, _, at = seen(drawing, spec or ScanSpec())
    return [
        (c.row, c.column, c.row_span, c.column_span)
        for table in frames(rules.in_points(at))
        for c in table.cells
    ]


FULL = [(row, column, 1, 1) for row in range(3) for column in range(4)]


@pytest.mark.parametrize(
    "hole",
    [
        (200, 125, 218, 135),
        (165, 108, 175, 122),
        (395, 92, 425, 108),
        (70, 120, 90, 140),
        (500, 180, 525, 198),
    ],
    ids=["in a rule", "in an upright", "at a junction", "at the left side", "at a corner"],
)
def test_a_missing_piece_of_a_rule_makes_no_larger_cell(hole: tuple[float, float, float, float]) -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, ROWS)
    erase(drawing, hole)
    assert cells(drawing) == FULL


def test_a_merged_cell_stays_merged() -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, ROWS)
    erase(drawing, (325, 131, 335, 159))
    assert (1, 1, 1, 2) in cells(drawing)


def test_a_wide_cell_between_rows_that_have_a_rule_there_stays_wide() -> None:
    drawing = Drawing()
    drawing.table((80, 500), (100, 118, 136, 154))
    for y in (100, 136):
        drawing.line(260, y, 260, y + 18)
    drawing.text(270, 121, "中国地质大学", 10.5)
    assert (1, 0, 1, 2) in cells(drawing)


def test_a_merged_cell_with_an_upright_letter_in_the_line_of_a_rule_stays_merged() -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, ROWS)
    erase(drawing, (325, 131, 335, 159))
    drawing.text(326, 139, "1", 16)
    assert (1, 1, 1, 2) in cells(drawing)


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_double_rules_are_one(dpi: int) -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, ROWS)
    drawing.table((COLUMNS[0] - 2, COLUMNS[-1] + 2), (ROWS[0] - 2, ROWS[-1] + 2))
    assert cells(drawing, ScanSpec(dpi=dpi)) == FULL


def test_an_upright_rule_one_line_high_is_found_between_its_rows() -> None:
    drawing = Drawing()
    drawing.table((80, 500), (100, 112, 124, 136))
    drawing.line(260, 112, 260, 124)
    drawing.text(84, 113.5, "单位名称", 9)
    drawing.text(263, 113.5, "武汉大学", 9)
    assert cells(drawing) == [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]


def in_low_rows() -> Drawing:
    drawing = Drawing()
    drawing.table((80, 500), (100, 112, 124, 136), 1.5)
    drawing.line(260, 100, 260, 112, 1.5)
    return drawing


def test_thick_rules_part_low_rows() -> None:
    assert cells(in_low_rows(), ScanSpec(dpi=150, skew=2.7)) == [
        *[(0, 0, 1, 1), (0, 1, 1, 1)],
        *[(1, 0, 1, 2), (2, 0, 1, 2)],
    ]


def test_a_rule_close_to_letters_is_seen_where_another_row_has_one_there() -> None:
    drawing = in_low_rows()
    drawing.line(260, 124, 260, 136, 1.5)
    drawing.text(262, 124.8, "同意", 10, "FandolHei-Regular")
    assert (2, 1, 1, 1) in cells(drawing, ScanSpec(dpi=150, skew=2.7))


def test_a_tick_box_as_high_as_its_row_is_no_column() -> None:
    drawing = in_low_rows()
    for x in (300, 312):
        drawing.line(x, 124, x, 136, 1)
    assert (2, 0, 1, 2) in cells(drawing)


def test_a_rule_that_is_not_quite_level_is_as_solid_at_its_ends_as_in_its_middle() -> None:
    at = Resolution(200 / 72)
    ink = np.zeros((200, 1500), np.uint8)
    cv2.line(ink, (50, 96), (1450, 104), 255, 2)
    (rule,) = strokes(Inked(ink, np.zeros_like(ink)), at)
    for start in (rule.start, rule.end - 150):
        span = replace(rule, start=start, end=start + 150)
        assert solidity(ink, span, at) > 0.95
        assert max(beside(ink, span, at)) < 0.05
