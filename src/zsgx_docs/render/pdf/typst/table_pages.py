"""Sets a long table page by page, so that Typst sets its pages side by side and seeks no ends.

Typst is asked first, with a few rows, where the table begins and how much a page holds, and how high the rows
are that only it can measure. Where that leaves any doubt about where a page ends, the table is set whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from zsgx_docs.render.pdf.blocks import CellLook, TableCell
from zsgx_docs.render.pdf.typst.fit import cell_width
from zsgx_docs.render.pdf.typst.literals import array, call, points, stroke
from zsgx_docs.render.pdf.typst.simple_cells import Simple
from zsgx_docs.render.pdf.typst.table import by_column, full, placed, table, told_apart
from zsgx_docs.render.pdf.typst.table_lines import DifferentLines, Ruled, ruled_lines
from zsgx_docs.render.pdf.typst.table_plan import Plan, sure_height
from zsgx_docs.render.pdf.typst.writer import BlockWriter

LONG = 200
"""Rows from which setting a table page by page is worth while: a guess."""
TOLD = "told"
_TRIED = 3
"""Rows set below the head to learn where the table begins: a guess."""
_CLOSE = 0.01
"""Points: a page that ends as near as this to a row's edge is left to Typst; a guess above its rounding."""


@dataclass(frozen=True)
class LongTable:
    """A table written as a variable of Typst; what Typst tells of it decides what that stands for."""

    number: int
    plan: Plan
    above: float
    writer: BlockWriter

    @property
    def name(self) -> str:
        """Return the name of the variable."""
        return f"long-{self.number}"

    @classmethod
    def of(cls, number: int, plan: Plan, above: float, writer: BlockWriter) -> LongTable | None:
        """Return the long table of a plan, None for one that must be set whole."""
        rows = plan.shown.rows
        if writer.boxed or writer.page.columns > 1 or len(rows) < LONG or not plan.in_order:
            return None
        if any(cell.row_span > 1 or cell.look.stacked for cell in plan.shown.cells):
            return None
        if any(row.splits and not height for row, height in zip(rows, plan.heights, strict=True)):
            return None
        return cls(number, plan, above, writer)

    def whole(self) -> str:
        """Return the definition of the table set whole."""
        return f"#let {self.name} = {table(self.plan, self.above, self.writer)}"

    def probe(self) -> str:
        """Return its beginning, with labels to ask for."""
        few = table(replace(self.plan, together=()), self.above, self.writer, self.plan.shown.head + _TRIED)
        return "\n".join(
            [
                f"#let {self.name} = {{",
                f"[#{few} <{self.name}>]",
                f"layout(size => {self._tell('room: size.height.pt()')})",
                "pagebreak()",
                f"[#block(height: 1pt) <{self.name}-top>]",
                "}",
            ]
        )

    def questions(self) -> str:
        """Return what asks Typst for its measures, to stand at the document's end."""
        start = f"start: locate(<{self.name}>).position().y.pt()"
        top = f"top: locate(<{self.name}-top>).position().y.pt()"
        cells = (self._measure(cell, simple) for _, cell, simple in self._unsure())
        below = call("block", self.plan.below or "none", width=points(self.writer.width))
        said = f"{start}, {top}, below: measure({below}).height.pt(), heights: {array(list(cells))}"
        return f"#context {self._tell(said)}"

    def _tell(self, said: str) -> str:
        return f"[#metadata((table: {self.number}, {said})) <{TOLD}>]"

    def _measure(self, cell: TableCell, simple: Simple | None) -> str:
        width = points(cell_width(cell, self.plan.shown))
        return f"measure({self._hoisted(call('block', self._body(cell, simple), width=width))}).height.pt()"

    def _hoisted(self, written: str) -> str:
        return f"{self.plan.hoisted}({written})" if self.plan.hoisted else written

    def _unsure(self) -> Iterator[tuple[int, TableCell, Simple | None]]:
        """The cells that only Typst can measure, with their rows."""
        for number, height in enumerate(self.plan.heights):
            if not height:
                for cell, simple in self.plan.cells_of(number):
                    if sure_height(cell, simple, splits=False) is None:
                        yield number, cell, simple

    def pages(self, told: Mapping[str, Any]) -> str | None:
        """Return the definition by pages, a table each; None where a page's end is not sure."""
        heights = self._heights(told["heights"])
        head = self.plan.shown.head
        room = told["room"] - sum(heights[:head])
        first = room - (told["start"] - told["top"])
        below = [told["below"]] if self.plan.below else []
        runs = _runs([*heights, *below], head, first, room, self.plan.together)
        if not runs:
            return None
        if below:
            runs[-1] = range(runs[-1].start, len(heights))
        try:
            pages = [self._page([*range(head), *run], heights, run.start == head) for run in runs]
        except DifferentLines:
            return None
        return "\n".join(
            [f"#let {self.name} = {{", "\npagebreak()\n".join(pages), self.plan.below or "", "}"]
        )

    def _heights(self, measured: Sequence[float]) -> list[float]:
        found = list(self.plan.heights)
        for number, row in enumerate(self.plan.shown.rows):
            if not found[number]:
                sure = (sure_height(*cell, splits=False) or 0 for cell in self.plan.cells_of(number))
                found[number] = max([row.height or 0, *sure])
        for (number, cell, simple), height in zip(self._unsure(), measured, strict=True):
            _, top, _, bottom = cell.look.inset
            around = simple.before + simple.after if simple else 0
            found[number] = max(found[number], height + top + bottom + around)
        return found

    @cached_property
    def _full(self) -> Mapping[tuple[int, int], str]:
        """The cells that need markup, by row and column."""
        shown = self.plan.shown
        cells = (cell for row in self.plan.rows for cell, simple in row if simple is None)
        return {(cell.row, cell.column): full(cell, shown, self.writer) for cell in cells}

    def _page(self, numbers: Sequence[int], heights: Sequence[float], is_first: bool) -> str:
        shown, plan = self.plan.shown, self.plan
        rows = [heights[number] for number in numbers]
        cells = [self._cell(cell, simple) for number in numbers for cell, simple in plan.cells_of(number)]
        grid = call(
            "grid",
            *cells,
            columns=array([points(width) for width in shown.widths]),
            rows=array([points(height) for height in rows]),
            align=by_column(plan.usual_align),
            inset=by_column(plan.usual_inset),
        )
        looks = [tuple(cell for cell, _ in plan.cells_of(number)) for number in numbers]
        edges = [0.0, *accumulate(rows)]
        lines = map(_drawn, ruled_lines(looks, shown.widths, edges))
        size = {"width": points(min(sum(shown.widths), self.writer.width)), "height": points(edges[-1])}
        written = call("block", "{\n" + "\n".join([self._hoisted(grid), *lines]) + "\n}", **size)
        above = points(self.above) if is_first else "0pt"
        return call("block", placed(written, shown, self.writer), above=above, below="0pt", width="100%")

    def _cell(self, cell: TableCell, simple: Simple | None) -> str:
        alike = (cell.look, simple is None, cell.column, cell.column_span)
        given = self._told_apart.get(alike)
        if given is None:
            align, inset, _ = self.plan.look(cell, simple)
            given = self._told_apart[alike] = told_apart(cell, align, inset, self.plan)
        body = self._body(cell, simple)
        return call("grid.cell", body, **given) if given else body

    @cached_property
    def _told_apart(self) -> dict[tuple[CellLook, bool, int, int], dict[str, str]]:
        """What cells that are alike must say for themselves."""
        return {}

    def _body(self, cell: TableCell, simple: Simple | None) -> str:
        if simple is None:
            return self._full[cell.row, cell.column]
        return "[]" if simple.look is None else simple.written(self.plan.hoisted)


