"""Tables that are ruled level only."""

from __future__ import annotations

from itertools import pairwise

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.layout.ruled_tables import Ruling
from zsgx_docs.read.layout.semi_bordered import missing_levels, missing_uprights

LEFT, RIGHT = 50.0, 450.0
COLUMNS = (55.0, 155.0, 255.0, 355.0)


def ruled(*levels: float) -> list[Ruling]:
    return [Ruling(LEFT, y, RIGHT, y) for y in levels]


def written(*levels: float, width: float = 60.0) -> list[Box]:
    return [Box(x, y, x + width, y + 10) for y in levels for x in COLUMNS]


def they_part_where_no_row_has_anything() -> None:
    found = missing_uprights(ruled(100, 120, 140), written(105, 125))

    assert [rule.x0 for rule in found] == [LEFT, 135, 235, 335, RIGHT]
    assert all((rule.y0, rule.y1) == (100, 140) for rule in found)


def it_takes_one_row_overleaf_for_a_table_if_it_has_many_columns() -> None:
    assert len(missing_uprights(ruled(100, 120), written(105))) == 5
    assert missing_uprights(ruled(100, 120), written(105)[:2]) == []


def it_leaves_tables_alone_that_have_upright_rules() -> None:
    levels = ruled(100, 120, 140)
    upright = [Ruling(x, 100, x, 140) for x in (LEFT, RIGHT)]

    assert missing_uprights([*levels, *upright], written(105, 125)) == []


def it_takes_a_blank_within_a_column_for_no_gap() -> None:
    words = [*written(105), Box(255, 125, 270, 135), Box(300, 125, 315, 135), *written(145, width=20)]

    found = missing_uprights(ruled(100, 120, 140, 160), words)

    assert len(found) == len(COLUMNS) + 1


def it_takes_underlined_blanks_for_no_table() -> None:
    words = [Box(60 + 12 * n, 90, 70 + 12 * n, 100) for n in range(20)]
    levels = ruled(100, 130, 160)

    assert missing_uprights(levels, [box._replace(top=box.top + 30) for box in words]) == []
    assert all(a.x0 < b.x0 for a, b in pairwise(missing_uprights(levels, written(105, 135))))


def it_takes_uprights_down_a_whole_page_for_a_row_that_fills_it() -> None:
    upright = [Ruling(x, 50, x, 800) for x in (LEFT, 120, RIGHT)]

    assert missing_levels(upright, 842) == [Ruling(LEFT, 50, RIGHT, 50), Ruling(LEFT, 800, RIGHT, 800)]


def it_takes_no_row_of_margin_rules_or_of_a_chart_or_where_rules_cross() -> None:
    upright = [Ruling(x, 50, x, 800) for x in (LEFT, 120, RIGHT)]

    assert missing_levels(upright[:2], 842) == []
    assert missing_levels([Ruling(x, 500, x, 700) for x in (LEFT, 120, RIGHT)], 842) == []
    assert missing_levels([*upright, *ruled(300)], 842) == []
