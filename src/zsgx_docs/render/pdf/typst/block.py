"""Writes blocks in a row as Typst code: the space between them, paragraphs, tables, breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from zsgx_docs.render.pdf.blocks import (
    Block,
    Break,
    Floating,
    LineGrid,
    PageSetup,
    ParagraphBlock,
    Piece,
    Table,
    TextRun,
)
from zsgx_docs.render.pdf.typst import figure, inline
from zsgx_docs.render.pdf.typst.fit import fits_page, fitted
from zsgx_docs.render.pdf.typst.lines import Lines
from zsgx_docs.render.pdf.typst.literals import array, call, paint, points, sequence, stroke
from zsgx_docs.render.pdf.typst.table import table as table_code
from zsgx_docs.render.pdf.typst.table_pages import LongTable
from zsgx_docs.render.pdf.typst.table_plan import Plan
from zsgx_docs.render.pdf.typst.text import TextMarkup
from zsgx_docs.word.formats import BorderLine

_SIDES = {"center": "center", "right": "right"}
MOST_NOTES = 4
"""Paragraphs that stay with a table above them, at most: a guess."""
_STACKED_LINE = 1.1
"""Ems from one character to the next in text from top to bottom: a guess at Word's."""


@dataclass(frozen=True, slots=True)
class BlockMarkup:
    """A writer of blocks of some `width` in points; `boxed`: inside a cell, box, header or footer.

    `long` are the tables written so far that are to be set page by page.
    """

    text: TextMarkup
    page: PageSetup
    grid: LineGrid
    width: float
    boxed: bool = False
    long: list[LongTable] = field(default_factory=list)
    edge: tuple[Literal["top", "bottom"], float] | None = None

    @property
    def hung_from(self) -> tuple[Literal["top", "bottom"], float]:
        """Return the edge of the text that things placed on the page hang from, and how far down it is."""
        return self.edge or ("top", self.page.top)

    def inside(self, grid: LineGrid, width: float) -> BlockMarkup:
        """Return the writer for what a cell or box holds."""
        return replace(self, boxed=True, grid=grid, width=width)

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        """Return blocks from top to bottom, a piece of code for each.

        In Word the space between two paragraphs is the sum of theirs, and it counts in cells' ends too.
        """
        parts: list[str] = []
        owed, before = 0.0, None
        joined = list(_joined(blocks))
        while joined:
            block = joined.pop(0)
            if isinstance(block, Break):
                parts.append("pagebreak()" if block.kind == "page" else "colbreak()")
                owed, before = 0.0, None
                continue
            above = owed + _space_before(block, before)
            if before is None and above:
                parts.append(f"v({points(above)})")
                above = 0
            if isinstance(block, Table):
                notes = self._notes(block, joined)
                del joined[: len(notes)]
                parts.append(self._table(block, above, notes))
                block = notes[-1] if notes else block
            else:
                parts.extend(self._paragraph_with_figures(block, above))
            owed, before = block.format.after if isinstance(block, ParagraphBlock) else 0, block
        return [*parts, f"v({points(owed)})"] if self.boxed and owed else parts

    def _notes(self, table: Table, below: Sequence[Block]) -> tuple[ParagraphBlock, ...]:
        """The paragraphs that a table's last row must stay with."""
        if self.boxed or self.page.columns > 1 or not (table.rows and table.rows[-1].kept):
            return ()
        notes: list[ParagraphBlock] = []
        for block in below[:MOST_NOTES]:
            if not isinstance(block, ParagraphBlock):
                return ()
            notes.append(block)
            if not block.format.keep_next:
                break
        low = all(fits_page(note, self.width, self.page.text_height / (2 * MOST_NOTES)) for note in notes)
        return tuple(notes) if low else ()

    def _paragraph_with_figures(self, block: ParagraphBlock, above: float) -> Iterator[str]:
        flowing: list[Piece] = []
        for piece in block.pieces:
            if isinstance(piece, Floating):
                yield figure.floating(piece, self)
            else:
                flowing.append(piece)
        yield self._paragraph(block, flowing, above)

    def _table(self, table: Table, above: float, notes: tuple[ParagraphBlock, ...]) -> str:
        below = sequence(self.blocks(notes)) if notes else None
        plan = Plan.of(fitted(table, self.page.text_height), self, below)
        long = LongTable.of(len(self.long), plan, above, self)
        if long is None:
            return table_code(plan, above, self)
        self.long.append(long)
        return long.name

    def _paragraph(self, paragraph: ParagraphBlock, pieces: list[Piece], above: float) -> str:
        form, lines = paragraph.format, Lines.of(paragraph, self.grid)
        framed, above = (above, 0.0) if form.frame_goes_on else (0.0, above)
        kept = "true" if form.keep_next else None
        if not pieces and not form.borders:
            height = sum(self.text.edges(paragraph.mark, lines))
            return call("blank", points(height), above=points(above), kept=kept)
        return call(
            "paragraph",
            inline.flow(pieces, paragraph, lines, self),
            above=points(above) if above else None,
            left=points(form.left) if form.left else None,
            right=points(form.right) if form.right else None,
            first=points(form.first) if form.first else None,
            side=_SIDES.get(form.align),
            justified="true" if form.align in ("both", "distribute") else None,
            kept=kept,
            whole="true"
            if form.keep_lines and fits_page(paragraph, self.width, self.page.text_height)
            else None,
            guarded="true" if form.widow_control else None,
            fill=paint(form.fill) if form.fill else None,
            rules=_rules(form.borders),
            banded=_banded(form.borders),
            over=_spaces(form.borders, ("top", "bottom"), framed),
            beside=_spaces(form.borders, ("left", "right")),
        )

    def stacked(self, blocks: tuple[Block, ...], height: float | None) -> str:
        """Return text from top to bottom, columns from the right; `height` bounds a column, in points."""
        columns = [
            self._column(part, paragraph)
            for paragraph in blocks
            if isinstance(paragraph, ParagraphBlock)
            for part in _columns(paragraph, height)
        ]
        return call("stack", *columns, dir="rtl", spacing="2pt") if columns else "none"

    def _column(self, characters: list[TextRun], paragraph: ParagraphBlock) -> str:
        lines = replace(Lines.of(paragraph, replace(self.grid, pitch=None)), factor=_STACKED_LINE)
        written = [call("box", self.text.run(character, lines)) for character in characters]
        return call("align", "center", call("stack", *written, dir="ttb"))


