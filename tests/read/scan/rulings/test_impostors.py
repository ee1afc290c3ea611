"""What looks like a rule and is none, and rules that hide among letters: tables of another maker, scanned."""

import numpy as np
import pytest

from forge import ScanSpec
from forge.paper import Paper, printed
from forge.scanner import scan
from forge.tables import Item, Setting, Table, ruled
from read.scan.drawing import COLUMNS, LEFT, RIGHT, Drawing, rasters
from zsgx_docs.read.layout.ruled_tables import GridFrame, frames
from zsgx_docs.read.preprocess.deskew import straight
from zsgx_docs.read.preprocess.image import Resolution, grey, ink
from zsgx_docs.read.scan.rulings.find import find_rulings

LOW = Setting(size=9, leading=1.0, padding=0, side=1)
"""Rows as high as their letters."""
COSTS = ("住宿费", "伙食费", "场地费", "师资费", "资料费", "交通费")


def frames_on(page: np.ndarray, spec: ScanSpec) -> list[GridFrame]:
    (picture,) = rasters(scan(Paper((page,)), spec, seed=1).pdf)
    at = Resolution(spec.dpi / 72)
    inked = ink(straight(grey(picture), at)[0], at)
    return frames(find_rulings(inked, np.zeros_like(inked), at).in_points(at))


def cells_on(page: np.ndarray, spec: ScanSpec) -> list[int]:
    return [len(frame.cells) for frame in frames_on(page, spec)]


def drawn(drawing: Drawing) -> np.ndarray:
    return np.array(drawing.image, np.uint8)


def costs() -> Table:
    rows = [[Item(name, 2), Item("36745.50", 2), Item("质量检验材料", 2)] for name in COSTS]
    whole = [Item("项目资金决算与资料、质量", 6)]
    return Table([whole, *rows, whole], heads=0, widths=[1] * 6)


@pytest.mark.parametrize("face", ["FandolHei-Regular", "FandolKai-Regular"])
@pytest.mark.parametrize("rule", [0.5, 1.5])
def test_letters_that_touch_the_rules_above_and_below_them_are_no_columns(face: str, rule: float) -> None:
    page = printed(ruled(costs(), Setting(face=face, rule=rule, size=9, leading=1.0, padding=0)).pdf).pages[0]
    assert cells_on(page, ScanSpec(mode="bilevel", skew=1.7, threshold=170)) == [20]


def test_rules_are_seen_between_rows_whose_letters_touch_them_on_both_sides() -> None:
    rows = [[Item(f"{number}"), Item("数字孪生与智能制造高级研修班"), Item("量")] for number in range(12)]
    page = printed(ruled(Table(rows, widths=[1, 6, 1]), LOW).pdf).pages[0]
    assert cells_on(page, ScanSpec(dpi=150, mode="grey", skew=-2.4)) == [36]


def test_a_single_low_row_has_the_columns_that_are_ruled() -> None:
    rows = [[Item("32"), Item("傅瑾"), Item("40"), Item("三峡大学"), Item("高级农艺师")]]
    page = printed(ruled(Table(rows, widths=[1, 2, 1, 4, 3]), LOW).pdf).pages[0]
    (table,) = frames_on(page, ScanSpec(dpi=300))
    assert [(c.row, c.column) for c in table.cells] == [(0, i) for i in range(5)]


def test_a_streak_through_a_table_parts_no_cell_though_it_comes_in_pieces() -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, (300, 320, 340, 360, 380), 0.5)
    drawing.line(250, 5, 250, 335, 0.4)
    drawing.line(250, 352, 250, 840, 0.4)
    assert cells_on(drawn(drawing), ScanSpec()) == [16]


def test_a_table_open_at_head_and_foot_has_its_columns() -> None:
    drawing = Drawing()
    for y in (130, 160, 190):
        drawing.line(LEFT, y, RIGHT, y)
    for x in COLUMNS:
        drawing.line(x, 105, x, 215)
    assert cells_on(drawn(drawing), ScanSpec()) == [16]


def test_a_rule_that_two_ends_in_one_cell_leave_open_is_one() -> None:
    drawing = Drawing()
    drawing.table(COLUMNS, (100, 130, 160, 190), 0.5)
    drawing.pen.rectangle([v * 300 / 72 for v in (220, 128, 270, 132)], fill="white")
    drawing.text(222, 124, "研修班研", 11)
    assert cells_on(drawn(drawing), ScanSpec()) == [12]
