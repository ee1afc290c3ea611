"""Paragraphs and tables as Typst code."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zsgx_docs.render.pdf.blocks import (
    NO_GRID,
    Block,
    Break,
    Edges,
    Floating,
    Footnote,
    Grid,
    LineBreak,
    PageNumber,
    PageSetup,
    Paragraph,
    Picture,
    Piece,
    Place,
    Shape,
    Tab,
    Table,
    TableCell,
    Text,
)
from zsgx_docs.render.pdf.formats import LineRule
from zsgx_docs.render.pdf.literals import array, call, paint, points, sequence, string, stroke
from zsgx_docs.render.pdf.text_markup import Lines, TextMarkup

_SIDES = {"left": "left", "both": "left", "distribute": "left", "center": "center", "right": "right"}
_COUNTERS = {
    "chineseCounting": "一", "chineseCountingThousand": "一", "upperRoman": "I", "lowerRoman": "i",
    "upperLetter": "A", "lowerLetter": "a", "numberInDash": "- 1 -", "decimalEnclosedCircle": "①",
}  # fmt: skip
_DEFAULT_TAB = 21.0


@dataclass(frozen=True, slots=True)
class BlockMarkup:
    """Writes the blocks of one page setup; `boxed` means inside a cell, box, header or footer."""

    text: TextMarkup
    page: PageSetup
    grid: Grid
    boxed: bool = False
    stacked: bool = False

    def blocks(self, blocks: tuple[Block, ...]) -> list[str]:
        """In Word the space between two paragraphs is the sum of theirs, and it counts in cells' ends too."""
        parts: list[str] = []
        owed, before = 0.0, None
        fresh = True
        for block in blocks:
            if isinstance(block, Break):
                parts.append("pagebreak()" if block.kind == "page" else "colbreak()")
                owed, before, fresh = 0.0, None, True
                continue
            above = owed + _space_before(block, before)
            if fresh and above:
                parts.append(f"v({points(above)})")
                above = 0
            if isinstance(block, Paragraph):
                parts.extend(self._paragraph(block, above))
                owed = block.format.after
            else:
                parts.append(self._table(block, above))
                owed = 0
            before, fresh = block, False
        if self.boxed and owed:
            parts.append(f"v({points(owed)})")
        return parts

    def _boxed(self, grid: Grid | None = None, *, stacked: bool = False) -> BlockMarkup:
        return replace(self, boxed=True, grid=grid or self.grid, stacked=stacked)

    def _paragraph(self, paragraph: Paragraph, above: float) -> Iterator[str]:
        form, lines = paragraph.format, Lines.of(paragraph, self.grid)
        flowing: list[Piece] = []
        for piece in paragraph.pieces:
            if isinstance(piece, Floating):
                yield self._floating(piece)
            else:
                flowing.append(piece)
        if self.stacked:
            flowing, lines = _stacked(flowing), replace(lines, rule=LineRule("auto", 1 / 1.2), pitch=None)
        kept = "true" if form.keep_next else None
        if not flowing and not form.borders:
            height = sum(self.text.edges(paragraph.mark, lines))
            yield call("blank", points(height), above=points(above), kept=kept)
            return
        yield call(
            "paragraph",
            sequence(self._lines(flowing, paragraph, lines)),
            above=points(above),
            left=points(form.left) if form.left else None,
            right=points(form.right) if form.right else None,
            first=points(form.first) if form.first else None,
            side="center" if self.stacked else _SIDES[form.align],
            justified="true" if form.align in ("both", "distribute") else None,
            kept=kept,
            whole="true" if form.keep_lines else None,
            fill=paint(form.fill) if form.fill else None,
            rules=_rules(form.borders),
        )

    def _lines(self, pieces: list[Piece], paragraph: Paragraph, lines: Lines) -> list[str]:
        """The lines between hard breaks; a line with tabs is laid out by its stops."""
        parts: list[str] = []
        held: list[list[Piece]] = [[]]
        for piece in pieces:
            if isinstance(piece, LineBreak):
                held.append([])
            else:
                held[-1].append(piece)
        stretched = paragraph.format.align == "distribute"
        for number, line in enumerate(held):
            if number:
                parts.append("linebreak(justify: true)" if stretched else "linebreak()")
            if line:
                parts.extend(self._line(line, paragraph, lines, number == 0))
            else:
                top, bottom = self.text.edges(paragraph.mark, lines)
                parts.append(call("strut", points(top), points(bottom)))
        return [*parts, "linebreak(justify: true)"] if stretched else parts

    def _line(self, pieces: list[Piece], paragraph: Paragraph, lines: Lines, first: bool) -> list[str]:
        if not any(isinstance(piece, Tab) for piece in pieces):
            return self._inline(pieces, lines)
        segments: list[list[Piece]] = [[]]
        for piece in pieces:
            if isinstance(piece, Tab):
                segments.append(_underlined_gap(piece))
            else:
                segments[-1].append(piece)
        form = paragraph.format
        stops = [
            f"(at: {points(s.at)}, kind: {string(s.kind)}, leader: {string(s.leader) if s.leader else 'none'})"
            for s in form.tabs
        ]
        start = form.left + (form.first if first else 0)
        bodies = ["[#" + sequence(self._inline(s, lines) or ["[]"]) + "]" for s in segments]
        segments_given = [f"(body: {body})" for body in bodies]
        return [call("tabbed", array(stops), points(_DEFAULT_TAB), points(start), *segments_given)]

    def _inline(self, pieces: list[Piece], lines: Lines) -> list[str]:
        parts: list[str] = []
        fitted: list[Text] = []
        for piece in [*pieces, None]:
            goes_on = isinstance(piece, Text) and piece.format.fit_width is not None
            same = goes_on and fitted and piece.format.fit_id == fitted[0].format.fit_id  # type: ignore[union-attr]
            if fitted and not same:
                parts.append(self._fitted(fitted, lines))
                fitted = []
            if isinstance(piece, Text) and goes_on:
                fitted.append(piece)
            elif piece is not None:
                parts.append(self._piece(piece, lines))
        return parts

    def _fitted(self, pieces: list[Text], lines: Lines) -> str:
        body = sequence([self.text.run(piece, lines) for piece in pieces])
        return call("fitted", points(pieces[0].format.fit_width or 0), body)

    def _piece(self, piece: Piece, lines: Lines) -> str:
        if isinstance(piece, Text):
            return self.text.run(piece, lines)
        if isinstance(piece, PageNumber):
            return self._page_number(piece, lines)
        if isinstance(piece, Picture):
            return call("box", _picture(piece))
        if isinstance(piece, Shape):
            return call("box", self._shape(piece))
        if isinstance(piece, Footnote):
            return call("footnote", sequence(self._boxed(NO_GRID).blocks(piece.blocks)))
        return "none"

    def _page_number(self, number: PageNumber, lines: Lines) -> str:
        look = self.text.look(number.format, False, lines, "0123456789")
        if number.total:
            return f"{look}(context str(counter(page).final().first()))"
        pattern = _COUNTERS.get(number.numerals or self.page.numerals, "1")
        return f"{look}(context counter(page).display({string(pattern)}))"

    def _floating(self, floating: Floating) -> str:
        content = floating.content
        body = _picture(content) if isinstance(content, Picture) else self._shape(content)
        x, dx = _position(floating.x, {"page": -self.page.left, "leftMargin": -self.page.left})
        y, dy = _position(floating.y, {"page": -self.page.top, "topMargin": -self.page.top})
        if floating.y.relative_to in ("page", "margin", "topMargin") and y is None:
            y = "top"
        side = " + ".join(part for part in (x or "left", y) if part)
        return call("place", side, body, dx=points(dx), dy=points(dy))

    def _shape(self, shape: Shape) -> str:
        if shape.kind == "line":
            end = f"({points(shape.width)}, {points(shape.height)})"
            return call("line", end=end, stroke=stroke(shape.line))
        left, top, right, bottom = shape.inset
        body = sequence(self._boxed(NO_GRID).blocks(shape.blocks))
        return call(
            "block",
            call("align", shape.vertical, body),
            width=points(shape.width) if shape.width else None,
            height=points(shape.height) if shape.height else None,
            inset=_inset(left, top, right, bottom),
            stroke=stroke(shape.line),
            fill=paint(shape.fill) if shape.fill else None,
        )

    def _table(self, table: Table, above: float) -> str:
        cells = sorted(table.cells, key=lambda c: (c.row, c.column))
        head = [self._cell(c, table) for c in cells if c.row < table.head]
        body = [self._cell(c, table) for c in cells if c.row >= table.head]
        for number, row in enumerate(table.rows):
            if row.height and not row.exact:
                strut = call(
                    "table.cell", call("least", points(row.height)), x=str(len(table.widths)), y=str(number)
                )
                (head if number < table.head else body).append(strut)
        if head:
            body.insert(0, call("table.header", *head))
        rows = [points(row.height) if row.exact and row.height else "auto" for row in table.rows]
        written = call("table", *body, columns=array([*map(points, table.widths), "0pt"]), rows=array(rows))
        indent = table.indent - (_first_inset(table) if table.align == "left" and not self.boxed else 0)
        if table.align != "left":
            written = call("align", table.align, written)
        elif indent:
            written = call("pad", written, left=points(indent))
        return call("block", written, above=points(above), below="0pt", width="100%")

    def _cell(self, cell: TableCell, table: Table) -> str:
        rows = table.rows[cell.row : cell.row + cell.row_span]
        grid = self.grid if self.grid.in_tables else replace(self.grid, pitch=None)
        inner = self._boxed(grid, stacked=cell.stacked)
        return call(
            "table.cell",
            sequence(inner.blocks(cell.blocks)),
            x=str(cell.column),
            y=str(cell.row),
            colspan=str(cell.column_span) if cell.column_span > 1 else None,
            rowspan=str(cell.row_span) if cell.row_span > 1 else None,
            align=f"left + {cell.vertical}",
            inset=_inset(*cell.inset),
            stroke=_edges(cell.edges),
            fill=paint(cell.fill) if cell.fill else None,
            breakable="true" if any(row.splits for row in rows) else "false",
        )


