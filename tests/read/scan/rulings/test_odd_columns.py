"""Columns of a list, and strokes of letters that would part its cells."""

from collections.abc import Sequence

import numpy as np
import pytest

from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.scan.rulings.odd_columns import without_odd_columns
from zsgx_docs.read.scan.rulings.segments import Inked, Stroke

AT = Resolution(200 / 72)
ROW = 40
COLUMNS = (100, 200, 300, 400, 900)
LEFT, RIGHT = COLUMNS[0], COLUMNS[-1]
THICK = 3


def found(rows: int, odd: Stroke, side: np.ndarray, columns: Sequence[int] = COLUMNS) -> bool:
    """Whether a list of so many rows and four columns keeps another upright stroke."""
    levels = [100 + ROW * n for n in range(rows + 1)]
    across = [Stroke(y, LEFT, RIGHT, THICK, RIGHT - LEFT) for y in levels]
    down = [Stroke(x, levels[0], levels[-1], THICK, levels[-1] - levels[0]) for x in columns]
    kept = without_odd_columns(Inked(side, np.zeros_like(side)), [*down, odd], across, AT)
    assert set(down) <= set(kept)
    return odd in kept


def drawn(x: float, top: float, bottom: float, thick: float = THICK) -> tuple[Stroke, np.ndarray]:
    """An upright stroke, and the page laid on its side with it."""
    side = np.zeros((1000, 1200), np.uint8)
    first = round(x - (thick - 1) / 2)
    side[first : first + round(thick), round(top) : round(bottom) + 1] = 255
    return Stroke(x, top, bottom, thick, bottom - top), side


def test_a_letters_thin_stroke_in_one_row_of_a_list_is_no_column() -> None:
    stroke, side = drawn(600, 180, 220, thick=2)
    assert not found(10, stroke, side)


def test_nor_is_one_that_is_bent() -> None:
    stroke, side = drawn(600, 180, 220)
    side[598:604, 190:210] = 0
    side[603:606, 190:210] = 255
    assert not found(10, stroke, side)


def test_nor_is_one_with_letters_on_both_sides() -> None:
    stroke, side = drawn(600, 180, 220)
    side[592:597, 185:215] = side[604:609, 185:215] = 255
    assert not found(10, stroke, side)


def test_a_rule_like_the_others_parts_a_cell_though_it_is_in_one_row_only() -> None:
    assert found(10, *drawn(600, 180, 220))


@pytest.mark.parametrize("rows", [3, 7])
def test_few_rows_are_no_list_and_each_has_the_columns_that_are_seen(rows: int) -> None:
    assert found(rows, *drawn(600, 140, 180, thick=2))


def test_nor_are_two_columns_a_list_but_a_form_whose_rows_differ() -> None:
    assert found(10, *drawn(600, 180, 220, thick=2), columns=(LEFT, 300, RIGHT))


def test_a_column_in_half_of_the_rows_is_one() -> None:
    assert found(10, *drawn(600, 100, 300, thick=2))