def answered(tables: Sequence[LongTable], told: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the tables' definitions, by what was told to their questions."""
    by_table: list[dict[str, Any]] = [{} for _ in tables]
    for said in told:
        by_table[said["table"]].update(said)
    return [table.pages(said) or table.whole() for table, said in zip(tables, by_table, strict=True)]


def _drawn(ruled: Ruled) -> str:
    """Lines reach half their thickness beyond their ends, so that corners are whole."""
    thickness = ruled.line.width
    before = (0, thickness / 2) if ruled.upright else (thickness / 2, 0)
    x, y = ruled.x - before[0], ruled.y - before[1]
    way = "90deg" if ruled.upright else "0deg"
    return call("ruled", points(x), points(y), points(ruled.length + thickness), way, stroke(ruled.line))


def _runs(
    heights: Sequence[float], head: int, first: float, room: float, together: Sequence[range]
) -> list[range]:
    """The rows of each page; none where a row fits a page just so, or the first has room for no row."""
    first_of = {number: run.start for run in together for number in run}
    runs: list[range] = []
    start, left = head, first
    for number in range(head, len(heights)):
        spare = left - heights[number]
        if abs(spare) < _CLOSE or heights[number] > room:
            return []
        if spare < 0:
            end = first_of.get(number, number)
            if end <= start:
                return []
            runs.append(range(start, end))
            start, spare = end, room - sum(heights[end : number + 1])
            if spare < _CLOSE:
                return []
        left = spare
    return [*runs, range(start, len(heights))]
