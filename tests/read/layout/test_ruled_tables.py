"""Ruling lines into tables."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from zsgx_docs.read.layout.ruled_tables import GridFrame, Ruling, frames

XS, YS = (50.0, 150.0, 300.0), (100.0, 130.0, 160.0, 190.0)


def lattice(xs: Iterable[float] = XS, ys: Iterable[float] = YS) -> list[Ruling]:
    xs, ys = list(xs), list(ys)
    return [Ruling(xs[0], y, xs[-1], y) for y in ys] + [Ruling(x, ys[0], x, ys[-1]) for x in xs]


def shape(frame: GridFrame) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in frame.cells]


PLAIN = [(row, column, 1, 1) for row in range(3) for column in range(2)]


def it_finds_the_cells_of_a_plain_table() -> None:
    (frame,) = frames(lattice())
    assert shape(frame) == PLAIN
    assert frame.cells[3].box == (150, 130, 300, 160)
    assert frame.box == (50, 100, 300, 190)


def it_merges_squares_that_no_rule_parts() -> None:
    rules = [
        Ruling(50, 100, 300, 100),
        Ruling(50, 190, 300, 190),
        Ruling(150, 130, 300, 130),
        Ruling(50, 160, 300, 160),
    ]
    rules += [Ruling(50, 100, 50, 190), Ruling(150, 100, 150, 160), Ruling(300, 100, 300, 190)]
    (frame,) = frames(rules)
    assert shape(frame) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]


@pytest.mark.parametrize("slip", [-2.5, -1.0, 1.0, 4.0])
def it_bears_lines_that_end_short_or_overshoot(slip: float) -> None:
    rules = [Ruling(50 - slip, y, 300 + slip, y + 0.4) for y in YS] + [Ruling(x, 100, x, 190) for x in XS]
    (frame,) = frames(rules)
    assert shape(frame) == PLAIN


def it_bears_gaps_and_rules_drawn_cell_by_cell_or_twice() -> None:
    pieces = [Ruling(a + 0.8, y, b - 0.8, y) for y in YS for a, b in ((50, 150), (150, 300))]
    pieces += [Ruling(x, a, x + 0.5, b) for x in XS for a, b in ((100, 130), (130, 160), (160, 190))]
    (frame,) = frames(pieces + pieces)
    assert shape(frame) == PLAIN


def it_takes_a_double_rule_for_one() -> None:
    (frame,) = frames([*lattice(), Ruling(50, 97.5, 300, 97.5), Ruling(47.5, 97.5, 47.5, 190)])
    assert shape(frame) == PLAIN


def it_follows_dashed_rules() -> None:
    dashes = [Ruling(x, 130, x + 3, 130) for x in range(50, 300, 6)]
    rules = [r for r in lattice() if r.y0 != 130 or r.y1 != 130] + dashes
    (frame,) = frames(rules)
    assert shape(frame) == PLAIN


@pytest.mark.parametrize("missing", [(50, 100, 50, 190), (300, 100, 300, 190), (50, 100, 300, 100)])
def it_closes_a_side_without_a_border(missing: tuple[float, ...]) -> None:
    (frame,) = frames([r for r in lattice() if r != missing])
    assert shape(frame) == PLAIN


def it_keeps_tables_apart() -> None:
    below = [Ruling(x0, y0 + 200, x1, y1 + 200) for x0, y0, x1, y1 in lattice()]
    beside = [Ruling(x0 + 270, y0, x1 + 270, y1) for x0, y0, x1, y1 in lattice()]
    found = frames(lattice() + below + beside)
    assert [f.box[:2] for f in found] == [(50, 100), (320, 100), (50, 300)]
    assert all(shape(f) == PLAIN for f in found)


def it_finds_a_table_within_a_cell() -> None:
    inner = lattice((170, 220, 280), (135, 145, 155))
    outer, nested = frames(lattice() + inner)
    assert shape(outer) == PLAIN
    assert len(nested.cells) == 4


def it_leaves_out_a_frame_that_only_surrounds_a_table() -> None:
    (frame,) = frames(lattice() + lattice((30, 320), (80, 210)))
    assert shape(frame) == PLAIN


def it_leaves_out_the_empty_corner_of_a_stepped_outline() -> None:
    rules = [Ruling(50, 100, 150, 100), Ruling(50, 130, 300, 130), Ruling(50, 160, 300, 160)]
    rules += [Ruling(50, 100, 50, 160), Ruling(150, 100, 150, 160), Ruling(300, 130, 300, 160)]
    (frame,) = frames(rules)
    assert shape(frame) == [(0, 0, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [Ruling(100, 100, 200, 100), Ruling(100, 130, 200, 130)],
        [
            Ruling(100, 100, 110, 100),
            Ruling(110, 100, 110, 110),
            Ruling(110, 110, 100, 110),
            Ruling(100, 110, 100, 100),
        ],
        [Ruling(100, 100, 200, 180), Ruling(200, 100, 100, 180)],
    ],
    ids=["nothing", "underlines", "a tick box", "a cross"],
)
def it_finds_no_table_in(rules: list[Ruling]) -> None:
    assert frames(rules) == []


def it_does_not_let_an_underline_part_a_cell() -> None:
    (frame,) = frames([*lattice(), Ruling(180, 145, 280, 145)])
    assert shape(frame) == PLAIN


def it_gives_up_on_drawings() -> None:
    drawing = [Ruling(0, y * 3, 600, y * 3) for y in range(2500)] + [
        Ruling(x * 3, 0, x * 3, 800) for x in range(2500)
    ]
    assert frames(drawing) == []


def it_takes_nothing_for_a_table_that_is_lower_than_print() -> None:
    assert frames(lattice(ys=(100.0, 103.0, 106.0))) == []
