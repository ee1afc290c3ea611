"""Application forms in which the two units' blocks, whose labels are the same, are laid out otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from arrangements.forms import BASE, PAST, UNIT, Draft, Row
from arrangements.sheet import Block, Cell, Table

NAMES = {"applicant": "申报单位", "organiser": "承办单位"}


def _last(draft: Draft, width: int) -> list[Row]:
    record = draft.truth["organiser"]["track_record"]
    return [
        [draft.label_cell([BASE]), Cell(draft.base(), width - 1)],
        [draft.label_cell([PAST]), Cell(record, width - 1)],
    ]


def units_side_by_side(draft: Draft) -> list[Block]:
    """A column for each unit, its name at the head; a label serves both."""
    rows = draft.general_rows(3)
    rows.append([Cell("项目", align="center"), *(Cell(name, align="center") for name in NAMES.values())])
    for names, field in UNIT:
        values = (draft.cell(draft.unit(unit, field)) for unit in NAMES)
        rows.append([draft.label_cell(names[:1]), *values])
    return [Table([*rows, *_last(draft, 3)], (34, 68, 68))]


def units_named_in_each_label(draft: Draft) -> list[Block]:
    rows = draft.general_rows(4)
    for unit, called in NAMES.items():
        cells: Row = []
        for names, field in UNIT:
            cells += [Cell(called + names[0].removeprefix("单位")), draft.cell(draft.unit(unit, field))]
        rows += [cells[start : start + 4] for start in range(0, 12, 4)]
    return [Table([*rows, *_last(draft, 4)], (34, 51, 34, 51))]


def units_one_below_the_other(draft: Draft) -> list[Block]:
    """A value a row; nothing but its own name opens the second unit's block."""
    rows = draft.general_rows(2)
    for unit, called in NAMES.items():
        rows.append([Cell(called, align="center"), draft.cell(draft.unit(unit, "name"))])
        rows += [[draft.label_cell(names), draft.cell(draft.unit(unit, field))] for names, field in UNIT[1:]]
    return [Table([*rows, *_last(draft, 2)], (40, 130))]


def units_named_first(draft: Draft) -> list[Block]:
    """Both names in one row, and below each of them what belongs to it."""
    rows = draft.general_rows(4)
    rows.append([c for unit in NAMES for c in (Cell(NAMES[unit]), draft.cell(draft.unit(unit, "name")))])
    for names, field in UNIT[1:]:
        rows.append([c for unit in NAMES for c in (Cell(names[0]), draft.cell(draft.unit(unit, field)))])
    return [Table([*rows, *_last(draft, 4)], (34, 51, 34, 51))]


def units_in_turn(draft: Draft) -> list[Block]:
    """A label for two rows, one of each unit."""
    rows = draft.general_rows(3)
    for names, field in UNIT:
        for number, (unit, called) in enumerate(NAMES.items()):
            label = [Cell(names[0], 1, 2, "center")] if number == 0 else []
            rows.append([*label, Cell(called), draft.cell(draft.unit(unit, field))])
    return [Table([*rows, *_last(draft, 3)], (30, 30, 110))]


UNIT_BODIES: Mapping[str, Callable[[Draft], list[Block]]] = {
    f.__name__.replace("_", " "): f
    for f in (
        units_side_by_side,
        units_named_in_each_label,
        units_one_below_the_other,
        units_named_first,
        units_in_turn,
    )
}
