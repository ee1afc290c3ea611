"""Join the rows of a table that goes on overleaf: repeated heads go, cut rows and wide cells are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from zsgx_docs.model.passage import Passage, join
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.read.document.common_columns import on_common_columns
from zsgx_docs.read.layout import begins_foot, last_line, wrap_separator

LEAST_HEAD = 4
"""Characters of a row, at least, to be known as a head that is repeated; a guess."""
FULL_CELL = 1.2
"""Heights of a line within which text that goes down to a cell's foot ends above it: no
further line fits; a guess."""
FULL_LINE = 1.6
"""Heights of a line that a full line of a cell may leave: one character would not fit; by
how much more is a guess."""
CENTRED = 3.0
"""Points by which the middles of a cell and of its text may differ where that is centred; a guess."""
MANY_COLUMNS = 3
"""Columns filled below the break, at least, that make a row of its own; a guess."""
MOST_COLUMNS = 0.7
"""The share (0..1) of a row's columns that must be filled for it; a guess."""
UNDER = 0.6
"""The share (0..1) of the narrower cell's width that must stand under the other's; a guess."""
AS_WIDE = 0.03
"""The share (0..1) of a row's width by which another may differ and still run from edge to
edge of one table; a guess."""
SAME_HEAD = 88.0
"""How alike (rapidfuzz's, of 100), as read, a repeated head row must be to the first; a guess."""
UNSURE = 0.5
"""The confidence (0..1), at most, of text joined on likelihood alone, so that a person looks at it; a guess
below any limit of doubt."""


IsLabel = Callable[[str], bool]
"""Whether a text is a label that some template prints."""


def continued(whole: Grid, part: Grid, following: Grid, is_label: IsLabel) -> Grid | None:
    """Return `whole` with `following` under it; None if their columns have nothing in common.

    `part` is the last part of `whole`, as it stood on its own page.
    """
    common = on_common_columns(whole, part, following)
    if common is None:
        return None
    above, below, edges = common
    below = _without_repeated_head(above, below)
    if not below:
        return replace(whole, cells=tuple(above), edges=edges)
    seam = _Seam.between(above, below, is_label)
    cells = sorted(seam.cells(), key=lambda c: (c.row, c.column))
    return replace(whole, cells=tuple(cells), edges=edges)


def _without_repeated_head(above: list[Cell], below: list[Cell]) -> list[Cell]:
    head = 0
    while _is_same_row(_row(above, head), _row(below, head)):
        head += 1
    return [replace(c, row=c.row - head) for c in below if c.row >= head]


def _is_same_row(first: list[Cell], second: list[Cell]) -> bool:
    texts = ["".join(c.text.text.split()) for c in first]
    others = ["".join(c.text.text.split()) for c in second]
    return (
        _shape(first) == _shape(second)
        and len("".join(texts)) >= LEAST_HEAD
        and all(c.row_span == d.row_span for c, d in zip(first, second, strict=True))
        and fuzz.ratio("|".join(texts), "|".join(others)) >= SAME_HEAD
        and not any(c.isdigit() for c in "".join(texts + others))
    )


def _is_foot(row: Sequence[Cell]) -> bool:
    """Tell whether all that stands in a row is a total, a note or 以下空白."""
    said = [text for cell in row if (text := cell.text.text.strip())]
    return len(said) == 1 and begins_foot(said[0])


def _row(cells: Sequence[Cell], number: int) -> list[Cell]:
    return sorted((c for c in cells if number in c.rows), key=lambda c: c.column)


def _shape(row: list[Cell]) -> list[tuple[int, int]]:
    return [(c.column, c.column_span) for c in row]


