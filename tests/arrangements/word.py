"""A sheet as a Word file, by python-docx."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from arrangements.sheet import LINE, LINED, TYPED, Cell, Line, Sheet, Table

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def word(sheet: Sheet) -> bytes:
    document = docx.Document()
    section = document.sections[0]
    if sheet.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(297), Mm(210)) if sheet.wide else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(sheet.margins[0])
    section.left_margin = section.right_margin = Mm(sheet.margins[1])
    for block in sheet.blocks:
        if isinstance(block, Line):
            _write(document.add_paragraph(), block.text, block.size, sheet, block.align, block.bold)
        elif isinstance(block, Table):
            _table(document, block, sheet)
        else:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(
    paragraph: Any, text: str, size: float, sheet: Sheet, align: str = "left", bold: bool = False
) -> None:
    paragraph.alignment = _ALIGN[align]
    for mark, typed in TYPED.items():
        text = text.replace(mark, typed)
    for part in re.split(f"({LINE}[^{LINED}]*{LINED})", text):
        run = paragraph.add_run(part.strip(LINE + LINED))
        run.font.size, run.font.bold, run.font.underline = Pt(size), bold, part.startswith(LINE)
        run.font.name = sheet.digits
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), sheet.face)


def _table(document: Any, table: Table, sheet: Sheet) -> None:
    made = document.add_table(rows=len(table.rows), cols=len(table.widths), style="Table Grid")
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        made.rows[number].height = Mm(table.height)
        if number < table.head:
            made.rows[number]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        at = 0
        for cell in row:
            while (number, at) in taken:
                at += 1
            _cell(made, number, at, cell, table, sheet)
            taken |= {(number + d, at + a) for d in range(cell.down) for a in range(cell.across)}
            at += cell.across
    for column, width in enumerate(table.widths):
        made.columns[column].width = Mm(width)


def _cell(made: Any, row: int, column: int, cell: Cell, table: Table, sheet: Sheet) -> None:
    held = made.cell(row, column)
    if cell.across > 1 or cell.down > 1:
        held = held.merge(made.cell(row + cell.down - 1, column + cell.across - 1))
    first, *others = cell.text.split("\n")
    _write(held.paragraphs[0], first, table.size, sheet, cell.align)
    for text in others:
        _write(held.add_paragraph(), text, table.size, sheet, cell.align)
