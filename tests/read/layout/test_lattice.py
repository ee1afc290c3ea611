"""The lattice of rules, and the cells that flooding its squares finds: small ones, counted by hand."""

import pytest

from zsgx_docs.read.layout.lattice import Lattice, LatticeArea, LatticeStroke, positions

XS, YS = [0.0, 100.0, 200.0, 300.0], [0.0, 30.0, 60.0]
REACH = 4.0


def whole(at: float, along: list[float]) -> LatticeStroke:
    return LatticeStroke(at, along[0], along[-1])


def cells(across: list[LatticeStroke], down: list[LatticeStroke]) -> list[LatticeArea]:
    return Lattice(XS, YS, across, down, REACH).cells()


LEVELS = [whole(y, XS) for y in YS]
UPRIGHTS = [whole(x, YS) for x in XS]


def test_every_square_of_a_full_lattice_is_a_cell_by_row_then_column() -> None:
    squares = [LatticeArea(r, c, r + 1, c + 1) for r in range(2) for c in range(3)]
    assert cells(LEVELS, UPRIGHTS) == squares


def test_squares_that_no_rule_parts_are_one_cell_across_and_down() -> None:
    short = LatticeStroke(30.0, 100.0, 300.0)
    outline = [LEVELS[0], LEVELS[2]]
    assert cells([*outline, short], [UPRIGHTS[0], UPRIGHTS[1], UPRIGHTS[3]]) == [
        LatticeArea(0, 0, 2, 1),
        LatticeArea(0, 1, 1, 3),
        LatticeArea(1, 1, 2, 3),
    ]


def test_squares_that_make_no_rectangle_are_cut_into_the_widest_from_the_top() -> None:
    hook = [LEVELS[0], LEVELS[2], LatticeStroke(30.0, 100.0, 200.0)]
    parts = [UPRIGHTS[0], UPRIGHTS[3], LatticeStroke(100.0, 30.0, 60.0), LatticeStroke(200.0, 30.0, 60.0)]
    assert cells(hook, parts) == [
        LatticeArea(0, 0, 1, 3),
        LatticeArea(1, 0, 2, 1),
        LatticeArea(1, 1, 2, 2),
        LatticeArea(1, 2, 2, 3),
    ]


def test_a_rule_parts_two_squares_from_six_tenths_of_their_edge_on() -> None:
    def count(end: float) -> int:
        return len(cells([LEVELS[0], LEVELS[2], LatticeStroke(30.0, 0.0, end)], UPRIGHTS))

    assert count(57.0) == 3  # 59 % of the first edge, with half the reach that every end may lack
    assert count(59.0) == 4  # 61 %


def test_pieces_of_a_broken_rule_count_together() -> None:
    pieces = [LatticeStroke(30.0, 0.0, 30.0), LatticeStroke(30.0, 65.0, 100.0)]
    assert LatticeArea(1, 0, 2, 1) in cells([LEVELS[0], LEVELS[2], *pieces], UPRIGHTS)


@pytest.mark.parametrize(("off", "found"), [(3.9, True), (4.1, False)])
def test_a_stroke_belongs_to_the_nearest_line_within_reach(off: float, found: bool) -> None:
    crooked = LatticeStroke(30.0 + off, 0.0, 300.0)
    assert (LatticeArea(1, 0, 2, 1) in cells([LEVELS[0], LEVELS[2], crooked], UPRIGHTS)) is found


def test_what_lies_open_to_the_outside_is_no_cell() -> None:
    def first(upright: LatticeStroke) -> bool:
        found = cells(LEVELS, [upright, *UPRIGHTS[1:]])
        return LatticeArea(0, 0, 1, 1) in found

    assert first(LatticeStroke(0.0, 0.0, 30.0))
    assert first(LatticeStroke(0.0, 30.0, 60.0))  # three of its sides, the long ones among them, are ruled
    open_below = [LEVELS[0], LatticeStroke(30.0, 100.0, 300.0)]
    assert cells(open_below, UPRIGHTS) == [LatticeArea(0, 1, 1, 2), LatticeArea(0, 2, 1, 3)]


def test_double_rules_share_a_line_at_their_mean_by_length() -> None:
    doubled = [LatticeStroke(12.0, 0, 100), LatticeStroke(10.0, 0, 300), LatticeStroke(40.0, 0, 50)]
    assert positions(doubled, apart=2.0) == [pytest.approx(10.5), 40.0]
    assert positions(doubled, apart=1.9) == [10.0, 12.0, 40.0]
    assert positions([], apart=2.0) == []


def test_lines_are_told_apart_from_where_their_first_stroke_lies() -> None:
    drifting = [LatticeStroke(at, 0, 100) for at in (0.0, 3.0, 6.0)]
    assert positions(drifting, apart=4.0) == [1.5, 6.0]


@pytest.mark.parametrize(
    ("level", "upright", "meets"),
    [
        ((50, 0, 100), (40, 0, 100), True),
        ((50, 0, 100), (102, 0, 100), True),
        ((50, 0, 100), (103, 0, 100), False),
        ((50, 0, 100), (-2, 0, 100), True),
        ((50, 0, 100), (40, 52, 100), True),
        ((50, 0, 100), (40, 53, 100), False),
        ((50, 0, 100), (40, 0, 47), False),
    ],
)
def test_strokes_meet_where_they_cross_or_nearly_touch(
    level: tuple[int, int, int], upright: tuple[int, int, int], meets: bool
) -> None:
    one, other = LatticeStroke(*level), LatticeStroke(*upright)
    assert one.meets(other, slack=2) is meets
    assert other.meets(one, slack=2) is meets
    assert one.length == 100