@dataclass(frozen=True, slots=True)
class _Seam:
    """The page break: the parts above and below it, and whether it cuts a row in two.

    `unsure` says that the signs of a cut contradict each other.
    """

    above: list[Cell]
    below: list[Cell]
    rows: int
    cut: bool
    unsure: bool

    @classmethod
    def between(cls, above: list[Cell], below: list[Cell], is_label: IsLabel) -> _Seam:
        rows = max(c.row + c.row_span for c in above)
        upper = _row(above, rows - 1)
        below = _with_columns_of(upper, below)
        lower = _row(below, 0)
        same_shape = _shape(upper) == _shape(lower)
        pairs = list(zip(upper, lower, strict=True)) if same_shape else []
        own = [(a, b) for a, b in pairs if a.row_span == b.row_span == 1] or pairs
        if not own or not any(_has_text(a) for a, _ in own) or _is_foot(lower):
            return cls(above, below, rows, cut=False, unsure=False)
        if _complete_each_other(own):
            return cls(above, below, rows, cut=True, unsure=False)
        known = _cut_by_labels(own, is_label)
        if known is not None:
            return cls(above, below, rows, cut=known, unsure=False)
        if len(own) == len(upper) == 1:
            named = is_label(own[0][0].text.text) or _begins_with_label(own[0][1], is_label)
            cut = _is_full(own[0][0]) and not named
            return cls(above, below, rows, cut=cut, unsure=not (cut and _is_unfinished(own[0][0])))
        if _is_row_of_its_own(own):
            return cls(above, below, rows, cut=False, unsure=False)
        if _has_text(own[0][1]):
            return cls(above, below, rows, cut=_runs_on(own), unsure=True)
        going_on = [_breaks_off(a) for a, b in own if _has_text(b)]
        return cls(above, below, rows, cut=any(going_on) or len(going_on) <= 1, unsure=not all(going_on))

    def cells(self) -> list[Cell]:
        offset = self.rows - (1 if self.cut else 0)
        partners = {(c.column, c.column_span): c for c in self.below if c.row == 0}
        joined: list[Cell] = []
        spent: list[Cell] = []
        for cell in self.above:
            partner = partners.get((cell.column, cell.column_span))
            if partner is not None and cell.row + cell.row_span == self.rows and self._is_one(cell, partner):
                spent.append(partner)
                joined.append(self._one(cell, partner))
            else:
                joined.append(cell)
        return joined + [replace(c, row=c.row + offset) for c in self.below if not any(c is s for s in spent)]

    def _is_one(self, cell: Cell, partner: Cell) -> bool:
        if self.cut:
            return True
        spanning = cell.row_span > 1 or partner.row_span > 1
        return spanning and (not _has_text(partner) or (_is_full(cell) and _last_line_is_full(cell)))

    def _one(self, cell: Cell, partner: Cell) -> Cell:
        span = cell.row_span + partner.row_span - (1 if self.cut else 0)
        text = _run_together(cell, partner)
        if self.unsure or (not self.cut and _has_text(partner)):
            text = Passage(
                text.text, tuple(replace(m, confidence=min(m.confidence, UNSURE)) for m in text.marks)
            )
        return replace(cell, row_span=span, text=text)


def _is_row_of_its_own(pairs: list[tuple[Cell, Cell]]) -> bool:
    """In a list, a row that fills most columns the row above it fills; a cut one seldom does."""
    filled = [_has_text(b) for a, b in pairs if _has_text(a)]
    return len(filled) >= MANY_COLUMNS and sum(filled) >= MOST_COLUMNS * len(filled)


def _complete_each_other(pairs: list[tuple[Cell, Cell]]) -> bool:
    """Tell whether what stands in the middle of its cell is whole on one side of the break or the other."""
    above, below = ([_has_text(pair[side]) for pair in pairs] for side in (0, 1))
    apart = not any(a and b for a, b in zip(above, below, strict=True))
    return apart and len(pairs) >= MANY_COLUMNS and min(sum(above), sum(below)) > 1


def _with_columns_of(upper: list[Cell], below: list[Cell]) -> list[Cell]:
    """`below`, its first row in the columns of `upper` if it has as many cells, each under its own.

    On a page that lies askew the columns wander, and their numbers differ by one from page to page.
    """
    lower = _row(below, 0)
    if len(upper) != len(lower):
        return below
    astray = _astray(upper, lower)
    if not all(_stands_under(b, a, astray) for a, b in zip(upper, lower, strict=True)):
        return below
    at = {id(b): a for a, b in zip(upper, lower, strict=True)}
    return [
        replace(c, column=at[id(c)].column, column_span=at[id(c)].column_span) if id(c) in at else c
        for c in below
    ]


