"""Keep the books of a paper: every mark is print, part of one value, something with a name, or told as unread.

The ledger is opened with what the readers found and what matching took, and closed once. What it finds left
over, or taken twice, is doubt for the values whose cell, row or line it touches; it is never a crash.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage, Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.match import Reading

LEFT_OVER = "旁边还有没有归入任何一栏的文字“{text}”，请核对"
TAKEN_TWICE = "这段文字同时被当成另一栏（{label}）的内容，请核对"
_NO_WORDS = re.compile(r"[\W_□☑√✓×✗口]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A cell or a paragraph of a paper, with the row of the table that it is in."""

    text: Passage
    page: int | None
    box: Box | None
    place: Place | None
    grid: int | None = None
    cell: Cell | None = None


@dataclass(frozen=True)
class Ledger:
    """What stands in a paper, and what of it the readings took.

    `is_print` says of a text whether it is the template's own; `beside` is what the readers saw besides text.
    """

    blocks: Sequence[Block]
    readings: Sequence[Reading]
    is_print: Callable[[str], bool]
    beside: Sequence[Unread] = field(default=())

    def unread(self) -> list[Unread]:
        """Everything that no value took and nothing names, with the values that it touches."""
        things = [*self.beside, *self._text_left_over()]
        return [thing.touching(self._near(thing)) for thing in things]

    def taken_twice(self) -> dict[str, str]:
        """By path, the path of another value that was made of the same characters."""
        return {
            path: next(other for other in sorted(paths) if other != path)
            for paths in self._takers.values()
            if len(paths) > 1
            for path in sorted(paths)
        }

    def _text_left_over(self) -> Iterator[Unread]:
        for unit in self._units:
            said = unit.text.text.strip()
            solid = [m for c, m in zip(unit.text.text, unit.text.marks, strict=True) if not c.isspace()]
            if any(id(mark) in self._takers for mark in solid) or _NO_WORDS.fullmatch(said):
                continue
            if not self.is_print(said):
                reason = LEFT_OVER.format(text=said[:20])
                yield Unread("text", reason, unit.page, unit.box, unit.place, said)

    @cached_property
    def _takers(self) -> Mapping[int, set[str]]:
        """The paths of the values that a character went into, by the identity of its mark."""
        found: dict[int, set[str]] = defaultdict(set)
        for reading in self.readings:
            for character, mark in zip(reading.text.text, reading.text.marks, strict=True):
                if not character.isspace():
                    found[id(mark)].add(reading.path)
        return found

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return tuple(_units(self.blocks))

    @cached_property
    def _homes(self) -> tuple[tuple[Reading, Unit], ...]:
        """Each reading with the cell or paragraph that it was read in, where that is known."""
        by_place = {unit.place: unit for unit in self._units if unit.place is not None}
        found = []
        for reading in self.readings:
            home = by_place.get(reading.place) if reading.place else None
            home = home or next((u for page, box in reading.area for u in self._units if _holds(u, page, box)), None)
            if home is not None:
                found.append((reading, home))
        return tuple(found)

    def _near(self, thing: Unread) -> tuple[str, ...]:
        """The values of its own cell or line; where it has none, those of its row."""
        home = self._home_of(thing)
        if home is None:
            return tuple(r.path for r in self.readings if any(_touches(thing, p, b) for p, b in r.area))
        own = tuple(reading.path for reading, unit in self._homes if unit is home)
        if own or home.cell is None:
            return own
        rows = set(home.cell.rows)
        return tuple(r.path for r, u in self._homes if u.grid == home.grid and u.cell and rows & set(u.cell.rows))

    def _home_of(self, thing: Unread) -> Unit | None:
        for unit in self._units:
            if thing.place is not None and unit.place == thing.place:
                return unit
            if thing.page is not None and thing.box is not None and _holds(unit, thing.page, thing.box):
                return unit
        return None


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    grids = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Unit(block.text, block.page, block.box, block.place)
        elif isinstance(block, Grid):
            for cell in block.cells:
                yield Unit(cell.text, cell.page, cell.box, cell.place, grids, cell)
            grids += 1


def _holds(unit: Unit, page: int, box: Box) -> bool:
    if unit.box is None or unit.page != page:
        return False
    x, y = box.middle
    return unit.box.x0 <= x <= unit.box.x1 and unit.box.top <= y <= unit.box.bottom


def _touches(thing: Unread, page: int, box: Box) -> bool:
    if thing.box is None or thing.page != page:
        return False
    across = min(thing.box.x1, box.x1) > max(thing.box.x0, box.x0)
    return across and min(thing.box.bottom, box.bottom) > max(thing.box.top, box.top)
