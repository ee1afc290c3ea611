"""Read a template's sheet as a form: which cells are labels, which hold slots, and what names what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zsgx_docs.errors import TemplateError
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.template.grammar import AnnexTag, EndTag, ForTag, IfTag, SlotTag, in_loop, tokens
from zsgx_docs.template.loops import Loop, LoopReader, refuse_shared_tags
from zsgx_docs.template.pattern import Literal, Pattern, Piece, Slot


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell or paragraph with slots: `label` is the print that names it, `group` the label over several.

    `lines_to_table` counts a paragraph's written lines to the next table below (-1: directly above it) or,
    behind the last table, from that (1: directly below it). `crossing`: the label stands beside the cell and
    names several, the group is the head of its column.
    """

    pattern: Pattern
    place: Place
    label: str | None = None
    group: str | None = None
    under_label: bool = False
    lines_to_table: int | None = None
    crossing: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a repeat: its printed head and the pattern of its cells."""

    head: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Repeat:
    """Rows that come as often as the record has items at `path`."""

    path: str
    columns: tuple[Column, ...]
    place: Place
    variable: str = ""


@dataclass(frozen=True, slots=True)
class AnnexSlot:
    """The place of another template: filled from the record at `path`, blank where that is None."""

    template: str
    path: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Layout:
    """A template read as a form.

    `print_` is all purely printed text (labels, titles, notes), `lines` all written paragraphs. `loops` are
    runs of `lines` that repeat; their slots are no blanks. `optional` are the paths without which a paragraph
    is left out.
    """

    blanks: tuple[Blank, ...]
    repeats: tuple[Repeat, ...]
    print_: tuple[str, ...]
    annexes: tuple[AnnexSlot, ...] = ()
    lines: tuple[Pattern, ...] = ()
    loops: tuple[Loop, ...] = ()
    optional: frozenset[str] = frozenset()


def layout_of(sheet: Sheet, kinds: dict[str, str]) -> Layout:
    """Read a sheet as a form; `kinds` maps paths to value kinds for slots that name none.

    Raises TemplateError with the place.
    """
    blanks: list[Blank] = []
    repeats: list[Repeat] = []
    print_: list[str] = []
    annexes: list[AnnexSlot] = []
    lines: list[Pattern] = []
    optional: set[str] = set()
    loops = LoopReader()
    for block in sheet.blocks:
        if isinstance(block, Grid):
            loops.refuse_table(_place_of(block))
            _Table(block, kinds).into(blanks, repeats, print_)
            continue
        annexes.extend(_annexes(block))
        where = name_of(block.place)
        parts = tokens(block.text.text, where)
        optional.update(part.path for part in parts if isinstance(part, IfTag))
        loop = loops.see(parts, where, len(lines), print_)
        pattern = _pattern(block.text.text, where, kinds, *loop)
        if loops.is_open:
            lines.extend([loops.line(pattern)] if pattern.pieces else [])
            continue
        if pattern.pieces:
            lines.append(pattern)
        if pattern.slots:
            offset = lines_to_table(sheet.blocks, block)
            blanks.append(Blank(pattern, block.place or Place(), lines_to_table=offset))
        elif pattern.literal:
            print_.append(pattern.literal)
    layout = Layout(
        tuple(blanks),
        tuple(repeats),
        tuple(print_),
        tuple(annexes),
        tuple(lines),
        tuple(loops.finished()),
        frozenset(optional),
    )
    _refuse_outside_loops(layout)
    return layout


def _refuse_outside_loops(layout: Layout) -> None:
    """A loop's own name for its items means nothing elsewhere."""
    paths = {repeat.variable: repeat.path for repeat in layout.repeats}
    paths |= {loop.variable: loop.path for loop in layout.loops}
    for blank in layout.blanks:
        for slot in blank.pattern.slots:
            variable = slot.path.partition(".")[0]
            if variable in paths:
                raise TemplateError(
                    f"{name_of(blank.place)}：填空“{slot.path}”里的“{variable}”是循环“{paths[variable]}”"
                    "里每一项的名称，只能写在循环的开始和结束之间。"
                )


