"""Look beside or below the label: where a form has most of its values."""

from __future__ import annotations

from zsgx_docs.read.match.anchors import Spot, folded
from zsgx_docs.read.match.found import Found, found_in_cell
from zsgx_docs.read.match.observation import (
    ACROSS,
    HOLDS_LABEL,
    NO_HEAD,
    OTHER_HEAD,
    PART_UNKNOWN,
    Observation,
)
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.split_cells import spread_over_cells
from zsgx_docs.read.match.ways.way import Way
from zsgx_docs.template.layout import Blank
from zsgx_docs.values import kinds


def _among_grades(search: Search, number: int, blank: Blank) -> Found | None:
    """Look which of the grades beside a question is marked."""
    return search.ratings.get(number)


def _where_row_meets_column(search: Search, number: int, blank: Blank) -> Found | None:
    """Go along the label's row to the column that the group's head stands over."""
    match = search.labels.get(number)
    if match is None or match.value is None:
        return None
    across = (ACROSS,) if blank.crossing and search.groups.spanned(match.value) > 1 else ()
    return found_in_cell(blank.pattern, match.value, match.similarity, *across)


def _beside_or_below(search: Search, number: int, blank: Blank) -> Found | None:
    """Look to the right of the label, then below it; first below it where the template has it so."""
    match = search.labels.get(number)
    if match is None or match.value is not None:
        return None
    right, below = search.view.right_of(match.spot), search.view.below(match.spot)
    order = (below, right) if blank.under_label else (right, below)
    free = [spot for spot in order if spot is not None and search.is_free(spot)]
    spot = next((spot for spot in free if not search.is_label(spot)), None)
    may_repeat = match.spot if _is_prose(blank) else None
    if spot is None or search.names_itself(spot, may_repeat) or _holds_its_value(match.spot, spot):
        search.release(match.spot)
        return None
    seen = _other_head(search, blank, spot) if blank.crossing else ()
    if search.names_itself(spot):
        seen = (*seen, HOLDS_LABEL.about(label=blank.label))
    if match.guessed and blank.group:
        seen = (*seen, PART_UNKNOWN.about(label=blank.label))
    whole = spread_over_cells(
        blank.pattern,
        search.view,
        match.spot,
        spot,
        lambda each: search.is_free(each) and not search.is_label(each),
    )
    return found_in_cell(blank.pattern, whole or spot, match.similarity, *seen)


def _is_prose(blank: Blank) -> bool:
    return any(kinds[slot.kind].is_prose for slot in blank.pattern.slots)


def _holds_its_value(label: Spot, beside: Spot) -> bool:
    """Tell whether somebody wrote into the label's own cell and left the one beside it empty."""
    _, colon, rest = folded(label.cell.text.text).partition(":")
    return (
        bool(colon and rest.strip("() ")) and not rest.startswith("(") and not beside.cell.text.text.strip()
    )


def _other_head(search: Search, blank: Blank, spot: Spot) -> tuple[Observation, ...]:
    """An observation where the head over a cell is not the blank's own, or none is there."""
    head = search.groups.column_head(spot)
    if head is None:
        return (NO_HEAD.about(wanted=blank.group),)
    if search.groups.spanned(spot) > 1:
        return (ACROSS,)
    if search.groups.of_head(head) == blank.group:
        return ()
    return (OTHER_HEAD.about(head=head.cell.text.text.strip(), wanted=blank.group),)


AMONG_GRADES = Way("问题旁边的各个等级", _among_grades)
WHERE_ROW_MEETS_COLUMN = Way("标签所在行与表头所在列相交的格", _where_row_meets_column)
BESIDE_OR_BELOW = Way("标签右边或下边的格", _beside_or_below)
