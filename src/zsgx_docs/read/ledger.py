"""Keep the books of a paper: every mark is print, part of one value, something named, or told as unread.

The ledger is opened with what the readers found and what matching took, and closed once. What it finds left
over, or taken twice, is doubt for the values whose cell, row or line it touches; it is never a crash.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Block, Cell, Grid
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.entries import Entry, entries_of, places_in
from zsgx_docs.read.form_print import PrintOfForm
from zsgx_docs.read.further_columns import in_further_columns
from zsgx_docs.read.layout import is_page_number
from zsgx_docs.read.match import Reading, label_form

LEFT_OVER = "旁边还有没有归入任何一栏的文字“{text}”，请核对"
SHORT_ROW = "这一行比表格的其他行少了格子，内容可能错位，请核对"
FAR = 6.0
"""Heights of what stands in a line, from which it is too far to belong to what was read there; a guess."""
EDGE = 72.0
"""Points from the highest and lowest text of a paper within which a page begins and ends; a guess."""
_NO_WORDS = re.compile(r"[\W_□☑√✓×✗口]*")
_ITEM = re.compile(r"\[\d+\]")
_ANNEX = re.compile(r"附(?:件|表)\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]?")
_LETTER = re.compile(r"(?:厅|局|委|办|中心|部|处|领导)[:：]$|(?:的函|的请示|的报告|报送函)$")


@dataclass(frozen=True, slots=True)
class _Paths:
    """The paths of readings by the unit they stand in, and by row of a grid."""

    of_unit: defaultdict[int, list[str]]
    of_row: defaultdict[tuple[int | None, int], list[str]]

    @classmethod
    def of(cls, homes: Iterable[tuple[Reading, Entry]]) -> _Paths:
        found = cls(defaultdict(list), defaultdict(list))
        for reading, unit in homes:
            found.of_unit[id(unit)].append(reading.path)
            for row in unit.cell.rows if unit.cell else ():
                found.of_row[unit.grid, row].append(reading.path)
        return found


@dataclass(frozen=True)
class Ledger:
    """What stands in a paper, and what of it the readings took.

    `print_` is the template's own; `beside` is what the readers saw besides text. On a scan (`is_scan`) rules
    may be lost, and rows that end before others say nothing. `labels`: that of each path, as compared.
    """

    blocks: Sequence[Block]
    readings: Sequence[Reading]
    print_: PrintOfForm
    beside: Sequence[Unread] = field(default=())
    is_scan: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)

    def unread(self) -> list[Unread]:
        """Everything that no value took and nothing names, with the values that it touches."""
        beside = [thing for thing in self.beside if self._is_mine(thing)]
        things = [*beside, *self._text_left_over()]
        told = [thing.touching(tuple(dict.fromkeys(self._touched(thing)))) for thing in things]
        return [*told, *self._rows_cut_short()]

    def _rows_cut_short(self) -> Iterator[Unread]:
        """Rows of a drawn table that end before the others: a cell is gone, and what follows moved up."""
        if self.is_scan:
            return
        for number, grid in enumerate(block for block in self.blocks if isinstance(block, Grid)):
            for row, cells in short_rows(grid):
                near = tuple(dict.fromkeys(self._paths.of_row.get((number, row), ())))
                if near:
                    box = union(cell.box for cell in cells if cell.box) if cells[0].box else None
                    yield Unread("object", SHORT_ROW, cells[0].page, box, cells[0].place, near=near)

    def _is_mine(self, thing: Unread) -> bool:
        """Whether it stands in this paper, of several in a Word file."""
        return thing.place is None or thing.place in self._by_place

    def taken_twice(self) -> dict[str, str]:
        """By path, the path of another value that was made of the same characters.

        Items of a list may share what is said once for all of them, such as a telephone.
        """
        shared = (sorted(paths) for paths in self._takers.values() if len(paths) > 1)
        return {
            path: next(other for other in paths if other != path)
            for paths in shared
            if len({_ITEM.sub("[]", path) for path in paths}) > 1
            for path in paths
        }

    def _text_left_over(self) -> Iterator[Unread]:
        """What stands in a column that the form has not is named by its head, which is told itself."""
        further = in_further_columns(self._units, self._is_taken, self.print_.is_own)
        for unit in self._units[self._end_of_letter :]:
            said = unit.text.text.strip()
            if not self._is_taken(unit) and not self._has_a_name(said) and id(unit) not in further:
                reason = LEFT_OVER.format(text=said[:20])
                yield Unread("text", reason, unit.page, unit.box, unit.place, said)

    def _has_a_name(self, said: str) -> bool:
        """Whether it is print, a page number, an annex's mark, or no words at all."""
        named = _NO_WORDS.fullmatch(said) or _ANNEX.fullmatch(said) or is_page_number(said)
        return bool(named) or self.print_.says(said)

    def _is_taken(self, unit: Entry) -> bool:
        solid = (m for c, m in zip(unit.text.text, unit.text.marks, strict=True) if not c.isspace())
        return any(id(mark) in self._takers for mark in solid)

    @cached_property
    def _end_of_letter(self) -> int:
        """How many paragraphs a covering letter before the paper has; 0 where there is none."""
        before = list(takewhile(self._may_be_letter, self._units))
        return len(before) if any(_LETTER.search(unit.text.text.strip()) for unit in before) else 0

    def _may_be_letter(self, unit: Entry) -> bool:
        said = unit.text.text.strip()
        return unit.cell is None and not self._is_taken(unit) and not (said and self.print_.says(said))

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
    def _units(self) -> tuple[Entry, ...]:
        return tuple(entries_of(self.blocks))

    @cached_property
    def _homes(self) -> tuple[tuple[Reading, Entry], ...]:
        """Each reading with the cell or paragraph that it was read in, where that is known."""
        homes = ((reading, self._home_of_reading(reading)) for reading in self.readings)
        return tuple((reading, home) for reading, home in homes if home is not None)

    def _home_of_reading(self, reading: Reading) -> Entry | None:
        home = self._by_place.get(reading.place) if reading.place else None
        return home or next((unit for page, box in reading.area if (unit := self._under(page, box))), None)

    def _under(self, page: int, box: Box) -> Entry | None:
        """The cell or paragraph that the middle of a box lies in."""
        return next((unit for unit in self._by_page.get(page, ()) if _holds(unit, box)), None)

    @cached_property
    def _by_page(self) -> Mapping[int, list[Entry]]:
        found: dict[int, list[Entry]] = defaultdict(list)
        for unit in self._units:
            if unit.page is not None and unit.box is not None:
                found[unit.page].append(unit)
        return found

    @cached_property
    def _by_place(self) -> Mapping[Place, Entry]:
        """The unit of each place of a Word file; cells of tables inside a cell belong to that cell."""
        found: dict[Place, Entry] = {}
        for unit in self._units:
            found |= dict.fromkeys(places_in(unit.cell), unit) if unit.cell else {}
            if unit.place is not None:
                found[unit.place] = unit
        return found

    @cached_property
    def _paths(self) -> _Paths:
        return _Paths.of(self._homes)

    def _touched(self, thing: Unread) -> tuple[str, ...]:
        near = (*self._near(thing), *self._named_by(thing))
        return near or (*self._unseated_before(thing), *self._cut_by_page(thing))

    def _cut_by_page(self, thing: Unread) -> tuple[str, ...]:
        """Where a page begins with what nobody took, the values that end lowest on the page before; where it
        ends so, those that begin highest on the next.
        """
        if thing.what != "text" or thing.page is None or thing.box is None:
            return ()
        head, foot = self._head_and_foot
        areas = [(page, box, reading.path) for reading in self.readings for page, box in reading.area]
        here = [box.top for page, box, _ in areas if page == thing.page]
        begins = thing.box.top < head + EDGE and all(thing.box.top <= top for top in here)
        ends = thing.box.bottom > foot - EDGE and all(top < thing.box.top for top in here)
        before = [(b.bottom, p) for page, b, p in areas if begins and page == thing.page - 1]
        after = [(b.top, p) for page, b, p in areas if ends and page == thing.page + 1]
        lowest, highest = max(before, default=(0.0, ""))[0], min(after, default=(foot, ""))[0]
        last = [path for bottom, path in before if bottom == lowest > foot - EDGE]
        first = [path for top, path in after if top == highest < head + EDGE]
        return tuple(dict.fromkeys([*last, *first]))

    @cached_property
    def _head_and_foot(self) -> tuple[float, float]:
        """Where text begins highest and ends lowest on the paper's pages."""
        boxes = [unit.box for unit in self._units if unit.box is not None]
        return min((b.top for b in boxes), default=0.0), max((b.bottom for b in boxes), default=0.0)

    def _unseated_before(self, thing: Unread) -> tuple[str, ...]:
        """The empty values of running text above it: what touches nothing else may be one of them."""
        home = self._home_of(thing)
        if thing.page is None or thing.box is None or (home is not None and home.cell is not None):
            return ()
        end = (thing.page, thing.box.bottom)
        empty = (r for r in self.readings if not r.text.text and r.tick is None and r.area)
        return tuple(r.path for r in empty if self._is_unseated(r) and (r.area[0][0], r.area[0][1].top) < end)

    def _is_unseated(self, reading: Reading) -> bool:
        """Whether no cell is its own; between two blocks it has a place without height."""
        home = self._home_of_reading(reading)
        return home is None or home.cell is None or not reading.area[0][1].height

    def _near(self, thing: Unread) -> tuple[str, ...]:
        """The values of its own cell or line; where it has none, those of its row.

        A workbook's further columns touch nothing: whoever typed it is told of them by name.
        """
        home = self._home_of(thing)
        if home is not None and home.place is not None and home.place.sheet is not None:
            return ()
        if home is None:
            over = (r.path for r in self.readings if any(_touches(thing, p, b) for p, b in r.area))
            return tuple(over) or self._before(thing)
        own = tuple(self._paths.of_unit.get(id(home), ()))
        if own or home.cell is None:
            return own
        rows = (self._paths.of_row.get((home.grid, row), ()) for row in home.cell.rows)
        return tuple(dict.fromkeys(path for paths in rows for path in paths))

    def _named_by(self, thing: Unread) -> Iterator[str]:
        """The values whose label a cell begins with: what is theirs may stand here."""
        home = self._home_of(thing)
        if home is None or home.cell is None:
            return iter(())
        said = label_form(thing.text or "")
        return (
            r.path for r in self.readings if (label := self.labels.get(r.path)) and said.startswith(label)
        )

    def _before(self, thing: Unread) -> tuple[str, ...]:
        """The values that are read nearest to the left in its line: those of a label whose value is gone."""
        box = thing.box
        if box is None:
            return ()
        reach = FAR * box.height
        gaps = [
            (box.x0 - b.x1, r) for r in self.readings for p, b in r.area if p == thing.page and _level(b, box)
        ]
        near = [(gap, r) for gap, r in gaps if -box.width < gap < reach]
        nearest = min((gap for gap, _ in near), default=0.0)
        return tuple(dict.fromkeys(r.path for gap, r in near if gap == nearest))

    def _home_of(self, thing: Unread) -> Entry | None:
        if thing.place is not None:
            return self._by_place.get(thing.place)
        if thing.page is None or thing.box is None:
            return None
        return self._under(thing.page, thing.box)


def short_rows(grid: Grid) -> Iterator[tuple[int, list[Cell]]]:
    """The rows that end before others of the grid, with their cells."""
    rows = [grid.row(number) for number in range(grid.row_count)]
    ends = [max((cell.columns.stop for cell in cells), default=0) for cells in rows]
    for number, (cells, end) in enumerate(zip(rows, ends, strict=True)):
        if cells and end < max(ends):
            yield number, cells


def _holds(unit: Entry, box: Box) -> bool:
    return unit.box is not None and unit.box.holds(box.middle)


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one line of text."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > min(one.height, other.height) / 2


def _touches(thing: Unread, page: int, box: Box) -> bool:
    if thing.box is None or thing.page != page:
        return False
    across = min(thing.box.x1, box.x1) > max(thing.box.x0, box.x0)
    return across and min(thing.box.bottom, box.bottom) > max(thing.box.top, box.top)
