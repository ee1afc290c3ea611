"""Signatures and seals, by what was drawn, put in or stamped there; nobody types them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.sheet import Cell, Grid, Seal, Sheet
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.match import label_form
from zsgx_docs.read.verify.doubts.unread import DRAWN

SEEN_AS_PICTURE = 0.9
"""The confidence that a picture in the place of a signature or seal is one; a guess, for it was not read."""
NAME_SEAL = 65.0
"""Points: a square seal smaller than this (23 mm) is a person's, and signs; a guess."""
STAMPED_ON = "章"
"""Stands in the label of every place that is stamped: 盖章, 签章, 公章."""
TOUCHING = 4.0
"""Points between the sides of two cells that lie next to each other; a guess."""
TYPED = "这一栏只有打印的文字“{text}”，没有签字或印章，请核对"
NOT_WHOLE = "第 {page} 页不是整张纸（被裁切，或看不出纸有多大），印章可能没有认出，请核对"


@dataclass(frozen=True, slots=True)
class Stamped:
    """What may have been stamped: a paper's seals, and its sheets with their tables."""

    seals: Sequence[Seal] = ()
    sheets: Sequence[Sheet] = ()

    def place(self, leaf: Evidence) -> tuple[int, Box] | None:
        """Where a seal stands that fills in the leaf: its cell, with that of its label; None without one."""
        for page, box in leaf.boxes:
            own = self._cell_of(page, box)
            for seal in self.seals:
                if seal.page != page or not _may_fill(seal, leaf.label):
                    continue
                home = self._home(seal)
                if own is None or home is None:
                    if box.holds(seal.box.middle):
                        return page, box
                elif _is_part_of(home, own, leaf.label):
                    return page, union(c.box for c in (home, own) if c.box)
        return None

    def in_part(self, leaf: Evidence) -> int | None:
        """The page of a leaf on which a seal may stand that was not found."""
        pages = {page for page, _ in leaf.boxes}
        return next((sheet.page for sheet in self.sheets if sheet.page in pages and not sheet.whole), None)

    def _cell_of(self, page: int, box: Box) -> Cell | None:
        """The smallest cell that it lies in."""
        holding = (c for c in self._cells(page) if c.box and c.box.holds(box.middle))
        return min(holding, key=lambda c: c.box.area if c.box else 0.0, default=None)

    def _home(self, seal: Seal) -> Cell | None:
        """The cell that the middle of a seal lies in or, of those that it touches, next to."""
        touched = [c for c in self._cells(seal.page) if c.box and c.box.overlap(seal.box) > 0]
        return min(touched, key=lambda c: _away(seal.box.middle, c.box), default=None)

    def _cells(self, page: int) -> Iterator[Cell]:
        for sheet in self.sheets:
            if sheet.page == page:
                yield from _cells_of(b for b in sheet.blocks if isinstance(b, Grid))


def _cells_of(grids: Iterable[Grid]) -> Iterator[Cell]:
    for grid in grids:
        for cell in grid.cells:
            yield cell
            yield from _cells_of(cell.inner)


def _away(point: tuple[float, float], box: Box | None) -> tuple[float, float]:
    """How far a point lies outside a box; of boxes that hold it the smallest comes first."""
    if box is None:
        return float("inf"), 0.0
    x, y = point
    dx, dy = max(box.x0 - x, 0.0, x - box.x1), max(box.top - y, 0.0, y - box.bottom)
    return (dx * dx + dy * dy) ** 0.5, box.area


def _may_fill(seal: Seal, label: str) -> bool:
    """Whether a seal of its kind belongs there: a unit's signs nothing."""
    is_name = seal.shape == "square" and max(seal.box.width, seal.box.height) < NAME_SEAL
    return STAMPED_ON in label or is_name


def _is_part_of(home: Cell, own: Cell, label: str) -> bool:
    """Whether a cell is a leaf's own, its label's, or the empty one that belongs to its label."""
    if home is own:
        return True
    if home.box is None or own.box is None:
        return False
    if _names(own, label):
        return not home.text.text.strip() and _follows(home.box, own.box)
    return _names(home, label) and _follows(own.box, home.box)


def _names(cell: Cell, label: str) -> bool:
    return bool(label) and label_form(label) in label_form(cell.text.text)


def _follows(after: Box, before: Box) -> bool:
    """Whether a cell stands right of another in its row, or below it in its column."""
    beside = abs(after.x0 - before.x1) < TOUCHING and abs(after.top - before.top) < TOUCHING
    below = abs(after.top - before.bottom) < TOUCHING and abs(after.x0 - before.x0) < TOUCHING
    return beside or below


def with_ink(
    leaves: Sequence[Evidence],
    ink: AbstractSet[str],
    typed: AbstractSet[str],
    unread: Sequence[Unread],
    stamped: Stamped,
) -> list[Evidence]:
    """A signature or seal is there where something was drawn, put in or stamped; what was typed is none.

    `ink` are the paths of such leaves, `typed` those that were read from a file's own text. None is surely
    missing where not all of the page was seen.
    """
    drawn = {path for thing in unread if thing.what in DRAWN for path in thing.near}

    def seen(leaf: Evidence) -> Evidence:
        if leaf.path not in ink:
            return leaf
        place = stamped.place(leaf)
        if place is not None:
            return replace(leaf, value=True, confidence=SEEN_AS_PICTURE, boxes=(place,))
        if leaf.path in drawn:
            return replace(leaf, value=True, confidence=SEEN_AS_PICTURE)
        if leaf.path in typed and leaf.text.strip():
            return replace(leaf, value=False).doubted(TYPED.format(text=leaf.text.strip()[:20]))
        page = stamped.in_part(leaf)
        if page is not None and not leaf.value and STAMPED_ON in leaf.label:
            return leaf.doubted(NOT_WHOLE.format(page=page))
        return leaf

    return [seen(leaf) for leaf in leaves]