def _space_before(block: ParagraphBlock | Table, before: Block | None) -> float:
    if not isinstance(block, ParagraphBlock):
        return 0
    form = block.format
    if form.contextual and isinstance(before, ParagraphBlock) and before.format.style == form.style:
        return -before.format.after
    return form.before


def _columns(paragraph: ParagraphBlock, height: float | None) -> list[list[TextRun]]:
    characters = [
        TextRun(character, piece.format)
        for piece in paragraph.pieces
        if isinstance(piece, TextRun)
        for character in piece.text.strip()
    ]
    if not characters or not height:
        return [characters] if characters else []
    most = max(1, int(height / (max(c.format.size for c in characters) * _STACKED_LINE)))
    return [characters[i : i + most] for i in range(0, len(characters), most)]


def _joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Neighbouring paragraphs with the same borders stand in one frame, as in Word."""

    joined: list[Block] = []
    for above, block, below in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, ParagraphBlock) and block.format.borders:
            gone = {side for side, near in (("top", above), ("bottom", below)) if _same_frame(block, near)}
            kept = tuple(border for border in block.format.borders if border[0] not in gone)
            form = replace(block.format, borders=kept, frame_goes_on="top" in gone)
            block = replace(block, format=form)
        joined.append(block)
    return tuple(joined)


def _same_frame(block: ParagraphBlock, near: Block | None) -> bool:
    if not isinstance(near, ParagraphBlock):
        return False
    one, other = block.format, near.format
    return (one.borders, one.left, one.right) == (other.borders, other.left, other.right)


def _rules(borders: tuple[tuple[str, BorderLine], ...]) -> str | None:
    simple = [f"{side}: {stroke(line)}, " for side, line in borders if not _is_banded(side, line)]
    return "(" + "".join(simple) + ")" if simple else None


def _is_banded(side: str, line: BorderLine) -> bool:
    return bool(line.bands) and side in ("top", "bottom")


def _banded(borders: tuple[tuple[str, BorderLine], ...]) -> str | None:
    """Borders of several strokes stand outside the text, beyond their space."""
    found = []
    for side, line in borders:
        if _is_banded(side, line):
            widths, height = line.bands, sum(line.bands)
            if side == "bottom":
                widths = widths[::-1]
            off = -line.space - height if side == "top" else line.space
            strokes = array([points(width) for width in widths])
            found.append(f"(edge: {side}, dy: {points(off)}, widths: {strokes}, paint: {paint(line.colour)})")
    return array(found) if found else None


def _spaces(
    borders: tuple[tuple[str, BorderLine], ...], sides: tuple[str, str], framed: float = 0
) -> str | None:
    """The room between the text and its borders; `framed` is the room within a frame that goes on."""
    spaces = {"top": framed} if framed else {}
    for side, line in borders:
        if side in sides:
            spaces[side] = line.space + (sum(line.bands) if _is_banded(side, line) else 0)
    given = "".join(f"{side}: {points(space)}, " for side, space in spaces.items() if space)
    return f"({given})" if given else None