def _space_before(block: Paragraph | Table, before: Block | None) -> float:
    if not isinstance(block, Paragraph):
        return 0
    form = block.format
    if form.contextual and isinstance(before, Paragraph) and before.format.style == form.style:
        return -before.format.after
    return form.before


def _stacked(pieces: list[Piece]) -> list[Piece]:
    """One character a line."""
    split: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Text):
            for character in piece.text.replace(" ", ""):
                split += [Text(character, piece.format), LineBreak()]
        else:
            split.append(piece)
    return split[:-1] if split and isinstance(split[-1], LineBreak) else split


def _underlined_gap(tab: Tab) -> list[Piece]:
    return []


def _rules(borders: tuple[tuple[str, object], ...]) -> str | None:
    if not borders:
        return None
    return "(" + "".join(f"{side}: {stroke(line)}, " for side, line in borders) + ")"  # type: ignore[arg-type]


def _inset(left: float, top: float, right: float, bottom: float) -> str:
    return f"(left: {points(left)}, top: {points(top)}, right: {points(right)}, bottom: {points(bottom)})"


def _edges(edges: Edges) -> str | None:
    sides = {"left": edges.left, "top": edges.top, "right": edges.right, "bottom": edges.bottom}
    drawn = "".join(f"{side}: {stroke(line)}, " for side, line in sides.items() if line is not None)
    return f"({drawn})" if drawn else None


def _first_inset(table: Table) -> float:
    """Word lines up the text of a table, not its border, with the text above."""
    return next((cell.inset[0] for cell in table.cells if cell.column == 0), 0)


def _picture(picture: Picture) -> str:
    """The picture inside an SVG, which can carry it as text: no file is written."""
    data = base64.b64encode(picture.data).decode("ascii")
    width, height = f"{picture.width:g}", f"{picture.height:g}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" preserveAspectRatio="none"'
        f' href="data:{picture.media_type};base64,{data}"/></svg>'
    )
    size = {"width": points(picture.width), "height": points(picture.height)}
    return call("image", f"bytes({string(svg)})", format='"svg"', **size)


def _position(place: Place, origins: dict[str, float]) -> tuple[str | None, float]:
    """The alignment (None: as it falls) and the offset along one axis."""
    if place.align is not None:
        return {"center": "center"}.get(place.align, place.align), place.offset
    return None, place.offset + origins.get(place.relative_to, 0)