def _place_of(grid: Grid) -> Place | None:
    return grid.cells[0].place if grid.cells else None


def lines_to_table(blocks: Sequence[Block], paragraph: Paragraph) -> int | None:
    """Count written lines to a table, as `Blank` does; None where there is no table."""
    written = [b for b in blocks if isinstance(b, Grid) or b.text.text.strip()]
    at = next(i for i, b in enumerate(written) if b is paragraph)
    tables = [i for i, b in enumerate(written) if isinstance(b, Grid)]
    below = next((i for i in tables if i > at), None)
    if below is not None:
        return at - below
    return at - tables[-1] if tables else None


def name_of(place: Place | None) -> str:
    """Name a place in words, counted from 1."""
    if place is None:
        return "模板"
    if place.table is not None:
        return f"第{place.table + 1}个表格第{(place.row or 0) + 1}行第{(place.cell or 0) + 1}格"
    return f"第{(place.paragraph or 0) + 1}段"


def _annexes(paragraph: Paragraph) -> Iterator[AnnexSlot]:
    where = name_of(paragraph.place)
    parts = tokens(paragraph.text.text, where)
    for number, part in enumerate(parts):
        if isinstance(part, AnnexTag):
            rest = parts[number + 1 :]
            if any(not isinstance(p, str) or p.strip() for p in rest):
                raise TemplateError(f"{where}：附件标记之后不能再有内容，请另起一段。")
            yield AnnexSlot(part.template, part.path, paragraph.place or Place())


def pattern_of(text: str, where: str) -> Pattern:
    """Return print and slots of one text; slots that name no kind are of kind text."""
    return _pattern(text, where, {})


def _pattern(text: str, where: str, kinds: dict[str, str], variable: str = "", prefix: str = "") -> Pattern:
    pieces: list[Piece] = []
    for part in tokens(text, where):
        if isinstance(part, str):
            if part.strip():
                pieces.append(Literal(part.strip()))
        elif isinstance(part, SlotTag):
            slot = _slot(part, kinds, variable, prefix)
            if slot.path.count("[]") > 1:
                raise TemplateError(f"{where}：循环里的填空“{part.path}”不能再列出多项（[]）。")
            pieces.append(slot)
    return Pattern(tuple(_hints_apart(pieces)))


def _slot(tag: SlotTag, kinds: dict[str, str], variable: str, prefix: str) -> Slot:
    path = in_loop(tag.path, variable, prefix)
    return Slot(path, tag.kind or kinds.get(path, "text"))


def _hints_apart(pieces: list[Piece]) -> Iterator[Piece]:
    """A bracketed line of a literal becomes a literal of its own, so that it may be missing alone."""
    for piece in pieces:
        if isinstance(piece, Literal) and "\n" in piece.text:
            yield from (Literal(line.strip()) for line in piece.text.split("\n") if line.strip())
        else:
            yield piece