def _astray(upper: list[Cell], lower: list[Cell]) -> float:
    """How far to the right the lower row stands of the upper: askew, a page's head and foot part by 4 cm."""
    boxes = [[c.box for c in row if c.box] for row in (upper, lower)]
    if not all(boxes):
        return 0.0
    (left, right), (start, end) = ((min(b.x0 for b in row), max(b.x1 for b in row)) for row in boxes)
    alike = abs((right - left) - (end - start)) < AS_WIDE * (right - left)
    return start - left if alike else 0.0


def _stands_under(lower: Cell, upper: Cell, astray: float) -> bool:
    if lower.box is None or upper.box is None:
        return False
    shared = min(lower.box.x1 - astray, upper.box.x1) - max(lower.box.x0 - astray, upper.box.x0)
    return shared > UNDER * min(lower.box.width, upper.box.width)


def _cut_by_labels(pairs: list[tuple[Cell, Cell]], is_label: IsLabel) -> bool | None:
    """What known labels say: cut where two halves make one, whole where the lower part is one itself.

    Where both halves are labels, that they make a third is chance: 联系人 over 手机. A row of labels is a
    head.
    """
    halves = [(a.text.text.strip(), b.text.text.strip()) for a, b in pairs if _has_text(b)]
    if len(halves) > 2 and sum(is_label(lower) for _, lower in halves) > len(halves) / 2:
        return False
    if any(is_label(upper) and is_label(lower) for upper, lower in halves):
        return False
    if any(upper and is_label(upper + lower) for upper, lower in halves):
        return True
    return False if any(is_label(lower) for _, lower in halves) else None


def _begins_with_label(cell: Cell, is_label: IsLabel) -> bool:
    """Tell whether a cell is a label, or reads `label：value`."""
    said = cell.text.text.strip()
    head = said.replace(":", "：").partition("：")[0]
    return is_label(said) or (len(head) < len(said) and is_label(head))


def _is_unfinished(cell: Cell) -> bool:
    return _last_line_is_full(cell) and cell.text.text.rstrip()[-1:] not in "。！？"


def _runs_on(pairs: list[tuple[Cell, Cell]]) -> bool:
    """Labels and prose both break off at the page's end: the label cell is full, the prose unfinished."""
    (label, label_rest), values = pairs[0], pairs[1:]
    label_breaks_off = _has_text(label_rest) and _is_full(label) and _last_line_is_full(label)
    return label_breaks_off and any(_has_text(b) and _is_full(a) and _is_unfinished(a) for a, b in values)


def _breaks_off(cell: Cell) -> bool:
    """Tell whether the text may well go on overleaf: it has filled a line, or ends in a hyphen."""
    text = cell.text.strip()
    return _last_line_is_full(cell) or len(last_line(text)) < len(text) or text.text.endswith("-")


def _has_text(cell: Cell) -> bool:
    return bool(cell.text.text.strip())


def _is_full(cell: Cell) -> bool:
    """Tell whether the text goes down to the cell's foot."""
    boxes = last_line(cell.text).boxes()
    return (
        bool(cell.box and boxes)
        and cell.box is not None
        and (cell.box.bottom - boxes[0][1].bottom < FULL_CELL * boxes[0][1].height)
    )


def _last_line_is_full(cell: Cell) -> bool:
    """Tell whether not one more character would fit in the last line."""
    boxes = last_line(cell.text).boxes()
    if cell.box is None or not boxes:
        return False
    line = boxes[0][1]
    room = (cell.box.width - line.width) / 2 if _is_centred(cell, line.middle[0]) else cell.box.x1 - line.x1
    return room < FULL_LINE * line.height


def _is_centred(cell: Cell, middle: float) -> bool:
    return cell.box is not None and abs(cell.box.middle[0] - middle) < CENTRED


def _run_together(cell: Cell, partner: Cell) -> Passage:
    if not _has_text(partner):
        return cell.text
    if not _has_text(cell):
        return partner.text
    return join([cell.text, partner.text], wrap_separator(last_line(cell.text).text, partner.text.text))
