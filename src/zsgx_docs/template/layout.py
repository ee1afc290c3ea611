"""A template's sheet read as a form: which cells are labels, which hold slots, and what names what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zsgx_docs.errors import TemplateError
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph, Sheet
from zsgx_docs.template.grammar import AnnexTag, EndTag, ForTag, SlotTag, tokens
from zsgx_docs.template.pattern import Literal, Pattern, Piece, Slot


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell or paragraph with slots: `label` is the print that names it, `group` the label over several.

    `lines_to_table` counts a paragraph's written lines to the next table below (-1: directly above it) or,
    behind the last table, from that (1: directly below it).
    """

    pattern: Pattern
    place: Place
    label: str | None = None
    group: str | None = None
    under_label: bool = False
    lines_to_table: int | None = None


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


@dataclass(frozen=True, slots=True)
class AnnexSlot:
    """Where another template is joined: filled from the record at `path`, blank where that is None."""

    template: str
    path: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Layout:
    """`print_` is all purely printed text (labels, titles, notes), `lines` all written paragraphs."""

    blanks: tuple[Blank, ...]
    repeats: tuple[Repeat, ...]
    print_: tuple[str, ...]
    annexes: tuple[AnnexSlot, ...] = ()
    lines: tuple[Pattern, ...] = ()


def layout_of(sheet: Sheet, kinds: dict[str, str]) -> Layout:
    """`kinds` maps paths to value kinds for slots that name none. Raises TemplateError with the place."""
    blanks: list[Blank] = []
    repeats: list[Repeat] = []
    print_: list[str] = []
    annexes: list[AnnexSlot] = []
    lines: list[Pattern] = []
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            annexes.extend(_annexes(block))
            pattern = _pattern(block.text.text, _name(block.place), kinds)
            if pattern.pieces:
                lines.append(pattern)
            if pattern.slots:
                offset = lines_to_table(sheet.blocks, block)
                blanks.append(Blank(pattern, block.place or Place(), lines_to_table=offset))
            elif pattern.literal:
                print_.append(pattern.literal)
        else:
            _Table(block, kinds).into(blanks, repeats, print_)
    return Layout(tuple(blanks), tuple(repeats), tuple(print_), tuple(annexes), tuple(lines))


def lines_to_table(blocks: Sequence[Block], paragraph: Paragraph) -> int | None:
    """See `Blank`; None where there is no table."""
    written = [b for b in blocks if isinstance(b, Grid) or b.text.text.strip()]
    at = next(i for i, b in enumerate(written) if b is paragraph)
    tables = [i for i, b in enumerate(written) if isinstance(b, Grid)]
    below = next((i for i in tables if i > at), None)
    if below is not None:
        return at - below
    return at - tables[-1] if tables else None


def _name(place: Place | None) -> str:
    if place is None:
        return "模板"
    if place.table is not None:
        return f"第{place.table + 1}个表格第{(place.row or 0) + 1}行第{(place.cell or 0) + 1}格"
    return f"第{(place.paragraph or 0) + 1}段"


def _annexes(paragraph: Paragraph) -> Iterator[AnnexSlot]:
    where = _name(paragraph.place)
    parts = tokens(paragraph.text.text, where)
    for number, part in enumerate(parts):
        if isinstance(part, AnnexTag):
            rest = parts[number + 1 :]
            if any(not isinstance(p, str) or p.strip() for p in rest):
                raise TemplateError(f"{where}：附件标记之后不能再有内容，请另起一段。")
            yield AnnexSlot(part.template, part.path, paragraph.place or Place())


def pattern_of(text: str, where: str) -> Pattern:
    """Print and slots of one text; slots that name no kind are of kind text."""
    return _pattern(text, where, {})


def _pattern(text: str, where: str, kinds: dict[str, str], variable: str = "", prefix: str = "") -> Pattern:
    pieces: list[Piece] = []
    for part in tokens(text, where):
        if isinstance(part, str):
            if part.strip():
                pieces.append(Literal(part.strip()))
        elif isinstance(part, SlotTag):
            pieces.append(_slot(part, kinds, variable, prefix))
    return Pattern(tuple(_hints_apart(pieces)))


def _slot(tag: SlotTag, kinds: dict[str, str], variable: str, prefix: str) -> Slot:
    path = tag.path
    if variable and path.startswith(variable + "."):
        path = f"{prefix}[].{path[len(variable) + 1 :]}"
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
            pattern = _pattern(cell.text.text, _name(cell.place), self._kinds)
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
                for part in tokens(cell.text.text, _name(cell.place)):
                    if isinstance(part, ForTag) and part.unit == "tr":
                        start = (row, part)
                    elif isinstance(part, EndTag) and part.unit == "tr":
                        if start is None:
                            raise TemplateError(f"{_name(cell.place)}：行循环有结束标记而没有开始标记。")
                        yield start[0], row, start[1]
                        start = None
                    elif isinstance(part, AnnexTag):
                        raise TemplateError(f"{_name(cell.place)}：附件不能放在表格里，请另起一段。")
        if start is not None:
            raise TemplateError(f"表格第{start[0] + 1}行：行循环没有结束标记 {{%tr endfor %}}。")

    def _repeat(self, first: int, last: int, loop: ForTag) -> Repeat:
        heads = self._grid.row(first - 1) if first else []
        body = [
            (cell, _pattern(cell.text.text, _name(cell.place), self._kinds, loop.variable, loop.path))
            for row in range(first, last + 1)
            for cell in self._grid.row(row)
        ]
        columns = tuple(
            Column(next((_plain(h) for h in heads if cell.column in h.columns), ""), pattern)
            for cell, pattern in body
            if pattern.slots
        )
        return Repeat(
            loop.path, columns, Place(table=body[0][0].place.table if body[0][0].place else 0, row=first)
        )

    def _blank(self, cell: Cell, pattern: Pattern) -> Blank:
        place = cell.place or Place()
        left = [c for c in self._grid.row(cell.row) if c.column < cell.column]
        labels = [c for c in left if self._is_label(c)]
        if not labels:
            head = self._head(cell)
            return Blank(pattern, place, _plain(head) if head else None, None, head is not None)
        if left[-1] is not labels[-1]:
            return Blank(pattern, place, _plain(labels[-1]), _plain_or_none(self._head(cell)))
        group = labels[0] if len(labels) > 1 and labels[0] is left[0] and labels[0].row_span > 1 else None
        return Blank(pattern, place, _plain(labels[-1]), _plain_or_none(group))

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
