"""Measures a Word file as a layout: what its styles and formatting come to."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from zsgx_docs.check.lint.measure.layout import LINE, MM, LayoutPart, LevelStroke, PaperLayout, Side, width_of
from zsgx_docs.check.lint.measure.word_footers import numbers_first, page_numbers
from zsgx_docs.check.lint.measure.word_looks import Looks, Runs, look_of
from zsgx_docs.check.lint.measure.word_shapes import PlacedShape, has_picture, placed_shapes
from zsgx_docs.check.lint.measure.word_tables import RowArea, is_opened, rows
from zsgx_docs.word.formats import BorderLine, ParagraphFormat
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import child, number, toggled, unwrapped, value
from zsgx_docs.word.visible import paragraph_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

SLACK = 6 * MM
"""Points by which places reckoned in a Word file, not set, may be off: a guess."""
LONG = 70 * MM
"""Points: a shorter stroke is no rule of the standard, whose shortest is 156 mm; a guess."""
_NATURAL = 1.3
"""Ems of a single line: Word's own for Chinese faces."""
_MOST_CELLS = 200
"""Paragraphs of a table whose fonts are looked at: a guess, bounds the time."""


def word_layout(document: Document) -> PaperLayout:
    """Return a Word file's layout: sections as sides; the first page's header and the body as parts."""
    reader = _Reader(document)
    sections = list(document.sections)
    reader.read()
    return PaperLayout(
        sides=tuple(reader.sides),
        parts=tuple(reader.parts),
        numbers=tuple(page_numbers(document, reader.looks.formats)),
        rules=tuple(reader.rules),
        pages=reader.least_pages(),
        numbered_first=bool(sections) and numbers_first(document, reader.looks.formats),
        has_pictures=reader.has_pictures,
        slack=SLACK,
    )


def _side(section: Section, number_: int) -> Side:
    grid = section._sectPr.find(f"{W}docGrid")
    pitched = grid is not None and value(grid, "type") in ("lines", "linesAndChars", "snapToChars")
    pitch = value(grid, "linePitch") if pitched else None

    def points(length: Any) -> float | None:
        return float(length.pt) if length is not None else None

    left, gutter = points(section.left_margin), points(section.gutter) or 0
    return Side(
        where=f"第{number_}节",
        width=points(section.page_width) or 612,
        height=points(section.page_height) or 792,
        top=points(section.top_margin),
        right=points(section.right_margin),
        bottom=points(section.bottom_margin),
        left=left + gutter if left is not None else None,
        pitch=int(pitch) / 20 if pitch and pitch.isdigit() else None,
        first=number_ == 1,
    )


def _char_space(section: Section) -> float:
    """Points that the grid of characters adds to each."""
    grid = section._sectPr.find(f"{W}docGrid")
    gridded = grid is not None and value(grid, "type") in ("linesAndChars", "snapToChars")
    return (number(value(grid, "charSpace")) or 0) / 4096 if gridded else 0.0


@dataclass(frozen=True, slots=True)
class _Room:
    """Where paragraphs are set: `left` and `right` from the text area's edges, None where unknown."""

    where: str
    width: float
    left: float | None = 0.0
    right: float | None = 0.0


