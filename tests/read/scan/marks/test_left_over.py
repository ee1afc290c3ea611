"""Ink that nobody accounts for is told, cell by cell; what has a name is not."""

from read.scan.marks.written import AT, Written
from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.marks.left_over import left_over

CELLS = (Box(80, 180, 240, 220), Box(240, 180, 400, 220))
SCRAWL = [(300.0, 195.0), (306.0, 205.0), (312.0, 192.0), (318.0, 206.0), (330.0, 194.0)]


def page() -> Written:
    written = Written()
    written.say(90, 195, "场地费", cell=0)
    return written


def test_a_scrawl_in_an_empty_cell_is_told() -> None:
    written = page()
    written.pen(SCRAWL)
    (thing,) = left_over(written.rows, [], written.ink(CELLS))
    assert thing.what == "ink" and thing.box is not None and CELLS[1].holds(thing.box.middle)


def test_ink_over_two_cells_is_told_of_both() -> None:
    written = page()
    written.pen([(200, 190), (238, 206), (270, 192), (300, 208)])
    things = left_over(written.rows, [], written.ink(CELLS))
    assert len(things) == 2


def test_print_specks_and_hairs_are_nothing() -> None:
    written = page()
    written.pen([(300, 200), (301.5, 201)], 1.0)
    written.pen([(330, 185), (330, 215)], 0.3)
    assert left_over(written.rows, [], written.ink(CELLS)) == []


def test_specks_in_a_cell_are_nothing_also_where_a_stroke_goes_round_it() -> None:
    written = page()
    written.pen([(150, 190), (190, 206), (232, 150), (420, 152), (424, 232)])
    for x, y in ((300, 188), (350, 212)):
        written.pen([(x, y), (x + 1, y + 1)], 1.4)
    things = left_over(written.rows, [], written.ink(CELLS))
    assert [CELLS[0].holds(thing.box.middle) for thing in things if thing.box] == [True]


def test_a_checkers_coloured_tick_beside_the_text_has_a_name() -> None:
    written = page()
    tick = [(170.0, 200.0), (176.0, 207.0), (190.0, 190.0)]
    written.pen(tick, 1.0, "red")
    assert left_over(written.rows, [], written.ink(CELLS)) == []


def test_the_same_tick_in_an_empty_cell_has_none() -> None:
    written = page()
    written.pen([(x + 130, y) for x, y in [(170, 200), (176, 207), (190, 190)]], 1.0, "red")
    assert len(left_over(written.rows, [], written.ink(CELLS))) == 1


def test_what_lies_in_the_rim_of_the_page_is_a_scanners() -> None:
    written = page()
    written.pen([(4, 300), (10, 320), (5, 340)], 3.0)
    assert left_over(written.rows, [], written.ink(CELLS)) == []
    assert AT.mm(8) > 10 * AT.scale
