"""Look for label and value in one text, or one line of print in two cells."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.anchors import Spot, label_form, words_for
from zsgx_docs.read.match.found import GOOD_PRINT, LEAST_PRINT, Found, found_in_cell
from zsgx_docs.read.match.observation import SAME_CELL
from zsgx_docs.read.match.ways.candidates import best_candidate, spellings
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.way import Way
from zsgx_docs.template.layout import Blank
from zsgx_docs.template.pattern import Literal, Pattern

GOOD_LABEL = GOOD_PRINT + 0.15
"""The share of label and print (0..1) that a text must show: more than of print alone; a guess."""


def _behind_label(search: Search, number: int, blank: Blank) -> Found | None:
    """Read on behind the label where it stands in one cell or line with its value: 联系人：王芳."""
    if not blank.label:
        return None
    pattern = Pattern((Literal(blank.label + "："), *blank.pattern.pieces))
    candidates: list[tuple[Passage, Spot | None]] = [
        (spot.cell.text, spot)
        for spot in search.view.spots
        if search.is_free(spot) and search.in_own_part(blank, spot)
    ]
    candidates += [(text, None) for text in search.view.windows(search.lines_of_others(blank))]
    found = best_candidate(spellings(pattern, search.aliases), candidates, GOOD_LABEL)
    if found is None:
        return None
    _, text, spot, aligned = found
    right = search.view.right_of(spot) if spot and not any(aligned.slots) else None
    if right is not None and search.is_free(right) and not search.names_itself(right):
        return found_in_cell(blank.pattern, right, aligned.quality)
    with_colon = any(c in "：:" for c in text.text[: len(blank.label) + 4])
    if not with_colon and len(blank.pattern.literal) >= LEAST_PRINT:
        return None
    observations = () if with_colon else (SAME_CELL.about(label=blank.label),)
    return Found(text, spot, aligned.quality, aligned, observations)


def _line_in_two_cells(search: Search, number: int, blank: Blank) -> Found | None:
    """Look for a line `申报时间：…` of the template as two cells of a table, the second one filled."""
    filled = (spot for spot in _cells_of_line(search, blank) if spot.cell.text.text.strip())
    return _in_cell_of_line(blank, next(filled, None))


def _line_left_empty(search: Search, number: int, blank: Blank) -> Found | None:
    """Take the second of such cells where nothing stands in it, the line being nowhere else."""
    return _in_cell_of_line(blank, next(_cells_of_line(search, blank), None))


def _in_cell_of_line(blank: Blank, spot: Spot | None) -> Found | None:
    return found_in_cell(Pattern(blank.pattern.pieces[1:]), spot, 1.0) if spot is not None else None


def _cells_of_line(search: Search, blank: Blank) -> Iterator[Spot]:
    """The free cells beside one that is the label with which the line begins."""
    first, slots = blank.pattern.pieces[0], blank.pattern.slots
    if blank.label or len(slots) != 1 or not isinstance(first, Literal) or first.text[-1] not in "：:":
        return
    words = {label_form(word) for word in words_for(first.text[:-1], search.aliases)}
    for spot in search.view.spots:
        value = search.view.right_of(spot)
        if spot.label not in words or not search.is_free(spot) or value is None:
            continue
        if search.is_free(value) and not search.is_label(value):
            yield value


BEHIND_LABEL = Way("与标签在同一格或同一行，标签之后", _behind_label)
LINE_IN_TWO_CELLS = Way("原为一行，改成了表格的两格", _line_in_two_cells)
LINE_LEFT_EMPTY = Way("原为一行，改成了表格的两格，后一格空着", _line_left_empty)