class _Reader:
    """Reads in order; `_y` is how far down the first page it has come, None once that is not known."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.looks = Looks(document)
        self._sections = list(document.sections)
        self.sides = [_side(section, n) for n, section in enumerate(self._sections, 1)]
        self._spaces = [_char_space(section) for section in self._sections] or [0.0]
        self.parts: list[LayoutPart] = []
        self.rules: list[LevelStroke] = []
        self.has_pictures = False
        self._at = 0
        self._y: float | None = None
        self._height = 0.0
        self._borders: tuple[tuple[str, BorderLine], ...] = ()

    @property
    def _sheet(self) -> Side:
        sides = self.sides or [Side("第1节", 595.3, 841.9, 104.9, 73.7, 99.2, 79.4)]
        return sides[min(self._at, len(sides) - 1)]

    def _width(self) -> float:
        side = self._sheet
        return max(72.0, side.width - (side.left or 0) - (side.right or 0))

    def least_pages(self) -> int:
        """1 where all may fit on one page."""
        side = self._sheet
        room = side.height - (side.top or 0) - (side.bottom or 0)
        turned = any(part.new_page for part in self.parts[1:])
        return 2 if turned or self._height > room * 1.15 else 1

    def read(self) -> None:
        self._read_head()
        self._y = self._sheet.top
        paragraphs, starts_page = 0, True
        for element in unwrapped(self._document.element.body):
            if element.tag == f"{W}tbl":
                self._read_table(element)
            elif element.tag == f"{W}p":
                paragraphs += 1
                broken = _breaks_before(element)
                self._y = None if broken and self.parts else self._y
                self._read_paragraph(
                    element, _Room(f"第{paragraphs}段", self._width()), starts_page or broken
                )
                starts_page = _breaks_after(element)
                if child(element, "pPr/sectPr") is not None:
                    self._at += 1
                    starts_page = self._starts_page()

    def _starts_page(self) -> bool:
        from docx.enum.section import WD_SECTION_START

        return (
            self._at >= len(self._sections)
            or self._sections[self._at].start_type is not WD_SECTION_START.CONTINUOUS
        )

    def _read_head(self) -> None:
        """The mark of the issuer often stands in the first page's header."""
        for section in self._sections[:1]:
            own_first = section.different_first_page_header_footer
            head = section.first_page_header if own_first else section.header
            if head.is_linked_to_previous:
                continue
            self._y = float(section.header_distance.pt) if section.header_distance is not None else None
            for element in head._element:
                if element.tag == f"{W}p":
                    self._read_paragraph(element, _Room("首页页眉", self._width()), False)
            self.parts = [part for part in self.parts if not part.is_blank]
            self.rules = [replace(rule, before=min(rule.before, len(self.parts))) for rule in self.rules]

    def _read_table(self, table: Any) -> None:
        self._borders = ()
        if not is_opened(table, self._sizes):
            self._y = None
            self.parts.append(self._closed(table))
            return
        for row in rows(table, self.looks.styles, self._width()):
            self._read_row(row)
        self._y = None

    def _sizes(self, paragraph: Any) -> float:
        _, runs = self.looks.formats(paragraph)
        return max((run.size for text, run in runs if text.strip()), default=0.0)

    def _read_row(self, row: RowArea) -> None:
        """A row of the mark or of the imprint: its cells side by side are one line."""
        self._rule(row.above, row.width)
        lines: list[list[LayoutPart]] = []
        for cell in row.cells:
            room = _Room("表格", cell.width, cell.left, self._width() - cell.left - cell.width)
            read = [part for p in cell.paragraphs for part in self._set(p, room, False)[0]]
            printed = [part for part in read if not part.is_blank]
            for at, part in enumerate(printed):
                lines += [[]] if at >= len(lines) else []
                lines[at].append(part)
        for line in lines:
            text = "\t".join(part.text.strip() for part in line)
            shown = next((part for part in line if not _is_imprint_type(part)), line[0])
            self.parts.append(replace(shown, text=text, left=line[0].left, right=line[-1].right))
        self._rule(row.below, row.width)

    def _closed(self, table: Any) -> LayoutPart:
        """A table as its first paragraph, with the fonts of the cells."""
        every = (p for p in table.iter(f"{W}p") if paragraph_text(p).strip())
        printed = list(islice(every, _MOST_CELLS))
        if not printed:
            return LayoutPart("", "表格", is_table=True)
        read = [look_of(self.looks.formats(p)[1]) for p in printed]
        first = self._set(printed[0], _Room("表格", self._width()), False)[0][0]
        return replace(first, is_table=True, faces=frozenset().union(*(look.faces for look in read)))

    def _read_paragraph(self, element: Any, room: _Room, new_page: bool) -> None:
        top = self._y
        drawn = list(placed_shapes(element, self._sheet, top))
        self.has_pictures = self.has_pictures or (self._at == 0 and has_picture(element))
        read, shape, height = self._set(element, room, new_page)
        self._border("top", shape, room)
        self.parts += read
        self.parts += [LayoutPart("", room.where)] * round(shape.after / LINE)
        self._y = top + height if top is not None else None
        self._height += height
        self._border("bottom", shape, room)
        self._borders = shape.borders
        for one in drawn:
            self._read_shape(one, room.where)

    def _border(self, edge: str, shape: ParagraphFormat, room: _Room) -> None:
        """Paragraphs with the same borders stand in one frame."""
        line = dict(shape.borders).get(edge)
        if line is None:
            return
        if edge == "top" and self._borders == shape.borders:
            self.rules = self.rules[:-1]
            return
        y = self._y
        if y is not None:
            y += -line.space if edge == "top" else line.space - shape.after
        self._rule(
            line if edge == "top" else replace(line, bands=line.bands[::-1]),
            room.width - shape.left - shape.right,
            y,
        )

    def _rule(self, line: BorderLine | None, width: float, y: float | None = None) -> None:
        if line is not None and width >= LONG:
            for stroke in line.bands[::2] or (line.width,):
                self.rules.append(LevelStroke(width, stroke, len(self.parts), y, line.colour))

    def _read_shape(self, shape: PlacedShape, where: str) -> None:
        side, width = self._sheet, self._width()
        if shape.strokes and shape.width >= LONG and shape.height <= 4:
            for stroke in shape.strokes:
                self.rules.append(LevelStroke(shape.width, stroke, len(self.parts), shape.y, shape.colour))
        if shape.content is None:
            return
        inset_left, inset_right, inset_top = shape.inset
        left = shape.x - (side.left or 0) + inset_left if shape.x is not None else None
        inner = max(16.0, shape.width - inset_left - inset_right)
        room = _Room(where, inner, left, width - left - inner if left is not None else None)
        kept, self._y = self._y, shape.y + inset_top if shape.y is not None else None
        for element in shape.content:
            if element.tag == f"{W}p":
                read, form, height = self._set(element, room, False)
                self._border("top", form, room)
                self.parts += [part for part in read if not part.is_blank]
                self._y = self._y + height if self._y is not None else None
                self._border("bottom", form, room)
            elif element.tag == f"{W}tbl":
                self._read_table(element)
        self._y = kept

    def _set(
        self, element: Any, room: _Room, new_page: bool
    ) -> tuple[list[LayoutPart], ParagraphFormat, float]:
        """The parts of a paragraph, blank ones for the room before it, and how high all is."""
        label = self.looks.label(element)
        shape, runs = self.looks.formats(element, label)
        texts = paragraph_text(element).split("\n")
        look = look_of(
            ([(label.text, self.looks.labelled(label, element))] if label and label.text else []) + runs
        )
        if label and label.text:
            texts[0] = label.text + (" " if label.gap == " " else "") + texts[0].lstrip()
        pitch = look.size + _tracking(runs) + self._spaces[min(self._at, len(self._spaces) - 1)]
        lead = self._lead(shape, look.size)
        parts = [LayoutPart("", room.where)] * round(shape.before / LINE) if not new_page else []
        y = self._y + shape.before if self._y is not None else None
        height = shape.before + shape.after
        for at, text in enumerate(texts):
            first = shape.first if at == 0 else 0.0
            left, right = _gaps(shape, text, look.size, room, first)
            placed = room.left is not None and "\t" not in text
            lines = _count(text, pitch, room.width - shape.left - shape.right, first)
            parts.append(
                LayoutPart(
                    text, room.where, look.face, look.head, look.faces, look.size, look.head_size,
                    look.colour, look.bold, left, right, shape.left if len(texts) == 1 else None,
                    lead.fixed, pitch, y + (lead.height - look.size) / 2 if y is not None else None, None,
                    new_page and at == 0,
                    is_placed=placed, aligned_centre=shape.align == "center", wraps=lines > 1,
                    source=element,
                )
            )  # fmt: skip
            taken = lead.height * lines
            height, y = height + taken, y + taken if y is not None else None
        return parts, shape, height

    def _lead(self, shape: ParagraphFormat, size: float) -> _Lead:
        natural, grid = size * _NATURAL, self._sheet.pitch if shape.snap_to_grid else None
        if shape.line.kind == "exact":
            return _Lead(shape.line.amount, shape.line.amount)
        rows_ = math.ceil(natural / grid - 0.1) * grid if grid else natural
        if shape.line.kind == "at_least":
            return _Lead(max(shape.line.amount, rows_), max(shape.line.amount, rows_))
        return _Lead(rows_ * shape.line.amount, rows_ * shape.line.amount if grid else None)