class _Table:
    """One grid of a template on its way to blanks and repeats."""

    def __init__(self, grid: Grid, kinds: dict[str, str]) -> None:
        self._grid = grid
        self._kinds = kinds

    def into(self, blanks: list[Blank], repeats: list[Repeat], print_: list[str]) -> None:
        loops = list(self._loops())
        looped = {row for first, last, _ in loops for row in range(first, last + 1)}
        for cell in self._grid.cells:
            if cell.row in looped:
                continue
            pattern = _pattern(cell.text.text, name_of(cell.place), self._kinds)
            if pattern.slots:
                blanks.append(self._blank(cell, pattern))
            elif pattern.literal:
                print_.append(pattern.literal)
        repeats.extend(self._repeat(first, last, loop) for first, last, loop in loops)

    def _loops(self) -> Iterator[tuple[int, int, ForTag]]:
        """First and last grid row of each row loop, its tag rows included."""
        start: tuple[int, ForTag] | None = None
        for row in range(self._grid.row_count):
            for cell in self._grid.row(row):
                for part in self._tags(cell):
                    if isinstance(part, ForTag) and start is not None:
                        raise TemplateError(f"{name_of(cell.place)}：循环里不能再套循环。")
                    if isinstance(part, ForTag):
                        start = (row, part)
                    elif isinstance(part, EndTag) and part.unit == "tr":
                        if start is None:
                            raise TemplateError(f"{name_of(cell.place)}：行循环有结束标记而没有开始标记。")
                        yield start[0], row, start[1]
                        start = None
                    elif isinstance(part, AnnexTag):
                        raise TemplateError(f"{name_of(cell.place)}：附件不能放在表格里，请另起一段。")
        if start is not None:
            raise TemplateError(f"表格第{start[0] + 1}行：行循环没有结束标记 {{%tr endfor %}}。")

    def _tags(self, cell: Cell) -> Iterator[object]:
        """What a cell holds; of loops only those over rows may begin or end there."""
        where = name_of(cell.place)
        parts = tokens(cell.text.text, where)
        for part in parts:
            if isinstance(part, ForTag | EndTag) and part.unit == "tr":
                row = [c for c in self._grid.row(cell.row) if c.row == cell.row]
                beside = [tokens(c.text.text, where) for c in row]
                refuse_shared_tags([p for tags in beside for p in tags], where, "行")
            elif isinstance(part, ForTag) or (isinstance(part, EndTag) and part.closes == "endfor"):
                raise TemplateError(f"{where}：段落循环不能放在表格里；表格里的行用 {{%tr for … %}} 循环。")
            yield part

    def _repeat(self, first: int, last: int, loop: ForTag) -> Repeat:
        heads = self._grid.row(first - 1) if first else []
        body = [
            (cell, _pattern(cell.text.text, name_of(cell.place), self._kinds, loop.variable, loop.path))
            for row in range(first, last + 1)
            for cell in self._grid.row(row)
        ]
        columns = tuple(
            Column(next((_plain(h) for h in heads if cell.column in h.columns), ""), pattern)
            for cell, pattern in body
            if pattern.slots
        )
        return Repeat(
            loop.path,
            columns,
            Place(table=body[0][0].place.table if body[0][0].place else 0, row=first),
            loop.variable,
        )

    def _blank(self, cell: Cell, pattern: Pattern) -> Blank:
        place = cell.place or Place()
        left = [c for c in self._grid.row(cell.row) if c.column < cell.column]
        labels = [c for c in left if self._is_label(c)]
        if not labels:
            head = self._head(cell)
            return Blank(pattern, place, _plain(head) if head else None, None, head is not None)
        if left[-1] is not labels[-1] or self._shares_label(cell):
            return Blank(pattern, place, _plain(labels[-1]), _plain_or_none(self._head(cell)), crossing=True)
        group = labels[0] if len(labels) > 1 and labels[0] is left[0] and labels[0].row_span > 1 else None
        return Blank(pattern, place, _plain(labels[-1]), _plain_or_none(group))

    def _shares_label(self, cell: Cell) -> bool:
        """Tell whether the next cell is a blank too, under a head of its own: their label names both."""
        after = next((c for c in self._grid.row(cell.row) if c.column >= cell.columns.stop), None)
        return after is not None and not self._is_label(after) and self._head(after) is not self._head(cell)

    def _head(self, cell: Cell) -> Cell | None:
        """The nearest label above, in the cell's column."""
        above = [c for c in self._grid.cells if c.row < cell.row and cell.column in c.columns]
        return next((c for c in sorted(above, key=lambda c: -c.row) if self._is_label(c)), None)

    def _is_label(self, cell: Cell) -> bool:
        return bool(_plain(cell)) and "{" not in cell.text.text


def _plain_or_none(cell: Cell | None) -> str | None:
    return _plain(cell) if cell is not None else None


def _plain(cell: Cell) -> str:
    return "".join(cell.text.text.split())
