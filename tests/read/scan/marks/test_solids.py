"""What is black all over hides what stood there; filled boxes, stars and the dark beyond the paper do not."""

import numpy as np

from read.scan.drawing import SCALE, form
from read.scan.marks.written import AT, Written
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.marks.solids import blacked_out, covered


def blackened(*boxes: tuple[float, float, float, float]) -> Written:
    written = Written(form())
    for box in boxes:
        written.drawing.pen.rectangle([v * SCALE for v in box], fill="black")
    return written


def test_a_blackened_row_is_told_of_each_cell() -> None:
    written = blackened((60, 203, 540, 226))
    cells = [Box(80, 200, 170, 230), Box(170, 200, 330, 230), Box(330, 230, 515, 300)]
    solid = blacked_out(written.picture(), (), AT)
    things = covered(solid, written.ink(cells))
    assert [cell.holds(t.box.middle) for t, cell in zip(things, cells, strict=False) if t.box] == [True, True]


def test_print_filled_boxes_and_the_dark_beyond_a_page_hide_nothing() -> None:
    written = blackened((178, 400, 190, 412), (0, 0, 20, 842))
    assert not np.any(blacked_out(written.picture(), (), AT))