@dataclass(frozen=True, slots=True)
class _Lead:
    """`fixed` is the line's height where the file settles it."""

    height: float
    fixed: float | None


def _is_imprint_type(part: LayoutPart) -> bool:
    """Cells side by side are shown by the one that stands out."""
    return part.face == "仿宋" and abs(part.size - 14) < 0.55


def _tracking(runs: Runs) -> float:
    return Counter({run.tracking: len(text) + 1 for text, run in runs}).most_common(1)[0][0]


def _count(text: str, pitch: float, width: float, first: float) -> int:
    return max(1, math.ceil((width_of(text, pitch) + first) / max(width, pitch) - 0.01))


def _gaps(shape: ParagraphFormat, text: str, size: float, room: _Room, first: float) -> tuple[float, float]:
    """Blanks typed before and behind a text move it as indents do."""
    bare = text.strip()
    lead = width_of(re.sub(r"\t", "  ", text[: len(text) - len(text.lstrip())]), size) if bare else 0.0
    tail = width_of(text[len(text.rstrip()) :], size) if bare and shape.align in ("right", "center") else 0.0
    start, end = room.left or 0.0, room.right or 0.0
    spare = max(0.0, room.width - shape.left - shape.right - first - lead - tail - width_of(bare, size))
    left = start + shape.left + first + lead
    if shape.align == "center":
        return left + spare / 2, end + shape.right + tail + spare / 2
    if shape.align == "right":
        return left + spare, end + shape.right + tail
    return left, end + shape.right + spare


def _breaks_before(paragraph: Any) -> bool:
    if toggled(child(paragraph, "pPr/pageBreakBefore")):
        return True
    for node in paragraph.iter(f"{W}t", f"{W}br"):
        return bool(node.tag == f"{W}br" and value(node, "type") == "page")
    return False


def _breaks_after(paragraph: Any) -> bool:
    nodes = list(paragraph.iter(f"{W}t", f"{W}br"))
    return bool(nodes) and nodes[-1].tag == f"{W}br" and value(nodes[-1], "type") == "page"
