"""A coloured note or tape hides what stood beneath; a highlighter and shaded cells do not."""

from collections.abc import Sequence

from read.scan.drawing import SCALE
from read.scan.marks.written import AT, Written
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.marks.notes import coloured_paper, stuck_over

CELLS = (Box(80, 180, 240, 220), Box(240, 180, 400, 220), Box(80, 220, 400, 260))
YELLOW = (255, 235, 90)


def over(box: Sequence[float], words: str = "") -> list[bool]:
    """Whether each cell is told of."""
    written = Written()
    written.drawing.pen.rectangle([round(v * SCALE) for v in box], fill=YELLOW)
    if words:
        written.say(90, 195, words, cell=0)
    tinted = coloured_paper(written.picture(), (), AT)
    things = stuck_over(tinted, written.rows, written.ink(CELLS))
    return [any(t.box and cell.holds(t.box.middle) for t in things) for cell in CELLS]


def test_a_note_is_told_of_every_cell_that_it_covers() -> None:
    assert over((210, 170, 420, 240)) == [True, True, True]
    assert over((85, 182, 200, 215), "请核对") == [True, False, False]


def test_tape_over_an_empty_cell_may_hide_a_value() -> None:
    assert over((260, 193, 380, 206)) == [False, True, False]


def test_a_highlighter_over_print_hides_nothing() -> None:
    assert over((85, 193, 170, 210), "天津海河") == [False, False, False]


def test_shaded_cells_are_not_stuck_over() -> None:
    assert over((80, 180, 400, 220)) == [False, False, False]
    assert over((80, 180, 240, 220), "天津海河") == [False, False, False]
