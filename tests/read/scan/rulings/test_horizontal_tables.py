"""Tables of a scan that are ruled level only."""

import numpy as np

from zsgx_docs.read.preprocess.image import Resolution
from zsgx_docs.read.scan.rulings.horizontal_tables import level_tables
from zsgx_docs.read.scan.rulings.segments import Stroke

AT = Resolution(2.0)
LEFT, RIGHT = 100, 900
LEVELS = (200, 240, 280)
COLUMNS = (110, 310, 510, 710)
LOOSE = [Stroke(level, LEFT, RIGHT, 2, 1.0) for level in LEVELS]


def page() -> np.ndarray:
    ink = np.zeros((600, 1000), np.uint8)
    for level in LEVELS:
        ink[level - 1 : level + 1, LEFT:RIGHT] = 255
    for x in COLUMNS:
        for y in (210, 250):
            ink[y : y + 20, x : x + 120] = 255
    return ink


def they_get_upright_rules_where_their_columns_part() -> None:
    across, down = level_tables(page(), LOOSE, [], AT)

    assert [stroke.level for stroke in across] == [*LEVELS]
    assert [round(stroke.level) for stroke in down] == [LEFT, 270, 470, 670, RIGHT]


def they_are_not_made_of_pieces_of_rules_within_a_ruled_table() -> None:
    beside = Stroke(950, 150, 500, 2, 1.0)

    assert level_tables(page(), LOOSE, [beside], AT) == ([], [])
