"""Look by the place alone: between known neighbours, so far from a table, in the order of the lines."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import EMPTY, join
from zsgx_docs.read.match.anchors import DocumentView, align
from zsgx_docs.read.match.found import Found, found_in_cell
from zsgx_docs.read.match.observation import BY_POSITION
from zsgx_docs.read.match.sequence import takes_several
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.way import Way
from zsgx_docs.template.layout import Blank

GUESSED = 0.5
"""The trust (0..1) in a cell whose label was not seen: too little to pass unflagged; a guess."""
NEAR_TABLE = 3
"""Lines from a table within which a line has its place by it; farther off its neighbours tell. A guess."""


def _between_neighbours(search: Search, number: int, blank: Blank) -> Found | None:
    """Take the cell after the previous blank's and before the next label, if just one label and it fit."""
    before, after = search.found.get(number - 1), search.labels.get(number + 1)
    if not blank.label or before is None or before.spot is None or after is None:
        return None
    if after.spot.order - before.spot.order != 3 or after.spot.grid != before.spot.grid:
        return None
    spot = search.view.spots[before.spot.order + 2]
    if not search.is_free(spot):
        return None
    return found_in_cell(blank.pattern, spot, 1.0, BY_POSITION.about(label=blank.label))


def _near_table(search: Search, number: int, blank: Blank) -> Found | None:
    """Count lines from the table: a title or note without print stands as far from it as in the template."""
    distance = blank.lines_to_table
    if distance is None or abs(distance) > NEAR_TABLE or blank.pattern.literal:
        return None
    if takes_several(blank.pattern) and _in_sequence(search, number, blank) is not None:
        return None
    view = search.view
    open_ = (p for at, p in enumerate(view.paragraphs) if at not in search.certain_lines)
    line = next((p for p in open_ if view.lines_to_table(p) == distance), None)
    if line is None and not (distance > 0 and _ends_with_table(view)):
        return None
    text = line.text if line else EMPTY
    area = () if line else tuple(_foot(view))
    return Found(text, None, 1.0, align(blank.pattern, text, in_paragraph=True), area=area)


def _ends_with_table(view: DocumentView) -> bool:
    """Whether nothing is written below the last table, where a note may stand or not."""
    offsets = [view.lines_to_table(p) for p in view.paragraphs]
    return bool(view.grids) and all(o is not None and o < 0 for o in offsets)


def _foot(view: DocumentView) -> Iterator[tuple[int, Box]]:
    """The lower edge of the last table on its last page."""
    cells = [(c.page, c.box) for c in view.grids[-1].cells if c.page is not None and c.box]
    page = max((page for page, _ in cells), default=None)
    if page is not None:
        whole = union(box for at, box in cells if at == page)
        yield page, whole._replace(top=whole.bottom)


def _in_sequence(search: Search, number: int, blank: Blank) -> Found | None:
    """Take what stands between the lines before and after, where those are known."""
    if blank.place.paragraph is None or len(blank.pattern.literal) > 1:
        return None
    at = next((i for i, line in enumerate(search.layout.lines) if line is blank.pattern), None)
    paragraphs = search.line_sequence.get(at) if at is not None else None
    if paragraphs is None:
        return None
    text = join((search.view.paragraphs[number].text for number in paragraphs), "\n")
    return Found(text, None, 1.0, align(blank.pattern, text, in_paragraph=True))


BETWEEN_NEIGHBOURS = Way("前一栏与后一标签之间的格", _between_neighbours, trust=GUESSED)
NEAR_TABLE_AS_PRINTED = Way("与表格相隔的行数同模板一样的一行", _near_table)
IN_SEQUENCE = Way("前后两行之间的段落", _in_sequence)
